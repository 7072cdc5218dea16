import type { TreeNode } from '../../data/tree.ts';
import type { Document, Stop } from '../../screen/links.ts';
import { rowsInView } from '../common/scroll.ts';
import type { Context } from '../context.ts';
import { selectedNode } from '../list/select.ts';
import { openView, type State, topView } from '../state.ts';
import { documentFor } from './document.ts';

/** Gives the detail the focus, and chooses the first stop in view. */
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
  return scrollTo(state, clampScroll(state, document, context).detailTop + by, document, context);
}

/** The rows of a document that are on the screen: from `top` up to, but not including, `end`. */
export type InView = { readonly top: number; readonly end: number };

export function viewOf({ detailTop }: State, { lines }: Document, { rows }: Context): InView {
  return { top: detailTop, end: detailTop + rowsInView(lines.length, rows) };
}

/** Whether a stop is in the text, and is not a heading. */
export const isTextStop = ({ kind, isAside }: Stop): boolean => kind !== 'heading' && !isAside;

/** Returns the index of the first stop that begins in view. */
export function firstInView({ stops }: Document, view: InView): number | null {
  const index = stops.findIndex((stop) => isTextStop(stop) && stop.row >= view.top);
  const stop = stops[index];
  return stop !== undefined && stop.row < view.end ? index : null;
}

/** Returns the index of the last stop that begins in view. */
export function lastInView({ stops }: Document, view: InView): number | null {
  const index = stops.findLastIndex((stop) => isTextStop(stop) && stop.row < view.end);
  const stop = stops[index];
  return stop !== undefined && stop.row >= view.top ? index : null;
}

/**
 * Whether any row of a stop is in view. One is enough, because each row of the chosen stop has a bar. A stop beside the text is
 * always in view once it is chosen.
 */
export function isInView({ row, rows, isAside }: Stop, view: InView): boolean {
  return isAside === true || (row < view.end && row + rows > view.top);
}

/** Returns the chosen stop if it is in view. Scrolling or another window size may have moved it out of view. */
export function chosenStop(state: State, node: TreeNode, context: Context): Stop | null {
  const document = documentFor(node, state, context);
  const stop = document.stops[state.stop ?? -1];
  const view = viewOf(clampScroll(state, document, context), document, context);
  return stop !== undefined && isInView(stop, view) ? stop : null;
}

/**
 * Chooses a stop, and scrolls all of it into view, or its beginning if it is too tall. Coming from below, the row above it
 * comes into view too. A heading is scrolled to the top.
 */
export function chooseStop(before: State, index: number, by: 1 | -1, context: Context): State {
  const state = { ...before, stop: index };
  const node = selectedNode(state, context);
  // A stop may have more rows once it is chosen.
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

/** Limits how far the detail is scrolled. In a window that has grown, the detail begins higher up than it was scrolled to. */
export const clampScroll = (state: State, document: Document, context: Context): State =>
  scrollTo(state, state.detailTop, document, context);

export function scrollTo(state: State, top: number, document: Document, context: Context): State {
  const end = Math.max(0, document.lines.length - rowsInView(document.lines.length, context.rows));
  return { ...state, detailTop: Math.max(0, Math.min(top, end)) };
}
