import { capFor } from '../../screen/key-caps.ts';
import type { Spot } from '../../screen/pane.ts';
import type { Context } from '../context.ts';
import { caretAt } from '../search-line/caret.ts';
import type { QueryLine } from '../search-line/line.ts';
import { closeView, type State, topView, withOwn } from '../state.ts';
import { type Hint, only, type Step, warning } from '../view.ts';

/** What a view keeps in which one types a line. */
type Typed = { readonly line: QueryLine };

/** Whether there is anything in the line that has the keys. */
export const holdsText = (state: State): boolean => (topView(state).own as Typed).line.text !== '';

/** What Esc does in a line: first it clears, then it goes back. */
export const ESC_HINTS: readonly Hint[] = [
  { actions: ['clear-search'], word: 'clear', rank: 1, when: holdsText },
  { actions: ['clear-search'], word: 'back', rank: 1, when: (state) => !holdsText(state) },
];

export const LINE_HINTS: readonly Hint[] = [
  ...ESC_HINTS,
  { actions: ['erase-to-start'], word: 'erase', rank: 2, when: holdsText },
];

/** Puts the caret where a click is. */
export const clickLine = (state: State, own: Typed, spot: Spot): Step =>
  only(spot.kind === 'text' ? withOwn(state, { ...own, line: caretAt(own.line, spot) }) : state);

/** Leaves an empty line. What is typed is not lost by a click beside it. */
export function leaveLine(state: State, { line }: Typed, { theme }: Context): State {
  if (line.text === '') return closeView(state);
  const key = capFor(topView(state).view, 'clear-search', theme.glyphs);
  return { ...state, notice: warning(`The line is not empty: ${key} clears it.`) };
}
