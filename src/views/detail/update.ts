import type { TreeNode } from '../../data/tree.ts';
import type { ActionName } from '../../keys/actions.ts';
import { capFor } from '../../screen/key-caps.ts';
import type { Document, Stop } from '../../screen/links.ts';
import { follow, goBack } from '../common/history.ts';
import { openPage } from '../common/links.ts';
import { listOfStop, openList } from '../common/lists.ts';
import { isMotion, type Motion, target } from '../common/motion.ts';
import { rowsInView } from '../common/scroll.ts';
import type { Context } from '../context.ts';
import { selectedNode } from '../list/select.ts';
import { closeView, isZoomed, type State, topView } from '../state.ts';
import { only, refused, type Step } from '../view.ts';
import { documentFor } from './document.ts';
import {
  chooseStop,
  chosenStop,
  firstInView,
  type InView,
  isInView,
  isPlace,
  lastInView,
  scrollTo,
  settle,
  viewOf,
} from './scroll.ts';
import { zoomOut } from './zoom.ts';

export function updateDetail(state: State, action: ActionName, context: Context): Step | undefined {
  if (isMotion(action))
    return only(changeDetail(state, context, (seen, document) => move(seen, action, document, context)));
  switch (action) {
    case 'quit':
      return hidesList(state, context) ? leave(state, context) : undefined;
    case 'back':
      return leave(state, context);
    case 'next-section':
      return only(changeDetail(state, context, (seen, document) => jump(seen, 1, document, context)));
    case 'previous-section':
      return only(changeDetail(state, context, (seen, document) => jump(seen, -1, document, context)));
    case 'open-chosen':
      return openChosen(state, context);
    case 'follow-chosen':
      return followChosen(state, context);
    case 'next-stop':
      return only(changeDetail(state, context, (seen, document) => goToStop(seen, 1, document, context)));
    case 'previous-stop':
      return only(changeDetail(state, context, (seen, document) => goToStop(seen, -1, document, context)));
    default:
      return undefined;
  }
}

/** A page that a lead opened goes back to where it was opened; what has the whole window, to where it was given that. */
function leave(state: State, context: Context): Step {
  if (topView(state).on !== undefined) return goBack(state);
  return only(isZoomed(state) ? zoomOut(state, context) : closeView({ ...state, stop: null }));
}

/** Whether the detail has the whole window, so that the list is not seen: it is left for the list, as in other programs that show pages. */
export const hidesList = (state: State, { layout }: Context): boolean => layout.kind === 'one-pane' || isZoomed(state);

/** Changes what is seen of the detail, as the window shows it now. */
function changeDetail(
  state: State,
  context: Context,
  change: (seen: State, document: Document, context: Context) => State,
): State {
  const node = selectedNode(state, context);
  if (!node) return state;
  const document = documentFor(node, state, context);
  return change(settle(state, document, context), document, context);
}

/** Up and down go from stop to stop, and scroll where none is near; longer motions scroll, and choose the first in view. */
function move(state: State, by: Motion, document: Document, context: Context): State {
  if (by === 'up' || by === 'down') return stepOrScroll(state, by === 'down' ? 1 : -1, document, context);
  const { length } = document.lines;
  const top = target(state.detailTop, by, rowsInView(length, context.rows), length);
  const scrolled = scrollTo(state, top, document, context);
  const isAtEnd = by === 'last' || (by.endsWith('down') && scrolled.detailTop === state.detailTop);
  const stopIn = isAtEnd ? lastInView : firstInView;
  return { ...scrolled, stop: stopIn(document, viewOf(scrolled, document, context)) };
}

/**
 * A stop this many rows out of view is reached by one press: there is no more than a heading before it. What lies before one
 * that is further is for reading, and is scrolled through line by line.
 */
const NEAR = 3;

function stepOrScroll(state: State, by: 1 | -1, document: Document, context: Context): State {
  const { stops } = document;
  const view = viewOf(state, document, context);
  const chosen = stops[state.stop ?? -1];
  const seen = chosen !== undefined && isInView(chosen, view) ? state.stop : null;
  // What is chosen is read to its end, or to its beginning, before it is left.
  if (seen !== null && chosen !== undefined && goesOn(chosen, by, view)) {
    const isTall = chosen.rows > view.end - view.top;
    return isTall ? scrollTo(state, view.top + by, document, context) : chooseStop(state, seen, by, context);
  }
  const next = seen === null ? nearest(document, by, view) : neighbour(document, seen, by);
  const stop = stops[next];
  const isReached = stop?.isAside && chosen?.isAside;
  if (stop && (isReached || isNear(stop, by, view, document))) return chooseStop(state, next, by, context);
  const scrolled = scrollTo(state, view.top + by, document, context);
  const stays = chosen !== undefined && isInView(chosen, viewOf(scrolled, document, context));
  return { ...scrolled, stop: stays ? seen : null };
}

