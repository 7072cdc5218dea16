import { rememberLast } from '../data/remember.ts';
import type { TreeNode } from '../data/tree.ts';
import type { Catalog } from '../data/types.ts';
import type { Document } from '../screen/document.ts';
import { type Layout, layoutOf, type Rectangle, type Size, SMALLEST } from '../screen/layout.ts';
import { cutLine, type Line, MUTED, span } from '../screen/line.ts';
import type { Pane } from '../screen/pane.ts';
import type { Theme } from '../screen/theme.ts';
import { hitsBetween, type Lit, type Reason, type Search, type SearchResult } from '../search/types.ts';
import { sanitize } from '../text/sanitize.ts';
import { measureAmbiguous } from '../text/width.ts';
import { adviceLine, caretColumn, footerLines, headerLine, ruleLine, tooSmallLine } from './bars.ts';
import { detailOf } from './detail/draw.ts';
import { rowsInView } from './detail/update.ts';
import { choiceLine, noChoicesLine } from './filters/draw.ts';
import { type ChoiceRow, choiceIndex, choiceRows } from './filters/select.ts';
import { helpLines } from './help/draw.ts';
import { dividerLines, headingLines, resultLines, treeLines } from './list/draw.ts';
import { foundLine } from './list/found.ts';
import { cursorIndex, isSearching, resultOf, selectedNode, topFor, treeRows } from './list/select.ts';
import type { State, World } from './state.ts';

/** What does not change while the program runs. */
export type Library = {
  readonly catalog: Catalog;
  readonly tree: readonly TreeNode[];
  readonly items: ReadonlyMap<string, TreeNode>;
  readonly search: Search;
};

/** What the reducer may ask about the screen: how much fits, and how long the detail of a node is. */
export function worldOf(library: Library, size: Size, theme: Theme): World {
  measureAmbiguous(theme.ambiguous);
  const layout = layoutOf(size);
  const rows = layout.kind === 'too-small' ? 1 : layout.body.rows;
  return {
    ...library,
    listRows: rows,
    detailRows: rows,
    helpRows: rows - 1,
    helpLength: () => helpLines(size.columns, theme.glyphs).length,
    detailOf: (node, state) => {
      const { lines, ...shape } = documentOf(node, state, library, layout, theme);
      return { rows: lines.length, ...shape };
    },
  };
}

/** The whole screen for a state: the one description of what is drawn, whoever draws it. */
export function viewOf(state: State, library: Library, size: Size, theme: Theme): readonly Pane[] {
  measureAmbiguous(theme.ambiguous);
  const footer = footerLines(state, size.columns, theme);
  const layout = layoutOf(size, footer.length);
  if (layout.kind === 'too-small') {
    const line = tooSmallLine(size.columns, `${SMALLEST.columns}x${SMALLEST.rows}`);
    return [{ id: 'too-small', place: { x: 0, y: 0, ...size }, lines: [line] }];
  }
  const world = worldOf(library, size, theme);
  const result = isSearching(state) ? resultOf(state, world) : null;
  const isParted = layout.kind === 'two-panes' && state.mode !== 'help';
  const header = headerLine(state, result, library.items.size, size.columns, theme);
  const caret = caretColumn(state, result, library.items.size, size.columns, theme);
  const completion = state.mode === 'search' ? library.search.complete(state.query.text, state.query.caret) : null;
  const rule =
    adviceLine(completion, result?.problems ?? [], size.columns, theme) ??
    ruleLine(size.columns, isParted ? layout.divider.x : null, theme);
  return [
    { id: 'header', place: layout.header, lines: [header], caret },
    { id: 'rule', place: layout.rule, lines: [rule] },
    ...bodyPanes(state, library, world, layout, theme),
    { id: 'footer', place: layout.footer, lines: footer },
  ];
}

/** What there is to see while a list is read. */
export function readingView(file: string, { columns, rows }: Size, { ambiguous, glyphs }: Theme): readonly Pane[] {
  measureAmbiguous(ambiguous);
  const line = cutLine([span(` Reading ${sanitize(file)}${glyphs.ellipsis}`, MUTED)], columns, glyphs.ellipsis);
  return [{ id: 'reading', place: { x: 0, y: 0, columns, rows }, lines: [line] }];
}

type Parts = Exclude<Layout, { kind: 'too-small' }>;

function bodyPanes(state: State, library: Library, world: World, layout: Parts, theme: Theme): readonly Pane[] {
  if (state.mode === 'help') {
    const lines = helpLines(layout.body.columns, theme.glyphs);
    return [
      { id: 'help', place: layout.body, lines: scrolled(lines, (line) => line, state.helpTop, layout.body, theme) },
    ];
  }
  const list = () => listPanes(state, world, layout, theme);
  const detail = () =>
    state.mode === 'choices'
      ? choicesPane(state, world, layout, theme)
      : detailPane(state, library, world, layout, theme);
  if (layout.kind === 'two-panes') return [...list(), detail()];
  return state.mode === 'detail' || state.mode === 'choices' ? [detail()] : list();
}

function listPanes(state: State, world: World, layout: Parts, theme: Theme): readonly Pane[] {
  const { lines, ...scroll } = isSearching(state)
    ? results(state, world, layout, theme)
    : tree(state, world, layout, theme);
  const divider = dividerLines(scroll, layout.list, layout.kind === 'two-panes', theme);
  return [
    { id: 'list', place: layout.list, lines },
    { id: 'divider', place: layout.divider, lines: divider },
  ];
}

/** The lines of a list that are to be seen, and where in the whole of it they stand. */
type Scrolled = { readonly lines: readonly Line[]; readonly top: number; readonly length: number };

