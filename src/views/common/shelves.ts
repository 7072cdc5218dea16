import { idOfItem } from '../../data/ids.ts';
import { MOST_RECENT } from '../../data/limits.ts';
import { rowId, type TreeNode } from '../../data/tree.ts';
import type { Context } from '../context.ts';
import { selectedNode } from '../list/select.ts';
import type { State } from '../state.ts';
import { type Effect, type Step, withWarning } from '../view.ts';

/** Puts the selected item on the shelf of bookmarks, or removes it from there. */
export function toggleBookmark(state: State, context: Context): Step {
  const node = selectedNode(state, context);
  const id = node && idOfItem(node.subject);
  if (!node || !id) return withWarning(state, 'A branch cannot be bookmarked; what is in it can be bookmarked.');
  const on = !state.shelves.bookmarks.includes(id);
  const others = state.shelves.bookmarks.filter((other) => other !== id);
  const bookmarks = on ? [...others, id] : others;
  const text = on ? `Bookmarked ${node.label}.` : `${node.label} is no longer bookmarked.`;
  const marked: State = {
    ...state,
    shelves: { ...state.shelves, bookmarks },
    cursor: cursorAfter(state, id, bookmarks),
    notice: { tone: 'good', text },
  };
  return { state: marked, effects: [{ type: 'bookmark', id, on }] };
}

/**
 * Returns the cursor of the tree after bookmarks have changed. If it was on a bookmark that is removed, it goes to the
 * neighbour.
 */
function cursorAfter({ cursor, shelves }: State, id: string, bookmarks: readonly string[]): string {
  if (cursor !== rowId('bookmarks', id)) return cursor;
  const neighbour = bookmarks[Math.min(shelves.bookmarks.indexOf(id), bookmarks.length - 1)];
  return neighbour === undefined ? rowId('bookmarks') : rowId('bookmarks', neighbour);
}

/** Puts an opened item on the shelf of recent items, the newest first. The cursor stays where it is. */
export function recordVisit(state: State, node: TreeNode, effects: readonly Effect[]): Step {
  const id = idOfItem(node.subject);
  if (id === null) return { state, effects };
  const recent = [id, ...state.shelves.recent.filter((other) => other !== id)].slice(0, MOST_RECENT);
  return { state: { ...state, shelves: { ...state.shelves, recent } }, effects: [...effects, { type: 'visit', id }] };
}
