/** What is open and chosen in the tree, and among the results while there is a query. */
export type ListState = {
  /** Ids of the open branches of the tree. */
  readonly expanded: ReadonlySet<string>;
  /** Id of the chosen row of the tree. It is kept while the results are shown. */
  readonly cursor: string;
  /** First row of the tree on the screen. */
  readonly treeTop: number;
  /** Whether the user has not moved yet. Until then, the start page is beside the tree. */
  readonly isAtStart: boolean;
  /** Index of the chosen result, and the first row of the results on the screen. */
  readonly result: number;
  readonly resultTop: number;
};
