import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { blockIn } from '../../../scripts/docs/block.ts';
import { keyTable } from '../../../scripts/docs/keys.ts';
import { createSession } from '../../../src/app/session.ts';
import { ACTION_GROUPS, ACTIONS } from '../../../src/keys/actions.ts';
import { KeyDecoder } from '../../../src/keys/decode.ts';
import type { KeyEvent } from '../../../src/keys/event.ts';
import { keyBindings, VIEW_IDS, type ViewId } from '../../../src/keys/keymap.ts';
import { resolve } from '../../../src/keys/resolve.ts';
import { keyCap, keyCaps } from '../../../src/screen/key-caps.ts';
import { createTheme } from '../../../src/screen/theme.ts';
import { footerLines, hintKeys } from '../../../src/views/common/footer.ts';
import { contextFor } from '../../../src/views/context.ts';
import { essentialRows } from '../../../src/views/help/essentials.ts';
import { type KeyRow, keyRowsIn } from '../../../src/views/help/rows.ts';
import { VIEWS } from '../../../src/views/registry.ts';
import { initialState, topView } from '../../../src/views/state.ts';
import type { Effect } from '../../../src/views/view.ts';
import { helpTexts } from '../../support/help.ts';
import { library } from '../../support/library.ts';

const theme = createTheme({ colour: false, unicode: true, hyperlinks: false });
const ascii = createTheme({ colour: false, unicode: false, hyperlinks: false });
const size = { columns: 80, rows: 24 };
const textOf = ([event]: readonly KeyEvent[]) => (event?.type === 'text' ? event.text : undefined);
const keysIn = (view: ViewId) => keyBindings(view).flatMap(([, keys]) => keys);

const typed = (word: string) => ['/', ...word];

/** Keys to the places where keys for other lists work: an entry that links to a list, and a list opened before. */
const AMONG_LISTS: { readonly [View in ViewId]?: readonly (readonly string[])[] } = {
  list: [[...typed('awesome-docker'), 'enter']],
  detail: [
    [...typed('awesome-docker'), 'enter', 'enter'],
    ['S', 'end', 'x'],
  ],
};

