import type { ActionName } from '../../keys/actions.ts';
import type { ClickedSpot } from '../../screen/pane.ts';
import { isMotion, type Motion, target } from '../common/motion.ts';
import type { Context } from '../context.ts';
import { EDITS } from '../search-line/edits.ts';
import { emptyLine, insert, type QueryLine } from '../search-line/line.ts';
import { closeView, openView, type State, topView, withOwn } from '../state.ts';
import { type Step, withoutEffects, withWarning } from '../view.ts';
import { helpRows, placeAt } from './draw.ts';
import type { HelpLineState, HelpPlace, HelpState, Refusals } from './state.ts';

/** Opens the help over the view that has the keys. `refusals` contains the actions that do nothing there now. */
export function openHelp(state: State, refusals: Refusals): Step {
  const own: HelpState = { from: topView(state).view, refusals, cursor: 0, top: 0 };
  return withoutEffects(openView(state, 'help', own));
}

export function updateHelp(state: State, own: HelpState, action: ActionName, context: Context): Step | undefined {
  if (isMotion(action)) return withoutEffects(withOwn(state, { ...own, ...moved(state, '', own, action, context) }));
  switch (action) {
    case 'back':
    case 'help':
      return withoutEffects(closeView(state));
    case 'search-help':
      return withoutEffects(openView(state, 'help-line', typed(emptyLine)));
    case 'run-action':
      return run(state, '', own, context);
    default:
      return undefined;
  }
}

/** Returns the state for a line whose text has changed: the cursor is on the first row found. */
const typed = (line: QueryLine): HelpLineState => ({ line, cursor: 0, top: 0 });

const MOTIONS: { readonly [Name in ActionName]?: Motion } = {
  'previous-result': 'up',
  'next-result': 'down',
  'results-page-up': 'page-up',
  'results-page-down': 'page-down',
};

export function updateHelpLine(
  state: State,
  own: HelpLineState,
  action: ActionName,
  context: Context,
): Step | undefined {
  const edit = EDITS[action];
  if (edit !== undefined) {
    const line = edit(own.line);
    return withoutEffects(withOwn(state, line.text === own.line.text ? { ...own, line } : typed(line)));
  }
  const motion = MOTIONS[action];
  if (motion !== undefined) {
    return withoutEffects(withOwn(state, { ...own, ...moved(state, own.line.text, own, motion, context) }));
  }
  if (action === 'clear-search') return withoutEffects(closeView(state));
  return action === 'run-action' ? run(state, own.line.text, own, context) : undefined;
}

export const typeInHelp = (state: State, { line }: HelpLineState, text: string): Step =>
  withoutEffects(withOwn(state, typed(insert(line, text))));

function moved(state: State, text: string, { cursor, top }: HelpPlace, by: Motion, context: Context): HelpPlace {
  const last = helpRows(state, text, context).length - 1;
  const to = Math.max(0, Math.min(last, target(cursor, by, context.rows, last)));
  return placeAt(state, text, { cursor: to, top }, context);
}

/** Closes the help and runs the action of the chosen row in the view below, or says why that is not possible. */
function run(state: State, text: string, { cursor }: HelpPlace, context: Context): Step {
  const row = helpRows(state, text, context)[cursor];
  if (row === undefined) return withoutEffects(state);
  if (row.refusal !== null) return withWarning(state, row.refusal);
  if (row.action === null) return withWarning(state, 'This row only explains; it is not a key.');
  if (row.action === 'open-numbered-link') return withWarning(state, 'Press the number of the link.');
  const below = topView(state).view === 'help-line' ? closeView(closeView(state)) : closeView(state);
  return row.action === 'help' ? withoutEffects(below) : { state: below, effects: [], next: row.action };
}

/** Chooses the clicked row. A click on the chosen row runs its action. */
export function clickHelp(
  state: State,
  text: string,
  own: HelpState | HelpLineState,
  spot: ClickedSpot,
  context: Context,
): Step {
  if (spot.kind !== 'row') return withoutEffects(state);
  return spot.row === own.cursor
    ? run(state, text, own, context)
    : withoutEffects(chooseRow(state, text, own, spot.row, context));
}

/** Moves the cursor to a row. */
export const chooseRow = (
  state: State,
  text: string,
  own: HelpState | HelpLineState,
  row: number,
  context: Context,
): State => withOwn(state, { ...own, ...placeAt(state, text, { cursor: row, top: own.top }, context) });
