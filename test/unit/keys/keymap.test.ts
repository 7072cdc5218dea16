import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { keyTable, markedKeys } from '../../../scripts/docs/keys.ts';
import { KeyDecoder } from '../../../src/keys/decode.ts';
import type { KeyEvent } from '../../../src/keys/event.ts';
import { createTheme } from '../../../src/screen/theme.ts';
import { footerLines } from '../../../src/views/bars.ts';
import { type Binding, bindings } from '../../../src/views/bindings.ts';
import { helpLines, hintsFor, keyCap, keyCaps } from '../../../src/views/help/draw.ts';
import { resolve } from '../../../src/views/resolve.ts';
import { createSession } from '../../../src/views/session.ts';
import { type Effect, initialState, type Mode } from '../../../src/views/state.ts';
import { worldOf } from '../../../src/views/view.ts';
import { library } from '../../support/library.ts';

const MODES: readonly Mode[] = ['list', 'detail', 'search', 'choices', 'help'];
const theme = createTheme({ colour: false, unicode: true, hyperlinks: false });
const ascii = createTheme({ colour: false, unicode: false, hyperlinks: false });
const size = { columns: 80, rows: 24 };
const textOf = ([event]: readonly KeyEvent[]) => (event?.type === 'text' ? event.text : undefined);
const boundIn = (mode: Mode) => bindings.filter(({ modes }) => modes.includes(mode));

/** A visit to the real catalog that has been brought to where every key of a mode has something to do. */
function visitIn(mode: Mode) {
  const typed = (word: string) => ['/', ...word];
  const onDotCloud = ['down', 'down', 'right', 'down'];
  const ways: Record<Mode, readonly string[]> = {
    list: [...typed('docker'), 'enter', 'escape', ...onDotCloud, '>', 'J'],
    detail: [...typed('docker'), 'enter', 'escape', ...onDotCloud, '>', 'right', 'page-down', 'down', 'J'],
    search: [...typed('docker status:active'), 'down', 'left', 'left'],
    choices: [
      ...typed('docker'),
      'enter',
      'f',
      'space',
      'down',
      'down',
      'down',
      'down',
      'down',
      'down',
      'down',
      'down',
    ],
    help: ['?', 'down', 'down'],
  };
  const effects: Effect[] = [];
  const session = createSession({
    start: initialState({ tree: library.tree }),
    world: () => worldOf(library, size, theme),
    perform: (effect) => effects.push(effect),
  });
  session.press(ways[mode]);
  expect(session.state().mode).toBe(mode);
  return { ...session, effects };
}

/** Whether keys that are pressed do more than to say why they do nothing. */
function doSomething(mode: Mode, key: string): boolean {
  const { state, press, effects } = visitIn(mode);
  const [before, asked] = [state(), effects.length];
  press(key.split(' '));
  const after = { ...state(), notice: before.notice };
  return effects.length > asked || JSON.stringify(after, withSets) !== JSON.stringify(before, withSets);
}

const withSets = (_: string, value: unknown) => (value instanceof Set ? [...value] : value);

