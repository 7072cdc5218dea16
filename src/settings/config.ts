import { nearest } from '../text/nearest.ts';
import { readKeys, usualKeys } from './keys.ts';
import { allowedText, CHOICES, type Choice, KEYS, SETTING_NAMES } from './options.ts';

/** The content of a settings file. */
type Value = Readonly<Record<string, unknown>>;

/** A setting as `config list` prints it: its current value, whether the user has set it, and its allowed values. */
export type SettingRow = {
  readonly name: string;
  readonly value: string | boolean | readonly string[];
  readonly isSet: boolean;
  readonly allowed: string;
  readonly summary: string;
};

/** Returns every setting with its value, and each of the user's own keys. Invalid ones count as not set. */
export function settingRows(written: Value): readonly SettingRow[] {
  const choices = CHOICES.map((choice): SettingRow => {
    const value = choice.allowed.find((one) => one === written[choice.name]);
    const { name, summary, usual } = choice;
    return { name, value: value ?? usual, isSet: value !== undefined, allowed: allowedText(choice), summary };
  });
  const usable = Object.entries(ownKeys(written)).filter(
    ([name, keys]) => readKeys({ [name]: keys }).faults.length === 0,
  );
  const keys = usable.map(
    ([name, value]): SettingRow => ({
      name: `${KEYS.name}.${name}`,
      value: keyList(value),
      isSet: true,
      allowed: 'keys as the help writes them',
      summary: `usually ${usualKeys(name).join(' ')}`,
    }),
  );
  return [...choices, ...keys];
}

/** Returns all settings as one JSON object. */
export function settingsObject(written: Value): Value {
  const rows = settingRows(written).map(({ name, value }) => [actionIn(name), name, value] as const);
  return {
    ...Object.fromEntries(rows.flatMap(([action, name, value]) => (action === undefined ? [[name, value]] : []))),
    [KEYS.name]: Object.fromEntries(
      rows.flatMap(([action, , value]) => (action === undefined ? [] : [[action, value]])),
    ),
  };
}

/** The requested value, or why there is none. */
export type SettingResult<What> = { readonly is: What } | { readonly fault: string };

/** Returns the value of a setting by its name. */
export function settingValue(name: string, written: Value): SettingResult<unknown> {
  if (name === KEYS.name) return { is: settingsObject(written)[KEYS.name] };
  const own = settingRows(written).find((row) => row.name === name);
  if (own !== undefined) return { is: own.value };
  const usual = usualKeys(actionIn(name) ?? '');
  return usual.length > 0 ? { is: usual } : { fault: unknownText(name) };
}

/** Returns the content of the file after a setting is set to some words, or a fault that says what is allowed. */
export function changeSetting(name: string, words: readonly string[], written: Value): SettingResult<Value> {
  const choice = CHOICES.find((one) => one.name === name);
  if (choice !== undefined) return changeChoice(choice, words, written);
  const action = actionIn(name);
  if (action === undefined) return { fault: name === KEYS.name ? KEYS_NEED_A_NAME : unknownText(name) };
  const keys = words.flatMap((word) => (word === ',' ? [word] : word.split(',').filter((part) => part !== '')));
  const all = { ...ownKeys(written), [action]: keys };
  const before = readKeys(ownKeys(written)).faults.map(({ text }) => text);
  const [fault] = readKeys(all).faults.filter(({ text }) => !before.includes(text));
  const also = fault?.so === undefined ? '' : '; nothing was changed';
  return fault ? { fault: `${name} ${fault.text}${also}` } : { is: { ...written, [KEYS.name]: all } };
}

function changeChoice(choice: Choice, words: readonly string[], written: Value): SettingResult<Value> {
  const [word] = words;
  const value = choice.allowed.find((one) => words.length === 1 && String(one) === word);
  if (value === undefined) return { fault: `${choice.name} must be ${allowedText(choice)}, not “${words.join(' ')}”` };
  return { is: { ...written, [choice.name]: value } };
}

/** Returns the content of the file after one or all settings are reset to their defaults. Bookmarks and the like stay. */
export function resetSettings(name: string | undefined, written: Value): SettingResult<Value> {
  if (name === undefined) return { is: without(written, SETTING_NAMES) };
  if (SETTING_NAMES.includes(name)) return { is: without(written, [name]) };
  const action = actionIn(name);
  if (action === undefined || (usualKeys(action).length === 0 && !(action in ownKeys(written)))) {
    return { fault: unknownText(name) };
  }
  const keys = without(ownKeys(written), [action]);
  const { [KEYS.name]: _, ...rest } = written;
  return { is: Object.keys(keys).length === 0 ? rest : { ...rest, [KEYS.name]: keys } };
}

const without = (value: Value, names: readonly string[]): Value =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));

const KEYS_NEED_A_NAME = 'keys are set one action at a time, such as: config set keys.quit Q';

/** Returns the name of an action, with or without its view, from the name of a setting. */
const actionIn = (name: string): string | undefined =>
  name.startsWith(`${KEYS.name}.`) ? name.slice(KEYS.name.length + 1) : undefined;

function ownKeys({ [KEYS.name]: keys }: Value): Value {
  return typeof keys === 'object' && keys !== null && !Array.isArray(keys) ? (keys as Value) : {};
}

const keyList = (value: unknown): readonly string[] => [value].flat().map(String);

function unknownText(name: string): string {
  if (name === 'browser') return 'the browser is not a setting: set the environment variable BROWSER';
  const [near] = nearest(name, SETTING_NAMES, 1);
  return `no setting is called “${name}”; ${near ? `did you mean ${near}?` : `known: ${SETTING_NAMES.join(', ')}`}`;
}
