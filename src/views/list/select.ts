import { rememberLast } from '../../data/remember.ts';
import { buildShelves } from '../../data/shelves.ts';
import { buildStart, START } from '../../data/start.ts';
import { type Row, type TreeNode, visibleRows } from '../../data/tree.ts';
import type { SearchResult } from '../../search/types.ts';
import type { Library } from '../context.ts';
import type { State } from '../state.ts';

/** Returns the rows of the tree as the list shows them, with the user's shelves below the catalog. */
export function treeRows(
  { shelves, expanded }: State,
  { tree, items }: Pick<Library, 'tree' | 'items'>,
): readonly Row[] {
  return visibleTreeRows(tree, items, shelves, expanded);
}

/**
 * Returns the visible rows. They are remembered: they change when a branch opens or closes or a shelf changes, but not when the
 * cursor moves.
 */
const visibleTreeRows = rememberLast(
  (tree: Library['tree'], items: Library['items'], shelves: State['shelves'], expanded: State['expanded']) =>
    visibleRows([...tree, ...buildShelves(shelves, items)], expanded),
);

/** Returns the index of the cursor among the rows of the tree; 0 if its row is gone. */
export function cursorIndex(state: State, rows: readonly Row[]): number {
  return Math.max(
    0,
    rows.findIndex(({ node }) => node.id === state.cursor),
  );
}

/** Whether the list shows search results instead of the tree. */
export const isSearching = (state: State): boolean => state.query.text.trim() !== '';

/** Returns the results of the query, as far as they are known by now. */
export function searchResult({ query, shelves, showsAll }: State, { search }: Pick<Library, 'search'>): SearchResult {
  return search.find(query.text, shelves.bookmarks, showsAll);
}

/** Returns the start page with what is on the shelves now, and the lists that were opened before. */
export const startNode = (
  { shelves, lists }: Pick<State, 'shelves' | 'lists'>,
  { items }: Pick<Library, 'items'>,
): TreeNode => startWith(shelves, items, lists);

const startWith = rememberLast(buildStart);

/** Returns the node in the row of the tree that the cursor is on. */
export function cursorNode(state: State, library: Pick<Library, 'tree' | 'items'>): TreeNode | undefined {
  const rows = treeRows(state, library);
  return rows[cursorIndex(state, rows)]?.node;
}

/**
 * Returns the selected node: the one chosen in a view above the list, or else the chosen result or the node under the cursor of
 * the tree. It is the start page until the user moves, and `undefined` if a search has no results.
 */
export function selectedNode(state: State, library: Pick<Library, 'tree' | 'items' | 'search'>): TreeNode | undefined {
  const on = state.stack.findLast((open) => open.on !== undefined)?.on;
  if (on !== undefined) return on === START ? startNode(state, library) : library.items.get(on);
  if (isSearching(state)) return searchResult(state, library).hitAt(state.result)?.node;
  return state.isAtStart ? startNode(state, library) : cursorNode(state, library);
}

/** Whether the detail shows an item that the user reached by a lead, while the list stays where the lead was followed. */
export const isAway = ({ stack }: State): boolean =>
  stack.some(({ view, on }) => view === 'detail' && on !== undefined);

/** Number of rows that keys leave between the chosen row and the edge. */
const MARGIN = 2;
/** The margin for drawings and clicks. A row that is clicked stays where it is. */
export const NO_MARGIN = 0;

/** Returns the first row to show so that `index` is on the screen, moving `top` no further than needed. */
export function topFor(top: number, index: number, rows: number, length: number, widest = MARGIN): number {
  const margin = Math.min(widest, Math.floor((rows - 1) / 2));
  const highest = Math.min(index - margin, length - rows);
  const lowest = index + margin - rows + 1;
  return Math.max(0, Math.min(Math.max(top, lowest), Math.max(0, highest), Math.max(0, length - rows)));
}
