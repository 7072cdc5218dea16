import { resolve } from './keys.ts';
import type { Command, Effect, State, World } from './state.ts';
import { update } from './update.ts';

/** A visit: the newest state, and the ways to change it. */
export type Session = {
  readonly state: () => State;
  /** Takes keys, in order, by the names `keyNames` gives them. */
  readonly press: (keys: readonly string[]) => void;
  readonly dispatch: (command: Command) => void;
  /** Calls back when the state has changed, once for all that came together; the returned function ends that. */
  readonly subscribe: (listener: () => void) => () => void;
};

export type SessionOptions = {
  readonly start: State;
  /** The world as it is at the moment: a window may have been resized since the last key. */
  readonly world: () => World;
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
export function createSession({ start, world, perform, isWaiting = () => false }: SessionOptions): Session {
  let state = start;
  const listeners = new Set<() => void>();
  const apply = (command: Command) => {
    const step = update(state, command, world());
    state = step.state;
    step.effects.forEach(perform);
  };
  let isAnnouncing = false;
  let held: NodeJS.Timeout | undefined;
  // A held key, or typing over a slow line, brings many keys in one read: they are drawn once, after the last of them.
  const announce = () => {
    if (isAnnouncing) return;
    isAnnouncing = true;
    queueMicrotask(() => {
      isAnnouncing = false;
      if (isWaiting(state)) held ??= setTimeout(tell, LONGEST_HOLD_MS);
      else tell();
    });
  };
  const tell = () => {
    clearTimeout(held);
    held = undefined;
    for (const listener of listeners) listener();
  };
  return {
    state: () => state,
    press: (keys) => {
      for (const key of keys) {
        const command = resolve(state.mode, state.pending, key);
        if (command) apply(command);
      }
      announce();
    },
    dispatch: (command) => {
      apply(command);
      announce();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
