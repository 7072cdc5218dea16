import { KeyDecoder } from '../keys/decode.ts';
import type { KeyEvent } from '../keys/event.ts';
import { keysOf } from '../keys/keymap.ts';
import { ButtonWatch, type Gesture, withTurnsJoined } from '../keys/mouse.ts';
import { isBreak, isBurst, isHarmless, keyName, PasteWatch, withBlanks } from '../keys/paste-detection.ts';
import { resolve } from '../keys/resolve.ts';
import type { Cell } from '../screen/pane.ts';
import { LONGEST_QUERY } from '../search/query/limit.ts';
import { sanitize } from '../text/sanitize.ts';
import type { Context } from '../views/context.ts';
import { spotIn } from '../views/mouse.ts';
import { focusedView } from '../views/registry.ts';
import { type State, topView } from '../views/state.ts';
import { type Message, update } from '../views/update.ts';
import type { Effect } from '../views/view.ts';

/** A visit: the current state, and the ways to change it. */
export type Session = {
  readonly state: () => State;
  /** Takes keys that were pressed one after the other, by their names in the keymap. */
  readonly press: (keys: readonly string[]) => void;
  /** Takes what one read of the terminal contains, `elapsed` milliseconds after the read before. */
  readonly read: (events: readonly KeyEvent[], elapsed: number) => void;
  readonly dispatch: (message: Message) => void;
  /**
   * Calls the listener after a change of the state, once for all changes that come together. Returns a function to unsubscribe.
   */
  readonly subscribe: (listener: () => void) => () => void;
};

export type SessionOptions = {
  readonly start: State;
  /** Returns the current context: the window may have been resized since the last key. */
  readonly context: () => Context;
  readonly perform: (effect: Effect) => void;
  /** Whether the results that a state asks for are still pending. Showing it can then wait a moment, so that nothing flickers. */
  readonly isWaiting?: (state: State) => boolean;
};

/** Longer than most searches take, and too short to be noticed. */
const LONGEST_HOLD_MS = 40;

/**
 * Holds the state outside of what draws it. Several keys can come in one read, and another read can come before the screen is
 * drawn; each key must start from what the previous one did.
 */
export function createSession({ start, context, perform, isWaiting = () => false }: SessionOptions): Session {
  let state = start;
  let hasQuit = false;
  const apply = (message: Message) => {
    const step = update(state, message, context());
    state = step.state;
    hasQuit ||= step.effects.some(({ type }) => type === 'quit');
    step.effects.forEach(perform);
  };
  const { announce, subscribe } = announcer(() => isWaiting(state));
  const pressKey = (key: string) => {
    const message = resolve(topView(state).view, state.pending, key, focusedView(state).type !== undefined);
    if (message) apply(message);
  };
  // What was typed after the key that quits is not meant for us.
  const unlessQuit =
    <T>(act: (what: T) => void) =>
    (what: T) =>
      hasQuit || act(what);
  const hands = { state: () => state, context, apply: unlessQuit(apply), pressKey: unlessQuit(pressKey) };
  const read = createReader(hands);
  return {
    state: () => state,
    press: (keys) => {
      keys.forEach(pressKey);
      announce();
    },
    read: (events, elapsed) => {
      const before = state;
      read(events, elapsed);
      if (state !== before) announce();
    },
    dispatch: (message) => {
      apply(message);
      announce();
    },
    subscribe,
  };
}

