import type { DetailState } from '../detail/state.ts';

/** What is listed, and where the reader comes back to. The view stands on the vulnerability that is chosen. */
export type VulnerabilitiesState = {
  /** Ids of those that a search touches; `null` where all are listed. It stays as it was when the view was opened. */
  readonly listed: ReadonlySet<string> | null;
  /** First row of the list on the screen. */
  readonly top: number;
  /** How far the detail was scrolled before. */
  readonly before: DetailState;
};
