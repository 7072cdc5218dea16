import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { createSession } from '../../../src/app/session.ts';
import { ACTIONS } from '../../../src/keys/actions.ts';
import { KeyDecoder } from '../../../src/keys/decode.ts';
import { KEYMAP, keyBindings, keysOf, remapKeys, VIEW_IDS } from '../../../src/keys/keymap.ts';
import { createTheme } from '../../../src/screen/theme.ts';
import { readKey } from '../../../src/settings/key-names.ts';
import { readKeys, usualKeys } from '../../../src/settings/keys.ts';
import { contextFor } from '../../../src/views/context.ts';
import { drawScreen } from '../../../src/views/registry.ts';
import { initialState, topView } from '../../../src/views/state.ts';
import { library } from '../../support/library.ts';

const theme = createTheme({ colour: false, unicode: true, hyperlinks: false });
const faultsOf = (keys: unknown) => readKeys(keys).faults.map(({ path, text }) => `${path.join('.')} ${text}`);

afterEach(() => remapKeys({}));

describe('a key', () => {
  test.each([
    ['Enter', 'enter'],
    ['x', 'x'],
    ['X', 'X'],
    ['Ctrl-o', 'ctrl+o'],
    ['ctrl+O', 'ctrl+o'],
    ['Alt-B', 'alt+B'],
    ['Shift-Tab', 'shift+tab'],
    ['Shift-↑', 'shift+up'],
    ['Ctrl-Alt-Left', 'ctrl+alt+left'],
    ['PgDn', 'page-down'],
    ['page-down', 'page-down'],
    ['Esc', 'escape'],
    ['Del', 'delete'],
    [' ', 'space'],
    ['gg', 'g g'],
    ['g g', 'g g'],
    ['-', '-'],
    ['Ctrl--', 'ctrl+-'],
    ['é', 'é'],
  ])('%j is %j', (text, key) => {
    expect(readKey(text)).toEqual({ key });
  });

  test.each([
    ['F5', 'is not a key that can be used here'],
    ['Ctrl-i', 'is Tab to a terminal'],
    ['Ctrl-m', 'is Enter to a terminal'],
    ['Ctrl-h', 'is Backspace to a terminal'],
    ['Shift-a', 'is written as the character it types'],
    ['Ctrl-', 'is not a key that can be used here'],
    ['nonsense', 'is not a key that can be used here'],
    ['\u0007', 'is not a key'],
  ])('%j is rejected with a reason', (text, fault) => {
    expect(readKey(text)).toEqual({ fault });
  });

  test('in the notation of the help is parsed correctly, for every key of the table', () => {
    for (const view of VIEW_IDS) {
      for (const [action] of keyBindings(view)) {
        if (action === 'open-numbered-link') continue;
        const read = usualKeys(`${view}.${action}`).map(readKey);
        expect(read).toEqual(keysOf(view, action).map((key) => ({ key })));
      }
    }
  });

  test('that is accepted can be pressed', () => {
    const bytes = { 'Ctrl-o': '\u000f', 'Alt-b': '\u001bb', x: 'x', 'Shift-Tab': '\u001b[Z', PgDn: '\u001b[6~' };
    for (const [text, pressed] of Object.entries(bytes)) {
      const [event] = new KeyDecoder().push(pressed);
      const name = event?.type === 'key' ? event.name : event?.type === 'text' ? event.text : '';
      expect(readKey(text)).toEqual({ key: name });
    }
  });

  test('with any text never makes the parser fail', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readKey(text)));
    fc.assert(fc.property(fc.jsonValue(), (value) => void readKeys(value)));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...ACTIONS.map(({ name }) => name)), fc.string()), (keys) => {
        const { changes } = readKeys(keys);
        remapKeys(changes);
        for (const view of VIEW_IDS) {
          const bound = keyBindings(view).flatMap(([, all]) => all);
          expect(new Set(bound).size).toBe(bound.length);
          expect(keysOf(view, 'quit-now')).toContain('ctrl+c');
        }
      }),
    );
  });
});

