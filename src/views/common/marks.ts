import { capFor } from '../../screen/key-caps.ts';
import type { Context, Library } from '../context.ts';
import { selectedNode } from '../list/select.ts';
import type { State } from '../state.ts';
import { type Step, withoutEffects, withWarning } from '../view.ts';
import { MOST_COMPARED } from './conditions.ts';

/** Marks the chosen entry for comparison, or removes its mark. */
export function toggleMark(state: State, context: Context): Step {
  const id = chosenEntry(state, context);
  if (id === null) return withWarning(state, 'Only entries can be marked for comparison.');
  const { marks } = state;
  if (marks.includes(id)) return withoutEffects({ ...state, marks: marks.filter((other) => other !== id) });
  return marks.length < MOST_COMPARED
    ? withoutEffects({ ...state, marks: [...marks, id] })
    : withWarning(state, noMore(context));
}

const noMore = ({ theme }: Context): string =>
  `Compare takes at most ${MOST_COMPARED} entries; ${capFor('list', 'clear-marks', theme.glyphs)} removes all marks.`;

/** Removes all marks. */
export function clearMarks(state: State): Step {
  const { length } = state.marks;
  if (length === 0) return withWarning(state, 'Nothing is marked.');
  const text = length === 1 ? 'Mark removed.' : `${length} marks removed.`;
  return withoutEffects({ ...state, marks: [], notice: { tone: 'good', text } });
}

/**
 * Returns the ids of the entries to compare: the marked ones or, if only one is marked, that and the chosen one. There may be
 * too few or too many of them.
 */
export function entriesToCompare(state: State, library: Library): readonly string[] {
  const { marks } = state;
  const chosen = marks.length === 1 ? chosenEntry(state, library) : null;
  return chosen === null || marks.includes(chosen) ? marks : [...marks, chosen];
}

/** Returns the id of the chosen entry; `null` if something else is chosen. */
function chosenEntry(state: State, library: Library): string | null {
  const subject = selectedNode(state, library)?.subject;
  return subject?.kind === 'entry' ? subject.entry.id : null;
}
