import { rememberLast } from '../../data/remember.ts';
import { buildShelves } from '../../data/shelves.ts';
import { buildStart, START } from '../../data/start.ts';
import { type Row, type TreeNode, visibleRows } from '../../data/tree.ts';
import type { SearchResult } from '../../search/types.ts';
import type { Library } from '../context.ts';
import type { State } from '../state.ts';

/** The tree as the list shows it, with the reader's shelves below the catalog. */
export function treeRows(
  { shelves, expanded }: State,
  { tree, items }: Pick<Library, 'tree' | 'items'>,
): readonly Row[] {
  return visibleTreeRows(tree, items, shelves, expanded);
}

/** They change when a branch opens or closes and when something is marked, but not when the cursor moves. */
const visibleTreeRows = rememberLast(
  (tree: Library['tree'], items: Library['items'], shelves: State['shelves'], expanded: State['expanded']) =>
    visibleRows([...tree, ...buildShelves(shelves, items)], expanded),
);

/** Index of the cursor among the rows of the tree; 0 when its row is gone. */
export function cursorIndex(state: State, rows: readonly Row[]): number {
  return Math.max(
    0,
    rows.findIndex(({ node }) => node.id === state.cursor),
  );
}

/** Whether the list shows what a search found and not the tree. */
export const isSearching = (state: State): boolean => state.query.text.trim() !== '';

/** What the query finds, as far as that is known by now. */
export function searchResult({ query, shelves, showsAll }: State, { search }: Pick<Library, 'search'>): SearchResult {
  return search.find(query.text, shelves.bookmarks, showsAll);
}

/** The start page with what is on the shelves now, and the lists that were opened before. */
export const startNode = (
  { shelves, lists }: Pick<State, 'shelves' | 'lists'>,
  { items }: Pick<Library, 'items'>,
): TreeNode => startWith(shelves, items, lists);

const startWith = rememberLast(buildStart);

/** The row of the tree that the cursor is on. */
export function cursorNode(state: State, library: Pick<Library, 'tree' | 'items'>): TreeNode | undefined {
  const rows = treeRows(state, library);
  return rows[cursorIndex(state, rows)]?.node;
}

/**
 * What the cursor is on: a node of the tree or a result, or what is chosen in a view above the list; the start page as long as
 * the reader has not moved; nothing when a search has no result at all.
 */
export function selectedNode(state: State, library: Pick<Library, 'tree' | 'items' | 'search'>): TreeNode | undefined {
  const on = state.stack.findLast((open) => open.on !== undefined)?.on;
  if (on !== undefined) return on === START ? startNode(state, library) : library.items.get(on);
  if (isSearching(state)) return searchResult(state, library).hitAt(state.result)?.node;
  return state.isAtStart ? startNode(state, library) : cursorNode(state, library);
}

/** Whether the detail shows what the reader followed a lead to, while the list stays where that was. */
export const isAway = ({ stack }: State): boolean =>
  stack.some(({ view, on }) => view === 'detail' && on !== undefined);

/** Rows that keys leave between what is chosen and the edge. */
const MARGIN = 2;
/** A drawing asks for no margin, nor does a click: what is clicked on stays where it is. */
export const NO_MARGIN = 0;

/** The first row to show so that `index` is on the screen, moving `top` no further than needed. */
export function topFor(top: number, index: number, rows: number, length: number, widest = MARGIN): number {
  const margin = Math.min(widest, Math.floor((rows - 1) / 2));
  const highest = Math.min(index - margin, length - rows);
  const lowest = index + margin - rows + 1;
  return Math.max(0, Math.min(Math.max(top, lowest), Math.max(0, highest), Math.max(0, length - rows)));
}
