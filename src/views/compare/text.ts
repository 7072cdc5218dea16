import type { Comparison, Field } from '../../comparison/compare.ts';
import { type Line, lineWidth, MUTED, span } from '../../screen/line.ts';
import type { Theme } from '../../screen/theme.ts';
import { clip, padded, widthUpTo } from '../../text/width.ts';
import { cellLines } from './cells.ts';
import { gridFor, MARGIN } from './grid.ts';
import { legendLine } from './legend.ts';
import { differenceSign, dividersOf, namesLines, ruleOver, tableLines } from './table.ts';

/** Draws a whole comparison for printing: as a table or, if that does not fit, with the entries listed below each field. */
export function comparisonText(comparison: Comparison, columns: number, theme: Theme): readonly Line[] {
  const { entries, fields } = comparison;
  const grid = gridFor(comparison, columns);
  const legend = [[], legendLine(columns, theme)];
  if (grid.count < entries.length || grid.names === 0) {
    return [...fields.flatMap((field) => stackedLines(field, comparison, columns, theme)), ...legend];
  }
  const names = namesLines(comparison, null, grid, theme);
  const rule = ruleOver(Math.max(...names.map(lineWidth)), dividersOf(grid), theme);
  return [...names, rule, ...tableLines(fields, grid, theme), ...legend];
}

/** A name beside its cell takes no more than a third of the row; a longer name stands above the cell. */
const WIDEST_SHARE = 3;

function stackedLines(field: Field, { entries }: Comparison, columns: number, theme: Theme): readonly Line[] {
  const { ellipsis } = theme.glyphs;
  const [sign, style] = differenceSign(field.differs, theme);
  const widest = Math.floor(columns / WIDEST_SHARE);
  const width = Math.max(...entries.map(({ name }) => Math.min(widest, widthUpTo(name, widest))));
  const room = columns - MARGIN - width - 2;
  const margin = span(' '.repeat(MARGIN));
  const rows = field.cells.flatMap((cell, at): readonly Line[] => {
    const name = entries[at]?.name ?? '';
    const isBeside = widthUpTo(name, width) <= width;
    const lines = cellLines(cell, field.differs === false, room, theme).map((line, row): Line => {
      const first = padded(row === 0 && isBeside ? name : '', width);
      return [margin, span(first, MUTED), span('  '), ...line];
    });
    return isBeside ? lines : [[margin, span(clip(name, columns - MARGIN, ellipsis), MUTED)], ...lines];
  });
  return [[sign, span(' '), span(clip(field.name, columns - MARGIN, ellipsis), style)], ...rows];
}
