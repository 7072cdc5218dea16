import { Canvas } from './canvas.ts';

const CSI = '\u001b[';
const ERASE_TO_END = `${CSI}K`;
/** Equal cells are written again where that is shorter than to move the cursor over them. */
const SHORT_GAP = 4;

/** The frame that is on the terminal and the one that is being drawn, in turn. */
let canvases: readonly Canvas[] = [];
let shown: Canvas | undefined;

/** A blank canvas, which is not the one that is shown. */
export function nextCanvas(width: number, height: number): Canvas {
  const isOtherSize = canvases[0]?.width !== width || canvases[0].height !== height;
  if (isOtherSize) canvases = [new Canvas(width, height), new Canvas(width, height)];
  const next = canvases.find((canvas) => canvas !== shown) ?? new Canvas(width, height);
  next.clear();
  return next;
}

/** What is shown, if it has the size of another canvas. */
export function shownCanvas({ width, height }: Canvas): Canvas | undefined {
  return shown?.width === width && shown.height === height ? shown : undefined;
}

/**
 * What makes the frame `next` of the frame `before` on a terminal with so many rows, and leaves the cursor in the last of
 * them; `undefined` when they do not both fill it, or one is not known. From here on, `next` is taken for what is shown.
 */
export function changesTo(next: string, before: string | undefined, rows: number): string | undefined {
  const from = shown;
  const to = canvases.find(({ text }) => text === next);
  shown = to;
  if (from === undefined || from.text !== before || to === undefined || from === to) return undefined;
  if (from.width !== to.width || from.height !== rows || to.height !== rows) return undefined;
  let changes = '';
  for (let y = 0; y < rows; y++) if (to.lines[y] !== from.lines[y]) changes += rowChanges(from, to, y);
  return `${changes}${CSI}${rows}H`;
}

function rowChanges(from: Canvas, to: Canvas, y: number): string {
  // On the width of some characters terminals disagree; behind those only a whole row is sure to be right.
  if (from.isDoubtful(y) || to.isDoubtful(y)) return cursorTo(0, y) + ERASE_TO_END + (to.lines[y] ?? '');
  let changes = '';
  for (let x = 0; x < to.width; x++) {
    if (to.isSameCell(from, x, y)) continue;
    const end = endOfChange(from, to, x, y);
    changes += cursorTo(x, y) + cellsOf(to, y, x, end);
    x = end;
  }
  return changes;
}

/** Behind the last of some cells that differ, from `x` on, with no long gap between them. */
function endOfChange(from: Canvas, to: Canvas, x: number, y: number): number {
  let end = x + 1;
  for (let next = end; next < to.width && next - end <= SHORT_GAP; next++) {
    if (!to.isSameCell(from, next, y)) end = next + 1;
  }
  return end;
}

/** Some cells of a row as text; if nothing but blanks follows, the blanks are erased and not written. */
function cellsOf(canvas: Canvas, y: number, from: number, to: number): string {
  const end = Math.min(to, canvas.inkedEnd(y));
  return end < to ? canvas.cellsOf(y, from, Math.max(from, end)) + ERASE_TO_END : canvas.cellsOf(y, from, to);
}

const cursorTo = (x: number, y: number): string => (x === 0 ? `${CSI}${y + 1}H` : `${CSI}${y + 1};${x + 1}H`);
