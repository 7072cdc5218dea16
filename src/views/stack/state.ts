import type { State } from '../state.ts';

/** The chosen row of the stack, how far both panes are scrolled, and the product that can be restored. */
export type StackState = {
  /** The id of a row of `stackRows`; if no row has it, the first one is chosen. */
  readonly cursor: string;
  /** The first row of the list on the screen, and the first line of the detail. */
  readonly top: number;
  readonly detailTop: number;
  /** The product that was removed last. */
  readonly removed: { readonly product: string; readonly version: string } | null;
};

export const NEW_STACK_STATE: StackState = { cursor: '', top: 0, detailTop: 0, removed: null };

/** Returns the state of the stack while it is open, even under other views. */
export function stackState({ stack }: State): StackState {
  const open = stack.findLast(({ view }) => view === 'stack');
  return open === undefined ? NEW_STACK_STATE : (open.own as StackState);
}
