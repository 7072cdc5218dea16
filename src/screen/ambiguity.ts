import { createTheme, type Theme } from './theme.ts';

/** The row used for the question. In the first row, the reply would look like a key (Shift-F3 is `ESC[1;2R`). */
const ROW = 2;

/**
 * The sequence that asks a terminal how wide it draws characters of ambiguous width. In some terminals this is a setting, in
 * others it follows the language. The sequence draws such a character at the beginning of the second row and requests the
 * position of the cursor. It must be sent before the first frame, in the same update, so that the frame overwrites the character.
 */
export const AMBIGUITY_QUESTION = `\u001b[${ROW};1H─\u001b[6n`;

/** The cursor position that a terminal reports (`ESC[row;columnR`), counted from 1. */
export type CursorReport = { readonly row: number; readonly column: number };

/** Returns the width that a reply to the question implies, or `null` when the report is not a reply to it. */
export function ambiguityIn({ row, column }: CursorReport): Theme['ambiguous'] | null {
  if (row !== ROW) return null;
  return column === 2 ? 'narrow' : column === 3 ? 'wide' : null;
}

/** Returns the theme for a terminal with this width of ambiguous characters; the same object if nothing changes. */
export function withAmbiguity(theme: Theme, ambiguous: Theme['ambiguous']): Theme {
  return theme.ambiguous === ambiguous ? theme : createTheme({ ...theme, ambiguous });
}
