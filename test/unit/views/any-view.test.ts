import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActionName } from '../../../src/keys/actions.ts';
import { keyBindings, VIEW_IDS, type ViewId } from '../../../src/keys/keymap.ts';
import { resolve } from '../../../src/keys/resolve.ts';
import { type Size, SMALLEST } from '../../../src/screen/layout.ts';
import { lineWidth } from '../../../src/screen/line.ts';
import type { Pane } from '../../../src/screen/pane.ts';
import { createTheme } from '../../../src/screen/theme.ts';
import { type Context, contextFor, type Library } from '../../../src/views/context.ts';
import { drawScreen, focusedView } from '../../../src/views/registry.ts';
import { initialState, type State, topView } from '../../../src/views/state.ts';
import { update } from '../../../src/views/update.ts';
import { HOSTILE_LISTS } from '../../support/hostile-list.ts';

/** Tests of every view in windows of many sizes, with lists that might break the screen. */

const SIZES: readonly Size[] = [
  '1x1 20x5 29x20 30x7 30x8 31x9 40x15 59x24 60x8 60x24 79x23 80x8 80x24 119x30 120x40 149x40 150x40 160x12 200x60',
].flatMap((sizes) =>
  sizes.split(' ').map((size) => {
    const [columns = 0, rows = 0] = size.split('x').map(Number);
    return { columns, rows };
  }),
);
/** The last steps of every visit. */
const RESIZES = [{ columns: 40, rows: 15 }, SMALLEST, { columns: 80, rows: 24 }, { columns: 120, rows: 40 }].map(
  (size) => ({ size }),
);
const LARGE: Size = { columns: 200, rows: 60 };
const theme = createTheme({ colour: true, unicode: true, hyperlinks: false });
const isTooSmall = ({ columns, rows }: Size) => columns < SMALLEST.columns || rows < SMALLEST.rows;

/** The number of a hostile list. */
const list = fc.nat(HOSTILE_LISTS.length - 1);
/** A key by its number among the keys of the focused view, or another window size. */
const size = fc.constantFrom(...SIZES);
const key = fc.record({ key: fc.nat() });
type Happening = { readonly key: number } | { readonly size: Size };
const happenings: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.oneof({ weight: 5, arbitrary: key }, { weight: 1, arbitrary: fc.record({ size }) }),
  {
    maxLength: 10,
  },
);

/** The list with an entry chosen, two entries marked and one version in the stack, and perhaps a search. */
function baseState(library: Library, isSearched: boolean): State {
  const start = initialState({ tree: library.tree, installed: { 'entry-0': '1.0' }, query: isSearched ? 'runc' : '' });
  const first = library.tree[0]?.id ?? '';
  const base = { ...start, expanded: new Set([first]), cursor: 'entry-0', marks: ['entry-0', 'entry-1'] };
  return isSearched ? pressed(base, 'enter', contextFor(library, LARGE, theme)) : base;
}

/** Presses a key, or the keys of a sequence. */
function pressed(state: State, keys: string, context: Context): State {
  return keys.split(' ').reduce((now, one) => {
    const meaning = resolve(topView(now).view, now.pending, one, focusedView(now).type !== undefined);
    return meaning ? update(now, meaning, context).state : now;
  }, state);
}

/** The shortest sequence of keys from the list to each view. */
function ways(library: Library): ReadonlyMap<ViewId, readonly string[]> {
  const context = contextFor(library, LARGE, theme);
  const found = new Map<ViewId, { readonly state: State; readonly keys: readonly string[] }>();
  found.set('list', { state: baseState(library, false), keys: [] });
  for (const [, { state, keys }] of found) {
    for (const one of keysIn(topView(state).view)) {
      const next = pressed(state, one, context);
      const { view } = topView(next);
      if (!found.has(view)) found.set(view, { state: next, keys: [...keys, one] });
    }
  }
  return new Map([...found].map(([view, { keys }]) => [view, keys]));
}

/** The keys of a view except those that end or suspend the program, and some letters to type. */
function keysIn(view: ViewId): readonly string[] {
  const ends = (action: ActionName) => ['quit', 'quit-now', 'suspend'].includes(action);
  return [...keyBindings(view).flatMap(([action, keys]) => (ends(action) ? [] : keys)), 'a', '漢', '1'];
}

const keyNumbered = (state: State, number: number): string => {
  const keys = keysIn(topView(state).view);
  return keys[number % keys.length] ?? 'down';
};

const CURSOR = theme.glyphs.cursor;
/** Whether the screen shows the cursor of the focused view. */
const showsChoice = (panes: readonly Pane[]) =>
  panes.some(({ lines }) =>
    lines.some((line) => line.some(({ text, style }) => text === CURSOR && style.tone === 'accent')),
  );

