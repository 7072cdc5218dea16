import type { ActionName } from '../keys/actions.ts';
import type { Rectangle, RoomyLayout } from '../screen/layout.ts';
import type { Line } from '../screen/line.ts';
import type { ClickedSpot, Pane, Scroll } from '../screen/pane.ts';
import type { Context } from './context.ts';
import type { Notice, State } from './state.ts';

/**
 * Where a view is drawn: in the list's place, in the detail's place beside the list, in the top line, or in the place of
 * list and detail together. Where there is room for one pane, what has the keys takes it.
 */
export type Place = 'list' | 'detail' | 'line' | 'body';

/** A word for the bottom line about actions of a view; where the line is too short, the lowest ranks stay. */
export type Hint = {
  readonly actions: readonly [ActionName, ...ActionName[]];
  readonly word: string;
  readonly rank: number;
  /** Whether the keys do that now; without it, they always do. */
  readonly when?: (state: State, context: Context) => boolean;
};

/** What an update asks of the world outside; only the edges carry it out. */
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
  /** What is to be done next, in the view that has the keys then. */
  readonly next?: ActionName;
};

/** Where a view is divided besides, by column, and its part that the cursor is in. */
export type Edges = { readonly dividersAt: readonly number[]; readonly focus: Pick<Rectangle, 'x' | 'columns'> };

/** How a view is drawn, and what the bottom line says while it has the keys. */
export type Drawing<Own = unknown> = {
  readonly place: Place;
  /** Whether it takes the place of list and detail together while it has the keys, and of the list under a detail. */
  readonly isAlone?: true;
  readonly hints: readonly Hint[];
  /** The top line while it is in the list's place; without it, that is the search's. */
  heading?(state: State, own: Own, context: DrawContext): Line;
  /** What it has in the top line, and perhaps in the rule below it, instead of what is searched for. */
  top?(state: State, own: Own, context: DrawContext): readonly Pane[];
  /** What the rule above it shows of it; without it, its place has neither more dividers nor parts. */
  edges?(state: State, context: DrawContext): Edges;
  /** Its parts of the screen. `own` is the state that it has only while it is open. */
  draw(state: State, own: Own, context: DrawContext): readonly Pane[];
};

/** Something that can have the keys. `Own` is the state that it has only while it is open. */
export type View<Own = unknown> = Drawing<Own> & {
  /** The actions that open it, wherever they have a key. */
  readonly openedBy?: readonly ActionName[];
  open?(state: State, action: ActionName, context: Context): Step;
  /** Takes text that is typed. Without it, a printable key that means nothing else does nothing. */
  type?(state: State, own: Own, text: string, context: Context): Step;
  /** Takes text that is pasted. Without it, the text is searched for. */
  paste?(state: State, own: Own, text: string, context: Context): Step;
  /** Whether it takes a paste as it is, with its lines. */
  readonly takesLines?: boolean;
  /** What a click on one of its spots does; `hadKeys` is whether the view had the keys before. */
  click?(state: State, own: Own, spot: ClickedSpot, context: Context, hadKeys: boolean): Step;
  /** Scrolls one of its panes to `to.top`, which is within its bounds. */
  scroll?(state: State, own: Own, pane: string, to: Scroll, context: Context): State;
  /** Leaves a line before a click elsewhere; a line that stays has said why. */
  leave?(state: State, own: Own, context: Context): State;
  /** What an action does in it; `undefined` where the action is not its own, but does the same everywhere. */
  update(state: State, own: Own, action: ActionName, context: Context): Step | undefined;
};

/** What drawings may ask besides: a window with room for them, and which place has the keys. */
export type DrawContext = Context & { readonly layout: RoomyLayout; readonly keysAt: Place };

/** A step that asks nothing of the world outside. */
export const only = (state: State): Step => ({ state, effects: [] });

/** A step that says why nothing happens. */
export const refused = (state: State, text: string): Step => only({ ...state, notice: warning(text) });

export const warning = (text: string): Notice => ({ tone: 'warn', text });
