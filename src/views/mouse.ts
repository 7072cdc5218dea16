import type { ActionName } from '../keys/actions.ts';
import { keysOf, type ViewId } from '../keys/keymap.ts';
import type { Line } from '../screen/line.ts';
import type { Cell, ClickedSpot, Pane, Scroll, Spot } from '../screen/pane.ts';
import { widthOf } from '../text/width.ts';
import type { Context } from './context.ts';
import { drawScreen, focusedView, VIEWS } from './registry.ts';
import { closeDownTo, closeView, type State, topView } from './state.ts';
import { type Step, withoutEffects, withWarning } from './view.ts';

/** Runs an action in the view that has the focus. */
type Act = (state: State, action: ActionName, key: string, context: Context) => Step;

/** Handles a click on a cell. The result depends only on what is drawn for the state and the window. */
export function click(before: State, { cell, isDouble }: Click, context: Context, act: Act): Step {
  const state: State = { ...before, pending: '', notice: null };
  const pane = paneAt(drawScreen(before, context), cell);
  const spot = spotOf(pane, cell);
  if (spot === null) return withoutEffects(state);
  if (spot.kind === 'action') return press(state, spot, context, act);
  return pane?.view === undefined ? withoutEffects(state) : clickIn(pane.view, state, { ...spot, isDouble }, context);
}

/** The cell of a click; `isDouble` is set if it quickly follows another one in the same cell. */
type Click = { readonly cell: Cell; readonly isDouble: boolean };

/** Returns the spot in a cell of the screen for a state; `null` if a click there means nothing. */
export const spotIn = (state: State, cell: Cell, context: Context): Spot | null =>
  spotOf(paneAt(drawScreen(state, context), cell), cell);

/** Returns the spot in a cell of a pane; `null` if a click there means nothing. */
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

/** Returns the pane that contains a cell. If panes overlap, it is the visible one, which is drawn last. */
export function paneAt(panes: readonly Pane[], { x, y }: Cell): Pane | undefined {
  return panes.findLast(
    ({ place }) => x >= place.x && x < place.x + place.columns && y >= place.y && y < place.y + place.rows,
  );
}

function press(state: State, spot: Spot & { readonly kind: 'action' }, context: Context, act: Act): Step {
  const base = spot.isBelow ? closeView(state) : state;
  const keys = keysOf(topView(base).view, spot.action);
  if (spot.isBelow && keys.length === 0) return withWarning(state, 'That key does nothing in the view below.');
  return act(base, spot.action, keys[0] ?? '', context);
}

/** Passes a click to a view. If the view is open, it is given the focus first. */
function clickIn(view: ViewId, state: State, spot: ClickedSpot, context: Context): Step {
  const top = topView(state);
  const hadKeys = top.view === view;
  const left = hadKeys ? state : (focusedView(state).leave?.(state, top.own, context) ?? state);
  // A line that stays open has already said why. If leaving it changed the query, the clicked results are no longer there.
  if (left.notice !== null || left.query.text !== state.query.text) return withoutEffects(left);
  const open = left.stack.findLast((one) => one.view === view);
  const inFront = open === undefined || topView(left) === open ? left : { ...closeDownTo(left, view), stop: null };
  return VIEWS[view].click?.(inFront, open?.own, spot, context, hadKeys) ?? withoutEffects(inFront);
}

/** Number of rows that one notch of the wheel scrolls. */
const ROWS_OF_NOTCH = 3;

/** Scrolls the pane under the pointer. The focus does not move. */
export function turnWheel(state: State, cell: Cell, notches: number, context: Context): State {
  const pane = paneAt(drawScreen(state, context), cell);
  if (pane?.view === undefined || pane.scroll === undefined) return state;
  const { top, rows, length } = pane.scroll;
  const end = Math.max(0, length - rows);
  const to = { top: Math.max(0, Math.min(top + notches * ROWS_OF_NOTCH, end)), rows, length };
  return to.top === top ? state : scrollView(pane.view, { ...state, pending: '', notice: null }, pane.id, to, context);
}

/** Scrolls a view that may have others above it. The views above it stay open, with their own state. */
function scrollView(view: ViewId, state: State, pane: string, to: Scroll, context: Context): State {
  const at = state.stack.findLastIndex((open) => open.view === view);
  const [list, ...others] = state.stack;
  const above = at === -1 ? [] : others.slice(at);
  const below: State = { ...state, stack: [list, ...others.slice(0, others.length - above.length)] };
  const scrolled = VIEWS[view].scroll?.(below, topView(below).own, pane, to, context) ?? below;
  const [base, ...rest] = scrolled.stack;
  // If a view above has a selection of its own, the detail shows that, and not what has been chosen here.
  const isAway = above.some(({ on }) => on !== undefined);
  const { detailTop, stop } = isAway ? state : scrolled;
  return { ...scrolled, stack: [base, ...rest, ...above], detailTop, stop };
}
