import { isItem } from '../../data/tree.ts';
import type { Library } from '../context.ts';
import { selectedNode } from '../list/select.ts';
import type { State } from '../state.ts';

/** How many entries can be compared with each other; more are not marked. */
export const FEWEST_COMPARED = 2;
export const MOST_COMPARED = 4;

/** For hints: whether enough is marked. */
export const canCompare = ({ marks }: State): boolean => marks.length >= FEWEST_COMPARED;

/** For hints: whether something of the catalog is chosen, and not a branch. */
export function isOnItem(state: State, library: Library): boolean {
  const node = selectedNode(state, library);
  return node !== undefined && isItem(node.subject);
}

/** For hints: whether a list has anything to choose; a search may find nothing. */
export const isOnAny = (state: State, library: Library): boolean => selectedNode(state, library) !== undefined;

/** For hints: whether an entry is chosen. */
export const isOnEntry = (state: State, library: Library): boolean =>
  selectedNode(state, library)?.subject.kind === 'entry';

/** For hints: whether something of the catalog is chosen that may have a page of its own. An entry of a list may have none. */
export function mayHavePage(state: State, library: Library): boolean {
  const subject = selectedNode(state, library)?.subject;
  return subject !== undefined && isItem(subject) && (subject.kind !== 'entry' || subject.entry.url !== '');
}
