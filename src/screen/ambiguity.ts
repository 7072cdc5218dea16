import { createTheme, type Theme } from './theme.ts';

/** A row of its own: in the first one, the reply would look like a key (Shift-F3 is `ESC[1;2R`). */
const ROW = 2;

/**
 * Asks a terminal how wide it draws signs of ambiguous width, which is a setting of some and follows the language in
 * others: it puts one at the beginning of the second row, and has the terminal say where the cursor is. To be sent before
 * the first frame, in the same update: the frame takes the place of the sign.
 */
export const AMBIGUITY_QUESTION = `\u001b[${ROW};1H─\u001b[6n`;

/** Where a terminal says that its cursor is (`ESC[row;columnR`), counted from 1. */
export type CursorReport = { readonly row: number; readonly column: number };

/** What a reply to the question says; `null` when it is no reply to it. */
export function ambiguityIn({ row, column }: CursorReport): Theme['ambiguous'] | null {
  if (row !== ROW) return null;
  return column === 2 ? 'narrow' : column === 3 ? 'wide' : null;
}

/** The same look on a terminal that draws signs of ambiguous width so; the same theme where nothing changes. */
export function withAmbiguity(theme: Theme, ambiguous: Theme['ambiguous']): Theme {
  return theme.ambiguous === ambiguous ? theme : createTheme({ ...theme, ambiguous });
}
