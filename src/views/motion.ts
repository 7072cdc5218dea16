import type { Motion } from './state.ts';

/** Where a motion leads from `index`, before it is kept within its bounds; a page keeps one row of what was seen. */
export function target(index: number, by: Motion, page: number, last: number): number {
  const targets: Record<Motion, number> = {
    up: index - 1,
    down: index + 1,
    'page-up': index - Math.max(1, page - 1),
    'page-down': index + Math.max(1, page - 1),
    'half-up': index - Math.ceil(page / 2),
    'half-down': index + Math.ceil(page / 2),
    first: 0,
    last,
  };
  return targets[by];
}
