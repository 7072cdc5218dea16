import type { DetailState } from '../detail/state.ts';

/** To what extent this machine offers each mechanism, by id. It is empty if nothing could be read, as outside Linux. */
export type Offers = ReadonlyMap<string, Offer>;
export type Offer = 'available' | 'restricted' | 'missing' | 'not known';

/** The entries for which the matrix or the totals were opened, in their order. */
export type Scope = {
  /** The label of their branch, or the query that found them. */
  readonly name: string;
  readonly kind: 'branch' | 'search';
  readonly ids: readonly string[];
};

/** An order of the rows by a column. Without it, they are in the order of the scope. */
export type Order = { readonly column: string; readonly first: 'most' | 'least' };

/** The state of the matrix. The chosen entry is `on` in the stack of views. */
export type MatrixState = {
  /** The scope as it was when the view was opened; `null` for all entries. */
  readonly scope: Scope | null;
  /** Whether all entries are shown instead of the scope. */
  readonly isWhole: boolean;
  /** The id of the chosen column. */
  readonly column: string;
  readonly order: Order | null;
  /** The ids of the columns by which rows are filtered: entries that lack any of them are hidden. */
  readonly only: readonly string[];
  /** The first row and the first column on the screen. */
  readonly top: number;
  readonly left: number;
  /** The scroll position of the detail before, restored when the view is closed. */
  readonly before: DetailState;
};
