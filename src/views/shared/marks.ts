import type { Library } from '../context.ts';
import { selectedNode } from '../list/select.ts';
import type { State } from '../state.ts';

/** How many entries can be compared with each other. */
export const FEWEST_COMPARED = 2;
export const MOST_COMPARED = 4;

/** For hints: whether enough is marked, and not too much. */
export const canCompare = ({ marks }: State): boolean =>
  marks.length >= FEWEST_COMPARED && marks.length <= MOST_COMPARED;

/** For hints: whether an entry is chosen. */
export const isOnEntry = (state: State, library: Library): boolean =>
  selectedNode(state, library)?.subject.kind === 'entry';

/** For hints: whether what is chosen may have a page of its own. An entry of a list may have none. */
export function mayHavePage(state: State, library: Library): boolean {
  const subject = selectedNode(state, library)?.subject;
  return subject?.kind !== 'entry' || subject.entry.url !== '';
}
