import type { TreeNode } from '../../data/tree.ts';
import type { Context } from '../context.ts';
import { enterDetail } from '../detail/scroll.ts';
import { putCursor, reveal } from '../list/update.ts';
import { emptyLine } from '../search-line/line.ts';
import { chooseInList, type State, topView } from '../state.ts';

const LONGEST_HISTORY = 50;

/** Goes to an item that a detail refers to, in the tree, and remembers where the reader was. */
export function goToItem(state: State, item: TreeNode, context: Context): State {
  const history = [...state.history, { ...state, history: [] }].slice(-LONGEST_HISTORY);
  const inTree = { ...chooseInList(state), query: emptyLine, result: 0, resultTop: 0, link: null, history };
  const there = putCursor(reveal(inTree, item.id, context), item.id, context);
  return topView(state).view === 'detail' ? enterDetail(there, item, context) : there;
}

/** Goes back to where the last reference was followed; `null` when none was. What has been marked since stays marked. */
export function goBack({ history, shelves }: State): State | null {
  const before = history.at(-1);
  return before === undefined ? null : { ...before, shelves, notice: null, history: history.slice(0, -1) };
}
