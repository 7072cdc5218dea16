import type { Library } from '../context.ts';
import { selectedNode } from '../list/select.ts';
import type { State } from '../state.ts';
import { only, refused, type Step } from '../view.ts';
import { MOST_COMPARED } from './marks.ts';

/** Marks the chosen entry to be compared, or takes its mark off. */
export function toggleMark(state: State, library: Library): Step {
  const id = chosenEntry(state, library);
  if (id === null) return refused(state, 'Only entries can be marked for comparison.');
  const { marks } = state;
  if (marks.includes(id)) return only({ ...state, marks: marks.filter((other) => other !== id) });
  return marks.length < MOST_COMPARED ? only({ ...state, marks: [...marks, id] }) : refused(state, NO_MORE);
}

const NO_MORE = `Compare takes at most ${MOST_COMPARED} entries; x removes all marks.`;

/** Takes all marks off. */
export function clearMarks(state: State): Step {
  const { length } = state.marks;
  if (length === 0) return refused(state, 'Nothing is marked.');
  const text = length === 1 ? 'Mark removed.' : `All ${length} marks removed.`;
  return only({ ...state, marks: [], notice: { tone: 'good', text } });
}

/** What is compared: the marked entries; where only one is marked, that and the chosen one. It may be too few or too many. */
export function entriesToCompare(state: State, library: Library): readonly string[] {
  const { marks } = state;
  const chosen = marks.length === 1 ? chosenEntry(state, library) : null;
  return chosen === null || marks.includes(chosen) ? marks : [...marks, chosen];
}

/** Id of the entry that is chosen; `null` where it is something else. */
function chosenEntry(state: State, library: Library): string | null {
  const subject = selectedNode(state, library)?.subject;
  return subject?.kind === 'entry' ? subject.entry.id : null;
}
