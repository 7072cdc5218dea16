import { clip, widthOf, widthUpTo } from '../text/width.ts';
import type { Spot } from './pane.ts';

/** What a piece of text means; `colours/palette.ts` decides how that looks. `fixed` is a release that fixes something. */
export type Tone = 'accent' | 'heading' | 'selection' | 'match' | 'good' | 'fixed' | 'warn' | 'bad' | 'muted';

export type Style = {
  readonly tone?: Tone;
  readonly bold?: boolean;
  readonly underline?: boolean;
  /** Foreground and background changed over, as text is that is selected. */
  readonly inverse?: boolean;
  /** An address that a click opens, in terminals that can. */
  readonly link?: string;
  /** What a click means in the program itself. */
  readonly spot?: Spot;
  /** Whether the letters that a query matches are still to be lit: only where the text is seen (`lightLine`). */
  readonly isUnlit?: boolean;
  /** Whether it is the heading of a section, to which one can jump. */
  readonly isHeading?: boolean;
};

export type Span = { readonly text: string; readonly style: Style };

/** One row of the screen, from left to right. */
export type Line = readonly Span[];

export const PLAIN: Style = {};
export const MUTED: Style = { tone: 'muted' };
export const BOLD: Style = { bold: true };
export const HEADING: Style = { tone: 'heading', isHeading: true };
/** Letters that a query matched: bold as well, for screens without colour. */
export const LIT: Style = { tone: 'match', bold: true };
/** The bar beside what is chosen, and what is chosen, in the pane that has the keys. */
export const SELECTED: Style = { tone: 'selection', bold: true };
/** A release that fixes something: nothing outshines it. */
export const FIXED: Style = { tone: 'fixed', bold: true };

export const span = (text: string, style: Style = PLAIN): Span => ({ text, style });

/** Cells that a line takes. */
export function lineWidth(line: Line): number {
  return lineWidthUpTo(line, Infinity);
}

/** The same, for who only asks what fits: of a line wider than `limit`, something greater than `limit`, said early. */
export function lineWidthUpTo(line: Line, limit: number): number {
  let cells = 0;
  for (const { text } of line) {
    if (cells > limit) break;
    cells += widthUpTo(text, limit - cells);
  }
  return cells;
}

/** Cuts a line to `width` cells, with an ellipsis where something is lost. */
export function cutLine(line: Line, width: number, ellipsis: string): Line {
  if (lineWidthUpTo(line, width) <= width) return line;
  const kept: Span[] = [];
  let left = width;
  for (const [index, { text, style }] of line.entries()) {
    const isLast = index === line.length - 1;
    const cells = widthUpTo(text, left);
    if (isLast || cells > left - widthOf(ellipsis)) {
      // What does not fit may be no more than the spans that follow; then the ellipsis stands for those.
      const isCut = cells > left;
      kept.push({ text: clip(isLast || isCut ? text : `${text}${ellipsis}`, left, ellipsis), style });
      break;
    }
    kept.push({ text, style });
    left -= cells;
  }
  return kept;
}

/** `left` and `right` at the two ends of `width` cells; `left` gives way. */
export function spread(left: Line, right: Line, width: number, ellipsis: string): Line {
  const room = width - lineWidthUpTo(right, width);
  if (room < 1) return cutLine(left, width, ellipsis);
  const cut = cutLine(left, right.length > 0 ? room - 1 : room, ellipsis);
  return [...cut, span(' '.repeat(room - lineWidth(cut))), ...right];
}

/** Longer than any row: of a text that stands in one, no more need be looked at. */
const LONGEST_ROW = 1000;

/** A text for a single row. One that is longer than any window is cut before it is searched for letters to light. */
export function rowText(text: string, ellipsis: string): string {
  return text.length <= LONGEST_ROW ? text : clip(text, LONGEST_ROW, ellipsis);
}
