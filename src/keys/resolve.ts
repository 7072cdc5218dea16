import type { ActionName } from './actions.ts';
import { keyBindings, keysIn, type ViewId } from './keymap.ts';

/** What a key means: an action, the beginning of a sequence, or a typed letter. */
export type Meaning =
  | { readonly type: 'pressed'; readonly action: ActionName; readonly key: string }
  | { readonly type: 'key-awaited'; readonly keys: string }
  | { readonly type: 'text-typed'; readonly text: string }
  /** A letter, digit or sign that is not bound in the view. */
  | { readonly type: 'key-unknown'; readonly key: string };

/**
 * Returns the meaning of a key in a view. `pending` contains the keys of an unfinished sequence before it. In a view that takes
 * text, a printable character that is not bound is typed.
 */
export function resolve(view: ViewId, pending: string, key: string, takesText: boolean): Meaning | undefined {
  const sequence = pending === '' ? key : `${pending} ${key}`;
  const actions = actionsByKey(view);
  const action = actions.get(sequence);
  if (action !== undefined) return { type: 'pressed', action, key };
  for (const other of actions.keys()) {
    if (other.startsWith(`${sequence} `)) return { type: 'key-awaited', keys: sequence };
  }
  if (pending !== '') return resolve(view, '', key, takesText);
  if (takesText) return typed(key);
  return [...key].length === 1 ? { type: 'key-unknown', key } : undefined;
}

const known = new WeakMap<object, ReadonlyMap<string, ActionName>>();

/** Returns the actions of a view by key. The table is made when the view first has the keys. */
function actionsByKey(view: ViewId): ReadonlyMap<string, ActionName> {
  const before = known.get(keysIn(view));
  if (before !== undefined) return before;
  const actions = new Map(keyBindings(view).flatMap(([action, keys]) => keys.map((key) => [key, action] as const)));
  known.set(keysIn(view), actions);
  return actions;
}

function typed(key: string): Meaning | undefined {
  if (key === 'space') return { type: 'text-typed', text: ' ' };
  return [...key].length === 1 ? { type: 'text-typed', text: key } : undefined;
}
