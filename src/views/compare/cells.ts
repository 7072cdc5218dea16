import type { Cell } from '../../comparison/cell.ts';
import { cellText, isRecorded } from '../../comparison/part.ts';
import { signOfUse } from '../../screen/isolation.ts';
import { type Line, MUTED, PLAIN, type Span, type Style, span } from '../../screen/line.ts';
import { impactSign, statusSign } from '../../screen/status.ts';
import type { Theme } from '../../screen/theme.ts';
import { widthOf, wrapUpTo } from '../../text/width.ts';

/** More rows than anybody compares. */
const MOST_ROWS = 40;

/** A cell as rows of at most `width` cells: its sign, and its words, which are dim where all cells are alike. */
export function cellLines(cell: Cell, isAlike: boolean, width: number, theme: Theme): readonly Line[] {
  if (cell.is === 'count' && cell.count > 0) return [countLine(cell.count, signOf(cell, theme), isAlike, width)];
  const sign = signOf(cell, theme);
  const indent = sign === null ? 0 : widthOf(sign.text) + 1;
  const { rows, left } = wrapUpTo(cellText(cell), width - indent, MOST_ROWS);
  const style = isAlike ? MUTED : styleOf(cell);
  const lines = rows.map((row, at): Line => {
    const text = left > 0 && at === rows.length - 1 ? theme.glyphs.ellipsis : row;
    if (sign === null) return [span(text, style)];
    return [at === 0 ? sign : span(' '), span(' '), span(text, style)];
  });
  return lines;
}

function signOf(cell: Cell, theme: Theme): Span | null {
  switch (cell.is) {
    case 'status':
      return statusSign(cell.status, { theme });
    case 'use':
      return signOfUse(cell.use, theme);
    case 'count':
      return cell.impact === null || cell.count === 0 ? null : impactSign(cell.impact, theme);
    case 'vulnerability':
      return impactSign(cell.note.impact, theme);
    default:
      return null;
  }
}

function isNothing(cell: Cell): boolean {
  if (cell.is === 'count') return cell.count === 0;
  if (cell.is === 'entries') return cell.entries.length === 0;
  return cell.is === 'none' || !isRecorded(cell);
}

function styleOf(cell: Cell): Style {
  if (isNothing(cell)) return MUTED;
  if (cell.is !== 'fix') return PLAIN;
  if (cell.note.unfixed) return { tone: 'bad' };
  return cell.note.fixed.length > 0 ? { tone: 'good', bold: true } : MUTED;
}

/** A number, and as many signs, or one where there is no room for all. */
function countLine(count: number, sign: Span | null, isAlike: boolean, width: number): Line {
  const number = span(String(count), isAlike ? MUTED : PLAIN);
  if (sign === null) return [number];
  const room = width - widthOf(number.text) - 1;
  return [number, span(' '), span(sign.text.repeat(count <= room ? count : 1), sign.style)];
}
