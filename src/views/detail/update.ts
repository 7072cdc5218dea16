import type { ActionName } from '../../keys/actions.ts';
import type { Document, Stop } from '../../screen/links.ts';
import type { Context } from '../context.ts';
import { selectedNode } from '../list/select.ts';
import { follow, goBack } from '../shared/history.ts';
import { openPage } from '../shared/links.ts';
import { isMotion, type Motion, target } from '../shared/motion.ts';
import { rowsInView } from '../shared/scroll.ts';
import { closeView, type State, topView } from '../state.ts';
import { only, refused, type Step } from '../view.ts';
import { documentFor } from './document.ts';
import {
  chooseStop,
  chosenStop,
  firstInView,
  type InView,
  isInView,
  lastInView,
  scrollTo,
  settle,
  viewOf,
} from './scroll.ts';

export function updateDetail(state: State, action: ActionName, context: Context): Step | undefined {
  if (isMotion(action))
    return only(changeDetail(state, context, (seen, document) => move(seen, action, document, context)));
  switch (action) {
    case 'back':
      // A page that a lead opened goes back to where it was opened.
      return topView(state).on === undefined ? only(closeView({ ...state, stop: null })) : goBack(state);
    case 'quit':
      // A page that hides the list is left for the list, as in other programs that show pages.
      return hidesList(context) ? updateDetail(state, 'back', context) : undefined;
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

/** Whether the detail has the whole window, so that the list is not seen. */
export const hidesList = ({ layout }: Context): boolean => layout.kind === 'one-pane';

/** Changes what is seen of the detail, as the window shows it now. */
function changeDetail(state: State, context: Context, change: (seen: State, document: Document) => State): State {
  const node = selectedNode(state, context);
  if (!node) return state;
  const document = documentFor(node, state, context);
  return change(settle(state, document, context), document);
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
    return isTall ? scrollTo(state, view.top + by, document, context) : chooseStop(state, seen, by, document, context);
  }
  const next = seen === null ? nearest(document, by, view) : seen + by;
  const stop = stops[next];
  const isNear = stop && (by === 1 ? stop.row < view.end + NEAR : stop.row + stop.rows > view.top - NEAR);
  if (isNear) return chooseStop(state, next, by, document, context);
  const scrolled = scrollTo(state, view.top + by, document, context);
  const stays = chosen !== undefined && isInView(chosen, viewOf(scrolled, document, context));
  return { ...scrolled, stop: stays ? seen : null };
}

/** Whether a stop goes on beyond what is in view, in the direction of a press. */
function goesOn({ row, rows }: Stop, by: 1 | -1, { top, end }: InView): boolean {
  return by === 1 ? row + rows > end : row < top;
}

/** The first stop from the top of what is in view on, or the last one up from its bottom. */
function nearest({ stops }: Document, by: 1 | -1, { top, end }: InView): number {
  return by === 1 ? stops.findIndex(({ row }) => row >= top) : stops.findLastIndex(({ row }) => row < end);
}

/** Goes to the next or previous stop wherever it stands. */
function goToStop(state: State, by: 1 | -1, document: Document, context: Context): State {
  const { stops } = document;
  if (state.stop === null) return findStop(state, document, context);
  const next = Math.max(0, Math.min(state.stop + by, stops.length - 1));
  return chooseStop(state, next, by, document, context);
}

/** Chooses the next stop from the top of what is in view on; the last one from below it. */
function findStop(state: State, document: Document, context: Context): State {
  const next = nearest(document, 1, viewOf(state, document, context));
  return chooseStop(state, next === -1 ? document.stops.length - 1 : next, 1, document, context);
}

/** Opens the page of the chosen stop, or goes where it leads; where none can be seen, chooses one first. */
function openChosen(state: State, context: Context): Step {
  const node = selectedNode(state, context);
  if (!node) return only(state);
  const stop = chosenStop(state, node, context);
  if (stop === null) return only(changeDetail(state, context, (seen, document) => findStop(seen, document, context)));
  return stop.link ? openPage(state, node, stop.link, context) : follow(state, stop.leadsTo, context);
}

/** Goes to the item that the chosen stop leads to. */
function followChosen(state: State, context: Context): Step {
  const node = selectedNode(state, context);
  if (!node) return only(state);
  const stop = chosenStop(state, node, context);
  if (stop === null) return only(changeDetail(state, context, (seen, document) => findStop(seen, document, context)));
  return stop.leadsTo === null ? refused(state, ONLY_OPENS) : follow(state, stop.leadsTo, context);
}

const ONLY_OPENS = 'This leads to nothing else here; Enter opens it in the browser.';
