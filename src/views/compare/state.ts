import type { DetailState } from '../detail/state.ts';
import type { State } from '../state.ts';

/** The compared entries, and where the user is in the table. The entry of the chosen column is selected. */
export type CompareState = {
  /** The ids of the entries, one for each column. */
  readonly ids: readonly string[];
  /** The index of the chosen column. */
  readonly chosen: number;
  /** The index of the first column on the screen, unless the chosen one would be out of sight with it. */
  readonly first: number;
  /** The first line of the table on the screen. */
  readonly top: number;
  /** Whether fields in which all entries are alike are left out. */
  readonly onlyDifferences: boolean;
  /** The scroll position of the detail before, restored when the view is closed. */
  readonly before: DetailState;
};

/** Returns the state of the comparison while it is open, even under other views. */
export function compareState({ stack }: State): CompareState | null {
  const open = stack.findLast(({ view }) => view === 'compare');
  return open === undefined ? null : (open.own as CompareState);
}
