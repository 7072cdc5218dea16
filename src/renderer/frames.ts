import { Canvas } from './canvas.ts';

const CSI = '\u001b[';
const ERASE_TO_END = `${CSI}K`;
/** So many equal cells are rather written again: to move the cursor over them takes more bytes. */
const SHORT_GAP = 4;

/** One canvas is on the terminal while the next frame is drawn on the other. */
let canvases: readonly Canvas[] = [];
let shown: Canvas | undefined;

/** A blank canvas for the next frame. */
export function nextCanvas(width: number, height: number): Canvas {
  const isOtherSize = canvases[0]?.width !== width || canvases[0].height !== height;
  if (isOtherSize) canvases = [new Canvas(width, height), new Canvas(width, height)];
  const next = canvases.find((canvas) => canvas !== shown) ?? new Canvas(width, height);
  next.clear();
  return next;
}

/** The canvas that is on the terminal, if it has the size of another one. */
export function shownCanvas({ width, height }: Canvas): Canvas | undefined {
  return shown?.width === width && shown.height === height ? shown : undefined;
}

/**
 * What turns the frame `before` into the frame `next` on a terminal with so many rows, and leaves the cursor in the last
 * row; `undefined` when one of the two is unknown or does not fill the terminal, so that the whole frame must be
 * written. From here on, `next` counts as shown.
 */
export function diffFrames(next: string, before: string | undefined, rows: number): string | undefined {
  const from = shown;
  const to = canvases.find(({ text }) => text === next);
  shown = to;
  if (from === undefined || from.text !== before || to === undefined || from === to) return undefined;
  if (from.width !== to.width || from.height !== rows || to.height !== rows) return undefined;
  let changes = '';
  for (let y = 0; y < rows; y++) if (to.lines[y] !== from.lines[y]) changes += diffRow(from, to, y);
  return `${changes}${CSI}${rows}H`;
}

function diffRow(from: Canvas, to: Canvas, y: number): string {
  // To the right of a character of uncertain width, only a row that is written from its start is surely right.
  if (from.isUncertain(y) || to.isUncertain(y)) return cursorTo(0, y) + ERASE_TO_END + (to.lines[y] ?? '');
  let changes = '';
  const contentEnd = to.contentEnd(y);
  for (let x = 0; x < to.width; x++) {
    if (to.isSameCell(from, x, y)) continue;
    const end = endOfChange(from, to, x, y);
    const drawn = Math.min(end, contentEnd);
    // When the rest of the row is blank, it is erased rather than written.
    changes += cursorTo(x, y) + to.draw(y, x, Math.max(x, drawn)) + (drawn < end ? ERASE_TO_END : '');
    x = end;
  }
  return changes;
}

/** The column after the last of some cells that differ, from `x` on, with short gaps between them at most. */
function endOfChange(from: Canvas, to: Canvas, x: number, y: number): number {
  let end = x + 1;
  for (let next = end; next < to.width && next - end <= SHORT_GAP; next++) {
    if (!to.isSameCell(from, next, y)) end = next + 1;
  }
  return end;
}

const cursorTo = (x: number, y: number): string => (x === 0 ? `${CSI}${y + 1}H` : `${CSI}${y + 1};${x + 1}H`);