/** A visit to the real catalog, in a state in which every key of the view can do something. */
function visitIn(view: ViewId, way?: readonly string[]) {
  const onDotCloud = ['down', 'down', 'right', 'down'];
  const ways: Record<ViewId, readonly string[]> = {
    list: [...onDotCloud, 'space', 'b', '>', ...typed('run docker'), 'enter', 'n', 'J'],
    detail: [...typed('docker'), 'enter', 'escape', ...onDotCloud, 'space', 'b', '>', 'page-down', 'down', 'J'],
    'search-line': [...typed('runc'), 'enter', ...typed('docker status:active'), 'down', 'left', 'left'],
    filters: [
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
    vulnerabilities: [...onDotCloud, '>', 'V', 'tab', 'down', 'down', 'J'],
    compare: [...typed('runtime'), 'enter', 'space', 'down', 'space', 'down', 'space', 'C', 'right', 'down', 'down'],
    matrix: [...onDotCloud, '>', 'M', 'right', 'right', 'space', 'down', 'down', 'down'],
    totals: [...onDotCloud, '>', 'T', 'down', 'down', 'right', 'down', 'down', 'down'],
    stack: [
      ...['A', ...'crun@1.0', 'enter', 'x', 'a', ...'docker@24.0.5 runc@1.1.4', 'enter'],
      ...['down', 'down', 'down', 'down', 'J'],
    ],
    'stack-line': ['A', ...'runc a@1.1.4', 'left', 'left'],
    guide: ['H', 'down', 'tab', ...Array(12).fill('down')],
    'guide-line': ['H', 'e', ...'docker run a', 'left', 'left'],
    help: ['?', 'down', 'down'],
    'help-line': ['?', '/', ...'search', 'down', 'down', 'left', 'left', 'left'],
  };
  const effects: Effect[] = [];
  const session = createSession({
    start: initialState({
      tree: library.tree,
      lists: [{ source: '/kites.md', title: 'Kites', opened: '' }],
      isAbove: true,
    }),
    context: () => contextFor(library, size, theme),
    perform: (effect) => effects.push(effect),
  });
  session.press(way ?? ways[view]);
  expect(topView(session.state()).view).toBe(view);
  return { ...session, effects };
}

/** Whether a key does more than show a notice. */
const doSomething = (view: ViewId, key: string): boolean =>
  [undefined, ...(AMONG_LISTS[view] ?? [])].some((way) => doSomethingThere(view, key, way));

function doSomethingThere(view: ViewId, key: string, way: readonly string[] | undefined): boolean {
  const { state, press, effects } = visitIn(view, way);
  const [before, asked] = [state(), effects.length];
  press(key.split(' '));
  const after = { ...state(), notice: before.notice };
  return effects.length > asked || JSON.stringify(after, withSets) !== JSON.stringify(before, withSets);
}

const withSets = (_: string, value: unknown) => (value instanceof Set ? [...value] : value);

describe('the key table', () => {
  test.each(VIEW_IDS)('gives each key one action only: %s', (view) => {
    const keys = keysIn(view);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  test.each(VIEW_IDS)('has no key that is the beginning of another sequence: %s', (view) => {
    const keys = keysIn(view);
    expect(keys.filter((key) => keys.some((other) => other.startsWith(`${key} `)))).toEqual([]);
  });

  test('has keys for every action', () => {
    const bound = new Set(VIEW_IDS.flatMap((view) => keyBindings(view).map(([action]) => action)));
    expect(ACTIONS.filter(({ name }) => !bound.has(name))).toEqual([]);
  });

  test('binds no letter in the views with a text line', () => {
    const keys = [...keysIn('search-line'), ...keysIn('stack-line'), ...keysIn('guide-line'), ...keysIn('help-line')];
    expect(keys.filter((key) => [...key].length === 1 || key === 'space')).toEqual([]);
  });

  test.each(VIEW_IDS)('has no key without an effect: %s', (view) => {
    const idle = keysIn(view).filter((key) => !doSomething(view, key));
    expect(idle).toEqual([]);
  });
});

describe('the bottom line', () => {
  test.each(VIEW_IDS)('names only keys that have an effect: %s', (view) => {
    const hinted = VIEWS[view].hints.flatMap((hint) => hintKeys(view, hint));
    expect(hinted.length).toBeGreaterThan(2);
    expect(hinted.filter((key) => !doSomething(view, key))).toEqual([]);
  });

  test.each(VIEW_IDS)('has no hint twice, and no two hints of the same rank: %s', (view) => {
    const { hints } = VIEWS[view];
    expect(new Set(hints.map(({ word }) => word)).size).toBe(hints.length);
    // Two hints for one key are alternatives, and share a rank.
    const ranks = new Map(hints.map(({ rank, actions }) => [`${rank} ${actions}`, rank]));
    expect(new Set(ranks.values()).size).toBe(ranks.size);
  });

  test.each([
    [30, ' → open  / search  ? help'],
    [34, ' → open  / search  ? help  q quit'],
    [43, ' ↑↓ move  → open  / search  ? help  q quit'],
  ])('keeps the most important hints in %i columns', (columns, hints) => {
    const state = { ...visitIn('list').state(), marks: [] };
    const some = new Set(['move', 'open', 'search', 'filter', 'sort', 'help', 'quit']);
    const always = VIEWS.list.hints.filter(({ word }) => some.has(word));
    const [line = []] = footerLines(state, always, columns, theme);
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
])('the cap of %s is %s, in ASCII %s', (key, cap, plain) => {
  expect([keyCap(key, theme.glyphs), keyCap(key, ascii.glyphs)]).toEqual([cap, plain]);
});

describe('the help', () => {
  const rowsIn = (view: ViewId) => [
    ...essentialRows(view),
    ...ACTION_GROUPS.flatMap((group) => keyRowsIn(group, view)),
  ];
  const textOfRow = (row: KeyRow) => `${keyCaps(row.keys, theme.glyphs)} ${row.words}`.replaceAll(/\s+/g, ' ');
  const openFrom = VIEW_IDS.filter(
    (view) => keyBindings(view).some(([action]) => action === 'help') && view !== 'help',
  );

  test.each(openFrom)('lists every key of the view below, with the key to leave it in the first lines: %s', (view) => {
    const help = helpTexts(100, theme.glyphs, view).map((line) => line.trim().replaceAll(/\s+/g, ' '));
    const here = rowsIn(view).filter(({ views }) => views.includes(view));
    const missing = here.map(textOfRow).filter((row) => !help.some((line) => line.startsWith(row.slice(0, 60))));
    expect(missing).toEqual([]);
    expect(new Set(here.map(({ action }) => action))).toEqual(new Set(keyBindings(view).map(([action]) => action)));
    expect(help.slice(0, 3).join('\n')).toMatch(/quit|back to where you were/);
    expect(essentialRows(view).length).toBeGreaterThan(8);
  });

  test.each([30, 60, 98, 110, 165])('fits completely in %i columns', (columns) => {
    const help = helpTexts(columns, theme.glyphs);
    expect(Math.max(...help.map((line) => line.length))).toBeLessThanOrEqual(columns);
    for (const row of rowsIn('list')) {
      for (const word of textOfRow(row).split(' ')) expect(help.join('\n')).toContain(word);
    }
  });
});

test('the table in docs/keys.md, which `npm run keys` writes, is up to date', () => {
  expect(blockIn('keys')).toBe(keyTable());
});

test('README names only keys of this table', () => {
  const named = [...readFileSync('README.md', 'utf8').matchAll(/^\| (`[^|]*) \|/gm)].flatMap(([, keys = '']) =>
    keys.split(' '),
  );
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((key) => !keyTable().includes(key))).toEqual([]);
});

test('every letter of the key table can be typed', () => {
  const letters = VIEW_IDS.flatMap(keysIn).filter((key) => [...key].length === 1);
  expect(letters.filter((letter) => textOf(new KeyDecoder().push(letter)) !== letter)).toEqual([]);
});

describe('resolve', () => {
  test('g waits for a second g, and any other key keeps its own meaning', () => {
    expect(resolve('list', '', 'g', false)).toEqual({ type: 'key-awaited', keys: 'g' });
    expect(resolve('list', 'g', 'g', false)).toEqual({ type: 'pressed', action: 'first', key: 'g' });
    expect(resolve('list', 'g', 'j', false)).toEqual({ type: 'pressed', action: 'down', key: 'j' });
    expect(resolve('list', 'g', 'w', false)).toEqual({ type: 'key-unknown', key: 'w' });
  });

  test.each([
    ['g', { type: 'text-typed', text: 'g' }],
    ['q', { type: 'text-typed', text: 'q' }],
    ['?', { type: 'text-typed', text: '?' }],
    ['漢', { type: 'text-typed', text: '漢' }],
    ['space', { type: 'text-typed', text: ' ' }],
    ['ctrl+x', undefined],
  ])('in the search line, %s is typed or does nothing', (key, meaning) => {
    expect(resolve('search-line', '', key, true)).toEqual(meaning);
  });

  test('a digit opens the link with that number', () => {
    expect(resolve('detail', '', '7', false)).toEqual({ type: 'pressed', action: 'open-numbered-link', key: '7' });
    expect(resolve('detail', '', '0', false)).toEqual({ type: 'key-unknown', key: '0' });
    expect(resolve('list', '', '7', false)).toEqual({ type: 'key-unknown', key: '7' });
  });
});
