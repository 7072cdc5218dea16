import { everyNode, isItem, rowId, type TreeNode } from '../../data/tree.ts';
import type { ActionName } from '../../keys/actions.ts';
import { capFor } from '../../screen/key-caps.ts';
import { hitsBetween } from '../../search/types.ts';
import { isMotion, type Motion, target } from '../common/motion.ts';
import { recordVisit } from '../common/shelves.ts';
import type { Context, Library } from '../context.ts';
import { enterDetail } from '../detail/scroll.ts';
import { clearSearch, toggleLeftOut } from '../search-line/query.ts';
import { chooseInList, closeToList, type State } from '../state.ts';
import { type Step, warning, withoutEffects, withWarning } from '../view.ts';
import { cursorIndex, cursorNode, isSearching, searchResult, selectedNode, topFor, treeRows } from './select.ts';

/** A new selection starts at the top of its detail. */
const FRESH_DETAIL = { detailTop: 0, stop: null } as const;

export function updateList(state: State, action: ActionName, context: Context): Step | undefined {
  if (isMotion(action)) return withoutEffects(moveInList(state, action, context));
  if (action === 'open') return open(state, context);
  if (action === 'show-left-out') return withoutEffects(toggleLeftOut(state, context));
  if (action === 'close-branch')
    return withoutEffects(isSearching(state) ? clearSearch(state) : closeBranch(state, context));
  return undefined;
}

export function moveInList(state: State, by: Motion, context: Context): State {
  if (isSearching(state)) {
    const { count } = searchResult(state, context);
    return chooseResult(state, target(state.result, by, context.rows, count - 1), count, context);
  }
  const rows = treeRows(state, context);
  const index = target(cursorIndex(state, rows), by, context.rows, rows.length - 1);
  const row = rows[Math.max(0, Math.min(index, rows.length - 1))];
  return row ? putCursor(state, row.node.id, context) : state;
}

/** Opens a branch, or the detail of an item. */
function open(state: State, context: Context): Step {
  const node = isSearching(state) ? selectedNode(state, context) : cursorNode(state, context);
  if (!node) return withoutEffects(state);
  const isBranch = node.children.length > 0 && !isSearching(state);
  if (isBranch && !(isItem(node.subject) && state.expanded.has(node.id)))
    return withoutEffects(openBranch(state, node, context));
  if (!isItem(node.subject)) return withoutEffects(state);
  return recordVisit(enterDetail(state, node, context), node, []);
}

/** Opens a branch or, when it is open, goes to its first child. */
function openBranch(state: State, node: TreeNode, context: Context): State {
  const first = node.children[0];
  if (state.expanded.has(node.id)) return first ? putCursor(state, first.id, context) : state;
  const opened = { ...state, expanded: new Set([...state.expanded, node.id]) };
  return showChildren(putCursor(opened, node.id, context), context);
}

/** Scrolls until all children of the cursor's row are visible, or as many as there is room for below it. */
function showChildren(state: State, context: Context): State {
  const rows = treeRows(state, context);
  const cursor = cursorIndex(state, rows);
  const depth = rows[cursor]?.depth ?? 0;
  const next = rows.findIndex((row, index) => index > cursor && row.depth <= depth);
  const end = next === -1 ? rows.length : next;
  return { ...state, treeTop: Math.min(Math.max(state.treeTop, end - context.rows), cursor) };
}

/** Closes the branch under the cursor or, when there is none to close, goes to the parent. */
function closeBranch(state: State, context: Context): State {
  const rows = treeRows(state, context);
  const node = rows[cursorIndex(state, rows)]?.node;
  if (!node) return state;
  if (node.children.length > 0 && state.expanded.has(node.id)) {
    const expanded = new Set([...state.expanded].filter((id) => id !== node.id));
    return putCursor({ ...state, expanded }, node.id, context);
  }
  return node.parent === null ? state : putCursor(state, node.parent, context);
}

/** Goes to the next or previous match: among the results while they are shown, otherwise in the tree. */
export function findMatch(before: State, step: 1 | -1, context: Context): State {
  // The detail then shows the match, and not what a lead or another view has chosen.
  const state = chooseInList(before);
  if (isSearching(state)) {
    const { count } = searchResult(state, context);
    return chooseResult(state, count === 0 ? 0 : (state.result + step + count) % count, count, context);
  }
  const result = context.search.find(state.lastQuery, state.shelves.bookmarks);
  const found = hitsBetween(result, 0, result.count).filter(({ isNear }) => !isNear);
  const matches = new Set(found.map(({ node }) => node.id));
  if (matches.size === 0) return { ...state, notice: warning(noMatch(state.lastQuery, context)) };
  const order = everyNode(context.tree).flatMap(({ id }) => (matches.has(id) || id === state.cursor ? [id] : []));
  const here = order.indexOf(state.cursor);
  const from = here === -1 && step === -1 ? order.length : here;
  const id = order[(from + step + order.length) % order.length];
  return id === undefined ? state : putCursor(reveal(state, id, context), id, context);
}

function noMatch(query: string, { theme }: Context): string {
  if (query !== '') return `Nothing matches “${query}”.`;
  return `Search for something first: press ${capFor('list', 'search', theme.glyphs)}.`;
}

/** Opens all branches above an item of the catalog. */
export function reveal(state: State, id: string, { tree }: Pick<Library, 'tree'>): State {
  return { ...state, expanded: new Set([...state.expanded, ...pathTo(id, tree)]) };
}

function pathTo(id: string, tree: readonly TreeNode[]): readonly string[] {
  const path = (nodes: readonly TreeNode[]): readonly string[] | undefined => {
    for (const node of nodes) {
      if (node.id === id) return [];
      const below = path(node.children);
      if (below) return [node.id, ...below];
    }
    return undefined;
  };
  return path(tree) ?? [];
}

/** Goes to the first bookmark in the tree. The views above the list are closed, and the search is cleared. */
export function goToBookmarks(state: State, context: Context): Step {
  const [first] = state.shelves.bookmarks;
  if (first === undefined) {
    const key = capFor('list', 'bookmark', context.theme.glyphs);
    return withWarning(state, `Nothing is bookmarked yet; ${key} bookmarks what is chosen.`);
  }
  const shelf = rowId('bookmarks');
  const list = clearSearch(closeToList(state));
  const opened = { ...list, expanded: new Set([...list.expanded, shelf]) };
  return withoutEffects(putCursor(opened, rowId('bookmarks', first), context));
}

/** Puts the cursor of the tree on a row. Its detail then replaces the start page. */
export function putCursor(state: State, cursor: string, context: Context): State {
  const rows = treeRows(state, context);
  const moved = { ...state, cursor, isAtStart: false };
  const treeTop = topFor(state.treeTop, cursorIndex(moved, rows), context.rows, rows.length);
  const isSame = cursor === state.cursor && !state.isAtStart;
  return isSame ? { ...moved, treeTop } : { ...moved, treeTop, ...FRESH_DETAIL };
}

/** Chooses a result by its index; `length` is the number of results. */
export function chooseResult(state: State, index: number, length: number, context: Context): State {
  const result = Math.max(0, Math.min(index, length - 1));
  const resultTop = topFor(state.resultTop, result, context.rows, length);
  return result === state.result ? { ...state, resultTop } : { ...state, result, resultTop, ...FRESH_DETAIL };
}
