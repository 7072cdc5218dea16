import { BOLD, type Line, MATCHED, MUTED, rowText, SELECTED, type Span, type Style, span } from '../../screen/line.ts';
import type { Theme } from '../../screen/theme.ts';
import { clip, padded, takeCells, widthOf } from '../../text/width.ts';
import type { Column } from './columns/column.ts';
import type { Widths } from './places.ts';
import type { MatrixRow } from './select.ts';
import type { Offer, Offers, Order } from './state.ts';

/** How the heads and the rows are drawn. */
export type Look = {
  readonly theme: Theme;
  readonly hasKeys: boolean;
  readonly columns: readonly Column[];
  readonly widths: Widths;
  readonly chosen: Column | undefined;
  readonly order: Order | null;
  readonly offers: Offers | null;
  readonly marks: readonly string[];
  readonly bookmarks: ReadonlySet<string>;
};

const columnsInView = ({ columns, widths: { first, count } }: Look): readonly Column[] =>
  columns.slice(first, first + count);

/** Draws the heads of the visible columns, with a sign at each end at which there are more. */
export function headLine(look: Look): Line {
  const { columns, widths, theme } = look;
  const isMoreLeft = widths.first > 0;
  const isMoreRight = widths.first + widths.count < columns.length;
  return [
    span(' '.repeat(widths.name + 1)),
    span(isMoreLeft ? moreLeft(theme) : ' ', MATCHED),
    ...columnsInView(look).flatMap((column) => headSpans(column, look)),
    span(isMoreRight ? theme.glyphs.lead : ' ', MATCHED),
  ];
}

/** Returns the sign for more columns at the left, the counterpart of `glyphs.lead`. */
const moreLeft = ({ unicode, ambiguous }: Theme): string => (unicode && ambiguous === 'narrow' ? '‹' : '<');

/** The styles of heads. Bold: this machine offers the mechanism. The chosen head is underlined, to differ even without colour. */
const OFFER_STYLES: Readonly<Record<Offer, Style>> = {
  available: { tone: 'good', bold: true },
  restricted: { tone: 'warn', bold: true },
  missing: MUTED,
  'not known': {},
};

/** Draws a head: centred over signs, or at the left edge over words. */
function headSpans(column: Column, look: Look): readonly Span[] {
  const { widths, chosen, offers, hasKeys } = look;
  const { size } = widths;
  const room = column.width(size) - 1;
  const text = takeCells(column.heads[size], room);
  const taken = widthOf(text);
  const before = column.isWords ? 0 : Math.floor((room - taken) / 2);
  const offer = offers?.get(column.id);
  const style = offer === undefined ? {} : OFFER_STYLES[offer];
  const isChosen = column === chosen;
  return [
    span(' '.repeat(before)),
    orderSign(column, look),
    span(text, isChosen ? { ...(hasKeys ? SELECTED : BOLD), underline: true } : style),
    span(' '.repeat(room - before - taken)),
  ];
}

/** Returns the sign before the head of the column by which the rows are sorted; a blank for other columns. */
function orderSign({ id }: Column, { order, theme: { glyphs } }: Look): Span {
  if (order?.column !== id) return span(' ');
  return span(order.first === 'most' ? glyphs.more : glyphs.less, MATCHED);
}

/** Draws an entry with its cells. */
export function rowLine({ node, entry }: MatrixRow, isCursor: boolean, look: Look): Line {
  const { theme, widths, hasKeys, chosen } = look;
  const { cursor, ellipsis } = theme.glyphs;
  const name = padded(clip(rowText(node.label, ellipsis), widths.name, ellipsis), widths.name);
  const cells = columnsInView(look).map((column): Span => {
    const cell = column.cell(entry, widths.size, theme);
    // All cells of the chosen column are bold.
    return column === chosen ? { ...cell, style: { ...cell.style, bold: true } } : cell;
  });
  return joined([
    isCursor ? span(cursor, hasKeys ? SELECTED : MUTED) : span(' '),
    markSpan(entry.id, look),
    span(name, isCursor ? BOLD : {}),
    ...cells,
  ]);
}

function markSpan(id: string, { theme, marks, bookmarks }: Look): Span {
  if (marks.includes(id)) return span(theme.glyphs.mark, MATCHED);
  return bookmarks.has(id) ? span(theme.glyphs.bookmark, { tone: 'warn' }) : span(' ');
}

/** Joins neighbouring spans that look alike, as most cells of a matrix do. */
function joined(line: Line): Line {
  const spans: Span[] = [];
  for (const next of line) {
    const last = spans.at(-1);
    if (last !== undefined && looksLike(last.style, next.style)) {
      spans[spans.length - 1] = span(last.text + next.text, last.style);
    } else spans.push(next);
  }
  return spans;
}

const looksLike = (a: Style, b: Style): boolean => a.tone === b.tone && a.bold === b.bold;