describe('the table of keys', () => {
  test.each(MODES)('means one thing with each key: %s', (mode) => {
    const keys = boundIn(mode).flatMap((binding) => binding.keys);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  test.each(MODES)('has no key that begins the sequence of another: %s', (mode) => {
    const keys = boundIn(mode).flatMap((binding) => binding.keys);
    expect(keys.filter((key) => keys.some((other) => other.startsWith(`${key} `)))).toEqual([]);
  });

  test('binds no letter in the search line, where all of them type', () => {
    expect(
      boundIn('search')
        .flatMap(({ keys }) => keys)
        .filter((key) => [...key].length === 1 || key === 'space'),
    ).toEqual([]);
  });

  test.each(MODES)('does something with every key: %s', (mode) => {
    const idle = boundIn(mode)
      .flatMap(({ keys }) => keys)
      .filter((key) => !doSomething(mode, key));
    expect(idle).toEqual([]);
  });
});

describe('the bottom line', () => {
  test.each(MODES)('promises only what happens: %s', (mode) => {
    const hinted = boundIn(mode).flatMap(({ hint, keys }) => (hint ? (hint.keys ?? keys.slice(0, 1)) : []));
    expect(hinted.length).toBeGreaterThan(2);
    expect(hinted.filter((key) => !doSomething(mode, key))).toEqual([]);
  });

  test.each(MODES)('says each word once, and ranks no two hints alike: %s', (mode) => {
    const hints = hintsFor(mode, theme.glyphs);
    expect(new Set(hints.map(({ word }) => word)).size).toBe(hints.length);
    expect(new Set(hints.map(({ rank }) => rank)).size).toBe(hints.length);
  });

  test.each([
    [30, ' → open  / search  ? help'],
    [34, ' → open  / search  ? help  q quit'],
    [43, ' ↑↓ move  → open  / search  ? help  q quit'],
  ])('keeps what matters most in %i columns', (columns, hints) => {
    const [line = []] = footerLines(visitIn('list').state(), columns, theme);
    expect(line.map(({ text }) => text).join('')).toBe(hints);
  });
});

test.each([
  ['up', '↑', 'Up'],
  ['shift+down', 'Shift-↓', 'Shift-Down'],
  ['ctrl+u', 'Ctrl-u', 'Ctrl-u'],
  ['alt+b', 'Alt-b', 'Alt-b'],
  ['g g', 'gg', 'gg'],
  ['page-up', 'PgUp', 'PgUp'],
  ['escape', 'Esc', 'Esc'],
  ['space', 'Space', 'Space'],
  ['G', 'G', 'G'],
])('the cap of %s reads %s, in ASCII %s', (key, cap, plain) => {
  expect([keyCap(key, theme.glyphs), keyCap(key, ascii.glyphs)]).toEqual([cap, plain]);
});

describe('the help', () => {
  const lines = (columns: number) =>
    helpLines(columns, theme.glyphs).map((line) => line.map(({ text }) => text).join(''));
  const rowOf = (binding: Binding) => `${keyCaps(binding, theme.glyphs)} ${binding.label}`.replaceAll(/\s+/g, ' ');

  test('names every key with its cap and what it does', () => {
    const help = lines(98).map((line) => line.trim().replaceAll(/\s+/g, ' '));
    const short = bindings.filter((binding) => keyCaps(binding, theme.glyphs).length <= 20);
    expect(short.map(rowOf).filter((row) => !help.includes(row))).toEqual([]);
    expect(short.length).toBeGreaterThan(40);
  });

  test.each([30, 60, 98, 100, 160])('has room for all of it in %i columns', (columns) => {
    const help = lines(columns);
    expect(Math.max(...help.map((line) => line.length))).toBeLessThanOrEqual(columns);
    for (const binding of bindings) {
      for (const word of rowOf(binding).split(' ')) expect(help.join('\n')).toContain(word);
    }
  });
});

test('the table in the README is that of the program', () => {
  expect(markedKeys(readFileSync('README.md', 'utf8'))).toBe(keyTable());
});

test('every single key of the table can be typed', () => {
  const letters = bindings.flatMap(({ keys }) => keys).filter((key) => [...key].length === 1);
  expect(letters.filter((letter) => textOf(new KeyDecoder().push(letter)) !== letter)).toEqual([]);
});

describe('resolve', () => {
  test('g waits for a second g; another key than that is taken for itself', () => {
    expect(resolve('list', '', 'g')).toEqual({ type: 'key-awaited', keys: 'g' });
    expect(resolve('list', 'g', 'g')).toEqual({ type: 'moved', by: 'first' });
    expect(resolve('list', 'g', 'j')).toEqual({ type: 'moved', by: 'down' });
    expect(resolve('list', 'g', 'x')).toBeUndefined();
  });

  test.each([
    ['g', { type: 'text-typed', text: 'g' }],
    ['q', { type: 'text-typed', text: 'q' }],
    ['?', { type: 'text-typed', text: '?' }],
    ['漢', { type: 'text-typed', text: '漢' }],
    ['space', { type: 'text-typed', text: ' ' }],
    ['ctrl+x', undefined],
  ])('in the search line %s is typed or does nothing', (key, command) => {
    expect(resolve('search', '', key)).toEqual(command);
  });

  test('a number opens the link of that number', () => {
    expect(resolve('list', '', '7')).toEqual({ type: 'link-opened', number: 7 });
    expect(resolve('list', '', '0')).toBeUndefined();
  });
});
