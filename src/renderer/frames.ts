import { Canvas } from './canvas.ts';

const CSI = '\u001b[';
const ERASE_TO_END = `${CSI}K`;
/** The longest gap of equal cells that is written again, because moving the cursor over it would take more bytes. */
const SHORT_GAP = 4;

/** One canvas is on the terminal while the next frame is drawn on the other. */
let canvases: readonly Canvas[] = [];
let shown: Canvas | undefined;

/** Returns a blank canvas for the next frame. */
export function nextCanvas(width: number, height: number): Canvas {
  const isOtherSize = canvases[0]?.width !== width || canvases[0].height !== height;
  if (isOtherSize) canvases = [new Canvas(width, height), new Canvas(width, height)];
  const next = canvases.find((canvas) => canvas !== shown) ?? new Canvas(width, height);
  next.clear();
  return next;
}

/** Returns the canvas that is on the terminal, if it has the same size as the given one. */
function shownCanvas({ width, height }: Canvas): Canvas | undefined {
  return shown?.width === width && shown.height === height ? shown : undefined;
}

let count = 0;

/**
 * Names the frame on a canvas. If nothing has changed it gets the name of the frame on the terminal, otherwise a new one. Ink
 * takes the name for the frame's text and counts its lines. Hardly any frame is written as a whole, and building the text of one
 * would take as long as writing what has changed.
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

/** Returns the text of a frame that Ink writes by its name. If Ink has added a line end to the name, the text gets it too. */
export function wholeFrame(named: string): string {
  const canvas = canvases.find(({ name }) => name !== undefined && named.startsWith(name));
  if (canvas?.name === undefined) return named;
  const rows = Array.from({ length: canvas.height }, (_, y) => canvas.drawRow(y));
  return rows.join('\n') + named.slice(canvas.name.length);
}

/**
 * Returns the output that turns the frame `before` into the frame `next` on a terminal with `rows` rows, and leaves the cursor in
 * the last row. Returns `undefined` if one of the two is unknown or does not fill the terminal, so that the whole frame must be
 * written. Both frames are given by name. From here on, `next` counts as shown.
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
  // To the right of a character of uncertain width, only a row that is written from its start is surely correct.
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

/** Returns the column after a run of differing cells that starts at `x`. The run may contain short gaps of equal cells. */
function endOfChange(from: Canvas, to: Canvas, x: number, y: number): number {
  let end = x + 1;
  for (let next = end; next < to.width && next - end <= SHORT_GAP; next++) {
    if (!to.isSameCell(from, next, y)) end = next + 1;
  }
  return end;
}

const cursorTo = (x: number, y: number): string => (x === 0 ? `${CSI}${y + 1}H` : `${CSI}${y + 1};${x + 1}H`);
