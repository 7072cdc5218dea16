import { capFor } from '../../screen/key-caps.ts';
import type { Spot } from '../../screen/pane.ts';
import type { Context } from '../context.ts';
import { caretAt } from '../search-line/caret.ts';
import type { QueryLine } from '../search-line/line.ts';
import { closeView, type State, topView, withOwn } from '../state.ts';
import { type Hint, type Step, warning, withoutEffects } from '../view.ts';

/** The own state of a view in which the user types a line. */
type Typed = { readonly line: QueryLine };

/** Whether the line that has the focus contains text. */
export const holdsText = (state: State): boolean => (topView(state).own as Typed).line.text !== '';

/** Hints for Esc in a line: it first clears the line, and then goes back. */
export const ESC_HINTS: readonly Hint[] = [
  { actions: ['clear-search'], word: 'clear', rank: 1, when: holdsText },
  { actions: ['clear-search'], word: 'back', rank: 1, when: (state) => !holdsText(state) },
];

export const LINE_HINTS: readonly Hint[] = [
  ...ESC_HINTS,
  { actions: ['erase-to-start'], word: 'erase', rank: 2, when: holdsText },
];

/** Puts the caret where the line is clicked. */
export const clickLine = (state: State, own: Typed, spot: Spot): Step =>
  withoutEffects(spot.kind === 'text' ? withOwn(state, { ...own, line: caretAt(own.line, spot) }) : state);

/** Closes an empty line. A line with text stays open, so that a click elsewhere does not lose the text. */
export function leaveLine(state: State, { line }: Typed, { theme }: Context): State {
  if (line.text === '') return closeView(state);
  const key = capFor(topView(state).view, 'clear-search', theme.glyphs);
  return { ...state, notice: warning(`The line is not empty: ${key} clears it.`) };
}
