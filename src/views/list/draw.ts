import type { Size } from '../../screen/layout.ts';
import { type Line, MUTED, span } from '../../screen/line.ts';
import type { Cell, Pane, Spot } from '../../screen/pane.ts';
import type { Theme } from '../../screen/theme.ts';
import { hitsBetween } from '../../search/types.ts';
import { canCompare, isOnAny, isOnEntry, isOnItem, mayHavePage } from '../common/conditions.ts';
import { LIST_HINTS } from '../common/lists.ts';
import type { State } from '../state.ts';
import type { DrawContext, Drawing } from '../view.ts';
import { FORWARD_HINTS } from './forward.ts';
import { LEFT_OUT_HINTS, leftOutLines } from './left-out.ts';
import { headingLines, isOnSign, resultLines, treeLines } from './rows.ts';
import { cursorIndex, isSearching, NO_MARGIN, searchResult, topFor, treeRows } from './select.ts';

export const listDrawing: Drawing = {
  place: 'list',
  hints: [
    { actions: ['up', 'down'], word: 'move', rank: 5, when: isOnAny },
    { actions: ['open'], word: 'open', rank: 3, when: isOnAny },
    { actions: ['close-branch'], word: 'back', rank: 10 },
    { actions: ['search'], word: 'search', rank: 1 },
    { actions: ['filter'], word: 'filter', rank: 8 },
    { actions: ['sort'], word: 'sort', rank: 11 },
    { actions: ['open-link'], word: 'browser', rank: 6, when: mayHavePage },
    ...LEFT_OUT_HINTS,
    ...LIST_HINTS,
    ...FORWARD_HINTS,
    { actions: ['copy-link'], word: 'copy', rank: 9, when: mayHavePage },
    { actions: ['compare'], word: 'compare', rank: 0, when: canCompare },
    { actions: ['toggle-mark'], word: 'mark', rank: 7, when: isOnEntry },
    { actions: ['bookmark'], word: 'bookmark', rank: 14, when: isOnItem },
    { actions: ['zoom'], word: 'zoom', rank: 17 },
    { actions: ['help'], word: 'help', rank: 2 },
    { actions: ['quit'], word: 'quit', rank: 4 },
  ],
  draw: (state, _own, context) => {
    const { layout, theme } = context;
    const { lines, spotAt, ...scroll } = isSearching(state) ? drawResults(state, context) : drawTree(state, context);
    const divider = dividerLines(scroll, layout.list, layout.kind === 'two-panes', theme);
    return [
      { id: 'list', place: layout.list, lines, view: 'list', scroll: { ...scroll, rows: layout.list.rows }, spotAt },
      { id: 'divider', place: layout.divider, lines: divider },
    ];
  },
};

/** The visible lines of a list, and their position in the whole list. */
type Scrolled = {
  readonly lines: readonly Line[];
  readonly top: number;
  readonly length: number;
  readonly spotAt: NonNullable<Pane['spotAt']>;
};

function drawTree(state: State, context: DrawContext): Scrolled {
  const { rows } = context.layout.list;
  const all = treeRows(state, context);
  const cursor = cursorIndex(state, all);
  const top = topFor(state.treeTop, cursor, rows, all.length, NO_MARGIN);
  const shown = {
    rows: all.slice(top, top + rows),
    cursor: cursor - top,
    expanded: state.expanded,
    news: new Set(state.shelves.news?.ids),
  };
  const spotAt = ({ x, y }: Cell): Spot | null => {
    const row = all[top + y];
    return row ? { kind: 'row', row: top + y, top, onSign: isOnSign(row, x) } : null;
  };
  return { lines: treeLines({ ...listLook(state, context), ...shown }), top, length: all.length, spotAt };
}

function drawResults(state: State, context: DrawContext): Scrolled {
  const { columns, rows } = context.layout.list;
  const result = searchResult(state, context);
  const heading = headingLines(state, result, columns, context.theme);
  const length = heading.length + result.count;
  // The update that moved the cursor did not count the heading, or further rows of the bottom line.
  const top = topFor(state.resultTop, heading.length + state.result, rows, length, NO_MARGIN);
  const first = Math.max(0, top - heading.length);
  const hits = hitsBetween(result, first, top + rows - heading.length);
  const shown = { result, hits, cursor: state.result - first };
  const lines = [...heading.slice(top), ...resultLines({ ...listLook(state, context), ...shown })];
  const below = leftOutLines(state, result, columns, context).slice(0, rows - lines.length);
  const spotAt = ({ y }: Cell): Spot | null => {
    const row = top + y - heading.length;
    if (row >= 0 && row < result.count) return { kind: 'row', row, top };
    return below.length > 0 && y === lines.length ? { kind: 'action', action: 'show-left-out' } : null;
  };
  return { lines: [...lines, ...below], top, length, spotAt };
}

function listLook(state: State, { theme, layout, keysAt }: DrawContext) {
  return {
    theme,
    columns: layout.list.columns,
    hasKeys: keysAt !== 'detail',
    bookmarks: new Set(state.shelves.bookmarks),
    marks: state.marks,
  };
}

/**
 * Draws the column beside a pane, with a rule or blank. If the pane shows only a part of its content, a thumb shows which part.
 */
export function dividerLines(
  scroll: { readonly top: number; readonly length: number },
  { rows }: Size,
  isRule: boolean,
  theme: Theme,
): readonly Line[] {
  const { vertical, thumb, edge } = theme.glyphs;
  const overflows = scroll.length > rows;
  const size = Math.max(1, Math.round((rows * rows) / Math.max(rows, scroll.length)));
  const start = overflows ? Math.round((scroll.top / (scroll.length - rows)) * (rows - size)) : 0;
  const [plain, at] = isRule ? [vertical, thumb] : [' ', edge];
  return Array.from({ length: rows }, (_, row) => {
    const isThumb = overflows && row >= start && row < start + size;
    return [span(isThumb ? at : plain, MUTED)];
  });
}