/** Fails unless every line is within its pane, and every pane within the window. */
function expectWithin(panes: readonly Pane[], { columns, rows }: Size): void {
  for (const { id, place, lines } of panes) {
    expect(place.x + place.columns, id).toBeLessThanOrEqual(columns);
    expect(place.y + place.rows, id).toBeLessThanOrEqual(rows);
    expect(lines.length, id).toBeLessThanOrEqual(place.rows);
    for (const line of lines) expect(lineWidth(line), id).toBeLessThanOrEqual(place.columns);
  }
}

/** What the user keeps, and the position of the list. Leaving a view does not restore these. */
const kept = ({ query, marks, shelves, installed, ticks, showsAll, cursor, result }: State) =>
  JSON.stringify([query.text, marks, shelves, installed, ticks, showsAll, cursor, result]);

const listNumbered = (number: number) => HOSTILE_LISTS[number] ?? fail(`There is no list ${number}`);
const WAYS = ways(listNumbered(0));

function fail(why: string): never {
  throw new Error(why);
}

test('every view can be reached with keys from the list', () => {
  expect([...WAYS.keys()].sort()).toEqual([...VIEW_IDS].sort());
});

/** Opens a view with its keys. */
function opened(view: ViewId, base: State, context: Context): State {
  return (WAYS.get(view) ?? []).reduce((state, one) => pressed(state, one, context), base);
}

/** Presses keys, and skips each key that leaves the view or changes what the user keeps. */
function pressedWithin(view: ViewId, start: State, numbers: readonly number[], context: Context): State {
  return numbers.reduce((state, number) => {
    const next = pressed(state, keyNumbered(state, number), context);
    const isStillThere = next.stack.length === start.stack.length && topView(next).view === view;
    return isStillThere && kept(next) === kept(start) ? next : state;
  }, start);
}

/** Fails if the cursor is not visible but is in a larger window. Except in a detail, which may scroll away from it. */
function expectChoice(state: State, panes: readonly Pane[], library: Library, window: Size): void {
  if (
    isTooSmall(window) ||
    topView(state).view === 'detail' ||
    !showsChoice(drawScreen(state, contextFor(library, LARGE, theme)))
  )
    return;
  expect(showsChoice(panes), `${topView(state).view} at ${window.columns}x${window.rows}`).toBe(true);
}

describe('the screen fits the window and shows the cursor', () => {
  test.each(VIEW_IDS)('in %s, after any keys and resizes', (view) => {
    const visit = (number: number, isSearched: boolean, first: Size, happened: readonly Happening[]) => {
      const library = listNumbered(number);
      let window = first;
      let state = opened(view, baseState(library, isSearched), contextFor(library, window, theme));
      for (const one of [{ size: first }, ...happened, ...RESIZES]) {
        if ('size' in one) window = one.size;
        else state = pressed(state, keyNumbered(state, one.key), contextFor(library, window, theme));
        const panes = drawScreen(state, contextFor(library, window, theme));
        expectWithin(panes, window);
        expectChoice(state, panes, library, window);
      }
    };
    fc.assert(fc.property(list, fc.boolean(), size, happenings, visit), { numRuns: 40 });
  });
});

describe('Escape returns to the unchanged screen', () => {
  // Escape in the search line clears an earlier search.
  test.each(VIEW_IDS.filter((view) => view !== 'list'))('from %s', (view) => {
    let reached = 0;
    const visit = (number: number, searched: boolean, window: Size, numbers: readonly number[]) => {
      const library = listNumbered(number);
      const isSearched = searched && view !== 'search-line';
      const context = contextFor(library, window, theme);
      const before = baseState(library, isSearched);
      const open = opened(view, before, context);
      if (topView(open).view !== view) return;
      reached += 1;
      let state = pressedWithin(view, open, numbers, context);
      for (let presses = 0; state.stack.length > before.stack.length && presses < 5; presses++) {
        state = pressed(state, 'escape', context);
      }
      // An opened item stays in Recent, and a detail keeps its scroll position.
      const { shelves } = before;
      const detailTop = view === 'detail' ? before.detailTop : state.detailTop;
      const after = { ...state, notice: null, pending: '', shelves, detailTop };
      expect(drawScreen(after, context)).toEqual(drawScreen(before, context));
    };
    fc.assert(fc.property(list, fc.boolean(), size, fc.array(fc.nat(), { maxLength: 6 }), visit), { numRuns: 40 });
    expect(reached).toBeGreaterThan(20);
  });
});
