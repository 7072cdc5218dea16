import type { ActionName } from '../keys/actions.ts';
import { keyBindings } from '../keys/keymap.ts';
import type { Meaning } from '../keys/resolve.ts';
import { capFor } from '../screen/key-caps.ts';
import type { Cell } from '../screen/pane.ts';
import { goBack, goForward, showStart } from './common/history.ts';
import { copyLink, openLink } from './common/links.ts';
import { afterListExtended } from './common/list-extended.ts';
import { clearMarks, toggleMark } from './common/marks.ts';
import { HOW_TO_SELECT, toggleMouse } from './common/mouse.ts';
import { forgetList, openListBehind, stopOpening } from './common/open-lists.ts';
import { toggleBookmark } from './common/shelves.ts';
import type { Context } from './context.ts';
import { scrollDetail } from './detail/scroll.ts';
import { toggleZoom } from './detail/zoom.ts';
import { openHelp } from './help/part.ts';
import type { Refusals } from './help/state.ts';
import { findMatch, goToBookmarks } from './list/update.ts';
import type { Offers } from './matrix/state.ts';
import { click, turnWheel } from './mouse.ts';
import { focusedView, viewOpenedBy } from './registry.ts';
import { pasteText } from './search-line/update.ts';

import { type Notice, type State, topView } from './state.ts';
import { type Step, withoutEffects, withWarning } from './view.ts';

/** Something the user did, or a result from outside the pure core. */
export type Message =
  | Meaning
  /** `goesOn` is set if the text continues the previous paste. */
  | { readonly type: 'text-pasted'; readonly text: string; readonly goesOn?: boolean }
  /** `isDouble` is set if the click quickly follows another one in the same cell. */
  | { readonly type: 'clicked'; readonly cell: Cell; readonly isDouble: boolean }
  /** The wheel was turned over a cell; a positive number of notches means down. */
  | { readonly type: 'wheel-turned'; readonly cell: Cell; readonly notches: number }
  /** The mouse was moved while its button was pressed. */
  | { readonly type: 'dragged' }
  | { readonly type: 'noticed'; readonly notice: Notice }
  /** The isolation mechanisms that this machine offers have been read. */
  | { readonly type: 'machine-read'; readonly offers: Offers }
  /** State that all open lists share has changed. */
  | { readonly type: 'shared'; readonly shared: Partial<Shared> }
  /** More of the list has been read; `renamed` maps old ids to new ones. */
  | { readonly type: 'grown'; readonly renamed: ReadonlyMap<string, string> }
  /** A pending search has its results. */
  | { readonly type: 'answered' };

/** The state that all open lists share. */
export type Shared = Pick<State, 'installed' | 'offers' | 'mouse' | 'lists' | 'opening' | 'isAbove'>;

type Pasted = Extract<Message, { readonly type: 'text-pasted' }>;

/** Returns the next state and the effects to carry out. Pure: the same arguments give the same step. */
export function update(before: State, message: Message, context: Context): Step {
  const state: State = { ...before, pending: '', notice: null };
  switch (message.type) {
    case 'pressed':
      if (before.opening !== null && message.key === 'escape') return stopOpening(state);
      if (message.action === 'forget-list') return forgetList(state, before.notice, context);
      return act(state, message.action, message.key, context);
    case 'key-awaited':
      return withoutEffects({ ...state, pending: message.keys });
    case 'key-unknown':
      return withWarning(state, unknownKey(state, message.key, context));
    case 'text-typed':
      return type(state, message.text, context);
    case 'text-pasted':
      return paste(state, message, context);
    case 'clicked':
      return withNext(click(before, message, context, act), context);
    case 'wheel-turned':
      return withoutEffects(turnWheel(before, message.cell, message.notches, context));
    case 'dragged':
      return withWarning(state, HOW_TO_SELECT);
    case 'noticed':
      return withoutEffects({ ...before, notice: message.notice });
    case 'machine-read':
      return withoutEffects({ ...before, offers: message.offers });
    case 'shared':
      return withoutEffects({ ...before, ...message.shared });
    case 'grown':
      return withoutEffects(afterListExtended(before, message.renamed, context));
    case 'answered':
      // The state is a copy: a new object makes the screen draw again, and thus ask for the results again.
      return withoutEffects({ ...before });
    default:
      return message satisfies never;
  }
}

