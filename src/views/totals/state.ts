import type { DetailState } from '../detail/state.ts';
import type { Scope } from '../matrix/state.ts';

/** What is counted, which bar is chosen, and where the reader comes back to. */
export type TotalsState = {
  /** `null` for all entries. It stays as it was when the view was opened. */
  readonly scope: Scope | null;
  /** What the branch or the search of the scope is in a query; `null` where no query stands for it. */
  readonly query: string | null;
  /** Whether all entries are counted in place of the scope. */
  readonly isWhole: boolean;
  /** Ids of the chart and of the bar that are chosen; the first ones where they are gone. */
  readonly chart: string;
  readonly bar: string;
  /** First row on the screen. */
  readonly top: number;
  /** How far the detail was scrolled before. */
  readonly before: DetailState;
};
