import type { Library } from '../context.ts';
import { selectedNode } from '../list/select.ts';
import type { State } from '../state.ts';
import { only, refused, type Step } from '../view.ts';

/** Marks the chosen entry to be compared, or takes its mark off. */
export function toggleMark(state: State, library: Library): Step {
  const id = chosenEntry(state, library);
  if (id === null) return refused(state, 'Only entries can be marked for comparison.');
  const { marks } = state;
  return only({ ...state, marks: marks.includes(id) ? marks.filter((other) => other !== id) : [...marks, id] });
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