describe('keys in the settings', () => {
  test('apply to an action in all its views or in one', () => {
    const { changes, faults } = readKeys({ quit: ['Q', 'Ctrl-q'], 'list.open': 'X' });
    expect(faults).toEqual([]);
    expect(changes).toEqual({ list: { quit: ['Q', 'ctrl+q'], open: ['X'] }, detail: { quit: ['Q', 'ctrl+q'] } });
  });

  test.each([
    [{ opne: 'x' }, ['keys.opne is not an action; did you mean open?']],
    [{ 'lst.open': 'x' }, ['keys.lst.open is not an action; did you mean list.open?']],
    [{ 'help.open': 'x' }, [expect.stringMatching(/^keys\.help\.open is not an action/)]],
    [{ open: [] }, ['keys.open needs at least one key']],
    [{ open: 5 }, ['keys.open cannot have 5, which is not a key']],
    [{ open: 'F1' }, ['keys.open cannot have “F1”, which is not a key that can be used here']],
    [{ 'open-numbered-link': 'x' }, ['keys.open-numbered-link always has the digits']],
    [{ 'keep-results': 'x' }, ['keys.keep-results cannot have “x”, which is typed in the view search-line']],
    [{ open: 'Ctrl-c' }, ['keys.open cannot have “Ctrl-c”, which always quits']],
    ['x', ['keys must have actions with their keys']],
    [['x'], ['keys must have actions with their keys']],
  ])('%j: the faults are reported', (keys, faults) => {
    expect(faultsOf(keys)).toEqual(faults);
    expect(readKeys(keys).changes).toEqual({});
  });

  test('that are wrong do not affect the others', () => {
    expect(readKeys({ opne: 'x', quit: 'Q', open: 'F1' }).changes).toEqual({
      list: { quit: ['Q'] },
      detail: { quit: ['Q'] },
    });
  });

  test('with two actions are reported with both, and neither applies', () => {
    expect(faultsOf({ 'list.filter': 's' })).toEqual([
      'keys.list.filter gives “s” to both filter and sort in the view list',
    ]);
    expect(readKeys({ 'list.filter': 's' }).changes).toEqual({});
    expect(faultsOf({ 'list.filter': 'X', 'list.sort': 'X', quit: 'Q' })).toHaveLength(1);
    expect(readKeys({ 'list.filter': 'X', 'list.sort': 'X', quit: 'Q' }).changes.list).toEqual({ quit: ['Q'] });
  });

  test('that begin a sequence conflict with it', () => {
    expect(faultsOf({ 'list.filter': 'g' })).toEqual([
      'keys.list.filter gives “g” to both filter and first in the view list',
    ]);
  });

  test('may be swapped', () => {
    const { changes, faults } = readKeys({ 'list.filter': 's', 'list.sort': 'f' });
    expect(faults).toEqual([]);
    expect(changes).toEqual({ list: { filter: ['s'], sort: ['f'] } });
  });

  test('may conflict in one view and apply in the others', () => {
    const { changes, faults } = readKeys({ search: 'a' });
    expect(faults).toHaveLength(1);
    expect(changes.list).toEqual({ search: ['a'] });
    expect(changes.matrix).toBeUndefined();
  });

  test('never remove the key that always quits', () => {
    expect(readKeys({ 'quit-now': 'Ctrl-x' }).changes.list).toEqual({ 'quit-now': ['ctrl+x', 'ctrl+c'] });
  });

  test('apply in the session, the bottom line and the help', () => {
    const { changes } = readKeys({ help: 'F', quit: 'Q', 'list.show-stack': 'S' });
    remapKeys(changes);
    const size = { columns: 80, rows: 24 };
    const context = contextFor(library, size, theme);
    const session = createSession({
      start: initialState({ tree: library.tree }),
      context: () => context,
      perform: () => {},
    });
    const screen = () =>
      drawScreen(session.state(), context).flatMap(({ lines }) =>
        lines.map((line) => line.map(({ text }) => text).join('')),
      );
    expect(screen().at(-1)).toMatch(/F help {2}Q quit/);
    session.press(['?']);
    expect(topView(session.state()).view).toBe('list');
    session.press(['F']);
    expect(topView(session.state()).view).toBe('help');
    expect(screen().some((line) => /^.?Q +quit/.test(line.trim()))).toBe(true);
    remapKeys({});
    session.press(['?']);
    expect(topView(session.state()).view).toBe('list');
    expect(keysOf('list', 'quit')).toEqual(KEYMAP.list.quit);
  });
});
