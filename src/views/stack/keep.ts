import type { Stack } from '../../products/stack.ts';
import type { State } from '../state.ts';
import type { Step } from '../view.ts';

/** Stores the version of a product in the user's stack; `null` removes the product. */
export function withVersion(state: State, product: string, version: string | null): Step {
  const others = Object.entries(state.installed).filter(([other]) => other !== product);
  const kept = version === null ? others : [...others, [product, version] as const];
  const installed: Stack = Object.fromEntries(kept);
  return { state: { ...state, installed }, effects: [{ type: 'keep-version', product, version }] };
}
