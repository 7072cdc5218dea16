import type { Rectangle } from '../../screen/layout.ts';
import { cutLine, type Line, MUTED, span, spread } from '../../screen/line.ts';
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
  const sign = below > 0 ? ` ${more} ${below} more ${below === 1 ? 'line' : 'lines'}` : ` ${less} the end`;
  return [
    ...seen,
    where.length === 0 ? [span(sign, MUTED)] : spread([span(sign, MUTED)], where, place.columns, ellipsis),
  ];
}
