import { everyNode, type TreeNode } from '../../data/tree.ts';
import { hitsBetween } from '../../search/types.ts';
import { target } from '../motion.ts';
import type { Motion, State, World } from '../state.ts';
import { cursorIndex, isSearching, resultOf, topFor, treeRows } from './select.ts';

/** A new selection starts at the top of its detail. */
const FRESH_DETAIL = { detailTop: 0, link: null } as const;

export function listMoved(state: State, by: Motion, world: World): State {
  if (isSearching(state)) {
    const { count } = resultOf(state, world);
    return resultChosen(state, target(state.result, by, world.listRows, count - 1), count, world);
  }
  const rows = treeRows(state, world);
  const index = target(cursorIndex(state, rows), by, world.listRows, rows.length - 1);
  const row = rows[Math.max(0, Math.min(index, rows.length - 1))];
  return row ? cursorPut(state, row.node.id, world) : state;
}

/** Opens a branch or, when it is open, goes to its first child. */
export function listEntered(state: State, node: TreeNode, world: World): State {
  const first = node.children[0];
  if (state.expanded.has(node.id)) return first ? cursorPut(state, first.id, world) : state;
  const opened = { ...state, expanded: new Set([...state.expanded, node.id]) };
  return cursorPut(opened, node.id, world);
}

/** Closes the branch under the cursor or, when there is none to close, goes to the parent. */
export function listBack(state: State, world: World): State {
  const rows = treeRows(state, world);
  const node = rows[cursorIndex(state, rows)]?.node;
  if (!node) return state;
  if (node.children.length > 0 && state.expanded.has(node.id)) {
    const expanded = new Set([...state.expanded].filter((id) => id !== node.id));
    return cursorPut({ ...state, expanded }, node.id, world);
  }
  return node.parent === null ? state : cursorPut(state, node.parent, world);
}

/** The next or previous match: among the results while they are shown, otherwise in the tree. */
export function matchSought(state: State, step: 1 | -1, world: World): State {
  if (isSearching(state)) {
    const { count } = resultOf(state, world);
    return resultChosen(state, count === 0 ? 0 : (state.result + step + count) % count, count, world);
  }
  const result = world.search.find(state.lastQuery, state.shelves.bookmarks);
  const found = result.extent === 'all' ? hitsBetween(result, 0, result.count) : [];
  const matches = new Set(found.map(({ node }) => node.id));
  const order = everyNode(world.tree).flatMap(({ id }) => (matches.has(id) || id === state.cursor ? [id] : []));
  if (matches.size === 0) {
    const text =
      state.lastQuery === '' ? 'Search for something first: press /.' : `Nothing matches “${state.lastQuery}”.`;
    return { ...state, notice: { tone: 'warn', text } };
  }
  const here = order.indexOf(state.cursor);
  const from = here === -1 && step === -1 ? order.length : here;
  const id = order[(from + step + order.length) % order.length];
  return id === undefined ? state : cursorPut(revealed(state, id, world), id, world);
}

/** The state with all branches open that lead to an item of the catalog. */
export function revealed(state: State, id: string, world: World): State {
  const parents = parentsOf(id, world);
  return { ...state, expanded: new Set([...state.expanded, ...parents]) };
}

function parentsOf(id: string, world: World): readonly string[] {
  const path = (nodes: readonly TreeNode[]): readonly string[] | undefined => {
    for (const node of nodes) {
      if (node.id === id) return [];
      const below = path(node.children);
      if (below) return [node.id, ...below];
    }
    return undefined;
  };
  return path(world.tree) ?? [];
}

/** Puts the cursor of the tree on a row; what it was on is left. */
export function cursorPut(state: State, cursor: string, world: World): State {
  const rows = treeRows(state, world);
  const moved = { ...state, cursor };
  const treeTop = topFor(state.treeTop, cursorIndex(moved, rows), world.listRows, rows.length);
  return cursor === state.cursor ? { ...moved, treeTop } : { ...moved, treeTop, ...FRESH_DETAIL };
}

function resultChosen(state: State, index: number, length: number, world: World): State {
  const result = Math.max(0, Math.min(index, length - 1));
  const resultTop = topFor(state.resultTop, result, world.listRows, length);
  return result === state.result ? { ...state, resultTop } : { ...state, result, resultTop, ...FRESH_DETAIL };
}
