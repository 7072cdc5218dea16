import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSession } from '../../../src/app/session.ts';
import { keysOf, VIEW_IDS, type ViewId } from '../../../src/keys/keymap.ts';
import { capFor } from '../../../src/screen/key-caps.ts';
import type { Size } from '../../../src/screen/layout.ts';
import { type Line, lineWidth, type Style } from '../../../src/screen/line.ts';
import type { Cell, Pane } from '../../../src/screen/pane.ts';
import { createTheme, type Theme } from '../../../src/screen/theme.ts';
import { widthOf } from '../../../src/text/width.ts';
import { contextFor } from '../../../src/views/context.ts';
import { paneAt, spotOf } from '../../../src/views/mouse.ts';
import { drawScreen } from '../../../src/views/registry.ts';
import { initialState, type State, topView } from '../../../src/views/state.ts';
import type { Effect } from '../../../src/views/view.ts';
import { library } from '../../support/library.ts';

const THEMES = [true, false].map((unicode) => createTheme({ colour: false, unicode, hyperlinks: false }));
const [UNICODE] = THEMES as [Theme, Theme];
const SIZES: readonly Size[] = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
  { columns: 60, rows: 10 },
  { columns: 40, rows: 15 },
  { columns: 30, rows: 8 },
  { columns: 29, rows: 7 },
  { columns: 200, rows: 60 },
];

/** Keys that open each view, some of them in different states. */
const WAYS: Partial<Record<ViewId, readonly (readonly string[])[]>> = {
  list: [[], ['down', 'down', 'right', 'down'], ['/', ...'docker', 'enter'], ['/', ...'zzzz', 'enter']],
  detail: [
    ['/', ...'runc', 'enter', 'enter'],
    ['/', ...'docker', 'enter', 'enter', 'end', 'enter'],
  ],
  'search-line': [['/', ...'docker status:'], ['/'], ['/', ...'rkt nosuch:x']],
  filters: [['f'], ['/', ...'docker', 'enter', 's']],
  vulnerabilities: [['V'], ['V', 'tab', 'enter']],
  compare: [['/', ...'runtime', 'enter', 'space', 'down', 'space', 'down', 'space', 'down', 'space', 'C']],
  matrix: [
    ['/', ...'runtime', 'enter', 'M'],
    ['/', ...'runtime', 'enter', 'M', 'enter'],
  ],
  totals: [['T'], ['/', ...'runtime', 'enter', 'T', 'down', 'tab']],
  stack: [['A', ...'runc@1.1.4', 'enter', 'a', ...'docker@24.0.5', 'enter']],
  'stack-line': [['A'], ['A', ...'runc@1.1.4', 'enter', 'a', ...'do']],
  guide: [['H'], ['H', 'tab', 'down']],
  'guide-line': [
    ['H', 'e'],
    ['H', 'e', ...'docker run a', 'enter', 'e'],
  ],
  help: [['?']],
  'help-line': [
    ['?', '/'],
    ['?', '/', ...'zoom'],
  ],
};

function visit(way: readonly string[], size: Size, theme: Theme = UNICODE) {
  const effects: Effect[] = [];
  const context = () => contextFor(library, size, theme);
  const session = createSession({
    start: initialState({ tree: library.tree, mouse: true }),
    context,
    perform: (effect) => effects.push(effect),
  });
  session.press(way);
  effects.length = 0;
  return {
    ...session,
    effects,
    panes: () => drawScreen(session.state(), context()),
    click: (cell: Cell) => session.dispatch({ type: 'clicked', cell, isDouble: false }),
    turn: (cell: Cell, notches: number) => session.dispatch({ type: 'wheel-turned', cell, notches }),
  };
}

const textOf = (line: Line): string => line.map(({ text }) => text).join('');

/** Every styled cell of these panes. */
function cellsOf(panes: readonly Pane[]): readonly (Cell & { readonly style: Style; readonly pane: Pane })[] {
  return panes.flatMap((pane) =>
    pane.lines.flatMap((line, y) => {
      let end = pane.place.x;
      return line.flatMap(({ text, style }) => {
        const start = end;
        end += widthOf(text);
        return Array.from({ length: end - start }, (_, x) => ({ x: start + x, y: pane.place.y + y, style, pane }));
      });
    }),
  );
}

/** Clicks, or turns the wheel, which must not change the focused view. */
function point(app: ReturnType<typeof visit>, cell: Cell, notches: number): void {
  const before = viewsOf(app.state());
  if (notches === 0) app.click(cell);
  else {
    app.turn(cell, notches);
    expect(viewsOf(app.state())).toEqual(before);
  }
}

function expectWithin(panes: readonly Pane[]): void {
  for (const { id, place, lines } of panes) {
    expect(lines.length, id).toBeLessThanOrEqual(place.rows);
    for (const line of lines) expect(lineWidth(line), id).toBeLessThanOrEqual(place.columns);
  }
}

const viewsOf = ({ stack }: State) => stack.map(({ view }) => view);

const ways = VIEW_IDS.flatMap((view) => WAYS[view] ?? []);

test('every view is reached by keys in this file', () => {
  expect(VIEW_IDS.filter((view) => WAYS[view] === undefined)).toEqual([]);
});

