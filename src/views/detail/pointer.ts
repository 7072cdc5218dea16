import { isItem, type TreeNode } from '../../data/tree.ts';
import type { Document, Stop } from '../../screen/links.ts';
import type { ClickedSpot } from '../../screen/pane.ts';
import { recordVisit } from '../common/shelves.ts';
import type { Context } from '../context.ts';
import { selectedNode } from '../list/select.ts';
import type { State } from '../state.ts';
import { type Step, withoutEffects } from '../view.ts';
import { documentFor } from './document.ts';
import { clampScroll, enterDetail, scrollTo } from './scroll.ts';
import { openStop } from './update.ts';

/**
 * Handles a click. A link or a lead is followed; a note is chosen, and a second click opens it. A click elsewhere only gives
 * the detail the focus.
 */
export function clickDetail(state: State, spot: ClickedSpot, context: Context, hadKeys: boolean): Step {
  const node = selectedNode(state, context);
  if (!node) return withoutEffects(state);
  const document = documentFor(node, state, context);
  const seen = clampScroll(state, document, context);
  const enters = !hadKeys && (isItem(node.subject) || node.subject.kind === 'start');
  const entered = enters ? enterDetail(seen, node, context) : seen;
  const index = spot.kind === 'line' ? stopAt(document, spot) : -1;
  const stop = document.stops[index];
  const isNote = stop?.kind === 'note';
  const chooses = stop === undefined || (isNote && !(hadKeys && state.stop === index));
  const chosen = stop === undefined ? entered : inItsPlace({ ...entered, stop: index }, stop, node, context);
  if (chooses) return enters ? recordVisit(chosen, node, []) : withoutEffects(chosen);
  // The first click has opened the stop already; the second click of a double click must not open it again.
  if (!isNote && spot.isDouble) return withoutEffects(state);
  return openStop(chosen, node, stop, context);
}

/** Keeps the clicked stop in its row on the screen. A stop above it may have lost lines, because it is no longer chosen. */
function inItsPlace(state: State, { row, isAside }: Stop, node: TreeNode, context: Context): State {
  const document = documentFor(node, state, context);
  const moved = (document.stops[state.stop ?? -1]?.row ?? row) - row;
  return isAside ? clampScroll(state, document, context) : scrollTo(state, state.detailTop + moved, document, context);
}

/** Returns the index of the stop that a line belongs to; -1 if it belongs to none. */
function stopAt(
  { stops }: Document,
  { line, isAside = false }: Extract<ClickedSpot, { readonly kind: 'line' }>,
): number {
  if (line === null) return -1;
  const isThere = (stop: Stop) =>
    stop.kind !== 'heading' && (stop.isAside ?? false) === isAside && line >= stop.row && line < stop.row + stop.rows;
  return stops.findIndex(isThere);
}
