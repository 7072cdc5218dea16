import { KeyDecoder } from '../keys/decode.ts';
import type { KeyEvent } from '../keys/event.ts';
import { keysOf } from '../keys/keymap.ts';
import { ButtonWatch, type Gesture, withTurnsJoined } from '../keys/mouse.ts';
import { resolve } from '../keys/resolve.ts';
import { isBreak, isBurst, isHarmless, keyName, PasteWatch, withBlanks } from '../keys/typing.ts';
import type { Cell } from '../screen/pane.ts';
import { LONGEST_QUERY } from '../search/query/limit.ts';
import { sanitize } from '../text/sanitize.ts';
import type { Context } from '../views/context.ts';
import { spotIn } from '../views/mouse.ts';
import { viewWithKeys } from '../views/registry.ts';
import { type State, topView } from '../views/state.ts';
import { type Message, update } from '../views/update.ts';
import type { Effect } from '../views/view.ts';

/** A visit: the newest state, and the ways to change it. */
export type Session = {
  readonly state: () => State;
  /** Takes keys that were pressed one after the other, by the names that the table of keys has for them. */
  readonly press: (keys: readonly string[]) => void;
  /** Takes what one read of the terminal holds, so many milliseconds after the read before. */
  readonly read: (events: readonly KeyEvent[], elapsed: number) => void;
  readonly dispatch: (message: Message) => void;
  /** Calls back when the state has changed, once for all that came together; the returned function ends that. */
  readonly subscribe: (listener: () => void) => () => void;
};

export type SessionOptions = {
  readonly start: State;
  /** The context as it is at the moment: a window may have been resized since the last key. */
  readonly context: () => Context;
  readonly perform: (effect: Effect) => void;
  /** Whether what the state asks for is still to come: then showing it can wait a moment, so that nothing flickers. */
  readonly isWaiting?: (state: State) => boolean;
};

/** Longer than most searches take, and too short to be seen. */
const LONGEST_HOLD_MS = 40;

/**
 * Holds the state, outside of what draws it: several keys can come in one event, and a next event before the screen is
 * drawn, and each must go on from what the one before it did.
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
    const message = resolve(topView(state).view, state.pending, key, viewWithKeys(state).type !== undefined);
    if (message) apply(message);
  };
  // What was typed behind the key that quits is not for us.
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

/** Tells listeners of a change: once for all that comes together, as a held key brings many keys in one read. */
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

/** Takes reads: keys for commands, and text that nobody typed letter by letter for a search. */
function createReader({ state, context, apply, pressKey }: Hands): Session['read'] {
  const watch = new PasteWatch();
  const buttons = new ButtonWatch();
  const takesText = () => viewWithKeys(state()).type !== undefined;
  const isFull = () => takesText() && state().query.text.length >= LONGEST_QUERY && state().notice;
  const paste = (text: string, goesOn = false) => {
    const isWhole = text.length <= LONGEST_QUERY || viewWithKeys(state()).takesLines === true;
    if (!isFull()) apply({ type: 'text-pasted', text: isWhole ? text : sanitize(text), goesOn });
  };
  /** Types the text of a burst where one types; answers whether it had to be taken for a paste. */
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
        // Behind text that is typed, Enter means the search line; anywhere else it could open something.
        if (!isPaste && takesText()) press(event);
      } else press(event);
    }
    return isPaste;
  };
  let lastSpot = '';
  /** The second half of a double click is for what the first half was for, and for nothing that came in its place. */
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
      // A report that was on its way when the mouse was turned off.
      if (!state().mouse) return;
      if (event.type === 'mouse') point(buttons.take(event));
      else apply({ type: 'wheel-turned', cell: cellOf(event), notches: event.notches });
    } else if (event.type === 'key') pressKey(event.name);
    else if (event.type === 'paste') paste(event.text);
    else if (event.type === 'text') for (const character of event.text) pressKey(keyName(character));
  };
  /** Behind letters, Enter may have come to another view, where it could open something. */
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

/** A cell as we count them, from 0. */
const cellOf = ({ column, row }: { readonly column: number; readonly row: number }): Cell => ({
  x: column - 1,
  y: row - 1,
});

/** What a terminal answers to a question. */
export type TerminalAnswer = Extract<KeyEvent, { readonly type: 'cursor-position' | 'background' }>;

const isAnswer = (event: KeyEvent): event is TerminalAnswer =>
  event.type === 'cursor-position' || event.type === 'background';

/**
 * Decodes what the terminal sends, and hands it to a session, but for what the terminal answers. `patience` and `flush`
 * as `KeyDecoder` has them.
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
