import { canCompare } from '../common/conditions.ts';
import type { View } from '../view.ts';
import { drawMatrix, matrixHeading } from './part.ts';
import type { MatrixState } from './state.ts';
import { clickMatrix, openMatrix, scrollMatrix, updateMatrix } from './update.ts';

/** The matrix of what isolates what: the entries of a branch or of a search, and the mechanisms that each of them uses. */
export const matrix: View<MatrixState> = {
  place: 'list',
  isAlone: true,
  hints: [
    { actions: ['up', 'down'], word: 'entry', rank: 6 },
    { actions: ['previous-column', 'next-column'], word: 'mechanism', rank: 3 },
    { actions: ['sort-by-column'], word: 'sort', rank: 7 },
    { actions: ['only-with'], word: 'filter', rank: 5 },
    { actions: ['open'], word: 'open', rank: 1 },
    { actions: ['compare'], word: 'compare', rank: 2, when: canCompare },
    { actions: ['toggle-mark'], word: 'mark', rank: 8 },
    { actions: ['all-entries'], word: 'all entries', rank: 9, when: ({ stack }) => isNarrowed(stack.at(-1)?.own) },
    { actions: ['back'], word: 'back', rank: 0 },
    { actions: ['help'], word: 'help', rank: 4 },
  ],
  heading: matrixHeading,
  draw: drawMatrix,
  openedBy: ['show-matrix'],
  open: openMatrix,
  update: updateMatrix,
  click: clickMatrix,
  scroll: (state, own, _pane, to, context) => scrollMatrix(state, own, to, context),
};

/** Whether the matrix is limited to its scope instead of showing all entries. */
function isNarrowed(own: unknown): boolean {
  const { scope, isWhole } = own as MatrixState;
  return scope !== null && !isWhole;
}
