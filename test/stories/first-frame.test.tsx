import { renderToString } from 'ink';
import { expect, test } from 'vitest';
import { createLibrary } from '../../src/app/library.ts';
import { outlineLibrary, startState } from '../../src/app/outline-library.ts';
import { Screen } from '../../src/components/Screen.tsx';
import { expandShelved, makeOutline, type Outline, shelvedIn } from '../../src/data/outline.ts';
import { recentIn } from '../../src/data/recent.ts';
import type { Shelves } from '../../src/data/shelves.ts';
import { frameText } from '../../src/screen/frame.ts';
import { createTheme } from '../../src/screen/theme.ts';
import { createSearch } from '../../src/search/local.ts';
import { contextFor } from '../../src/views/context.ts';
import { makeDetail } from '../../src/views/detail/content.ts';
import { drawScreen } from '../../src/views/registry.ts';
import { initialState } from '../../src/views/state.ts';
import { catalog, library } from '../support/library.ts';
import { revisedTwice } from '../support/made-revisions.ts';
import { type Cell, ScreenModel } from '../support/screen-model.ts';

const SIZES = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
  { columns: 200, rows: 60 },
  { columns: 40, rows: 15 },
  { columns: 20, rows: 5 },
];

const THEMES = [
  { colour: true, unicode: true, hyperlinks: true },
  { colour: false, unicode: true, hyperlinks: true },
  { colour: true, unicode: false, hyperlinks: false },
];

const EMPTY: Shelves = { bookmarks: [], recent: [] };
const FULL: Shelves = { bookmarks: ['runc', 'seccomp'], recent: ['lxc'] };
const STARTS = [
  { tree: library.tree },
  { tree: library.tree, query: 'runc', shelves: FULL },
  { tree: library.tree, shelves: FULL, notice: { tone: 'warn', text: 'A notice that is long. '.repeat(8) } as const },
  { tree: library.tree, query: 'nothing at all', shelves: EMPTY },
].map((options) => initialState(options));

/** The cells, row by row, that a terminal of this size shows after it receives the text. */
async function shown(text: string, { columns, rows }: { columns: number; rows: number }): Promise<Cell[][]> {
  const screen = new ScreenModel(columns, rows, () => {});
  await screen.feed(text);
  return Array.from({ length: rows }, (_, row) => [...screen.cells(row)]);
}

const cases = SIZES.flatMap((size) => THEMES.flatMap((theme) => STARTS.map((start) => ({ size, theme, start }))));

test('the frame drawn before Ink is loaded equals the frame of Ink cell by cell', async () => {
  for (const { size, theme: options, start } of cases) {
    const theme = createTheme(options);
    const panes = drawScreen(start, contextFor(library, size, theme));
    const drawn = renderToString(<Screen panes={panes} size={size} theme={theme} />, { columns: size.columns });
    const early = await shown(frameText(panes, theme), size);
    expect(early, `${size.columns}x${size.rows}`).toEqual(await shown(drawn.replaceAll('\n', '\r\n'), size));
  }
});

const AT = '2026-11-24T10:00:00.000Z';
const READINGS = [
  { settings: { bookmarks: {}, recent: {}, stack: {}, ticks: {}, mouse: false }, problem: null },
  {
    settings: {
      bookmarks: { runc: AT, seccomp: AT, 'no-longer-there': AT },
      recent: { lxc: AT },
      stack: { runc: '1.1.4' },
      ticks: { 'mount-nosuid': AT },
      mouse: true,
    },
    problem: null,
  },
  {
    settings: { bookmarks: {}, recent: {}, stack: {}, ticks: {}, mouse: false },
    problem: 'The settings file was not valid JSON. '.repeat(4),
  },
];

/** A library from the outline of a catalog that the build writes for the first frame. */
function outlineOf(of: typeof catalog, now?: number) {
  const outline: Outline = JSON.parse(JSON.stringify(makeOutline(of)));
  return outlineLibrary(outline, expandShelved(JSON.parse(JSON.stringify(shelvedIn(of))), outline), now);
}

test('the first frame shows the same news as the full catalog', () => {
  const now = Date.UTC(2027, 4, 1);
  const revised = { ...revisedTwice(), capturedOn: catalog.capturedOn };
  const whole = createLibrary(revised, createSearch, makeDetail, { now });
  const outline = outlineOf(revised, now);
  const settings = { bookmarks: {}, recent: {}, stack: {}, ticks: {}, revisionSeen: 1 };
  const theme = createTheme({ colour: true, unicode: true, hyperlinks: false });
  for (const size of SIZES) {
    const shown = (of: typeof library) =>
      drawScreen(
        startState(of, { settings, problem: null }, '', null, false, { latest: recentIn(revised) }),
        contextFor(of, size, theme),
      );
    expect(shown(outline)).toEqual(shown(whole));
  }
});

test('the first frame needs only the outline of the catalog', () => {
  const outline = outlineOf(catalog);
  for (const size of SIZES) {
    for (const options of THEMES) {
      for (const reading of READINGS) {
        const theme = createTheme(options);
        const shown = (of: typeof library) => drawScreen(startState(of, reading, ''), contextFor(of, size, theme));
        expect(shown(outline)).toEqual(shown(library));
      }
    }
  }
});
