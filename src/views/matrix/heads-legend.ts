import type { Size } from '../../screen/layout.ts';
import { BOLD, type Line, MUTED, span } from '../../screen/line.ts';
import { padded, widthOf } from '../../text/width.ts';
import type { Column } from './columns/column.ts';
import type { HeadSize } from './columns/heads.ts';

const GAP = 3;

/** Draws the names that the heads abbreviate, if there is room for all. The panel always gives the name of the chosen column. */
export function headsLegend(columns: readonly Column[], size: HeadSize, place: Size): readonly Line[] {
  const short = columns.filter(({ heads, name }) => heads[size] !== name);
  const headWidth = Math.max(0, ...short.map(({ heads }) => widthOf(heads[size])));
  const nameWidth = Math.max(0, ...short.map(({ name }) => widthOf(name)));
  const across = Math.floor((place.columns - 1) / (headWidth + 1 + nameWidth + GAP));
  if (short.length === 0 || across === 0) return [];
  const down = Math.ceil(short.length / across);
  if (down + 1 > place.rows) return [];
  const entry = ({ heads, name }: Column): Line => [
    span(` ${padded(heads[size], headWidth)} `, BOLD),
    span(padded(name, nameWidth + GAP - 1), MUTED),
  ];
  const rowAt = (row: number): Line => short.filter((_, index) => index % down === row).flatMap(entry);
  return [[], ...Array.from({ length: down }, (_, row) => rowAt(row))];
}
