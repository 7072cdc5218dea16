import type { Rectangle } from '../../screen/layout.ts';
import { cutLine, type Line, lineWidthUpTo, MUTED, span, spread } from '../../screen/line.ts';
import type { Theme } from '../../screen/theme.ts';

/** How many of some lines a place shows; where not all fit, one row is given to the sign that says there is more. */
export function rowsInView(lines: number, rows: number): number {
  return lines > rows ? rows - 1 : rows;
}

/** The rows of a place from `top` on, as they are `shown` there; when more than fit, the last row says so, and `where` one is. */
export function scrolled<Row>(
  lines: readonly Row[],
  shown: (line: Row, row: number) => Line,
  top: number,
  place: Rectangle,
  theme: Theme,
  where: Line = [],
): readonly Line[] {
  const { ellipsis, more, less } = theme.glyphs;
  const rows = rowsInView(lines.length, place.rows);
  const from = Math.max(0, Math.min(top, lines.length - rows));
  const seen = lines
    .slice(from, from + rows)
    .map((line, row) => cutLine(shown(line, from + row), place.columns, ellipsis));
  if (rows === place.rows) return seen;
  const below = lines.length - rows - from;
  const words = below > 0 ? `${below} more ${below === 1 ? 'line' : 'lines'}` : 'the end';
  const sign = ` ${below > 0 ? more : less} `;
  if (where.length === 0) return [...seen, [span(`${sign}${words}`, MUTED)]];
  const hasRoom = lineWidthUpTo([span(`${sign}${words}`), ...where], place.columns) < place.columns;
  const short = below > 0 ? String(below) : '';
  return [...seen, spread([span(`${sign}${hasRoom ? words : short}`, MUTED)], where, place.columns, ellipsis)];
}
