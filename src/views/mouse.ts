import type { ActionName } from '../keys/actions.ts';
import { keysOf, type ViewId } from '../keys/keymap.ts';
import type { Line } from '../screen/line.ts';
import type { Cell, ClickedSpot, Pane, Scroll, Spot } from '../screen/pane.ts';
import { widthOf } from '../text/width.ts';
import type { Context } from './context.ts';
import { drawScreen, VIEWS, viewWithKeys } from './registry.ts';
import { closeDownTo, closeView, type State, topView } from './state.ts';
import { only, refused, type Step } from './view.ts';

/** Does what an action does in the view that has the keys. */
type Act = (state: State, action: ActionName, key: string, context: Context) => Step;

/** What a click on a cell does. It goes by what is drawn in a state and a window, and by nothing else. */
export function click(before: State, { cell, isDouble }: Click, context: Context, act: Act): Step {
  const state: State = { ...before, pending: '', notice: null };
  const pane = paneAt(drawScreen(before, context), cell);
  const spot = spotOf(pane, cell);
  if (spot === null) return only(state);
  if (spot.kind === 'action') return press(state, spot, context, act);
  return pane?.view === undefined ? only(state) : clickIn(pane.view, state, { ...spot, isDouble }, context);
}

/** Where a click is; `isDouble` where it follows another one there at once. */
type Click = { readonly cell: Cell; readonly isDouble: boolean };

/** What stands in a cell of the screen in a state. */
export const spotIn = (state: State, cell: Cell, context: Context): Spot | null =>
  spotOf(paneAt(drawScreen(state, context), cell), cell);

/** What stands in a cell, for whoever points at it; `null` where that means nothing. */
export function spotOf(pane: Pane | undefined, { x, y }: Cell): Spot | null {
  if (pane === undefined) return null;
  const cell: Cell = { x: x - pane.place.x, y: y - pane.place.y };
  return pane.spotAt ? pane.spotAt(cell) : spotInLine(pane.lines[cell.y] ?? [], cell.x);
}

function spotInLine(line: Line, x: number): Spot | null {
  let end = 0;
  for (const { text, style } of line) {
    end += widthOf(text);
    if (x < end) return style.spot ?? null;
  }
  return null;
}

/** The pane of a cell; of those that are one above the other, the one that is seen. */
export function paneAt(panes: readonly Pane[], { x, y }: Cell): Pane | undefined {
  return panes.findLast(
    ({ place }) => x >= place.x && x < place.x + place.columns && y >= place.y && y < place.y + place.rows,
  );
}

function press(state: State, spot: Spot & { readonly kind: 'action' }, context: Context, act: Act): Step {
  const base = spot.isBelow ? closeView(state) : state;
  const keys = keysOf(topView(base).view, spot.action);
  if (spot.isBelow && keys.length === 0) return refused(state, 'That key does nothing in the view below.');
  return act(base, spot.action, keys[0] ?? '', context);
}

/** Gives a view the keys where it is open, and has it take a click. */
function clickIn(view: ViewId, state: State, spot: ClickedSpot, context: Context): Step {
  const top = topView(state);
  const hadKeys = top.view === view;
  const left = hadKeys ? state : (viewWithKeys(state).leave?.(state, top.own, context) ?? state);
  // A line that does not let go has said why, and another query has other results.
  if (left.notice !== null || left.query.text !== state.query.text) return only(left);
  const open = left.stack.findLast((one) => one.view === view);
  const inFront = open === undefined || topView(left) === open ? left : { ...closeDownTo(left, view), stop: null };
  return VIEWS[view].click?.(inFront, open?.own, spot, context, hadKeys) ?? only(inFront);
}

/** Rows that one notch of the wheel scrolls. */
const ROWS_OF_NOTCH = 3;

/** Scrolls what is below the pointer. The keys stay where they are. */
export function turnWheel(state: State, cell: Cell, notches: number, context: Context): State {
  const pane = paneAt(drawScreen(state, context), cell);
  if (pane?.view === undefined || pane.scroll === undefined) return state;
  const { top, rows, length } = pane.scroll;
  const end = Math.max(0, length - rows);
  const to = { top: Math.max(0, Math.min(top + notches * ROWS_OF_NOTCH, end)), rows, length };
  return to.top === top ? state : scrollView(pane.view, { ...state, pending: '', notice: null }, pane.id, to, context);
}

/** Has a view scroll that may have others above it. What is open in those stays as it is. */
function scrollView(view: ViewId, state: State, pane: string, to: Scroll, context: Context): State {
  const at = state.stack.findLastIndex((open) => open.view === view);
  const [list, ...others] = state.stack;
  const above = at === -1 ? [] : others.slice(at);
  const below: State = { ...state, stack: [list, ...others.slice(0, others.length - above.length)] };
  const scrolled = VIEWS[view].scroll?.(below, topView(below).own, pane, to, context) ?? below;
  const [base, ...rest] = scrolled.stack;
  // A detail that was led to elsewhere does not show what has been chosen here.
  const isAway = above.some(({ on }) => on !== undefined);
  const { detailTop, stop } = isAway ? state : scrolled;
  return { ...scrolled, stack: [base, ...rest, ...above], detailTop, stop };
}
