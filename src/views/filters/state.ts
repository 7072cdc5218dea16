import type { FacetGroup } from '../../search/types.ts';

/** Which choices are offered, and the one that the cursor is on. */
export type FiltersState = {
  readonly panel: FacetGroup;
  /** Id of a row of `choiceRows`; `choiceIndex` says what is chosen if there is no such row. */
  readonly choice: string;
  /** First row on the screen. */
  readonly top: number;
};
