import { comparisonMarkdown } from '../../comparison/part.ts';
import type { ActionName } from '../../keys/actions.ts';
import { capFor } from '../../screen/key-caps.ts';
import type { Spot } from '../../screen/pane.ts';
import { FEWEST_COMPARED } from '../common/conditions.ts';
import { follow } from '../common/history.ts';
import { entriesToCompare } from '../common/marks.ts';
import { isMotion, type Motion, target } from '../common/motion.ts';
import type { Context } from '../context.ts';
import { closeDownTo, closeView, openView, type State } from '../state.ts';
import { type Step, withoutEffects, withWarning } from '../view.ts';
import { measureTable, shownComparison } from './part.ts';
import type { CompareState } from './state.ts';

/** Compares the marked entries, or says how to mark some. If a comparison is open under other views, returns to it. */
export function openCompare(state: State, _action: ActionName, context: Context): Step {
  if (state.stack.some(({ view }) => view === 'compare')) return withoutEffects(closeDownTo(state, 'compare'));
  const ids = entriesToCompare(state, context);
  if (ids.length < FEWEST_COMPARED) return withWarning(state, whyNot(ids.length, context));
  const { detailTop, stop } = state;
  const own: CompareState = { ids, chosen: 0, first: 0, top: 0, onlyDifferences: false, before: { detailTop, stop } };
  return withoutEffects(withSelectedColumn(openView(state, 'compare'), own));
}

function whyNot(marked: number, { theme: { glyphs } }: Context): string {
  const space = capFor('list', 'toggle-mark', glyphs);
  const compare = capFor('list', 'compare', glyphs);
  if (marked === 0) return `Mark two to four entries with ${space}, then press ${compare}.`;
  return `Go to another entry and press ${compare}, or mark it with ${space} as well.`;
}

export function updateCompare(state: State, own: CompareState, action: ActionName, context: Context): Step | undefined {
  if (isMotion(action)) return withoutEffects(withSelectedColumn(state, { ...own, top: moved(own, action, context) }));
  switch (action) {
    case 'previous-column':
      return withoutEffects(choose(state, own, own.chosen - 1));
    case 'next-column':
      return withoutEffects(choose(state, own, own.chosen + 1));
    case 'open-column':
      return follow(state, own.ids[own.chosen] ?? null, context);
    case 'drop-column':
      return drop(state, own, context);
    case 'only-differences':
      return withoutEffects(withSelectedColumn(state, { ...own, top: 0, onlyDifferences: !own.onlyDifferences }));
    case 'copy-comparison': {
      const text = comparisonMarkdown(shownComparison(own, context));
      return { state, effects: [{ type: 'copy', text, what: 'the comparison as a Markdown table' }] };
    }
    case 'back':
      return withoutEffects({ ...closeView(state), ...own.before });
    default:
      return undefined;
  }
}

function moved(own: CompareState, by: Motion, context: Context): number {
  const table = measureTable(own, context);
  if (table === null) return own.top;
  // In a window that has grown, `top` may be beyond the last position.
  const from = Math.min(own.top, table.last);
  return Math.max(0, Math.min(target(from, by, table.page, table.last), table.last));
}

/** Chooses the clicked column. A click on the name of the chosen column opens its entry. */
export function clickCompare(state: State, own: CompareState, spot: Spot, context: Context, hadKeys: boolean): Step {
  if (spot.kind !== 'head' && spot.kind !== 'row') return withoutEffects(state);
  const index = spot.kind === 'head' ? spot.index : (spot.column ?? own.chosen);
  const chosen = choose(state, { ...own, first: spot.left ?? own.first }, index);
  const isChosen = hadKeys && spot.kind === 'head' && own.chosen === index;
  return isChosen ? follow(chosen, own.ids[index] ?? null, context) : withoutEffects(chosen);
}

export const scrollCompare = (state: State, own: CompareState, top: number): State =>
  withSelectedColumn(state, { ...own, top });

const choose = (state: State, own: CompareState, index: number): State =>
  withSelectedColumn(state, { ...own, chosen: Math.max(0, Math.min(index, own.ids.length - 1)) });

/** Gives the view a new state of its own, and selects the entry of the chosen column. */
const withSelectedColumn = (state: State, own: CompareState): State => {
  const { detailTop, stop } = state;
  return { ...openView(closeView(state), 'compare', own, own.ids[own.chosen]), detailTop, stop };
};

/** Removes the chosen column, and the mark of its entry. */
function drop(state: State, own: CompareState, context: Context): Step {
  const { ids, chosen } = own;
  if (ids.length === FEWEST_COMPARED) {
    return withWarning(
      state,
      `At least two are needed to compare; ${capFor('compare', 'back', context.theme.glyphs)} goes back to the list.`,
    );
  }
  const dropped = ids[chosen];
  const left = { ...own, ids: ids.filter((id) => id !== dropped), top: 0 };
  const marks = state.marks.filter((id) => id !== dropped);
  return withoutEffects(choose({ ...state, marks }, left, chosen));
}
