import { isItem } from '../../data/tree.ts';
import type { Library } from '../context.ts';
import { selectedNode } from '../list/select.ts';
import type { State } from '../state.ts';

/** The smallest and largest number of entries that can be compared. No more than the largest can be marked. */
export const FEWEST_COMPARED = 2;
export const MOST_COMPARED = 4;

/** For hints: whether enough entries are marked. */
export const canCompare = ({ marks }: State): boolean => marks.length >= FEWEST_COMPARED;

/** For hints: whether an item is chosen, and not a branch. */
export function isOnItem(state: State, library: Library): boolean {
  const node = selectedNode(state, library);
  return node !== undefined && isItem(node.subject);
}

/** For hints: whether anything is selected. That is not so if a search has no results. */
export const isOnAny = (state: State, library: Library): boolean => selectedNode(state, library) !== undefined;

/** For hints: whether an entry is chosen. */
export const isOnEntry = (state: State, library: Library): boolean =>
  selectedNode(state, library)?.subject.kind === 'entry';

/** For hints: whether an item is chosen that may have a page of its own. An entry of a user's own list may have none. */
export function mayHavePage(state: State, library: Library): boolean {
  const subject = selectedNode(state, library)?.subject;
  return subject !== undefined && isItem(subject) && (subject.kind !== 'entry' || subject.entry.url !== '');
}
