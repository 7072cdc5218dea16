import type { SearchResult } from '../data/search.ts';
import type { TreeNode } from '../data/tree.ts';
import type { Catalog } from '../data/types.ts';
import { rowsInView } from '../explorer/detail-moves.ts';
import { cursorIndex, hitsOf, isSearching, selectedNode, topFor, treeRows } from '../explorer/list.ts';
import type { State, World } from '../explorer/state.ts';
import { footerLines, headerLine, ruleLine, tooSmallLine } from './bars.ts';
import { detailOf } from './detail.ts';
import type { Document } from './document.ts';
import { helpLines } from './key-help.ts';
import { type Layout, layoutOf, type Rectangle, type Size, SMALLEST } from './layout.ts';
import { cutLine, type Line, MUTED, span } from './line.ts';
import { dividerLines, noMatchLines, resultLines, treeLines } from './list-pane.ts';
import type { Theme } from './theme.ts';

/** A part of the screen: where it stands, and the lines in it, none wider than the place. */
export type Pane = { readonly id: string; readonly place: Rectangle; readonly lines: readonly Line[] };

/** What does not change while the program runs. */
export type Library = {
  readonly catalog: Catalog;
  readonly tree: readonly TreeNode[];
  readonly items: ReadonlyMap<string, TreeNode>;
  readonly search: (query: string) => SearchResult;
};

/** What the reducer may ask about the screen: how much fits, and how long the detail of a node is. */
export function worldOf(library: Library, size: Size, theme: Theme): World {
  const layout = layoutOf(size);
  const rows = layout.kind === 'too-small' ? 1 : layout.body.rows;
  return {
    ...library,
    listRows: rows,
    detailRows: rows,
    helpRows: rows - 1,
    helpLength: () => helpLines(size.columns, theme.glyphs).length,
    detailOf: (node) => {
      const { lines, links, linkRows } = documentOf(node, library, layout, theme, NOTHING_LIT);
      return { rows: lines.length, links, linkRows };
    },
  };
}

/** The whole screen for a state: the one description of what is drawn, whoever draws it. */
export function viewOf(state: State, library: Library, size: Size, theme: Theme): readonly Pane[] {
  const footer = footerLines(state, size.columns, theme);
  const layout = layoutOf(size, footer.length);
  if (layout.kind === 'too-small') {
    const line = tooSmallLine(size.columns, `${SMALLEST.columns}x${SMALLEST.rows}`);
    return [{ id: 'too-small', place: { x: 0, y: 0, ...size }, lines: [line] }];
  }
  const world = worldOf(library, size, theme);
  const found = isSearching(state) ? world.search(state.query.text).hits.length : 0;
  const isParted = layout.kind === 'two-panes' && state.mode !== 'help';
  const header = headerLine(state, { found, total: library.items.size }, size.columns, theme);
  return [
    { id: 'header', place: layout.header, lines: [header] },
    { id: 'rule', place: layout.rule, lines: [ruleLine(size.columns, isParted ? layout.divider.x : null, theme)] },
    ...bodyPanes(state, library, world, layout, theme),
    { id: 'footer', place: layout.footer, lines: footer },
  ];
}

type Parts = Exclude<Layout, { kind: 'too-small' }>;

function bodyPanes(state: State, library: Library, world: World, layout: Parts, theme: Theme): readonly Pane[] {
  if (state.mode === 'help') {
    const lines = helpLines(layout.body.columns, theme.glyphs);
    return [{ id: 'help', place: layout.body, lines: scrolled(lines, state.helpTop, layout.body, theme) }];
  }
  const list = () => listPanes(state, world, layout, theme);
  const detail = () => detailPane(state, library, world, layout, theme);
  if (layout.kind === 'two-panes') return [...list(), detail()];
  return state.mode === 'detail' ? [detail()] : list();
}

function listPanes(state: State, world: World, layout: Parts, theme: Theme): readonly Pane[] {
  const { lines, top } = isSearching(state) ? results(state, world, layout, theme) : tree(state, world, layout, theme);
  const shown = lines.slice(top, top + layout.list.rows);
  const isRule = layout.kind === 'two-panes';
  const divider = dividerLines({ top, length: lines.length }, layout.list, isRule, theme);
  return [
    { id: 'list', place: layout.list, lines: shown },
    { id: 'divider', place: layout.divider, lines: divider },
  ];
}

type Scrolled = { readonly lines: readonly Line[]; readonly top: number };

function tree(state: State, world: World, layout: Parts, theme: Theme): Scrolled {
  const rows = treeRows(state, world);
  const cursor = cursorIndex(state, rows);
  const { columns } = layout.list;
  const lines = treeLines({ ...look(state, columns, theme), rows, cursor, expanded: state.expanded });
  return { lines, top: topFor(state.treeTop, cursor, layout.list.rows, lines.length) };
}

function results(state: State, world: World, layout: Parts, theme: Theme): Scrolled {
  const result = world.search(state.query.text);
  const hits = hitsOf(state, world);
  const { columns, rows } = layout.list;
  const lines = resultLines({ ...look(state, columns, theme), result, hits, cursor: state.result });
  const before = result.hits.length > 0 ? [] : noMatchLines(state.query.text, hits.length > 0, columns, theme);
  const all = [...before, ...lines];
  return { lines: all, top: topFor(state.resultTop, before.length + state.result, rows, all.length) };
}

function look(state: State, columns: number, theme: Theme) {
  return { theme, columns, hasKeys: state.mode !== 'detail', bookmarks: new Set(state.shelves.bookmarks) };
}

const NOTHING_LIT = () => [];

function documentOf(
  node: TreeNode,
  library: Library,
  layout: Layout,
  theme: Theme,
  lit: (text: string) => readonly (readonly [number, number])[],
): Document {
  const width = layout.kind === 'too-small' ? 1 : layout.detail.columns - 2;
  return detailOf(node, library.catalog, { width, theme, lit });
}

function detailPane(state: State, library: Library, world: World, layout: Parts, theme: Theme): Pane {
  const node = selectedNode(state, world);
  const place = layout.detail;
  if (!node) return { id: 'detail', place, lines: [] };
  const lit = isSearching(state) ? world.search(state.query.text).lit : NOTHING_LIT;
  const document = documentOf(node, library, layout, theme, lit);
  const chosen = state.mode === 'detail' && state.link !== null ? document.linkRows[state.link] : undefined;
  const lines = document.lines.map(
    (line, row): Line => [
      row === chosen ? span(theme.glyphs.cursor, { tone: 'accent', bold: true }) : span(' '),
      ...(row === chosen ? line.map(({ text, style }) => span(text, { ...style, bold: true })) : line),
    ],
  );
  return { id: 'detail', place, lines: scrolled(lines, state.detailTop, place, theme) };
}

/** The lines of a place from `top` on; when they are more than fit, the last row says so. */
function scrolled(lines: readonly Line[], top: number, place: Rectangle, theme: Theme): readonly Line[] {
  const { ellipsis, more, less } = theme.glyphs;
  const cut = (line: Line) => cutLine(line, place.columns, ellipsis);
  const rows = rowsInView({ rows: lines.length }, place.rows);
  if (rows === place.rows) return lines.map(cut);
  const from = Math.min(top, lines.length - rows);
  const below = lines.length - rows - from;
  const sign = below > 0 ? ` ${more} ${below} more ${below === 1 ? 'line' : 'lines'}` : ` ${less} the end`;
  return [...lines.slice(from, from + rows).map(cut), [span(sign, MUTED)]];
}
