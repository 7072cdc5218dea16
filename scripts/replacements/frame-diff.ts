import { inkedEnd, type Row, rowOf } from './row.ts';
import { NO_STYLE, styleChange } from './style.ts';

const CSI = '\u001b[';
const ERASE_TO_END = `${CSI}K`;
/** Equal cells are written again where that is shorter than to move the cursor over them. */
const SHORT_GAP = 4;

/**
 * What makes the frame `next` of the frame `shown` on a terminal with so many rows and columns, and leaves the cursor in
 * the last row; `undefined` when they do not both fill the window.
 */
export function frameDiff(shown: string, next: string, rows: number): string | undefined {
  const before = shown.split('\n');
  const after = next.split('\n');
  if (before.length !== rows || after.length !== rows) return undefined;
  const changes = after.map((line, y) => (line === before[y] ? '' : rowDiff(before[y] ?? '', line, y)));
  return `${changes.join('')}${CSI}${rows}H`;
}

function rowDiff(shown: string, next: string, y: number): string {
  const before = rowOf(shown);
  const after = rowOf(next);
  // On the width of some characters terminals disagree; behind those only a whole row is sure to be right.
  if (!before.isSimple || !after.isSimple) return cursorTo(0, y) + ERASE_TO_END + next;
  return runsOf(before, after)
    .map(([from, to]) => cursorTo(from, y) + cellsOf(after, from, to))
    .join('');
}

const cursorTo = (x: number, y: number): string => (x === 0 ? `${CSI}${y + 1}H` : `${CSI}${y + 1};${x + 1}H`);

type Run = readonly [from: number, to: number];

/** Where the cells differ, left to right. */
function runsOf(before: Row, after: Row): readonly Run[] {
  const width = Math.max(before.signs.length, after.signs.length);
  const runs: Run[] = [];
  let from = -1;
  let to = -1;
  for (let x = 0; x < width; x++) {
    if (isSame(before, after, x)) continue;
    if (from >= 0 && x - to > SHORT_GAP) {
      runs.push([from, to]);
      from = x;
    }
    if (from < 0) from = x;
    to = x + 1;
  }
  if (from >= 0) runs.push([from, to]);
  return runs;
}

function isSame(before: Row, after: Row, x: number): boolean {
  const isSameSign = (before.signs[x] ?? ' ') === (after.signs[x] ?? ' ');
  return isSameSign && (before.styles[x] ?? NO_STYLE) === (after.styles[x] ?? NO_STYLE);
}

/** Some cells of a row as text; if nothing but blanks follows, the blanks are erased and not written. */
function cellsOf(row: Row, from: number, to: number): string {
  const end = Math.min(to, inkedEnd(row));
  let text = '';
  let style = NO_STYLE;
  for (let x = from; x < end; x++) {
    const next = row.styles[x] ?? NO_STYLE;
    if (next !== style) text += styleChange(style, next);
    text += row.signs[x];
    style = next;
  }
  return text + styleChange(style, NO_STYLE) + (end < to ? ERASE_TO_END : '');
}