function tree(state: State, world: World, layout: Parts, theme: Theme): Scrolled {
  const { columns, rows } = layout.list;
  const all = treeRows(state, world);
  const cursor = cursorIndex(state, all);
  const top = topFor(state.treeTop, cursor, rows, all.length);
  const shown = { rows: all.slice(top, top + rows), cursor: cursor - top, expanded: state.expanded };
  return { lines: treeLines({ ...look(state, columns, theme), ...shown }), top, length: all.length };
}

function results(state: State, world: World, layout: Parts, theme: Theme): Scrolled {
  const { columns, rows } = layout.list;
  const result = resultOf(state, world);
  const heading = headingLines(state.query.text, result, columns, theme);
  const length = heading.length + result.count;
  const top = topFor(state.resultTop, heading.length + state.result, rows, length);
  const first = Math.max(0, top - heading.length);
  const hits = hitsBetween(result, first, top + rows - heading.length);
  const shown = { result, hits, cursor: state.result - first };
  const lines = [...heading.slice(top), ...resultLines({ ...look(state, columns, theme), ...shown })];
  return { lines, top, length };
}

function look(state: State, columns: number, theme: Theme) {
  return {
    theme,
    columns,
    hasKeys: state.mode !== 'detail' && state.mode !== 'choices',
    bookmarks: new Set(state.shelves.bookmarks),
  };
}

/** What a search has found in a detail: letters to light, notes to show first, and where it was found. */
type Found = {
  readonly lit: Lit;
  readonly foundNotes: ReadonlySet<string>;
  readonly reasons: readonly Reason[] | null;
};

const NOTHING_FOUND: Found = { lit: () => [], foundNotes: new Set(), reasons: null };

/** It stays the same while the reader stays with a result, so that the detail need not be made again. */
const foundIn = rememberLast((node: TreeNode, result: SearchResult): Found => {
  const reasons = result.reasons(node);
  const notes = reasons.flatMap(({ place, text }) => (place === 'note' ? [text] : []));
  return { lit: result.lit, foundNotes: new Set(notes), reasons };
});

/** The detail of a node as it is shown in a state: the keys go by the same one as the eye. */
function documentOf(node: TreeNode, state: State, library: Library, layout: Layout, theme: Theme): Document {
  const found = isSearching(state) ? foundIn(node, resultOf(state, library)) : NOTHING_FOUND;
  const width = layout.kind === 'too-small' ? 1 : layout.detail.columns - 2;
  return rememberedDocument(node, library.catalog, width, theme, found);
}

/** It stays while the reader scrolls through it and goes from link to link. */
const rememberedDocument = rememberLast(
  (node: TreeNode, catalog: Catalog, width: number, theme: Theme, { reasons, ...found }: Found): Document => {
    const document = detailOf(node, catalog, { width, theme, ...found });
    const blank = document.lines.findIndex((line) => line.length === 0);
    if (reasons === null || blank < 0) return document;
    // In the first blank row, below what an item is called: where it has what was searched for.
    return { ...document, lines: document.lines.with(blank, foundLine(reasons, found.lit, width, theme)) };
  },
);

function detailPane(state: State, library: Library, world: World, layout: Parts, theme: Theme): Pane {
  const node = selectedNode(state, world);
  const place = layout.detail;
  if (!node) return { id: 'detail', place, lines: [] };
  const { lines, chosenRows } = documentOf(node, state, library, layout, theme);
  const chosen = state.mode === 'detail' && state.link !== null ? chosenRows[state.link] : undefined;
  const shown = (line: Line, row: number): Line => (row === chosen ? chosenLine(line, theme) : [span(' '), ...line]);
  return { id: 'detail', place, lines: scrolled(lines, shown, state.detailTop, place, theme) };
}

/** The choices of a panel stand in the place of the detail, beside the results that they leave. */
function choicesPane(state: State, world: World, layout: Parts, theme: Theme): Pane {
  const place = layout.detail;
  const rows = choiceRows(state, world);
  const cursor = choiceIndex(state, rows);
  const inView = rowsInView({ rows: rows.length }, place.rows);
  // The title of a field comes into view with its first value.
  const title = rows[cursor - 1]?.type === 'title' ? cursor - 1 : cursor;
  const top = Math.min(topFor(0, cursor, inView, rows.length), Math.max(0, title));
  const isPending = world.search.facets(state.panel, state.query.text, state.shelves.bookmarks) === null;
  if (rows.length === 0) return { id: 'detail', place, lines: [noChoicesLine(isPending, theme)] };
  const shown = (row: ChoiceRow, index: number) => choiceLine(row, index === cursor, place.columns, theme);
  return { id: 'detail', place, lines: scrolled(rows, shown, top, place, theme) };
}

function chosenLine(line: Line, { glyphs }: Theme): Line {
  const bold = line.map(({ text, style }) => span(text, { ...style, bold: true }));
  return [span(glyphs.cursor, { tone: 'accent', bold: true }), ...bold];
}

/** The rows of a place from `top` on, as they are `shown` there; when more than fit, the last row says so. */
function scrolled<Row>(
  lines: readonly Row[],
  shown: (line: Row, row: number) => Line,
  top: number,
  place: Rectangle,
  theme: Theme,
): readonly Line[] {
  const { ellipsis, more, less } = theme.glyphs;
  const rows = rowsInView({ rows: lines.length }, place.rows);
  const from = Math.max(0, Math.min(top, lines.length - rows));
  const seen = lines
    .slice(from, from + rows)
    .map((line, row) => cutLine(shown(line, from + row), place.columns, ellipsis));
  if (rows === place.rows) return seen;
  const below = lines.length - rows - from;
  const sign = below > 0 ? ` ${more} ${below} more ${below === 1 ? 'line' : 'lines'}` : ` ${less} the end`;
  return [...seen, [span(sign, MUTED)]];
}
