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
import { type Step, withoutEffects, withWarning } from '../view.ts';
import { documentFor } from './document.ts';
import {
  chooseStop,
  chosenStop,
  clampScroll,
  firstInView,
  type InView,
  isInView,
  isTextStop,
  lastInView,
  scrollTo,
  viewOf,
} from './scroll.ts';
import { zoomOut } from './zoom.ts';

export function updateDetail(state: State, action: ActionName, context: Context): Step | undefined {
  if (isMotion(action))
    return withoutEffects(changeDetail(state, context, (seen, document) => move(seen, action, document, context)));
  switch (action) {
    case 'quit':
      return hidesList(state, context) ? leave(state, context) : undefined;
    case 'back':
      return leave(state, context);
    case 'next-section':
      return withoutEffects(changeDetail(state, context, (seen, document) => jump(seen, 1, document, context)));
    case 'previous-section':
      return withoutEffects(changeDetail(state, context, (seen, document) => jump(seen, -1, document, context)));
    case 'open-chosen':
      return openChosen(state, context);
    case 'follow-chosen':
      return followChosen(state, context);
    case 'next-stop':
      return withoutEffects(changeDetail(state, context, (seen, document) => goToStop(seen, 1, document, context)));
    case 'previous-stop':
      return withoutEffects(changeDetail(state, context, (seen, document) => goToStop(seen, -1, document, context)));
    default:
      return undefined;
  }
}

/**
 * Leaves the detail. A page that a lead opened goes back to where the lead was followed; a zoomed detail goes back to where it
 * was zoomed; any other detail is closed.
 */
function leave(state: State, context: Context): Step {
  if (topView(state).on !== undefined) return goBack(state);
  return withoutEffects(isZoomed(state) ? zoomOut(state, context) : closeView({ ...state, stop: null }));
}

/**
 * Whether the detail fills the whole window, so that the list is not visible. Then `quit` goes back to the list, as in other
 * programs that show pages.
 */
export const hidesList = (state: State, { layout }: Context): boolean => layout.kind === 'one-pane' || isZoomed(state);

/** Changes the position in the detail, after limiting it to what the window shows now. */
function changeDetail(
  state: State,
  context: Context,
  change: (seen: State, document: Document, context: Context) => State,
): State {
  const node = selectedNode(state, context);
  if (!node) return state;
  const document = documentFor(node, state, context);
  return change(clampScroll(state, document, context), document, context);
}

/**
 * Moves in the detail. Up and down go from stop to stop, and scroll if none is near. Longer motions scroll, and then choose the
 * first stop in view, or the last one at the end of the text.
 */
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
 * How many rows out of view a stop can be and still be reached by one key press: only a heading fits before it. Text before a
 * stop that is further away is meant to be read, and is scrolled through line by line.
 */
const NEAR = 3;

function stepOrScroll(state: State, by: 1 | -1, document: Document, context: Context): State {
  const { stops } = document;
  const view = viewOf(state, document, context);
  const chosen = stops[state.stop ?? -1];
  const seen = chosen !== undefined && isInView(chosen, view) ? state.stop : null;
  // The chosen stop is scrolled to its end, or to its beginning, before another one is chosen.
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

/** Whether a stop continues beyond the rows in view, in the direction of a key press. */
function goesOn({ row, rows }: Stop, by: 1 | -1, { top, end }: InView): boolean {
  return by === 1 ? row + rows > end : row < top;
}

/** Finds the first stop from the top row in view downwards, or the last stop from the bottom row in view upwards. */
function nearest(document: Document, by: 1 | -1, { top, end }: InView): number {
  const { stops } = document;
  if (by === -1) return stops.findLastIndex((stop) => isTextStop(stop) && stop.row < end);
  const next = stops.findIndex((stop) => isTextStop(stop) && stop.row >= top);
  return next === -1 ? stops.findIndex(({ kind, isAside }) => isAside && kind !== 'heading') : next;
}

/** Finds the stop before or after another one. Headings are skipped, because they are only jumped to. */
function neighbour({ stops }: Document, from: number, by: 1 | -1): number {
  let next = from + by;
  while (stops[next]?.kind === 'heading') next += by;
  return next;
}

/** Whether one key press reaches a stop. Stops beside the text come after the end of the text. */
function isNear(stop: Stop, by: 1 | -1, { top, end }: InView, { lines }: Document): boolean {
  if (stop.isAside) return by === -1 || end >= lines.length;
  return by === 1 ? stop.row < end + NEAR : stop.row + stop.rows > top - NEAR;
}

/** Goes to the next or previous stop, however far away it is. */
function goToStop(state: State, by: 1 | -1, document: Document, context: Context): State {
  if (state.stop === null) return findStop(state, document, context);
  const next = neighbour(document, state.stop, by);
  return document.stops[next] === undefined ? state : chooseStop(state, next, by, context);
}

/** Jumps to the next heading; or back to the heading of the current section and, from there, to the heading before it. */
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

/** Chooses the first stop from the top row in view downwards; if there is none, the last stop of the text. */
function findStop(state: State, document: Document, context: Context): State {
  const next = nearest(document, 1, viewOf(state, document, context));
  return chooseStop(state, next === -1 ? document.stops.findLastIndex(isTextStop) : next, 1, context);
}

/**
 * Chooses the first stop after the chosen heading; if no heading is chosen, the first stop from the top row in view downwards.
 */
function findNext(state: State, document: Document, context: Context): State {
  const isChosen = document.stops[state.stop ?? -1]?.kind === 'heading';
  return isChosen ? goToStop(state, 1, document, context) : findStop(state, document, context);
}

/**
 * Opens the page of the chosen stop, or goes where it leads. If no stop is chosen and in view, or only a heading, chooses one.
 */
function openChosen(state: State, context: Context): Step {
  const node = selectedNode(state, context);
  if (!node) return withoutEffects(state);
  const stop = chosenStop(state, node, context);
  if (stop === null || stop.kind === 'heading') return withoutEffects(changeDetail(state, context, findNext));
  return openStop(state, node, stop, context);
}

/** Goes where a stop leads: to an item, to another list, or to a page in the browser. */
export function openStop(state: State, node: TreeNode, stop: Stop, context: Context): Step {
  if (stop.link === null) return follow(state, stop.leadsTo, context);
  const list = listOfStop(stop, context);
  return list === null ? openPage(state, node, stop.link, context) : openList(state, list, node);
}

/** Goes to the item that the chosen stop leads to. If no stop is chosen and in view, or only a heading, chooses one. */
function followChosen(state: State, context: Context): Step {
  const node = selectedNode(state, context);
  if (!node) return withoutEffects(state);
  const stop = chosenStop(state, node, context);
  if (stop === null || stop.kind === 'heading') return withoutEffects(changeDetail(state, context, findNext));
  return stop.leadsTo === null ? withWarning(state, onlyOpens(context)) : follow(state, stop.leadsTo, context);
}

const onlyOpens = ({ theme }: Context): string =>
  `This leads to nothing else here; ${capFor('detail', 'open-chosen', theme.glyphs)} opens it in the browser.`;
