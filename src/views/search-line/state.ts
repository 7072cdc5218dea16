import type { State } from '../state.ts';
import type { QueryLine } from './line.ts';

/** The state of the search, which is kept when the search line is closed. */
export type SearchLineState = {
  readonly query: QueryLine;
  /** The last query that was not empty: `n` and `N` search for it when the search line is empty. */
  readonly lastQuery: string;
  /** Whether all results are shown, including those that match the query much worse than the others. */
  readonly showsAll: boolean;
  /** The queries of this visit, each once, the latest last. */
  readonly queries: readonly string[];
};

/** The own state of the search line while it is open; `undefined` if the visit began in it. */
export type SearchLineOwn =
  | {
      /** Whether the old query is selected, so that the first letter replaces it. */
      readonly isSelected: boolean;
      /** The state from which the search line was opened. */
      readonly from: State;
    }
  | undefined;
