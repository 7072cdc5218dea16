import { capFor } from '../../screen/key-caps.ts';
import type { Spot } from '../../screen/pane.ts';
import type { Context } from '../context.ts';
import { caretAt } from '../search-line/caret.ts';
import type { QueryLine } from '../search-line/line.ts';
import { closeView, type State, topView, withOwn } from '../state.ts';
import { only, type Step, warning } from '../view.ts';

/** What a view keeps in which one types a line. */
type Typed = { readonly line: QueryLine };

/** Puts the caret where a click is. */
export const clickLine = (state: State, own: Typed, spot: Spot): Step =>
  only(spot.kind === 'text' ? withOwn(state, { ...own, line: caretAt(own.line, spot) }) : state);

/** Leaves an empty line. What is typed is not lost by a click beside it. */
export function leaveLine(state: State, { line }: Typed, { theme }: Context): State {
  if (line.text === '') return closeView(state);
  const key = capFor(topView(state).view, 'clear-search', theme.glyphs);
  return { ...state, notice: warning(`The line is not empty: ${key} clears it.`) };
}