/** Creates a notifier that calls its listeners once for all changes that come together: a held key brings several in one read. */
function announcer(isWaiting: () => boolean) {
  const listeners = new Set<() => void>();
  let isAnnouncing = false;
  let held: NodeJS.Timeout | undefined;
  const tell = () => {
    clearTimeout(held);
    held = undefined;
    for (const listener of listeners) listener();
  };
  return {
    announce: () => {
      if (isAnnouncing) return;
      isAnnouncing = true;
      queueMicrotask(() => {
        isAnnouncing = false;
        if (isWaiting()) held ??= setTimeout(tell, LONGEST_HOLD_MS);
        else tell();
      });
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

type Hands = {
  readonly state: () => State;
  readonly context: () => Context;
  readonly apply: (message: Message) => void;
  readonly pressKey: (key: string) => void;
};

/** Creates a function that handles reads: keys run commands, and text that was not typed letter by letter goes to the search. */
function createReader({ state, context, apply, pressKey }: Hands): Session['read'] {
  const watch = new PasteWatch();
  const buttons = new ButtonWatch();
  const takesText = () => focusedView(state()).type !== undefined;
  const isFull = () => takesText() && state().query.text.length >= LONGEST_QUERY && state().notice;
  const paste = (text: string, goesOn = false) => {
    const isWhole = text.length <= LONGEST_QUERY || focusedView(state()).takesLines === true;
    if (!isFull()) apply({ type: 'text-pasted', text: isWhole ? text : sanitize(text), goesOn });
  };
  /** Types the text of a burst if text can be typed. Returns whether the text had to be taken for a paste. */
  const type = (text: string, isPaste: boolean): boolean => {
    const { view } = topView(state());
    const openLine = [...keysOf(view, 'search'), ...keysOf(view, 'search-help')];
    const isTypedAhead = !isPaste && text.startsWith('/') && openLine.includes('/');
    if (isTypedAhead) pressKey('/');
    const isTyped = !isPaste && takesText();
    const typed = isTypedAhead ? text.slice(1) : text;
    if (typed.trim() === '' && isTyped) apply({ type: 'text-typed', text: typed });
    else paste(typed, isPaste);
    return !isTyped;
  };
  const burst = (events: readonly KeyEvent[], isContinued: boolean): boolean => {
    let isPaste = isContinued;
    for (const event of withBlanks(events)) {
      if (event.type === 'text') isPaste = type(event.text, isPaste);
      else if (isBreak(event)) {
        // After text that is typed, Enter is meant for the search line; anywhere else it could open something.
        if (!isPaste && takesText()) press(event);
      } else press(event);
    }
    return isPaste;
  };
  let lastSpot = '';
  /** Handles a click. The second half of a double click is meant for what the first half hit, not for what has replaced it. */
  const click = (cell: Cell, isDouble: boolean) => {
    const spot = JSON.stringify(spotIn(state(), cell, context()));
    const isOther = isDouble && spot !== lastSpot;
    lastSpot = spot;
    if (!isOther) apply({ type: 'clicked', cell, isDouble });
  };
  const point = (gesture: Gesture | null) => {
    if (gesture?.kind === 'back') pressKey('escape');
    else if (gesture?.kind === 'drag') apply({ type: 'dragged' });
    else if (gesture?.kind === 'click') click(cellOf(gesture), gesture.isDouble);
  };
  const press = (event: KeyEvent) => {
    if (event.type === 'mouse' || event.type === 'wheel') {
      // A report may have been on its way when the mouse was turned off.
      if (!state().mouse) return;
      if (event.type === 'mouse') point(buttons.take(event));
      else apply({ type: 'wheel-turned', cell: cellOf(event), notches: event.notches });
    } else if (event.type === 'key') pressKey(event.name);
    else if (event.type === 'paste') paste(event.text);
    else if (event.type === 'text') for (const character of event.text) pressKey(keyName(character));
  };
  /** Presses keys one by one. Enter after letters may arrive in another view, where it could open something. */
  const pressAll = (events: readonly KeyEvent[]) => {
    const first = events.findIndex(({ type: kind }) => kind === 'text');
    events.forEach((event, index) => {
      const isLate = first !== -1 && index > first && isBreak(event) && event.type === 'key';
      if (!isLate || isHarmless(topView(state()).view, event.name)) press(event);
    });
  };
  return (all, elapsed) => {
    const events = withTurnsJoined(all);
    buttons.wait(elapsed);
    const isContinued = watch.continues(elapsed) && events.some((event) => event.type === 'text' || isBreak(event));
    if (isContinued || isBurst(events, topView(state()).view)) watch.note(events, burst(events, isContinued));
    else {
      pressAll(events);
      watch.note(events, false);
    }
  };
}

/** Converts a position that is counted from 1 to a cell, which we count from 0. */
const cellOf = ({ column, row }: { readonly column: number; readonly row: number }): Cell => ({
  x: column - 1,
  y: row - 1,
});

/** A terminal's answer to a question. */
export type TerminalAnswer = Extract<KeyEvent, { readonly type: 'cursor-position' | 'background' }>;

const isAnswer = (event: KeyEvent): event is TerminalAnswer =>
  event.type === 'cursor-position' || event.type === 'background';

/**
 * Decodes what the terminal sends, and passes it on to a session, except for the terminal's answers. `patience` and `flush` are
 * those of `KeyDecoder`.
 */
export function keyReader(session: Pick<Session, 'read'>, onAnswer: (answer: TerminalAnswer) => void = () => {}) {
  const decoder = new KeyDecoder();
  const read = (events: readonly KeyEvent[], elapsed: number) => {
    for (const event of events) if (isAnswer(event)) onAnswer(event);
    session.read(
      events.filter((event) => !isAnswer(event)),
      elapsed,
    );
  };
  return {
    push: (text: string, elapsed: number) => read(decoder.push(text, elapsed), elapsed),
    flush: () => read(decoder.flush(), Infinity),
    patience: () => decoder.patience,
  };
}
