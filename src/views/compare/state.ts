import type { DetailState } from '../detail/state.ts';
import type { State } from '../state.ts';

/** What is compared, and where the reader comes back to. The view stands on the entry of the chosen column. */
export type CompareState = {
  /** Ids of the entries, a column for each. */
  readonly ids: readonly string[];
  /** Index of the chosen column. */
  readonly chosen: number;
  /** Index of the first column on the screen, as long as the chosen one is seen then. */
  readonly first: number;
  /** First line of the table on the screen. */
  readonly top: number;
  /** Whether the fields in which all are alike are left out. */
  readonly onlyDifferences: boolean;
  /** How far the detail was scrolled before. */
  readonly before: DetailState;
};

/** What the comparison keeps while it is open, whatever is open over it. */
export function compareState({ stack }: State): CompareState | null {
  const open = stack.findLast(({ view }) => view === 'compare');
  return open === undefined ? null : (open.own as CompareState);
}
