import { capFor } from '../../screen/key-caps.ts';
import { cutLine, type Line, MUTED, span } from '../../screen/line.ts';
import type { Theme } from '../../screen/theme.ts';
import type { SearchResult } from '../../search/types.ts';
import { grouped } from '../../text/grouped.ts';
import { widthOf } from '../../text/width.ts';
import { type State, topView } from '../state.ts';
import type { Hint } from '../view.ts';
import { isSearching, searchResult } from './select.ts';

/** Hints for the key that shows the results that are left out, or hides them again. */
export const LEFT_OUT_HINTS: readonly Hint[] = [
  {
    actions: ['show-left-out'],
    word: 'all',
    rank: 16,
    when: (state, context) => isSearching(state) && searchResult(state, context).leftOut > 0,
  },
  { actions: ['show-left-out'], word: 'fewer', rank: 15, when: ({ showsAll }) => showsAll },
];

/** Draws the line below the results if some are left out. */
export function leftOutLines(
  state: State,
  { leftOut }: SearchResult,
  columns: number,
  { theme }: { readonly theme: Theme },
): readonly Line[] {
  if (leftOut === 0) return [];
  const view = topView(state).view === 'search-line' ? 'search-line' : 'list';
  const key = capFor(view, 'show-left-out', theme.glyphs);
  const { dot, ellipsis } = theme.glyphs;
  const words = [`weaker ${leftOut === 1 ? 'match' : 'matches'} hidden`, 'weaker hidden', 'hidden'];
  const texts = words.map((word) => `  ${grouped(leftOut)} ${word} ${dot} ${key}`);
  const text = texts.find((one) => widthOf(one) <= columns) ?? '';
  return [cutLine([span(text, MUTED)], columns, ellipsis)];
}
