import type { DetailState } from '../detail/state.ts';
import type { Scope } from '../matrix/state.ts';

/** The scope that is counted, the chosen bar, and the scroll positions. */
export type TotalsState = {
  /** The scope as it was when the view was opened; `null` for all entries. */
  readonly scope: Scope | null;
  /** The query for the branch or the search of the scope; `null` if no query describes it. */
  readonly query: string | null;
  /** Whether all entries are counted instead of the scope. */
  readonly isWhole: boolean;
  /** The ids of the chosen bar and its chart (see `chosenBar`). */
  readonly chart: string;
  readonly bar: string;
  /** The first row on the screen. */
  readonly top: number;
  /** The scroll position of the detail before, restored when the view is closed. */
  readonly before: DetailState;
};
