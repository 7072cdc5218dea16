import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSession } from '../../../src/app/session.ts';
import { webAddress } from '../../../src/data/links.ts';
import { keyBindings, keysOf, VIEW_IDS, type ViewId } from '../../../src/keys/keymap.ts';
import { type Rectangle, type Size, SMALLEST } from '../../../src/screen/layout.ts';
import { lineWidth } from '../../../src/screen/line.ts';
import type { Pane } from '../../../src/screen/pane.ts';
import { createTheme, type Theme } from '../../../src/screen/theme.ts';
import { takeCells } from '../../../src/text/width.ts';
import { rowsInView } from '../../../src/views/common/scroll.ts';
import { contextFor } from '../../../src/views/context.ts';
import { documentFor } from '../../../src/views/detail/document.ts';
import type { HelpState } from '../../../src/views/help/state.ts';
import { isSearching, searchResult, selectedNode, treeRows } from '../../../src/views/list/select.ts';
import { drawScreen, VIEWS } from '../../../src/views/registry.ts';
import { initialState, type State, topView } from '../../../src/views/state.ts';
import type { Effect } from '../../../src/views/view.ts';
import { library } from '../../support/library.ts';

type Happening =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'resize'; readonly size: Size }
  | { readonly kind: 'paste'; readonly text: string };

const tableKey = fc.constantFrom(
  ...new Set(
    VIEW_IDS.flatMap((view) => keyBindings(view).flatMap(([, keys]) => keys.flatMap((key) => key.split(' ')))),
  ),
);
const often = fc.constantFrom('down', 'right', 'enter', '/', 'escape', 'page-down', 'J', '?', 'q', 'M');
const letter = fc.constantFrom(...'docker lxc seccomp é漢حक'.replaceAll(' ', ''), 'space');
const anySize = fc.record({ columns: fc.integer({ min: 1, max: 220 }), rows: fc.integer({ min: 1, max: 70 }) });
const words = fc.constantFrom('runc', 'docker bench', 'xyzzy plugh', '漢字 '.repeat(30), 'c', 'CVE-2019-5736', '   ');
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('key' as const), key: tableKey }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('key' as const), key: often }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('key' as const), key: letter }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('resize' as const), size: anySize }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('paste' as const), text: words }) },
);
const theme = fc
  .record({ colour: fc.boolean(), unicode: fc.boolean(), hyperlinks: fc.boolean() })
  .map((options) => createTheme(options));
const shelves = fc.record({
  bookmarks: fc.uniqueArray(fc.constantFrom('runc', 'lxc', 'gone', 'seccomp'), { maxLength: 3 }),
  recent: fc.uniqueArray(fc.constantFrom('docker', 'runc', 'gone'), { maxLength: 3 }),
});

/** A visit that draws only on request, with `panes`. */
function visit(first: Size, look: Theme, start: State) {
  const effects: Effect[] = [];
  let size = first;
  const context = () => contextFor(library, size, look);
  const { state, press, dispatch } = createSession({ start, context, perform: (effect) => effects.push(effect) });
  return {
    state,
    context,
    size: () => size,
    panes: () => drawScreen(state(), context()),
    happen: (what: Happening): readonly Effect[] => {
      effects.length = 0;
      if (what.kind === 'key') press([what.key]);
      else if (what.kind === 'paste') dispatch({ type: 'text-pasted', text: what.text });
      else size = what.size;
      return [...effects];
    },
  };
}

type Visit = ReturnType<typeof visit>;

/** Runs many visits, and calls `check` after each event. */
function inAnyVisit(
  check: (visit: Visit, what: Happening, before: State, effects: readonly Effect[], look: Theme) => void,
) {
  fc.assert(
    fc.property(anySize, theme, shelves, fc.array(happening, { maxLength: 60 }), (size, look, kept, happenings) => {
      const one = visit(size, look, initialState({ tree: library.tree, shelves: kept }));
      for (const what of happenings) {
        const before = one.state();
        check(one, what, before, one.happen(what), look);
      }
    }),
    { numRuns: 250 },
  );
}

const overlap = (a: Rectangle, b: Rectangle) =>
  a.x < b.x + b.columns && b.x < a.x + a.columns && a.y < b.y + b.rows && b.y < a.y + a.rows;

const paneOf = (panes: readonly Pane[], id: string) => panes.find((pane) => pane.id === id);
const cursorsIn = (pane: Pane, { glyphs }: Theme) => pane.lines.filter(([sign]) => sign?.text === glyphs.cursor).length;

test('after any keys at any size, every line fits its pane, and the panes fit the window without overlap', () => {
  inAnyVisit(({ panes, size }) => {
    const shown = panes();
    for (const [index, { id, place, lines }] of shown.entries()) {
      expect(place.x + place.columns, id).toBeLessThanOrEqual(size().columns);
      expect(place.y + place.rows, id).toBeLessThanOrEqual(size().rows);
      expect(lines.length, id).toBeLessThanOrEqual(place.rows);
      expect(Math.max(0, ...lines.map(lineWidth)), id).toBeLessThanOrEqual(place.columns);
      expect(shown.slice(index + 1).filter((other) => overlap(place, other.place))).toEqual([]);
    }
  });
});

test('the top and bottom lines are always present, unless a message asks for a larger window', () => {
  inAnyVisit(({ panes, size }) => {
    const { columns, rows } = size();
    const isTooSmall = columns < SMALLEST.columns || rows < SMALLEST.rows;
    const shown = panes();
    expect(shown.some(({ id }) => id === 'too-small')).toBe(isTooSmall);
    if (isTooSmall) return;
    expect(paneOf(shown, 'header') ?? paneOf(shown, 'search-line')).toMatchObject({
      place: { x: 0, y: 0, columns, rows: 1 },
    });
    const footer = paneOf(shown, 'footer');
    expect(footer?.place).toMatchObject({ x: 0, columns });
    expect((footer?.place.y ?? 0) + (footer?.place.rows ?? 0)).toBe(rows);
    expect(footer?.lines).toHaveLength(footer?.place.rows ?? 0);
  });
});

