import { join } from 'node:path';
import { BOLD, cutLine, FIXED, type Line, MUTED, span } from '../../screen/line.ts';
import { paint, type Theme } from '../../screen/theme.ts';
import type { SettingResult, SettingRow } from '../../settings/config.ts';
import type { ActionRow } from '../../settings/key-list.ts';
import {
  actionRows,
  changeSetting,
  checkSettings,
  resetSettings,
  settingRows,
  settingsObject,
  settingValue,
} from '../../settings/part.ts';
import { explainSystemError } from '../../system/explain-error.ts';
import { changeSettings } from '../../system/settings/change.ts';
import { settingsDirectory } from '../../system/settings/location.ts';
import { lookAtSettings, SETTINGS_FILE, type Written } from '../../system/settings/read.ts';
import { nearest } from '../../text/nearest.ts';
import { padded, widthOf, wrap } from '../../text/width.ts';
import { DONE, WRONG_USE } from '../command.ts';
import type { ConfigRequest } from '../config.ts';
import { forgetList, showLists } from './config-lists.ts';
import { complain, print, printForReader } from './output.ts';

type Value = Readonly<Record<string, unknown>>;

/** The actions of `config`, and how many words each of them takes. */
const ACTIONS: Readonly<Record<string, { readonly least: number; readonly most: number; readonly form: string }>> = {
  path: { least: 0, most: 0, form: 'config path' },
  list: { least: 0, most: 0, form: 'config list' },
  keys: { least: 0, most: 0, form: 'config keys' },
  get: { least: 1, most: 1, form: 'config get NAME' },
  set: { least: 2, most: Infinity, form: 'config set NAME VALUE' },
  reset: { least: 0, most: 1, form: 'config reset [NAME]' },
  lists: { least: 0, most: 0, form: 'config lists' },
  forget: { least: 1, most: 1, form: 'config forget LIST' },
};

/** Prints or changes the settings. Returns the exit code. Problems in the settings file are reported on standard error. */
export function printConfig({ words, json, look }: Omit<ConfigRequest, 'kind'>): number {
  const [action = 'path', ...rest] = words;
  const known = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  if (known === undefined) return complain(unknownAction(action), WRONG_USE);
  if (rest.length < known.least || rest.length > known.most) return complain(`use: ${known.form}`, WRONG_USE);
  const directory = settingsDirectory(process.env);
  if (directory === null) return complain('there is no home directory, and so there are no settings', WRONG_USE);
  const [name = '', ...values] = rest;
  switch (action) {
    case 'set':
      return change(directory, (value) => changeSetting(name, values, value));
    case 'reset':
      return change(directory, (value) => resetSettings(rest[0], value));
    case 'forget':
      return change(directory, (value) => forgetList(name, directory, value));
    default:
      return show(action, name, directory, json, look);
  }
}

function show(action: string, name: string, directory: string, json: boolean, look: ConfigRequest['look']): number {
  const { problem, written } = lookAtSettings(directory);
  const file = join(directory, SETTINGS_FILE);
  const { value = {} } = written ?? {};
  if (action === 'get') {
    const found = settingValue(name, value);
    if ('fault' in found) return complain(found.fault, WRONG_USE);
    return print(`${json ? JSON.stringify(found.is) : plainValue(found.is)}\n`);
  }
  if (action === 'lists') return showLists(value, json);
  if (action === 'keys') return showKeys(actionRows(value.keys), json, look);
  const problems = [...(problem === null ? [] : [problem]), ...problemsIn(written)];
  const code = problem === null ? DONE : WRONG_USE;
  if (json) {
    print(`${JSON.stringify({ file, settings: settingsObject(value), problems }, null, 1)}\n`);
    return code;
  }
  const rows = settingRows(value);
  if (action === 'path') print(`${file}\n`);
  else
    printForReader(
      () => rows.map(plainRow).join(''),
      (columns, theme) => drawnRows(rows, columns, theme),
      look,
    );
  for (const one of problems) complain(one, DONE);
  return code;
}

/** Prints the names by which actions can get other keys, with their present keys. */
function showKeys(rows: readonly ActionRow[], json: boolean, look: ConfigRequest['look']): number {
  if (json)
    return print(`${JSON.stringify(Object.fromEntries(rows.map(({ name, keys }) => [name, keys])), null, 1)}\n`);
  const nameWidth = Math.max(...rows.map(({ name }) => name.length));
  const keysWidth = Math.max(...rows.map(({ keys }) => keys.join(' ').length));
  return printForReader(
    () => rows.map(({ name, keys, words }) => `${[name, keys.join(' '), words].join('\t')}\n`).join(''),
    (columns, theme) =>
      drawn(
        rows.map(({ name, keys, words }): Line => {
          return [
            span(name.padEnd(nameWidth)),
            span(GAP),
            span(keys.join(' ').padEnd(keysWidth), BOLD),
            span(`${GAP}${words}`, MUTED),
          ];
        }),
        columns,
        theme,
      ),
    look,
  );
}

const problemsIn = (written: Written | undefined): readonly string[] =>
  written === undefined ? [] : checkSettings(written).problems;

/** Changes the settings file, or reports why it was not changed. */
function change(directory: string, ask: (value: Value) => SettingResult<Value>): number {
  let fault: string | null = null;
  try {
    const problem = changeSettings(directory, (value) => {
      const asked = ask(value);
      if ('is' in asked) return asked.is;
      fault = asked.fault;
      return null;
    });
    if (problem !== null) complain(problem, DONE);
  } catch (error) {
    fault = `the settings cannot be written (${explainSystemError(error)}): ${directory}`;
  }
  return fault === null ? DONE : complain(fault, WRONG_USE);
}

function unknownAction(action: string): string {
  const names = Object.keys(ACTIONS);
  const [near] = nearest(action, names, 1);
  const advice = near ? `did you mean: config ${near}` : `known: ${names.join(', ')}`;
  return `config does not know “${action}”; ${advice} (to search for it, use: awesome-containers -q "config ${action}")`;
}

/** Formats a value on one line. Keys are separated by spaces, because a comma is a key itself. */
function plainValue(value: unknown): string {
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const plainRow = ({ name, value, allowed, summary }: SettingRow): string =>
  `${[name, plainValue(value), allowed, summary].join('\t')}\n`;

const GAP = '  ';

/** Returns the settings for a terminal. Values that the user has set stand out; the allowed values and the purpose are below. */
function drawnRows(rows: readonly SettingRow[], columns: number, theme: Theme): string {
  const widest = Math.max(...rows.map(({ name }) => widthOf(name)));
  const margin = ' '.repeat(widest) + GAP;
  const lines = rows.flatMap(({ name, value, isSet, allowed, summary }): Line[] => [
    [span(padded(name, widest), BOLD), span(GAP), span(plainValue(value), isSet ? FIXED : {})],
    ...wrap(`${summary}: ${allowed}`, Math.max(1, columns - margin.length)).map((row) => [
      span(margin),
      span(row, MUTED),
    ]),
  ]);
  return drawn(lines, columns, theme);
}

const drawn = (lines: readonly Line[], columns: number, theme: Theme): string =>
  lines.map((line) => `${paint(cutLine(line, columns, theme.glyphs.ellipsis), theme)}\n`).join('');
