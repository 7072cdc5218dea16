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
function shownCanvas({ width, height }: Canvas): Canvas | undefined {
  return shown?.width === width && shown.height === height ? shown : undefined;
}

let count = 0;

/**
 * Names the frame on a canvas: as the one on the terminal if nothing has changed, or else anew. To Ink the name is the text of the
 * frame, whose lines it counts. Hardly any frame is written as a whole, and to put its cells together as text would take as long
 * as to write what has changed.
 */
export function nameFrame(canvas: Canvas): string {
  const known = shownCanvas(canvas);
  const isSame = known !== undefined && isSameFrame(known, canvas);
  if (!isSame) count++;
  const name = isSame ? known.name : `${count}\0${'\n'.repeat(Math.max(0, canvas.height - 1))}`;
  canvas.name = name;
  return name ?? '';
}

function isSameFrame(one: Canvas, other: Canvas): boolean {
  for (let y = 0; y < one.height; y++) if (!one.isSameRow(other, y)) return false;
  return true;
}

/** The text of a frame that Ink writes by its name, with a line end of its own where that stands behind it. */
export function wholeFrame(named: string): string {
  const canvas = canvases.find(({ name }) => name !== undefined && named.startsWith(name));
  if (canvas?.name === undefined) return named;
  const rows = Array.from({ length: canvas.height }, (_, y) => canvas.drawRow(y));
  return rows.join('\n') + named.slice(canvas.name.length);
}

/**
 * What turns the frame `before` into the frame `next` on a terminal with so many rows, and leaves the cursor in the last
 * row; `undefined` when one of the two is unknown or does not fill the terminal, so that the whole frame must be
 * written. Both are names. From here on, `next` counts as shown.
 */
export function diffFrames(next: string, before: string | undefined, rows: number): string | undefined {
  const from = shown;
  const to = canvases.find(({ name }) => name === next);
  shown = to;
  if (from === undefined || from.name !== before || to === undefined || from === to) return undefined;
  if (from.width !== to.width || from.height !== rows || to.height !== rows) return undefined;
  let changes = '';
  for (let y = 0; y < rows; y++) changes += diffRow(from, to, y);
  return `${changes}${CSI}${rows}H`;
}

function diffRow(from: Canvas, to: Canvas, y: number): string {
  if (to.isSameRow(from, y)) return '';
  // To the right of a character of uncertain width, only a row that is written from its start is surely right.
  if (from.isUncertain(y) || to.isUncertain(y)) return cursorTo(0, y) + ERASE_TO_END + to.drawRow(y);
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
