import type { ActionName } from '../../keys/actions.ts';
import type { ViewId } from '../../keys/keymap.ts';
import type { QueryLine } from '../search-line/line.ts';
import type { State } from '../state.ts';

/** The reasons why actions do nothing in the view below, each a sentence. Actions without one work there. */
export type Refusals = Readonly<Partial<Record<ActionName, string>>>;

/** The position of the user in the rows of the help. */
export type HelpPlace = {
  /** The index of the chosen row. */
  readonly cursor: number;
  /** The first line on the screen. */
  readonly top: number;
};

export type HelpState = HelpPlace & {
  /** The view from which the help was opened. Its keys come first. */
  readonly from: ViewId;
  readonly refusals: Refusals;
};

/** The query typed in the help, and the position of the user in the rows found. */
export type HelpLineState = HelpPlace & { readonly line: QueryLine };

const CLOSED: HelpState = { from: 'list', refusals: {}, cursor: 0, top: 0 };

/** Returns the state of the help while it is open, even under its search line. */
export function helpState({ stack }: State): HelpState {
  const open = stack.findLast(({ view }) => view === 'help');
  return (open?.own as HelpState | undefined) ?? CLOSED;
}
