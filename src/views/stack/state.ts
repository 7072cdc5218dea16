import type { State } from '../state.ts';

/** What is chosen in the stack, and what can be brought back. */
export type StackState = {
  /** Id of a row of `stackRows`; the first row where there is none of that id. */
  readonly cursor: string;
  /** First row of the list on the screen, and first line of what is said of the chosen one. */
  readonly top: number;
  readonly detailTop: number;
  /** What was removed last. */
  readonly removed: { readonly product: string; readonly version: string } | null;
};

export const NEW_STACK_STATE: StackState = { cursor: '', top: 0, detailTop: 0, removed: null };

/** What the stack keeps while it is open, whatever is open over it. */
export function stackState({ stack }: State): StackState {
  const open = stack.findLast(({ view }) => view === 'stack');
  return open === undefined ? NEW_STACK_STATE : (open.own as StackState);
}
