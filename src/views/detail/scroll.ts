import type { TreeNode } from '../../data/tree.ts';
import type { Document } from '../../screen/document.ts';
import type { Context } from '../context.ts';
import { selectedNode } from '../list/select.ts';
import { rowsInView } from '../shared/scroll.ts';
import { openView, type State, topView } from '../state.ts';
import { documentFor } from './document.ts';

/** Goes into the detail, onto the first link in view. */
export function enterDetail(state: State, node: TreeNode, context: Context): State {
  const link = linkInView(documentFor(node, state, context), 0, state.detailTop, context.rows, 1);
  const entered = { ...state, link };
  return topView(state).view === 'detail' ? entered : openView(entered, 'detail');
}

/** Scrolls the detail by a line without leaving the list. */
export function scrollDetail(state: State, by: 1 | -1, context: Context): State {
  const node = selectedNode(state, context);
  if (!node) return state;
  const document = documentFor(node, state, context);
  return scrollTo(state, settle(state, document, context).detailTop + by, document, context);
}

/** The first link in view from one on, in the direction of `step`. */
export function linkInView(
  document: Document,
  from: number,
  top: number,
  detailRows: number,
  step: 1 | -1,
): number | null {
  for (let link = from; link >= 0 && link < document.chosenRows.length; link += step) {
    if (isInView(document, link, top, detailRows)) return link;
  }
  return null;
}

export function isInView(document: Document, link: number, top: number, detailRows: number): boolean {
  const row = document.chosenRows[link] ?? -1;
  return row >= top && row < top + rowsInView(document.lines.length, detailRows);
}

/** In a window that has grown, the detail is shown from higher up than it was scrolled to. */
export const settle = (state: State, document: Document, context: Context): State =>
  scrollTo(state, state.detailTop, document, context);

export function scrollTo(state: State, top: number, document: Document, context: Context): State {
  const end = Math.max(0, document.lines.length - rowsInView(document.lines.length, context.rows));
  return { ...state, detailTop: Math.max(0, Math.min(top, end)) };
}
