import type { Rectangle } from '../../screen/layout.ts';
import { cutLine, type Line, lineWidthUpTo, MUTED, span, spread } from '../../screen/line.ts';
import type { Scroll } from '../../screen/pane.ts';
import type { Theme } from '../../screen/theme.ts';
import { grouped } from '../../text/grouped.ts';

/** Returns how many of `lines` a place of `rows` shows. If not all fit, one row is reserved for the sign that there are more. */
export function rowsInView(lines: number, rows: number): number {
  return lines > rows ? rows - 1 : rows;
}

/** Returns how far `length` lines are scrolled in a place of `placeRows`: no further than to their end. */
export function scrollIn(length: number, top: number, placeRows: number): Scroll {
  const rows = rowsInView(length, placeRows);
  return { top: Math.max(0, Math.min(top, length - rows)), rows, length };
}

/** Returns the index in view that is nearest to a chosen one. */
export const keptInView = (index: number, { top, rows }: Scroll): number =>
  Math.max(top, Math.min(index, top + rows - 1));

/**
 * Draws the lines of a place from `top` on, each as `shown` draws it. If not all fit, the last row says how many are below and,
 * with `where`, where the user is.
 */
export function scrolled<Row>(
  lines: readonly Row[],
  shown: (line: Row, row: number) => Line,
  top: number,
  place: Rectangle,
  theme: Theme,
  where: Line = [],
): readonly Line[] {
  const { ellipsis, more, less } = theme.glyphs;
  const { top: from, rows } = scrollIn(lines.length, top, place.rows);
  const seen = lines
    .slice(from, from + rows)
    .map((line, row) => cutLine(shown(line, from + row), place.columns, ellipsis));
  if (rows === place.rows) return seen;
  const below = lines.length - rows - from;
  const words = below > 0 ? `${grouped(below)} more ${below === 1 ? 'line' : 'lines'}` : 'the end';
  const sign = ` ${below > 0 ? more : less} `;
  if (where.length === 0) return [...seen, [span(`${sign}${words}`, MUTED)]];
  const hasRoom = lineWidthUpTo([span(`${sign}${words}`), ...where], place.columns) < place.columns;
  const short = below > 0 ? String(below) : '';
  return [...seen, spread([span(`${sign}${hasRoom ? words : short}`, MUTED)], where, place.columns, ellipsis)];
}
