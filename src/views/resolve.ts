import { bindings } from './bindings.ts';
import type { Command, Mode } from './state.ts';

/**
 * The command of a key, given the keys of an unfinished sequence before it.
 * While the search line has the keys, whatever is printable and not bound is typed.
 */
export function resolve(mode: Mode, pending: string, key: string): Command | undefined {
  const sequence = pending === '' ? key : `${pending} ${key}`;
  const here = bindings.filter(({ modes }) => modes.includes(mode));
  const bound = here.find(({ keys }) => keys.includes(sequence));
  if (bound) return typeof bound.run === 'function' ? bound.run(key) : bound.run;
  if (here.some(({ keys }) => keys.some((other) => other.startsWith(`${sequence} `)))) {
    return { type: 'key-awaited', keys: sequence };
  }
  if (pending !== '') return resolve(mode, '', key);
  return mode === 'search' ? typed(key) : undefined;
}

function typed(key: string): Command | undefined {
  if (key === 'space') return { type: 'text-typed', text: ' ' };
  return [...key].length === 1 ? { type: 'text-typed', text: key } : undefined;
}
