import { isItem } from '../../data/tree.ts';
import type { Scroll, Spot } from '../../screen/pane.ts';
import { keptInView } from '../common/scroll.ts';
import type { Context } from '../context.ts';
import type { State } from '../state.ts';
import { type Step, withoutEffects } from '../view.ts';
import { cursorIndex, isSearching, searchResult, treeRows } from './select.ts';
import { chooseResult, putCursor, updateList } from './update.ts';

/** Handles a click on a row: chooses it or, if it is chosen already, opens or closes it. The rows stay where they are. */
export function clickList(state: State, spot: Spot, context: Context, hadKeys: boolean): Step {
  if (spot.kind !== 'row') return withoutEffects(state);
  if (isSearching(state)) {
    const { count } = searchResult(state, context);
    const isChosen = hadKeys && spot.row === state.result;
    const chosen = { ...chooseResult(state, spot.row, count, context), resultTop: spot.top };
    return isChosen ? open(chosen, context) : withoutEffects(chosen);
  }
  const rows = treeRows(state, context);
  const node = rows[spot.row]?.node;
  if (!node) return withoutEffects(state);
  const isChosen = hadKeys && spot.row === cursorIndex(state, rows);
  const chosen = { ...putCursor(state, node.id, context), treeTop: spot.top };
  const isBranch = node.children.length > 0;
  if (!isChosen && !(spot.onSign && isBranch)) return withoutEffects(chosen);
  const closes = isBranch && state.expanded.has(node.id) && (spot.onSign || !isItem(node.subject));
  const step = closes ? updateList(chosen, 'close-branch', context) : open(chosen, context);
  return step ? { ...step, state: { ...step.state, treeTop: spot.top } } : withoutEffects(chosen);
}

const open = (state: State, context: Context): Step => updateList(state, 'open', context) ?? withoutEffects(state);

/** Scrolls the rows. The chosen row stays chosen as long as it is in view. */
export function scrollList(state: State, to: Scroll, context: Context): State {
  if (isSearching(state)) {
    const { count } = searchResult(state, context);
    // The heading above the results is scrolled with them.
    const above = to.length - count;
    const result = keptInView(state.result + above, to) - above;
    return { ...chooseResult(state, result, count, context), resultTop: to.top };
  }
  const rows = treeRows(state, context);
  const node = rows[keptInView(cursorIndex(state, rows), to)]?.node;
  return node ? { ...putCursor(state, node.id, context), treeTop: to.top } : state;
}
