import { clip, widthOf, widthUpTo } from '../text/width.ts';
import type { Spot } from './pane.ts';

/** The meaning of a piece of text; `colours/palette.ts` defines its look. `fixed` is a release that fixes a vulnerability. */
export type Tone = 'accent' | 'heading' | 'selection' | 'match' | 'good' | 'fixed' | 'warn' | 'bad' | 'muted';

export type Style = {
  readonly tone?: Tone;
  readonly bold?: boolean;
  readonly underline?: boolean;
  /** Whether foreground and background are swapped, as in selected text. */
  readonly inverse?: boolean;
  /** The address that the terminal opens on a click, if it supports hyperlinks. */
  readonly link?: string;
  /** The meaning of a click in the program itself. */
  readonly spot?: Spot;
  /** Whether the letters that a query matches are yet to be highlighted, which is done only for visible text (`lightLine`). */
  readonly isUnlit?: boolean;
  /** Whether the span is the heading of a section, to which the user can jump. */
  readonly isHeading?: boolean;
};

export type Span = { readonly text: string; readonly style: Style };

/** One row of the screen, from left to right. */
export type Line = readonly Span[];

export const PLAIN: Style = {};
export const MUTED: Style = { tone: 'muted' };
export const BOLD: Style = { bold: true };
export const HEADING: Style = { tone: 'heading', isHeading: true };
/** Letters that a query matches. They are also bold, for screens without colour. */
export const MATCHED: Style = { tone: 'match', bold: true };
/** The chosen row and the bar beside it, in the pane that has the keys. */
export const SELECTED: Style = { tone: 'selection', bold: true };
/** A release that fixes a vulnerability: the most conspicuous style. */
export const FIXED: Style = { tone: 'fixed', bold: true };

export const span = (text: string, style: Style = PLAIN): Span => ({ text, style });

/** Returns the width of a line in cells. */
export function lineWidth(line: Line): number {
  return lineWidthUpTo(line, Infinity);
}

/** Returns the width of a line or, if it is wider than `limit`, some number above `limit`, without measuring the rest. */
export function lineWidthUpTo(line: Line, limit: number): number {
  let cells = 0;
  for (const { text } of line) {
    if (cells > limit) break;
    cells += widthUpTo(text, limit - cells);
  }
  return cells;
}

/** Cuts a line to `width` cells, with an ellipsis if any text is lost. */
export function cutLine(line: Line, width: number, ellipsis: string): Line {
  if (lineWidthUpTo(line, width) <= width) return line;
  const kept: Span[] = [];
  let left = width;
  for (const [index, { text, style }] of line.entries()) {
    const isLast = index === line.length - 1;
    const cells = widthUpTo(text, left);
    if (isLast || cells > left - widthOf(ellipsis)) {
      // If this span fits, only the spans behind it are lost, and the ellipsis is appended to this one.
      const isCut = cells > left;
      kept.push({ text: clip(isLast || isCut ? text : `${text}${ellipsis}`, left, ellipsis), style });
      break;
    }
    kept.push({ text, style });
    left -= cells;
  }
  return kept;
}

/** Puts `left` and `right` at the two ends of a row of `width` cells; `left` is cut if there is too little room. */
export function spread(left: Line, right: Line, width: number, ellipsis: string): Line {
  const room = width - lineWidthUpTo(right, width);
  if (room < 1) return cutLine(left, width, ellipsis);
  const cut = cutLine(left, right.length > 0 ? room - 1 : room, ellipsis);
  return [...cut, span(' '.repeat(room - lineWidth(cut))), ...right];
}

/** Longer than any row, in UTF-16 units. */
const LONGEST_ROW = 1000;

/** Cuts a text for a single row if it is longer than any window, so that no more of it is searched for letters to highlight. */
export function rowText(text: string, ellipsis: string): string {
  return text.length <= LONGEST_ROW ? text : clip(text, LONGEST_ROW, ellipsis);
}
