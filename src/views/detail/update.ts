import type { TreeNode } from '../../data/tree.ts';
import type { ActionName } from '../../keys/actions.ts';
import type { Document } from '../../screen/document.ts';
import type { Context } from '../context.ts';
import { selectedNode } from '../list/select.ts';
import { openLink } from '../shared/links.ts';
import { isMotion, type Motion, target } from '../shared/motion.ts';
import { rowsInView } from '../shared/scroll.ts';
import { closeView, type State } from '../state.ts';
import { only, type Step } from '../view.ts';
import { documentFor } from './document.ts';
import { isInView, linkInView, scrollTo, settle } from './scroll.ts';

export function updateDetail(state: State, action: ActionName, context: Context): Step | undefined {
  if (isMotion(action)) return only(moveInDetail(state, action, context));
  switch (action) {
    case 'back':
      return only(closeView({ ...state, link: null }));
    case 'open-chosen':
      return openChosen(state, context);
    case 'next-link':
      return only(stepLink(state, 1, context));
    case 'previous-link':
      return only(stepLink(state, -1, context));
    default:
      return undefined;
  }
}

/** Up and down choose the links in view and scroll where there is none; longer motions scroll. */
function moveInDetail(before: State, by: Motion, context: Context): State {
  const node = selectedNode(before, context);
  if (!node) return before;
  const document = documentFor(node, before, context);
  const state = settle(before, document, context);
  if (by === 'up' || by === 'down') return stepOrScroll(state, by === 'down' ? 1 : -1, document, context);
  const top = target(state.detailTop, by, rowsInView(document.lines.length, context.rows), document.lines.length);
  const scrolled = scrollTo(state, top, document, context);
  const link = by === 'first' || by.endsWith('up') ? 0 : document.chosenRows.length - 1;
  const step = link === 0 ? 1 : -1;
  return { ...scrolled, link: linkInView(document, link, scrolled.detailTop, context.rows, step) };
}

/** Opens the chosen link; where scrolling has taken it out of sight, chooses one in view first. */
function openChosen(state: State, context: Context): Step {
  const node = selectedNode(state, context);
  if (!node) return only(state);
  return seesChosenLink(state, node, context)
    ? openLink(state, 'chosen', context)
    : only(findLink(state, node, context));
}

/** Whether the chosen link can be seen: scrolling, or another size of the window, may have taken it out of sight. */
function seesChosenLink(state: State, node: TreeNode, context: Context): boolean {
  const document = documentFor(node, state, context);
  const { link, detailTop } = settle(state, document, context);
  return link !== null && isInView(document, link, detailTop, context.rows);
}

/** Brings the next link into view and chooses it, where none was in view to choose; the last one from below it. */
function findLink(before: State, node: TreeNode, context: Context): State {
  const document = documentFor(node, before, context);
  const state = settle(before, document, context);
  const below = document.chosenRows.findIndex((row) => row >= state.detailTop);
  const link = below === -1 ? document.chosenRows.length - 1 : below;
  const row = document.chosenRows[link];
  return row === undefined ? state : { ...scrollTo(state, row - 1, document, context), link };
}

/** Goes to the next or previous link wherever it stands, and brings it into view. */
function stepLink(before: State, by: 1 | -1, context: Context): State {
  const node = selectedNode(before, context);
  if (!node) return before;
  if (before.link === null) return findLink(before, node, context);
  const document = documentFor(node, before, context);
  const state = settle(before, document, context);
  const link = Math.max(0, Math.min(before.link + by, document.chosenRows.length - 1));
  const shown = isInView(document, link, state.detailTop, context.rows);
  return { ...(shown ? state : scrollTo(state, (document.chosenRows[link] ?? 0) - 1, document, context)), link };
}

function stepOrScroll(state: State, step: 1 | -1, document: Document, context: Context): State {
  const from = state.link === null ? (step === 1 ? 0 : document.chosenRows.length - 1) : state.link + step;
  const link = linkInView(document, from, state.detailTop, context.rows, step);
  if (link !== null) return { ...state, link };
  const scrolled = scrollTo(state, state.detailTop + step, document, context);
  const chosen = linkInView(document, from, scrolled.detailTop, context.rows, step);
  if (chosen !== null) return { ...scrolled, link: chosen };
  const stays = state.link !== null && isInView(document, state.link, scrolled.detailTop, context.rows);
  return { ...scrolled, link: stays ? state.link : null };
}
