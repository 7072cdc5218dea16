import type { TreeNode } from '../data/tree.ts';
import { detailEntered } from './detail/update.ts';
import { cursorPut, revealed } from './list/update.ts';
import { emptyLine } from './search-line/line.ts';
import type { State, World } from './state.ts';

const LONGEST_TRAIL = 50;

/** Goes to an item that a detail leads to, in the tree, and notes where the reader was. */
export function leadFollowed(state: State, item: TreeNode, world: World): State {
  const trail = [...state.trail, { ...state, trail: [] }].slice(-LONGEST_TRAIL);
  const inTree = { ...state, query: emptyLine, result: 0, resultTop: 0, link: null, trail };
  const there = cursorPut(revealed(inTree, item.id, world), item.id, world);
  return state.mode === 'detail' ? detailEntered(there, item, world) : there;
}

/** Comes back from the lead that was followed last; `null` when none was. What has been marked since stays marked. */
export function trailRetraced({ trail, shelves }: State): State | null {
  const before = trail.at(-1);
  return before === undefined ? null : { ...before, shelves, notice: null, trail: trail.slice(0, -1) };
}
