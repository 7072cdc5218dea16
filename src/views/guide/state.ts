import type { State } from '../state.ts';

/** What is chosen in the guide, and what is judged by it. */
export type GuideState = {
  /** Id of a row of `guideRows`; the first row where there is none of that id. */
  readonly row: string;
  /** Id of the measure that the cursor is on; `null` while it is on the levels. */
  readonly measure: string | null;
  /** First line of the page on the screen. */
  readonly top: number;
  /** Whether the reader has scrolled on from the measure that the cursor is on, so that it is out of sight. */
  readonly isAway: boolean;
  /** What the reader has pasted, clean line by line. */
  readonly fragment: string | null;
};

export const NEW_GUIDE_STATE: GuideState = { row: '', measure: null, top: 0, isAway: false, fragment: null };

/** What the guide keeps while it is open, whatever is open over it. */
export function guideState({ stack }: Pick<State, 'stack'>): GuideState {
  const open = stack.findLast(({ view }) => view === 'guide');
  return open === undefined ? NEW_GUIDE_STATE : (open.own as GuideState);
}
