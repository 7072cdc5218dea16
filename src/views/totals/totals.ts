import type { View } from '../view.ts';
import { clickTotals, drawTotals, openTotals, scrollTotals, totalsHeading, updateTotals } from './part.ts';
import type { TotalsState } from './state.ts';

/** The totals: bar charts of the entries of a branch or of a search. */
export const totals: View<TotalsState> = {
  place: 'list',
  isAlone: true,
  hints: [
    { actions: ['up', 'down'], word: 'bar', rank: 5 },
    { actions: ['next-chart'], word: 'next chart', rank: 4 },
    { actions: ['open-bar'], word: 'open', rank: 1 },
    { actions: ['all-entries'], word: 'all entries', rank: 7, when: ({ stack }) => isNarrowed(stack.at(-1)?.own) },
    { actions: ['copy-totals'], word: 'copy', rank: 6 },
    { actions: ['search'], word: 'search', rank: 3 },
    { actions: ['back'], word: 'back', rank: 0 },
    { actions: ['help'], word: 'help', rank: 2 },
  ],
  heading: totalsHeading,
  draw: drawTotals,
  openedBy: ['show-totals'],
  open: openTotals,
  update: updateTotals,
  click: clickTotals,
  scroll: scrollTotals,
};

/** Whether only a part of all entries is counted. */
function isNarrowed(own: unknown): boolean {
  const { scope, isWhole } = own as TotalsState;
  return scope !== null && !isWhole;
}
