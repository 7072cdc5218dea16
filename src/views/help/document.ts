import { BOLD, HEADING, type Line, MUTED, span } from '../../screen/line.ts';
import type { Glyphs } from '../../screen/theme.ts';
import { widthOf, wrap } from '../../text/width.ts';
import type { HelpRow, HelpSection } from './sections.ts';

type HelpLine = { readonly line: Line; readonly isHeading: boolean };

/** The help as one column of lines, and the position of each row in it. */
export type HelpDocument = {
  readonly lines: readonly HelpLine[];
  readonly rows: readonly { readonly row: HelpRow; readonly at: number; readonly height: number }[];
};

const CAPS_WIDTH = 20;
const LONGEST_CAP = 'Ctrl-Backspace'.length;
/** The width where every row has one key. */
const SHORT_CAPS_WIDTH = 6;

/** Lays sections out in one column. The row with the index `cursor` has a bar. */
export function helpDocument(
  sections: readonly HelpSection[],
  cursor: number,
  width: number,
  glyphs: Glyphs,
): HelpDocument {
  const lines: HelpLine[] = [];
  const rows: HelpDocument['rows'][number][] = [];
  for (const { title, remark, rows: those } of sections) {
    if (title !== '') lines.push({ line: headingLine(title, remark, width), isHeading: true });
    const capsWidth = capsWidthOf(those, width);
    for (const row of those) {
      const drawn = rowLines(row, rows.length === cursor, { capsWidth, width, glyphs });
      rows.push({ row, at: lines.length, height: drawn.length });
      lines.push(...drawn.map((line) => ({ line, isHeading: false })));
    }
    lines.push({ line: [], isHeading: false });
  }
  return { lines: lines.slice(0, -1), rows };
}

function headingLine(title: string, remark: string, width: number): Line {
  const fits = widthOf(title) + widthOf(remark) + 4 <= width;
  return [span(` ${title.toUpperCase()}`, HEADING), span(remark !== '' && fits ? `  ${remark}` : '', MUTED)];
}

/** Returns the width for the keys of a section: as wide as the widest, as long as there is room for the words. */
function capsWidthOf(rows: readonly HelpRow[], width: number): number {
  const widest = Math.max(SHORT_CAPS_WIDTH, ...rows.map(({ caps }) => widthOf(caps)));
  return Math.min(widest, CAPS_WIDTH, Math.max(LONGEST_CAP, Math.floor(width / 2.4)));
}

type Look = { readonly capsWidth: number; readonly width: number; readonly glyphs: Glyphs };

/** Draws a row of the help. An action that does nothing in the view below is muted. */
function rowLines(row: HelpRow, isChosen: boolean, { capsWidth, width, glyphs }: Look): readonly Line[] {
  const caps = wrap(row.caps, capsWidth);
  const label = wrap(labelOf(row), width - capsWidth - 3);
  const isDim = row.refusal !== null;
  const bar = isChosen ? span(glyphs.cursor, { tone: 'accent', bold: true }) : span(' ');
  return Array.from({ length: Math.max(caps.length, label.length) }, (_, at) => {
    const key = caps[at] ?? '';
    const words = label[at] ?? '';
    return [
      bar,
      span(key + ' '.repeat(Math.max(0, capsWidth - widthOf(key)) + 2), isDim ? MUTED : BOLD),
      span(words, isDim ? MUTED : { bold: isChosen }),
    ];
  });
}

/** Returns the words of a row, with the refusal in brackets. The words of an action that only works elsewhere already say so. */
function labelOf({ words, refusal }: HelpRow): string {
  if (refusal === null || words.endsWith(')')) return words;
  return `${words} (${refusal.replace(/\.$/, '')})`;
}

/** Returns how many columns of text a window has, and their width. */
export function helpColumns(columns: number): { readonly count: number; readonly width: number } {
  const count = columns < 110 ? 1 : columns < 165 ? 2 : 3;
  const width = Math.floor((columns - GAP * (count - 1)) / count);
  return { count, width: count === 1 ? Math.min(width, WIDEST) : width };
}

/** Cells between two columns, so that they do not touch. */
export const GAP = 3;
const WIDEST = 88;

/** The lines in each column, the index of the first line of each, and the index behind the last line. */
export type HelpPage = {
  readonly columns: readonly (readonly Line[])[];
  readonly starts: readonly number[];
  readonly end: number;
};

/** Divides the lines from `top` on into columns. No heading is the last line of a column. */
export function helpPage({ lines }: HelpDocument, top: number, count: number, rows: number): HelpPage {
  let at = top;
  const starts: number[] = [];
  const columns = Array.from({ length: count }, () => {
    const isLater = at > top;
    while (isLater && lines[at]?.line.length === 0) at++;
    starts.push(at);
    const last = lines[at + rows - 1]?.isHeading === true ? rows - 1 : rows;
    const column = lines.slice(at, at + last).map(({ line }) => line);
    at += column.length;
    return column;
  });
  return { columns, starts, end: at };
}

/** Returns the first line to show so that a row of the document is visible, moving `top` no further than needed. */
export function topForRow(
  document: HelpDocument,
  cursor: number,
  { top, count, rows }: { readonly top: number; readonly count: number; readonly rows: number },
): number {
  const { at = 0, height = 1 } = document.rows[cursor] ?? {};
  const isLast = cursor === document.rows.length - 1;
  // The first row of a section is shown with its heading.
  let first = Math.min(top, document.lines[at - 1]?.isHeading ? at - 1 : at);
  const to = isLast ? document.lines.length : at + height;
  while (first < at && helpPage(document, first, count, rows).end < to) first++;
  return Math.max(0, first);
}
