import type { ActionName } from '../keys/actions.ts';
import type { Rectangle, RoomyLayout } from '../screen/layout.ts';
import type { Line } from '../screen/line.ts';
import type { ClickedSpot, Pane, Scroll } from '../screen/pane.ts';
import type { Context } from './context.ts';
import type { Notice, State } from './state.ts';

/**
 * Where a view is drawn: in place of the list, in place of the detail beside the list, in the top line, or in place of both
 * list and detail. If there is room for only one pane, the view with the focus takes it.
 */
export type Place = 'list' | 'detail' | 'line' | 'body';

/** A hint in the bottom line: a word for what some actions of a view do. If the line is too short, the lowest ranks are kept. */
export type Hint = {
  readonly actions: readonly [ActionName, ...ActionName[]];
  readonly word: string;
  readonly rank: number;
  /** Whether the hint applies now; a hint without it always applies. */
  readonly when?: (state: State, context: Context) => boolean;
};

/** A side effect that an update requests. Only the edges of the program (`src/app`, `src/system`) carry it out. */
export type Effect =
  | { readonly type: 'open'; readonly url: string }
  | { readonly type: 'copy'; readonly text: string; readonly what: string }
  | { readonly type: 'bookmark'; readonly id: string; readonly on: boolean }
  | { readonly type: 'visit'; readonly id: string }
  | { readonly type: 'keep-version'; readonly product: string; readonly version: string | null }
  | { readonly type: 'read-machine' }
  | { readonly type: 'tick'; readonly measure: string; readonly on: boolean }
  | { readonly type: 'prepare-search' }
  | { readonly type: 'take-mouse'; readonly on: boolean }
  | { readonly type: 'open-list'; readonly source: string }
  | { readonly type: 'stop-opening' }
  | { readonly type: 'leave-list' }
  | { readonly type: 'forget-list'; readonly source: string }
  | { readonly type: 'redraw' }
  | { readonly type: 'suspend' }
  | { readonly type: 'quit'; readonly code: number };

export type Step = {
  readonly state: State;
  readonly effects: readonly Effect[];
  /** The action to run next, in the view that has the focus after this step. */
  readonly next?: ActionName;
};

/** The columns of a view's inner dividers, and the part of the view that contains the cursor. */
export type Edges = { readonly dividersAt: readonly number[]; readonly focus: Pick<Rectangle, 'x' | 'columns'> };

/** How a view is drawn, and the hints in the bottom line while it has the focus. */
export type Drawing<Own = unknown> = {
  readonly place: Place;
  /**
   * Whether the view takes the place of both list and detail while it has the focus, and only that of the list under a detail.
   */
  readonly isAlone?: true;
  readonly hints: readonly Hint[];
  /** Draws the top line while the view is in the list's place. Without it, the search line is shown there. */
  heading?(state: State, own: Own, context: DrawContext): Line;
  /** Draws the top line, and optionally the rule below it, in place of the search line while the view has the focus. */
  top?(state: State, own: Own, context: DrawContext): readonly Pane[];
  /** Returns what the rule above the view shows of its inner parts. Without it, the view is undivided. */
  edges?(state: State, context: DrawContext): Edges;
  /** Draws the panes of the view. `own` is the state that exists only while the view is open. */
  draw(state: State, own: Own, context: DrawContext): readonly Pane[];
};

/** A view: something that can have the keyboard focus. `Own` is the state that exists only while the view is open. */
export type View<Own = unknown> = Drawing<Own> & {
  /** The actions that open the view, in every view that has a key for them. */
  readonly openedBy?: readonly ActionName[];
  open?(state: State, action: ActionName, context: Context): Step;
  /** Handles typed text. Without it, a printable key that is not bound does nothing. */
  type?(state: State, own: Own, text: string, context: Context): Step;
  /** Handles pasted text. Without it, the text goes into the search line. */
  paste?(state: State, own: Own, text: string, context: Context): Step;
  /** Whether pasted text keeps its line breaks. */
  readonly takesLines?: boolean;
  /** Handles a click on one of the view's spots; `hadKeys` is whether the view had the focus before the click. */
  click?(state: State, own: Own, spot: ClickedSpot, context: Context, hadKeys: boolean): Step;
  /** Scrolls one of the view's panes to `to.top`, which is already within bounds. */
  scroll?(state: State, own: Own, pane: string, to: Scroll, context: Context): State;
  /** Leaves an input line before a click elsewhere is handled. If the line stays open, the state has a notice that says why. */
  leave?(state: State, own: Own, context: Context): State;
  /** Handles an action; `undefined` leaves it to the default behaviour, which is the same in every view. */
  update(state: State, own: Own, action: ActionName, context: Context): Step | undefined;
};

/** The context of a drawing: also the layout of a window with enough room, and the place that has the focus. */
export type DrawContext = Context & { readonly layout: RoomyLayout; readonly keysAt: Place };

/** Returns a step without effects. */
export const withoutEffects = (state: State): Step => ({ state, effects: [] });

/** Returns a step that only shows why nothing happens. */
export const withWarning = (state: State, text: string): Step => withoutEffects({ ...state, notice: warning(text) });

export const warning = (text: string): Notice => ({ tone: 'warn', text });