test('the list always shows exactly one cursor, and fills its pane if it has enough rows', () => {
  inAnyVisit(({ panes, state, context }, _, __, ___, look) => {
    const list = paneOf(panes(), 'list');
    if (!list) return;
    const searched = isSearching(state());
    const count = searched ? searchResult(state(), context()).count : treeRows(state(), context()).length;
    expect(cursorsIn(list, look)).toBe(count === 0 ? 0 : 1);
    expect(list.lines.length).toBeGreaterThanOrEqual(Math.min(list.place.rows, count));
  });
});

test('the caret is always visible while typing', () => {
  inAnyVisit(({ panes, state }) => {
    const header = paneOf(panes(), 'header') ?? paneOf(panes(), 'search-line');
    const [line = []] = header?.lines ?? [];
    const shown = state().query.text.slice(0, state().query.caret).slice(-2);
    if (!header) return;
    const { view } = topView(state());
    if (VIEWS[view].type === undefined) expect(header.caret ?? null).toBeNull();
    else if (typeof header.caret === 'number') expect(header.caret).toBeLessThan(header.place.columns);
    if (view === 'search-line') {
      expect(header.caret).toBeLessThan(header.place.columns);
      expect(takeCells(line.map(({ text }) => text).join(''), header.caret ?? 0).endsWith(shown)).toBe(true);
    }
  });
});

test('the detail fills its pane if it has enough lines', () => {
  inAnyVisit(({ panes, state, context }) => {
    const detail = paneOf(panes(), 'detail');
    const node = selectedNode(state(), context());
    if (!detail || !node) return;
    expect(detail.lines).toHaveLength(Math.min(detail.place.rows, documentFor(node, state(), context()).lines.length));
  });
});

test('when the window grows at the end of a detail, the end stays in view and more lines appear above', () => {
  const look = createTheme({ colour: false, unicode: true, hyperlinks: false });
  const start = initialState({ tree: library.tree, query: 'runc' });
  const { happen, panes } = visit({ columns: 40, rows: 15 }, look, start);
  for (const key of ['enter', 'right', 'G']) happen({ kind: 'key', key });
  happen({ kind: 'resize', size: { columns: 90, rows: 30 } });
  const detail = paneOf(panes(), 'detail');
  expect(detail?.lines).toHaveLength(27);
  expect(detail?.lines.at(-1)?.at(0)?.text).toContain('the end');
});

test('in the smallest window, the last of the suggested names can be chosen and is visible', () => {
  const look = createTheme({ colour: false, unicode: true, hyperlinks: false });
  const { happen, panes } = visit(SMALLEST, look, initialState({ tree: library.tree, query: 'runc4' }));
  for (const key of ['enter', 'G']) happen({ kind: 'key', key });
  const list = paneOf(panes(), 'list');
  expect(list && cursorsIn(list, look)).toBe(1);
});

test('the chosen row and the first row in view always exist', () => {
  inAnyVisit(({ state, context }, what) => {
    const { treeTop, result, resultTop, detailTop, stop } = state();
    const { view, own } = topView(state());
    const helpTop = view === 'help' ? (own as HelpState).top : 0;
    const { count } = searchResult(state(), context());
    expect(
      [treeTop, result, resultTop, detailTop, helpTop].filter((place) => place < 0 || !Number.isInteger(place)),
    ).toEqual([]);
    expect(treeRows(state(), context()).map(({ node }) => node.id)).toContain(state().cursor);
    if (isSearching(state())) {
      expect(result).toBeLessThan(Math.max(1, count));
      expect(resultTop).toBeLessThan(Math.max(1, count));
    }
    const node = selectedNode(state(), context());
    if (!node) return;
    const document = documentFor(node, state(), context());
    expect(stop ?? 0).toBeLessThan(Math.max(1, document.stops.length));
    const isScrolled = what.kind === 'key' && (what.key === 'J' || what.key === 'K') && view !== 'search-line';
    const end = Math.max(0, document.lines.length - rowsInView(document.lines.length, context().rows));
    if (isScrolled && view !== 'help') expect(detailTop).toBeLessThanOrEqual(end);
  });
});

test('only the quit keys of the focused view, q and Ctrl-C, end the program', () => {
  const quitKeys = (view: ViewId) => [...keysOf(view, 'quit'), ...keysOf(view, 'quit-now')];
  expect(quitKeys('list')).toEqual(['q', 'ctrl+c']);
  inAnyVisit((_, what, before, effects) => {
    const key = what.kind === 'key' ? what.key : '';
    const ends = quitKeys(topView(before).view).includes(key);
    expect(effects.filter(({ type }) => type === 'quit')).toHaveLength(ends ? 1 : 0);
  });
});

test('only web addresses are opened, and Enter opens only a visible choice', () => {
  inAnyVisit(({ size }, what, before, effects, look) => {
    for (const effect of effects) {
      if (effect.type !== 'open') continue;
      expect(webAddress(effect.url)).not.toBeNull();
      expect(effect.url).toMatch(/^https?:\/\//);
      const view = drawScreen({ ...before, notice: null }, contextFor(library, size(), look));
      const detail = paneOf(view, 'detail');
      if (what.kind === 'key' && what.key === 'enter' && detail) expect(cursorsIn(detail, look)).toBeGreaterThan(0);
    }
  });
});
