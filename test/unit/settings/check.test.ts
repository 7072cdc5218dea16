import { describe, expect, test } from 'vitest';
import { createSession } from '../../../src/app/session.ts';
import { createTheme } from '../../../src/screen/theme.ts';
import { checkSettings } from '../../../src/settings/check.ts';
import { lineOf } from '../../../src/settings/line-of.ts';
import { START_VIEWS } from '../../../src/settings/options.ts';
import { isPlain } from '../../../src/settings/plain.ts';
import { contextFor } from '../../../src/views/context.ts';
import { initialState, topView } from '../../../src/views/state.ts';
import { library } from '../../support/library.ts';

const FILE = '/home/ada/.config/awesome-containers/config.json';
const check = (text: string) => checkSettings({ file: FILE, text, value: JSON.parse(text) });
const problemsOf = (value: unknown) => check(JSON.stringify(value, null, 2)).problems;

describe('settings', () => {
  test('that are valid have no problems', () => {
    const value = {
      theme: 'light',
      mouse: true,
      startView: 'matrix',
      keys: { quit: 'Q' },
      bookmarks: {},
      background: 'dark',
    };
    expect(problemsOf(value)).toEqual([]);
  });

  test('that are wrong are reported by file and line, with the allowed values', () => {
    const text = `{
  "bookmarks": { "theme": "2026" },
  "theme": "drak",
  "mouse": "yes",
  "startView": "matrx",
  "keys": {
    "quit": "Q",
    "list.open": ["x", "F1"]
  }
}`;
    expect(check(text).problems).toEqual([
      `${FILE}:3: theme must be auto, dark, light, high-contrast or none, not “drak”`,
      `${FILE}:4: mouse must be true or false, not “yes”`,
      `${FILE}:5: startView must be ${Object.keys(START_VIEWS).slice(0, -1).join(', ')} or ${Object.keys(START_VIEWS).at(-1)}, not “matrx”`,
      `${FILE}:8: keys.list.open cannot have “F1”, which is not a key that can be used here`,
    ]);
    expect(check(text).keys).toEqual({ list: { quit: ['Q'] }, detail: { quit: ['Q'] } });
  });

  test('that give a key to two actions are reported with what follows', () => {
    expect(problemsOf({ keys: { 'list.filter': 's' } })).toEqual([
      `${FILE}:3: keys.list.filter gives “s” to both filter and sort in the view list; so both have their usual keys there`,
    ]);
  });

  test('with a misspelled name get the right name; other names are ignored', () => {
    expect(problemsOf({ themes: 'dark' })).toEqual([`${FILE}:2: themes is not a setting; did you mean theme?`]);
    expect(problemsOf({ 'bookmarks-unread': [], somethingElse: 1 })).toEqual([]);
  });

  test('cannot put control characters on the screen', () => {
    const [problem = ''] = problemsOf({ theme: '\u001b[31m\nred'.repeat(100) });
    expect(problem).not.toMatch(/\p{Cc}/u);
    expect(problem.length).toBeLessThan(250);
  });

  test.each([
    [{}, true],
    [{ bookmarks: {}, theme: 'light', background: 'light' }, true],
    [{ theme: 'drak' }, false],
    [{ keys: {} }, false],
    [{ startView: 'list' }, false],
    [{ mouse: true }, false],
    [{ mouse: false }, true],
    [{ mouse: 'no' }, false],
  ])('%j can be shown without a check: %s', (value, is) => {
    expect(isPlain(value)).toBe(is);
  });
});

test.each([
  ['{"a": 1}', ['a'], 1],
  ['{\n"a":\n1,\n"b": {"a": 2}}', ['b', 'a'], 4],
  ['{\n"b": {"a": 2},\n"a": 1}', ['a'], 3],
  ['{\n"x": [{"a": "}"}],\n"a": 1}', ['a'], 3],
  ['{\n"a": 1,\n"a": 2}', ['a'], 3],
  ['{\n"\\u0061": 1}', ['a'], 2],
  ['{\n"x": "\\"a\\": 1",\n"a": 1}', ['a'], 3],
  ['{\n"a": {"b": 1}}', ['a', 'missing'], 2],
  ['{"b": 1}', ['a'], 1],
])('in %j, %j is in line %i', (json, path, line) => {
  expect(lineOf(json, path)).toBe(line);
});

test.each(Object.entries(START_VIEWS))('the explorer can start in %s', (name, actions) => {
  const theme = createTheme({ colour: false, unicode: true, hyperlinks: false });
  const context = contextFor(library, { columns: 80, rows: 24 }, theme);
  const session = createSession({
    start: initialState({ tree: library.tree }),
    context: () => context,
    perform: () => {},
  });
  for (const action of actions) session.dispatch({ type: 'pressed', action, key: '' });
  const { view } = topView(session.state());
  // An empty stack asks for its first product.
  expect(view).toBe(name === 'search' || name === 'stack' ? `${name}-line` : name);
  expect(check(JSON.stringify({ startView: name })).opens).toEqual(actions);
});

test('the start views are those with their own key in the list', () => {
  expect(Object.keys(START_VIEWS)).toEqual(
    expect.arrayContaining(['list', 'search', 'vulnerabilities', 'matrix', 'stack', 'guide', 'help']),
  );
  expect(check('{"startView": "constructor"}').opens).toEqual([]);
});
