import { padded, widthUpTo } from '../text/width.ts';
import { type DetailStyle, highlightedSpans, linesOfEach, paragraph } from './document.ts';
import { type Line, PLAIN, type Style, span } from './line.ts';

/** A name and its text. `beside` draws the text for the width that is left beside the column of names. */
export type ColumnRow = { readonly name: string; readonly beside: (room: DetailStyle) => readonly Line[] };

/**
 * Draws names in a column, each with its lines beside it. The lines have at least half of the width. A name that is too long for
 * the column stands above its lines, because a truncated path or capability could be mistaken for another one.
 */
export function columns(rows: readonly ColumnRow[], paper: DetailStyle, style: Style = PLAIN): readonly Line[] {
  const widest = Math.max(1, Math.floor(paper.width / 2) - 3);
  const widthOf = (name: string) => widthUpTo(name, widest);
  let width = 0;
  for (const { name } of rows) {
    const own = widthOf(name);
    if (own <= widest) width = Math.max(width, own);
  }
  const linesOf = (row: ColumnRow): readonly Line[] => {
    if (widthOf(row.name) > widest) return underName(row, width + 3, paper, style);
    const [first = [], ...rest] = linesBeside(row, width + 3, paper);
    const name = highlightedSpans(padded(row.name, width), style, paper.lit);
    return [[span(' '), ...name, span('  '), ...first.slice(1)], ...rest];
  };
  return linesOfEach(rows, linesOf, paper);
}

/** Draws the rows of `columns` for a narrow pane: each name on a row of its own, with its lines below it. */
export function stacked(rows: readonly ColumnRow[], paper: DetailStyle, style: Style = PLAIN): readonly Line[] {
  return linesOfEach(rows, (row) => underName(row, 3, paper, style), paper);
}

function underName(row: ColumnRow, indent: number, paper: DetailStyle, style: Style): readonly Line[] {
  const name = row.name === '' ? [] : paragraph(row.name, paper, style, 1);
  return [...name, ...linesBeside(row, indent, paper)];
}

/** Draws the text of a name, each line behind a margin. */
function linesBeside({ beside }: ColumnRow, indent: number, paper: DetailStyle): readonly Line[] {
  const margin = span(' '.repeat(indent));
  return beside({ ...paper, width: paper.width - indent }).map((line): Line => [margin, ...line]);
}
