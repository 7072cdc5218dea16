import type { ShowExplorer } from '../commands/line/command-line.ts';
import type { ActionName } from '../keys/actions.ts';
import type { Theme } from '../screen/theme.ts';
import type { Reading } from '../system/settings/read.ts';
import type { State } from '../views/state.ts';
import type { OpenedList } from './list-library.ts';

export type Asked = Parameters<ShowExplorer>[0];

/** What a start without arguments asks for. */
export const NOTHING_ASKED: Asked = {
  query: '',
  look: { noColor: false, ascii: false },
  list: null,
  mouse: false,
};

/** What a visit is asked for, what is known of the terminal, and what earlier visits left. */
export type VisitRequest = Asked & {
  /** The directory of the settings, if there is any. */
  readonly directory: string | null;
  readonly reading: Reading;
  readonly theme: Theme;
  /** Whether the terminal is asked how wide it draws signs of ambiguous width. */
  readonly isAsked: boolean;
};

/** Where a visit begins. */
export type Beginning = {
  readonly start: State;
  /** The actions that open the view of the start; none for the list. */
  readonly opens: readonly ActionName[];
  /** A list of the reader's own; `null` for the bundled catalog. */
  readonly opened: OpenedList | null;
};
