import type { State } from '../state.ts';

/** The chosen row and measure of the guide, and the fragment to be judged. */
export type GuideState = {
  /** The id of a row of `guideRows`; if no row has it, the first one is chosen. */
  readonly row: string;
  /** The id of the measure that the cursor is on; `null` while it is on the levels. */
  readonly measure: string | null;
  /** The first line of the page on the screen. */
  readonly top: number;
  /** Whether the user has scrolled the measure with the cursor out of sight. */
  readonly isAway: boolean;
  /** The text that the user has typed or pasted, sanitized line by line. */
  readonly fragment: string | null;
};

export const NEW_GUIDE_STATE: GuideState = { row: '', measure: null, top: 0, isAway: false, fragment: null };

/** Returns the state of the guide while it is open, even under other views. */
export function guideState({ stack }: Pick<State, 'stack'>): GuideState {
  const open = stack.findLast(({ view }) => view === 'guide');
  return open === undefined ? NEW_GUIDE_STATE : (open.own as GuideState);
}
