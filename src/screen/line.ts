import { clip, widthOf } from './text.ts';

/** What a piece of text means; the theme decides how that looks. */
export type Tone = 'accent' | 'good' | 'warn' | 'bad' | 'muted';

export type Style = {
  readonly tone?: Tone;
  readonly bold?: boolean;
  readonly underline?: boolean;
  readonly inverse?: boolean;
  /** An address that a click opens, in terminals that can. */
  readonly link?: string;
};

export type Span = { readonly text: string; readonly style: Style };

/** One row of the screen, from left to right. */
export type Line = readonly Span[];

export const PLAIN: Style = {};
export const MUTED: Style = { tone: 'muted' };
export const BOLD: Style = { bold: true };
export const HEADING: Style = { tone: 'accent' };
/** Letters that a query matched: bold as well, for screens without colour. */
export const LIT: Style = { tone: 'accent', bold: true };

export const span = (text: string, style: Style = PLAIN): Span => ({ text, style });

export const lineWidth = (line: Line): number => line.reduce((sum, { text }) => sum + widthOf(text), 0);

/** Cuts a line to `width` cells, with an ellipsis where something is lost. */
export function cutLine(line: Line, width: number, ellipsis: string): Line {
  if (lineWidth(line) <= width) return line;
  const kept: Span[] = [];
  let left = width;
  for (const [index, { text, style }] of line.entries()) {
    const isLast = index === line.length - 1;
    const room = isLast || widthOf(text) > left - widthOf(ellipsis);
    if (room) {
      kept.push({ text: clip(`${text}${isLast ? '' : ellipsis}`, left, ellipsis), style });
      break;
    }
    kept.push({ text, style });
    left -= widthOf(text);
  }
  return kept;
}

/** `left` and `right` at the two ends of `width` cells; `left` gives way. */
export function spread(left: Line, right: Line, width: number, ellipsis: string): Line {
  const room = width - lineWidth(right);
  if (room < 1) return cutLine(left, width, ellipsis);
  const cut = cutLine(left, right.length > 0 ? room - 1 : room, ellipsis);
  return [...cut, span(' '.repeat(room - lineWidth(cut))), ...right];
}
