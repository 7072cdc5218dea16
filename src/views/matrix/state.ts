import type { DetailState } from '../detail/state.ts';

/** How far this machine offers each mechanism, by its id. It is empty where nothing could be read, as outside Linux. */
export type Offers = ReadonlyMap<string, Offer>;
export type Offer = 'available' | 'restricted' | 'missing' | 'not known';

/** The entries that the matrix was opened for, in their order. */
export type Scope = {
  /** The branch that they are in, or the query that found them. */
  readonly name: string;
  readonly kind: 'branch' | 'search';
  readonly ids: readonly string[];
};

/** An order of the rows by a column; without it they stand as they are listed. */
export type Order = { readonly column: string; readonly first: 'most' | 'least' };

/** What the matrix shows, and where the reader comes back to. The view stands on the entry that is chosen. */
export type MatrixState = {
  /** `null` for all entries. It stays as it was when the view was opened. */
  readonly scope: Scope | null;
  /** Whether all entries are shown in place of the scope. */
  readonly isWhole: boolean;
  /** Id of the chosen column. */
  readonly column: string;
  readonly order: Order | null;
  /** Ids of the columns that a row must have. */
  readonly only: readonly string[];
  /** First row and first column on the screen. */
  readonly top: number;
  readonly left: number;
  /** How far the detail was scrolled before. */
  readonly before: DetailState;
};
