import type { ActionName } from '../../keys/actions.ts';

const TARGETS = {
  up: (index) => index - 1,
  down: (index) => index + 1,
  'page-up': (index, page) => index - Math.max(1, page - 1),
  'page-down': (index, page) => index + Math.max(1, page - 1),
  'half-page-up': (index, page) => index - Math.ceil(page / 2),
  'half-page-down': (index, page) => index + Math.ceil(page / 2),
  first: () => 0,
  last: (_index, _page, last) => last,
} as const satisfies Partial<Record<ActionName, (index: number, page: number, last: number) => number>>;

export type Motion = keyof typeof TARGETS;

export const isMotion = (action: ActionName): action is Motion => Object.hasOwn(TARGETS, action);

/** Returns where a motion leads from `index`, before that is limited to the bounds. A page keeps one row that was in view. */
export function target(index: number, by: Motion, page: number, last: number): number {
  return TARGETS[by](index, page, last);
}
