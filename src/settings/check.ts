import type { ActionName } from '../keys/actions.ts';
import { type KeyChanges, remapKeys } from '../keys/keymap.ts';
import { nearest } from '../text/nearest.ts';
import { type Fault, faultText, shownValue } from './fault.ts';
import { readKeys } from './keys.ts';
import { allowedText, CHOICES, KEYS, SETTING_NAMES, START_VIEWS } from './options.ts';
import { NOTED } from './plain.ts';

/** A settings file: its path, its text, and the value of that text. */
export type WrittenSettings = {
  readonly file: string;
  readonly text: string;
  readonly value: Readonly<Record<string, unknown>>;
};

/** The user's settings, as far as they are valid. */
export type CheckedSettings = {
  readonly keys: KeyChanges;
  /** The actions that open the start view; none for the list. */
  readonly opens: readonly ActionName[];
  /** A sentence for each problem, which names the file and the line. */
  readonly problems: readonly string[];
};

/** Checks the user's settings. Invalid ones are reported, and otherwise ignored. */
export function checkSettings({ file, text, value }: WrittenSettings): CheckedSettings {
  const { changes, faults } = value.keys === undefined ? { changes: {}, faults: [] } : readKeys(value.keys);
  const all = [...Object.keys(value).flatMap((name) => choiceFault(name, value[name])), ...faults];
  const { startView } = value;
  const opens = typeof startView === 'string' && Object.hasOwn(START_VIEWS, startView) ? START_VIEWS[startView] : [];
  return { keys: changes, opens: opens ?? [], problems: all.map((fault) => faultText(fault, file, text)) };
}

/** Finds what is wrong with the value of a setting, or with a name that resembles one. Other names are not ours. */
function choiceFault(name: string, value: unknown): readonly Fault[] {
  const choice = CHOICES.find((one) => one.name === name);
  if (choice === undefined) {
    const [near] = name === KEYS.name || NOTED.has(name) ? [] : nearest(name, SETTING_NAMES, 1);
    return near === undefined ? [] : [{ path: [name], text: `is not a setting; did you mean ${near}?` }];
  }
  if (choice.allowed.some((one) => one === value)) return [];
  return [{ path: [name], text: `must be ${allowedText(choice)}, not ${shownValue(value)}` }];
}

/** Applies the user's keys from now on, and returns what else is needed at the start. */
export function applySettings(
  written: WrittenSettings,
): Pick<CheckedSettings, 'opens'> & { readonly problem: string | null } {
  const { keys, opens, problems } = checkSettings(written);
  remapKeys(keys);
  return { opens, problem: problemsText(problems) };
}

/** Sums up all problems in one sentence for the bottom line; `null` if there are none. */
function problemsText([first, ...others]: readonly string[]): string | null {
  if (first === undefined) return null;
  const more = others.length === 0 ? '' : ` (and ${others.length} more: awesome-containers config)`;
  return `${first}${more}`;
}
