import type { ActionName } from '../keys/actions.ts';
import type { ViewId } from '../keys/keymap.ts';
import type { Pane } from '../screen/pane.ts';
import { compare } from './compare/compare.ts';
import type { Context } from './context.ts';
import { detail } from './detail/detail.ts';
import { filters } from './filters/filters.ts';
import { guide } from './guide/guide.ts';
import { guideLine } from './guide/line/guide-line.ts';
import { help, helpLine } from './help/help.ts';
import { list } from './list/list.ts';
import { matrix } from './matrix/matrix.ts';
import { drawWith } from './screen.ts';
import { searchLine } from './search-line/search-line.ts';
import { stackLine } from './stack/line/stack-line.ts';
import { stack } from './stack/stack.ts';
import { type State, topView } from './state.ts';
import { totals } from './totals/totals.ts';
import type { View } from './view.ts';
import { vulnerabilities } from './vulnerabilities/vulnerabilities.ts';

/** All views. */
export const VIEWS: Readonly<Record<ViewId, View>> = {
  list,
  detail,
  'search-line': searchLine,
  filters,
  vulnerabilities,
  compare,
  matrix,
  totals,
  stack,
  'stack-line': stackLine,
  guide,
  'guide-line': guideLine,
  help,
  'help-line': helpLine,
};

const OPENED_BY: ReadonlyMap<ActionName, View> = new Map(
  Object.values(VIEWS).flatMap((view) => (view.openedBy ?? []).map((action) => [action, view] as const)),
);

/** Returns the view that an action opens, if any. */
export const viewOpenedBy = (action: ActionName): View | undefined => OPENED_BY.get(action);

/** Returns the view that has the focus. */
export const focusedView = (state: State): View => VIEWS[topView(state).view];

/** Draws the whole screen for a state. */
export const drawScreen = (state: State, context: Context): readonly Pane[] =>
  drawWith((view) => VIEWS[view], state, context);
