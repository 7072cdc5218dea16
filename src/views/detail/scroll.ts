import type { TreeNode } from '../../data/tree.ts';
import type { Document, Stop } from '../../screen/links.ts';
import { rowsInView } from '../common/scroll.ts';
import type { Context } from '../context.ts';
import { selectedNode } from '../list/select.ts';
import { openView, type State, topView } from '../state.ts';
import { documentFor } from './document.ts';

/** Goes into the detail, onto the first stop in view. */
export function enterDetail(state: State, node: TreeNode, context: Context): State {
  const document = documentFor(node, state, context);
  const entered = { ...state, stop: firstInView(document, viewOf(state, document, context)) };
  return topView(state).view === 'detail' ? entered : openView(entered, 'detail');
}

/** Scrolls the detail by a line without leaving the list. */
export function scrollDetail(state: State, by: 1 | -1, context: Context): State {
  const node = selectedNode(state, context);
  if (!node) return state;
  const document = documentFor(node, state, context);
  return scrollTo(state, settle(state, document, context).detailTop + by, document, context);
}

/** The rows of a document that are on the screen: from `top` to before `end`. */
export type InView = { readonly top: number; readonly end: number };

export function viewOf({ detailTop }: State, { lines }: Document, { rows }: Context): InView {
  return { top: detailTop, end: detailTop + rowsInView(lines.length, rows) };
}

/** Whether it is a stop in the text, and no heading. */
export const isPlace = ({ kind, isAside }: Stop): boolean => kind !== 'heading' && !isAside;

/** The first stop that begins in view. */
export function firstInView({ stops }: Document, view: InView): number | null {
  const index = stops.findIndex((stop) => isPlace(stop) && stop.row >= view.top);
  const stop = stops[index];
  return stop !== undefined && stop.row < view.end ? index : null;
}

/** The last stop that begins in view. */
export function lastInView({ stops }: Document, view: InView): number | null {
  const index = stops.findLastIndex((stop) => isPlace(stop) && stop.row < view.end);
  const stop = stops[index];
  return stop !== undefined && stop.row >= view.top ? index : null;
}

/** Whether any row of a stop is in view: the mark of what is chosen is at each of them. What is chosen beside it always is. */
export function isInView({ row, rows, isAside }: Stop, view: InView): boolean {
  return isAside === true || (row < view.end && row + rows > view.top);
}

/** The stop that is chosen and can be seen: scrolling, or another size of the window, may have taken it out of sight. */
export function chosenStop(state: State, node: TreeNode, context: Context): Stop | null {
  const document = documentFor(node, state, context);
  const stop = document.stops[state.stop ?? -1];
  const view = viewOf(settle(state, document, context), document, context);
  return stop !== undefined && isInView(stop, view) ? stop : null;
}

/** Chooses a stop, and brings all of it into view, or its beginning; coming from below, with the row above it. A heading comes to the top. */
export function chooseStop(before: State, index: number, by: 1 | -1, context: Context): State {
  const state = { ...before, stop: index };
  const node = selectedNode(state, context);
  // What is chosen may have more rows than it had.
  const document = node && documentFor(node, state, context);
  const stop = document?.stops[index];
  if (document === undefined || stop === undefined) return before;
  if (stop.isAside) return state;
  if (stop.kind === 'heading') return scrollTo(state, stop.row, document, context);
  const { top, end } = viewOf(state, document, context);
  const last = stop.row + stop.rows;
  const highest = by === 1 ? stop.row : Math.max(0, stop.row - 1);
  const lowest = Math.max(top, last - (end - top));
  return scrollTo(state, Math.min(highest, lowest), document, context);
}

/** In a window that has grown, the detail is shown from higher up than it was scrolled to. */
export const settle = (state: State, document: Document, context: Context): State =>
  scrollTo(state, state.detailTop, document, context);

export function scrollTo(state: State, top: number, document: Document, context: Context): State {
  const end = Math.max(0, document.lines.length - rowsInView(document.lines.length, context.rows));
  return { ...state, detailTop: Math.max(0, Math.min(top, end)) };
}
