import type { Panel } from '../../search/types.ts';

/** Which choices are offered, and the one that the cursor is on. */
export type FiltersState = {
  readonly panel: Panel;
  /** Id of a row of `choiceRows`; the first choice where there is none of that id. */
  readonly choice: string;
};
