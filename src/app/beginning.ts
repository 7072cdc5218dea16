import type { ShowExplorer } from '../commands/line/command-line.ts';
import type { ActionName } from '../keys/actions.ts';
import type { Theme } from '../screen/theme.ts';
import type { Reading } from '../system/settings/read.ts';
import type { State } from '../views/state.ts';
import type { OpenedList } from './list-library.ts';

export type StartRequest = Parameters<ShowExplorer>[0];

/** The request of a start without arguments. */
export const DEFAULT_START: StartRequest = {
  query: '',
  look: { noColor: false, ascii: false },
  list: null,
  mouse: false,
};

/** The request for a visit: the arguments, what is known about the terminal, and the settings that earlier visits left. */
export type VisitRequest = StartRequest & {
  /** The directory of the settings; `null` if there is none. */
  readonly directory: string | null;
  readonly reading: Reading;
  readonly theme: Theme;
  /** Whether the terminal is asked how wide it draws characters of ambiguous width. */
  readonly isAsked: boolean;
};

/** Where a visit begins. */
export type Beginning = {
  readonly start: State;
  /** The actions that open the view which the user has chosen for the start; empty for the list. */
  readonly opens: readonly ActionName[];
  /** A list of the user's own; `null` for the bundled catalog. */
  readonly opened: OpenedList | null;
};
