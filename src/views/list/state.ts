/** What is open and chosen in the tree, and among the results while there is a search. */
export type ListState = {
  /** Ids of the open branches of the tree. */
  readonly expanded: ReadonlySet<string>;
  /** Id of the chosen row of the tree; it stays while a search shows its results. */
  readonly cursor: string;
  /** First row of the tree on the screen. */
  readonly treeTop: number;
  /** Whether the reader has not moved yet: then the start page stands beside the tree. */
  readonly isAtStart: boolean;
  /** Index of the chosen result, and of the first one on the screen. */
  readonly result: number;
  readonly resultTop: number;
};
