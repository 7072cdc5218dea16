import { isNarrow, ONE_CELL, widthOf } from '../text/width.ts';
import type { Line } from './line.ts';
import type { Pane } from './pane.ts';
import { paint, type Theme } from './theme.ts';

/** Returns the panes as text for a terminal with a blank screen. The cursor is moved to the place of each line. */
export function frameText(panes: readonly Pane[], theme: Theme): string {
  return panes
    .flatMap(({ place, lines }) =>
      lines.map((line, row) => at(place.x, place.y + row) + lineAt(place.x, place.y + row, line, theme)),
    )
    .concat(
      panes.map(({ place, caret }) => (typeof caret === 'number' ? at(place.x + caret, place.y) + SHOW_CURSOR : '')),
    )
    .join('');
}

function lineAt(x: number, y: number, line: Line, theme: Theme): string {
  const isSure = !theme.unicode || line.every(({ text }) => isNarrow(text));
  return isSure ? paint(line, theme) : placed(x, y, line, theme);
}

/** Paints a line that has text on whose width terminals disagree. Behind each such text, the cursor is moved to its column. */
function placed(x: number, y: number, line: Line, theme: Theme): string {
  const parts = new RegExp(`[${ONE_CELL}]+|[^${ONE_CELL}]+`, 'gu');
  let drawn = '';
  let column = x;
  let isInDoubt = false;
  for (const { text, style } of line) {
    for (const [part] of text.matchAll(parts)) {
      const isSure = isNarrow(part);
      if (isSure && isInDoubt) drawn += at(column, y);
      drawn += paint([{ text: part, style }], theme);
      column += widthOf(part);
      isInDoubt = !isSure;
    }
  }
  return drawn;
}

const SHOW_CURSOR = '\u001b[?25h';

/** Returns the sequence that moves the cursor to a cell; a terminal counts from 1. */
const at = (x: number, y: number): string => `\u001b[${y + 1};${x + 1}H`;
