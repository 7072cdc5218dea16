import type { DetailStyle } from '../../screen/document.ts';
import { WIDEST_TEXT } from '../../screen/layout.ts';
import { cutLine, type Line } from '../../screen/line.ts';
import { paint, type Theme } from '../../screen/theme.ts';
import { measureAmbiguous } from '../../text/width.ts';

/** Returns the drawing style for a terminal with this many columns. */
export function paperFor(columns: number, theme: Theme): DetailStyle {
  measureAmbiguous(theme.ambiguous);
  return { width: Math.min(columns, WIDEST_TEXT), theme, lit: () => [], foundNotes: new Set() };
}

/** Draws lines as they are written to a terminal. */
export const drawnText = (lines: readonly Line[], columns: number, theme: Theme): string =>
  lines.map((line) => `${paint(cutLine(line, columns, theme.glyphs.ellipsis), theme).trimEnd()}\n`).join('');

/** Joins the fields of one line for other programs. */
export const row = (fields: readonly string[]): string => `${fields.join('\t')}\n`;
