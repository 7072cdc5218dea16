import type { Cell } from '../../comparison/cell.ts';
import { cellText, isRecorded } from '../../comparison/part.ts';
import { signOfUse } from '../../screen/isolation.ts';
import { FIXED, type Line, MUTED, PLAIN, type Span, type Style, span } from '../../screen/line.ts';
import { impactSign, statusSign } from '../../screen/status.ts';
import type { Theme } from '../../screen/theme.ts';
import { widthOf, wrapUpTo } from '../../text/width.ts';

/** More rows than anybody compares. */
const MOST_ROWS = 40;

/**
 * Draws a cell in rows of at most `width` columns: its sign and its words. The words are muted if all cells of the field are
 * alike, except for releases that fix a vulnerability.
 */
export function cellLines(cell: Cell, isAlike: boolean, width: number, theme: Theme): readonly Line[] {
  if (cell.is === 'count' && cell.count > 0) return [countLine(cell.count, signOf(cell, theme), isAlike, width)];
  const sign = signOf(cell, theme);
  // Most entries have few relations. A sign is enough here; the words “none recorded” would fill most of the table.
  if (cell.is === 'entries' && cell.entries.length === 0) return sign === null ? [] : [[sign]];
  const indent = sign === null ? 0 : widthOf(sign.text) + 1;
  const { rows, left } = wrapUpTo(textOf(cell, theme), width - indent, MOST_ROWS);
  const style = isAlike && !isFixed(cell) ? MUTED : styleOf(cell);
  return rows.map((row, at): Line => {
    const text = left > 0 && at === rows.length - 1 ? theme.glyphs.ellipsis : row;
    if (sign === null) return [span(text, style)];
    return [at === 0 ? sign : span(' '), span(' '), span(text, style)];
  });
}

/** More names would push the fields below out of sight. The detail of the entry lists all of them. */
const MOST_NAMES = 8;

function textOf(cell: Cell, { glyphs }: Theme): string {
  const more = cell.is === 'entries' ? cell.entries.length - MOST_NAMES : 0;
  if (cell.is !== 'entries' || more <= 1) return cellText(cell);
  const names = cell.entries.slice(0, MOST_NAMES).map(({ name }) => name);
  return `${names.join(', ')} ${glyphs.ellipsis} ${more} more`;
}

function signOf(cell: Cell, theme: Theme): Span | null {
  if (cell.is === 'use') return signOfUse(cell.use, theme);
  if (cell.is === 'none' && cell.text === '') return null;
  if (isNothing(cell)) return cell.is === 'count' && cell.impact !== null ? null : signOfUse('not recorded', theme);
  switch (cell.is) {
    case 'status':
      return statusSign(cell.status, { theme });
    case 'count':
      return cell.impact === null ? null : impactSign(cell.impact, theme);
    case 'vulnerability':
      return impactSign(cell.note.impact, theme);
    default:
      return null;
  }
}

/** Whether a cell has no value: nothing is recorded, or the count is 0. */
function isNothing(cell: Cell): boolean {
  if (cell.is === 'count') return cell.count === 0;
  if (cell.is === 'entries') return cell.entries.length === 0;
  return cell.is === 'none' || !isRecorded(cell);
}

const isFixed = (cell: Cell): boolean => cell.is === 'fix' && cell.note.fixed.length > 0;

function styleOf(cell: Cell): Style {
  if (isNothing(cell)) return MUTED;
  if (cell.is !== 'fix') return PLAIN;
  if (cell.note.unfixed) return { tone: 'bad' };
  return cell.note.fixed.length > 0 ? FIXED : MUTED;
}

/** Draws a number, followed by that many signs, or by a single sign if there is no room for all of them. */
function countLine(count: number, sign: Span | null, isAlike: boolean, width: number): Line {
  const number = span(String(count), isAlike ? MUTED : PLAIN);
  if (sign === null) return [number];
  const room = width - widthOf(number.text) - 1;
  return [number, span(' '), span(sign.text.repeat(count <= room ? count : 1), sign.style)];
}