/** Whether a stop goes on beyond what is in view, in the direction of a press. */
function goesOn({ row, rows }: Stop, by: 1 | -1, { top, end }: InView): boolean {
  return by === 1 ? row + rows > end : row < top;
}

/** The first stop from the top of what is in view on, or the last one up from its bottom. */
function nearest(document: Document, by: 1 | -1, { top, end }: InView): number {
  const { stops } = document;
  if (by === -1) return stops.findLastIndex((stop) => isPlace(stop) && stop.row < end);
  const next = stops.findIndex((stop) => isPlace(stop) && stop.row >= top);
  return next === -1 ? stops.findIndex(({ kind, isAside }) => isAside && kind !== 'heading') : next;
}

/** The stop before or after another one; headings are only jumped to. */
function neighbour({ stops }: Document, from: number, by: 1 | -1): number {
  let next = from + by;
  while (stops[next]?.kind === 'heading') next += by;
  return next;
}

/** Whether a stop is reached by one press. What stands beside the text follows its end. */
function isNear(stop: Stop, by: 1 | -1, { top, end }: InView, { lines }: Document): boolean {
  if (stop.isAside) return by === -1 || end >= lines.length;
  return by === 1 ? stop.row < end + NEAR : stop.row + stop.rows > top - NEAR;
}

/** Goes to the next or previous stop wherever it stands. */
function goToStop(state: State, by: 1 | -1, document: Document, context: Context): State {
  if (state.stop === null) return findStop(state, document, context);
  const next = neighbour(document, state.stop, by);
  return document.stops[next] === undefined ? state : chooseStop(state, next, by, context);
}

/** Jumps to the next heading; or to that of the section one is in and, from there, to the one before it. */
function jump(state: State, by: 1 | -1, document: Document, context: Context): State {
  const { stops } = document;
  const view = viewOf(state, document, context);
  const chosen = stops[state.stop ?? -1];
  const here = chosen !== undefined && isInView(chosen, view) ? state.stop : null;
  const isHeading = ({ kind }: Stop) => kind === 'heading';
  if (by === 1) {
    const isBelow = ({ row, isAside }: Stop, index: number) =>
      here === null ? isAside === true || row > view.top : index > here;
    const next = stops.findIndex((stop, index) => isHeading(stop) && isBelow(stop, index));
    return next === -1 ? state : chooseStop(state, next, by, context);
  }
  const isAbove = ({ row, isAside }: Stop, index: number) =>
    here === null ? !isAside && row < view.top : index < here;
  const before = stops.findLastIndex((stop, index) => isHeading(stop) && isAbove(stop, index));
  return before === -1 ? { ...state, detailTop: 0, stop: null } : chooseStop(state, before, by, context);
}

/** Chooses the next stop from the top of what is in view on; the last one from below it. */
function findStop(state: State, document: Document, context: Context): State {
  const next = nearest(document, 1, viewOf(state, document, context));
  return chooseStop(state, next === -1 ? document.stops.findLastIndex(isPlace) : next, 1, context);
}

/** Chooses the first stop of the section whose heading is chosen; where nothing is, the first in view. */
function findNext(state: State, document: Document, context: Context): State {
  const isChosen = document.stops[state.stop ?? -1]?.kind === 'heading';
  return isChosen ? goToStop(state, 1, document, context) : findStop(state, document, context);
}

/** Opens the page of the chosen stop, or goes where it leads; where none can be seen, chooses one first. */
function openChosen(state: State, context: Context): Step {
  const node = selectedNode(state, context);
  if (!node) return only(state);
  const stop = chosenStop(state, node, context);
  if (stop === null || stop.kind === 'heading') return only(changeDetail(state, context, findNext));
  return openStop(state, node, stop, context);
}

/** Goes where a stop leads: to an item, to another list, or to a page in the browser. */
export function openStop(state: State, node: TreeNode, stop: Stop, context: Context): Step {
  if (stop.link === null) return follow(state, stop.leadsTo, context);
  const list = listOfStop(stop, context);
  return list === null ? openPage(state, node, stop.link, context) : openList(state, list, node);
}

/** Goes to the item that the chosen stop leads to. */
function followChosen(state: State, context: Context): Step {
  const node = selectedNode(state, context);
  if (!node) return only(state);
  const stop = chosenStop(state, node, context);
  if (stop === null || stop.kind === 'heading') return only(changeDetail(state, context, findNext));
  return stop.leadsTo === null ? refused(state, onlyOpens(context)) : follow(state, stop.leadsTo, context);
}

const onlyOpens = ({ theme }: Context): string =>
  `This leads to nothing else here; ${capFor('detail', 'open-chosen', theme.glyphs)} opens it in the browser.`;