/** Runs the action that a step names as `next`: a click in the help names one for the view below. */
const withNext = (step: Step, context: Context): Step =>
  step.next === undefined ? step : act(step.state, step.next, '', context);

/** Runs an action: in the view that has the focus, or else by opening a view, or else by the default behaviour. */
function act(state: State, action: ActionName, key: string, context: Context): Step {
  const step = focusedView(state).update(state, topView(state).own, action, context);
  if (step?.next !== undefined) return act(step.state, step.next, key, context);
  return step ?? viewOpenedBy(action)?.open?.(state, action, context) ?? actEverywhere(state, action, key, context);
}

/** Returns the message for a key that does nothing. In the list, a digit has its own: links are numbered only in the detail. */
function unknownKey(state: State, key: string, { theme }: Context): string {
  const { view } = topView(state);
  if (view === 'list' && /[1-9]/.test(key)) {
    return `In the detail, ${key} opens link ${key}; ${capFor('list', 'open', theme.glyphs)} goes there.`;
  }
  return `${key} does nothing here; ${capFor(view, 'help', theme.glyphs)} shows the keys.`;
}

function type(state: State, text: string, context: Context): Step {
  return focusedView(state).type?.(state, topView(state).own, text, context) ?? withoutEffects(state);
}

function paste(state: State, { text, goesOn }: Pasted, context: Context): Step {
  return (
    focusedView(state).paste?.(state, topView(state).own, text, context) ??
    withoutEffects(pasteText(state, text, goesOn))
  );
}

function actEverywhere(state: State, action: ActionName, key: string, context: Context): Step {
  switch (action) {
    case 'scroll-up':
      return withoutEffects(scrollDetail(state, -1, context));
    case 'scroll-down':
      return withoutEffects(scrollDetail(state, 1, context));
    case 'next-match':
      return withoutEffects(findMatch(state, 1, context));
    case 'previous-match':
      return withoutEffects(findMatch(state, -1, context));
    case 'open-link':
      return openLink(state, 'main', context);
    case 'open-numbered-link':
      return openLink(state, Number(key), context);
    case 'go-forward':
      return goForward(state, context);
    case 'go-back':
      return goBack(state);
    case 'open-list':
      return openListBehind(state, context);
    case 'forget-list':
      return forgetList(state, null, context);
    case 'show-start':
      return showStart(state, context);
    case 'show-bookmarks':
      return goToBookmarks(state, context);
    case 'copy-link':
      return copyLink(state, 'address', context);
    case 'copy-markdown':
      return copyLink(state, 'markdown', context);
    case 'zoom':
      return toggleZoom(state, context);
    case 'bookmark':
      return toggleBookmark(state, context);
    case 'toggle-mark':
      return toggleMark(state, context);
    case 'clear-marks':
      return clearMarks(state);
    case 'help':
      return openHelp(state, refusalsIn(state, context));
    default:
      return actOnProgram(state, action);
  }
}

/** Actions that are not tried: help always works, and the others would have to run a search. */
const UNTRIED: ReadonlySet<ActionName> = new Set<ActionName>(['help', 'next-match', 'previous-match']);

/** Returns why actions do nothing at present in the view that has the focus. Each action is tried and its result discarded. */
function refusalsIn(state: State, context: Context): Refusals {
  const refusals: { [Name in ActionName]?: string } = {};
  for (const [action] of keyBindings(topView(state).view)) {
    const isView = viewOpenedBy(action) !== undefined && action !== 'compare';
    const why = UNTRIED.has(action) || isView ? null : refusalOf(state, act(state, action, '1', context));
    if (why !== null) refusals[action] = why;
  }
  return refusals;
}

/** Returns the warning of a step that does nothing else; `null` for any other step. */
function refusalOf(before: State, { state, effects }: Step): string | null {
  if (effects.length > 0 || state.notice?.tone !== 'warn') return null;
  const isChanged = Object.entries(state).some(
    ([part, value]) => part !== 'notice' && Reflect.get(before, part) !== value,
  );
  return isChanged ? null : state.notice.text;
}

function actOnProgram(state: State, action: ActionName): Step {
  switch (action) {
    case 'suspend':
    case 'redraw':
      return { state, effects: [{ type: action }] };
    case 'quit':
      return { state, effects: [{ type: 'quit', code: 0 }] };
    case 'toggle-mouse':
      return toggleMouse(state);
    case 'quit-now':
      return { state, effects: [{ type: 'quit', code: 130 }] };
    default:
      return withoutEffects(state);
  }
}
