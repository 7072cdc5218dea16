import type { ActionName } from '../../keys/actions.ts';
import type { ViewId } from '../../keys/keymap.ts';
import type { QueryLine } from '../search-line/line.ts';
import type { State } from '../state.ts';

/** Why actions do nothing in the view below, each in a sentence. What is not in it works there. */
export type Refusals = Readonly<Partial<Record<ActionName, string>>>;

/** Where the reader is among the rows of the help. */
export type HelpPlace = {
  /** Index of the chosen row. */
  readonly cursor: number;
  /** First line on the screen. */
  readonly top: number;
};

export type HelpState = HelpPlace & {
  /** The view that it was opened from, whose keys come first. */
  readonly from: ViewId;
  readonly refusals: Refusals;
};

/** What is searched for in the help, and where the reader is among what that finds. */
export type HelpLineState = HelpPlace & { readonly line: QueryLine };

const CLOSED: HelpState = { from: 'list', refusals: {}, cursor: 0, top: 0 };

/** What the help keeps while it is open, also under its search line. */
export function helpState({ stack }: State): HelpState {
  const open = stack.findLast(({ view }) => view === 'help');
  return (open?.own as HelpState | undefined) ?? CLOSED;
}
