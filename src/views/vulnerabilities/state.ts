import type { DetailState } from '../detail/state.ts';

/** The listed vulnerabilities, and the scroll positions. The chosen vulnerability is `on` in the stack of views. */
export type VulnerabilitiesState = {
  /** The ids of the vulnerabilities that were among the results, or in results, when the view was opened; `null` for all. */
  readonly listed: ReadonlySet<string> | null;
  /** The first row of the list on the screen. */
  readonly top: number;
  /** The scroll position of the detail before, restored when the view is closed. */
  readonly before: DetailState;
};