describe('any cell of any view in any window', () => {
  const size = fc.oneof(
    fc.constantFrom(...SIZES),
    fc.record({ columns: fc.integer({ min: 1, max: 150 }), rows: fc.integer({ min: 1, max: 50 }) }),
  );
  const gesture = fc.record({
    across: fc.double({ min: 0, max: 1.1, noNaN: true }),
    down: fc.double({ min: -0.1, max: 1.1, noNaN: true }),
    notches: fc.constantFrom(0, 0, 1, -1, 40, -40, 1_000_000),
  });

  test('can be clicked and scrolled without breaking the screen, and scrolling does not change the focus', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ways),
        size,
        fc.constantFrom(...THEMES),
        fc.array(gesture, { minLength: 1, maxLength: 6 }),
        (way, window, theme, gestures) => {
          const app = visit(way, window, theme);
          for (const { across, down, notches } of gestures) {
            const cell = { x: Math.floor(across * window.columns), y: Math.floor(down * window.rows) };
            point(app, cell, notches);
            expectWithin(app.panes());
          }
        },
      ),
      { numRuns: 250 },
    );
  });

  /** One cell in every third row of the panes that have rows to choose. */
  const cellsOfRows = (panes: readonly Pane[]): readonly Cell[] =>
    panes
      .filter(({ id }) => ['list', 'vulnerabilities', 'matrix', 'totals', 'stack'].includes(id))
      .flatMap((pane) => Array.from({ length: Math.ceil(pane.place.rows / 3) }, (_, at) => inRow(pane, at * 3)));
  const inRow = ({ place }: Pane, y: number): Cell => ({
    x: place.x + Math.min(9, place.columns - 1),
    y: place.y + y,
  });
  const rowIn = (panes: readonly Pane[], cell: Cell): string => {
    const pane = paneAt(panes, cell);
    const spot = spotOf(pane, cell);
    return pane && spot?.kind === 'row' ? textOf(pane.lines[cell.y - pane.place.y] ?? []).slice(4, 20) : '';
  };

  test.each(SIZES)('keeps its row after a click, so that a second click hits the same row: %j', (window) => {
    for (const way of ways) {
      for (const cell of cellsOfRows(visit(way, window).panes())) {
        const app = visit(way, window);
        const view = paneAt(app.panes(), cell)?.view;
        const before = rowIn(app.panes(), cell);
        const hadKeys = topView(app.state()).view === view;
        app.click(cell);
        const isStill = hadKeys && topView(app.state()).view === view;
        if (isStill) expect(rowIn(app.panes(), cell), way.join(' ')).toBe(before);
      }
    }
  });
});

describe('a click on a link', () => {
  test('opens its address, at any of its cells and any scroll position', () => {
    let clicked = 0;
    for (const query of ['runc', 'kata', 'CVE-2019-5736', 'level 2', 'seccomp']) {
      for (const window of [SIZES[0], SIZES[3], SIZES[6]] as readonly Size[]) {
        const app = visit(['/', ...query, 'enter', 'enter'], window);
        const inDetail = { x: window.columns - 4, y: 5 };
        for (let turned = 0; turned < 8; turned++) {
          // A click chooses the link, which then has more rows.
          const links = () => cellsOf(app.panes()).filter(({ style }) => style.link !== undefined);
          for (let [index, cell] = [0, links()[0]]; cell !== undefined; index += 11, cell = links()[index]) {
            app.effects.length = 0;
            app.click(cell);
            expect(app.effects).toContainEqual({ type: 'open', url: cell.style.link });
            clicked += 1;
          }
          app.turn(inDetail, 4);
        }
      }
    }
    expect(clicked).toBeGreaterThan(150);
  });
});

describe('a key on the screen', () => {
  const withSets = (_: string, value: unknown) => (value instanceof Set ? [...value] : value);

  test.each(VIEW_IDS)('works like that key when clicked: %s', (view) => {
    let clicked = 0;
    for (const way of WAYS[view] ?? []) {
      const cells = cellsOf(visit(way, { columns: 120, rows: 24 }).panes());
      const keys = cells.filter(({ style }) => style.bold && style.spot?.kind === 'action');
      for (const { x, y, style } of keys) {
        if (style.spot?.kind !== 'action') continue;
        const one = visit(way, { columns: 120, rows: 24 });
        const other = visit(way, { columns: 120, rows: 24 });
        const { view: top } = topView(one.state());
        const [key = ''] = keysOf(top, style.spot.action);
        one.click({ x, y });
        other.press(key.split(' '));
        expect(JSON.stringify(one.state(), withSets), style.spot.action).toBe(JSON.stringify(other.state(), withSets));
        expect(one.effects).toEqual(other.effects);
        clicked += 1;
      }
    }
    expect(clicked).toBeGreaterThan(1);
  });

  test('is drawn with its key cap', () => {
    for (const way of ways) {
      const app = visit(way, { columns: 120, rows: 24 });
      const { view } = topView(app.state());
      const spans = app.panes().flatMap(({ lines }) => lines.flat());
      for (const { text, style } of spans) {
        if (style.spot?.kind !== 'action' || !style.bold) continue;
        expect(text.trim()).toBe(capFor(view, style.spot.action, UNICODE.glyphs));
      }
    }
  });
});

test('mouse events do nothing while the mouse is off', () => {
  const effects: Effect[] = [];
  const session = createSession({
    start: initialState({ tree: library.tree }),
    context: () => contextFor(library, { columns: 80, rows: 24 }, UNICODE),
    perform: (effect) => effects.push(effect),
  });
  const before = session.state();
  session.read(
    [
      { type: 'mouse', did: 'press', column: 5, row: 5 },
      { type: 'mouse', did: 'release', column: 5, row: 5 },
      { type: 'mouse', did: 'back', column: 5, row: 5 },
      { type: 'wheel', notches: 3, column: 5, row: 5 },
    ],
    Infinity,
  );
  expect(session.state()).toBe(before);
  expect(effects).toEqual([]);
});
