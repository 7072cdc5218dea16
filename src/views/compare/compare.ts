import type { Context } from '../context.ts';
import type { State } from '../state.ts';
import type { View } from '../view.ts';
import { drawCompare, drawTop, measureTable } from './part.ts';
import { type CompareState, compareState } from './state.ts';
import { clickCompare, openCompare, scrollCompare, updateCompare } from './update.ts';

const scrolls = (state: State, context: Context): boolean => {
  const own = compareState(state);
  return own !== null && (measureTable(own, context)?.last ?? 0) > 0;
};
const showsAll = (state: State): boolean => compareState(state)?.onlyDifferences === false;

/** Two to four entries side by side, field by field. */
export const compare: View<CompareState> = {
  place: 'body',
  hints: [
    { actions: ['up', 'down'], word: 'scroll', rank: 2.5, when: scrolls },
    { actions: ['previous-column', 'next-column'], word: 'column', rank: 5 },
    { actions: ['open-column'], word: 'open', rank: 4 },
    { actions: ['drop-column'], word: 'drop', rank: 7 },
    { actions: ['only-differences'], word: 'differences', rank: 1, when: showsAll },
    { actions: ['only-differences'], word: 'all fields', rank: 2, when: (state) => !showsAll(state) },
    { actions: ['copy-comparison'], word: 'copy', rank: 6 },
    { actions: ['back'], word: 'back', rank: 0 },
    { actions: ['help'], word: 'help', rank: 3 },
  ],
  openedBy: ['compare'],
  open: openCompare,
  update: updateCompare,
  click: clickCompare,
  scroll: (state, own, _pane, { top }) => scrollCompare(state, own, top),
  top: (state, own, context) => drawTop(state, own, context),
  draw: (state, own, context) => drawCompare(state, own, context),
};
