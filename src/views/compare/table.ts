import type { Comparison, Field, Group } from '../../comparison/compare.ts';
import {
  BOLD,
  HEADING,
  type Line,
  lineWidth,
  MATCHED,
  MUTED,
  PLAIN,
  rowText,
  SELECTED,
  type Span,
  type Style,
  span,
} from '../../screen/line.ts';
import type { Theme } from '../../screen/theme.ts';
import { padded, takeCells, widthOf, wrapUpTo } from '../../text/width.ts';
import { cellLines } from './cells.ts';
import { AROUND, type Grid, MARGIN } from './grid.ts';
import { UNKNOWN_SIGN } from './legend.ts';

/** The first fields, which are general facts, need no title; nor does the last one, which is alone in its group. */
const TITLES: Readonly<Partial<Record<Group, string>>> = {
  isolation: ' ISOLATION',
  vulnerabilities: ' VULNERABILITIES',
  relations: ' RELATIONS',
};

/** Draws the fields of a comparison, those of each group below its title. */
export function tableLines(fields: readonly Field[], grid: Grid, theme: Theme): readonly Line[] {
  return fields.flatMap((field, at) => {
    const title = field.group === fields[at - 1]?.group ? undefined : TITLES[field.group];
    const lines = fieldLines(field, grid, theme);
    return title === undefined ? lines : [titleLine(title, grid, theme), ...lines];
  });
}

function titleLine(title: string, grid: Grid, theme: Theme): Line {
  if (grid.names === 0) return [span(title, HEADING)];
  return [span(padded(title, grid.names), HEADING), ...rowOfCells([], grid, theme)];
}

/** Returns the sign before a field, and the style of its name. */
export function differenceSign(differs: Field['differs'], { glyphs }: Theme): readonly [Span, Style] {
  if (differs === null) return [span(UNKNOWN_SIGN, MUTED), PLAIN];
  return differs ? [span(glyphs.differs, MATCHED), BOLD] : [span(' '), MUTED];
}

function fieldLines({ label, differs, cells }: Field, grid: Grid, theme: Theme): readonly Line[] {
  const { first, count, cell } = grid;
  const [sign, style] = differenceSign(differs, theme);
  const shown = cells.slice(first, first + count).map((one) => cellLines(one, differs === false, cell, theme));
  const height = Math.max(1, ...shown.map(({ length }) => length));
  const rows = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) =>
      rowOfCells(
        shown.map((lines) => lines[from + at] ?? []),
        grid,
        theme,
      ),
    );
  if (grid.names === 0) {
    return [[sign, span(' '), span(rowText(label, theme.glyphs.ellipsis), style)], ...rows(0, height)];
  }
  const named = wrapUpTo(label, grid.names - MARGIN - 1, MOST_NAME_ROWS).rows;
  return rows(0, Math.max(height, named.length)).map((row, at): Line => {
    const words = span(padded(named[at] ?? '', grid.names - MARGIN), style);
    return [at === 0 ? sign : span(' '), span(' '), words, ...row];
  });
}

const MOST_NAME_ROWS = 4;

/** Joins one row of each visible cell, with a vertical line before each; at the left edge of the window, there is no line. */
function rowOfCells(lines: readonly Line[], grid: Grid, { glyphs }: Theme): Line {
  return Array.from({ length: grid.count }, (_, at): Line => {
    const line = lines[at] ?? [];
    const before = span(at === 0 && grid.names === 0 ? ' ' : glyphs.vertical, MUTED);
    return [before, span(' '), ...line, span(' '.repeat(Math.max(0, grid.cell - lineWidth(line)) + 1))];
  }).flat();
}

/** More rows would leave too few for the table. */
const MOST_TITLE_ROWS = 2;

/** Draws the names of the entries over their columns, with a bar at the chosen one. A name is cut only after two rows. */
export function namesLines({ entries }: Comparison, chosen: number | null, grid: Grid, theme: Theme): readonly Line[] {
  const { cursor, ellipsis, vertical } = theme.glyphs;
  const names = entries.slice(grid.first, grid.first + grid.count).map(({ name }) => {
    const { rows, left } = wrapUpTo(name, grid.cell, MOST_TITLE_ROWS);
    return left === 0
      ? rows
      : rows.with(-1, `${takeCells(rows.at(-1) ?? '', grid.cell - widthOf(ellipsis))}${ellipsis}`);
  });
  const height = Math.max(...names.map(({ length }) => length));
  return Array.from({ length: height }, (_, row): Line => {
    const cells = names.map((rows, at): Line => {
      const isChosen = grid.first + at === chosen;
      const line = span(at === 0 && grid.names === 0 ? ' ' : vertical, MUTED);
      const bar = isChosen ? span(cursor, SELECTED) : span(' ');
      const text = rows[row] ?? '';
      return [line, bar, span(padded(text, grid.cell), isChosen ? SELECTED : BOLD), span(' ')];
    });
    return [span(' '.repeat(grid.names)), ...cells.flat()];
  });
}

/** Returns the positions of the lines between the columns, for the rule above them. */
export function dividersOf({ names, cell, count }: Grid): readonly number[] {
  const all = Array.from({ length: count }, (_, at) => names + at * (cell + AROUND));
  return names === 0 ? all.slice(1) : all;
}

export const ruleOver = (columns: number, dividers: readonly number[], { glyphs }: Theme): Line => [
  span(
    Array.from({ length: columns }, (_, x) => (dividers.includes(x) ? glyphs.teeDown : glyphs.horizontal)).join(''),
    MUTED,
  ),
];
