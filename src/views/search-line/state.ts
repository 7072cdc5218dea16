import type { State } from '../state.ts';
import type { QueryLine } from './line.ts';

/** What is searched for. It stays when the search line is left. */
export type SearchLineState = {
  readonly query: QueryLine;
  /** What was last searched for: `n` and `N` go by it when the search line is empty. */
  readonly lastQuery: string;
  /** Whether the results are all there are, also those that are far less like the query. */
  readonly showsAll: boolean;
  /** What was searched for in this visit, each once, the latest last. */
  readonly queries: readonly string[];
};

/** What the search line keeps while it is open; `undefined` where the visit began in it. */
export type SearchLineOwn =
  | {
      /** Whether the old query is selected, so that the first letter replaces it. */
      readonly isSelected: boolean;
      /** Where the reader was when it was opened. */
      readonly from: State;
    }
  | undefined;
