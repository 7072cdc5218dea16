import type { QueryLine } from './line.ts';

/** What is searched for. It stays when the search line is left. */
export type SearchLineState = {
  readonly query: QueryLine;
  /** What was last searched for: `n` and `N` go by it when the search line is empty. */
  readonly lastQuery: string;
  /** Whether the results are all there are, also those that are far less like the query. */
  readonly showsAll: boolean;
};
