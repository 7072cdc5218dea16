import { BLANK, isUncertain, WIDE_TAIL } from './content.ts';
import type { LineReader } from './line-reader.ts';
import { NO_STYLE } from './style.ts';
import { type Cells, styledText } from './styled-text.ts';

const CSI = '\u001b[';

/** The cells of a frame, and the name by which Ink knows the frame once it is drawn. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  name: string | undefined;
  readonly #cells: Cells;
  /** For each row, 1 if terminals may disagree on the width of one of its cells. */
  readonly #uncertain: Uint8Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.#cells = { contents: new Uint32Array(width * height), styles: new Uint32Array(width * height) };
    this.#uncertain = new Uint8Array(height);
  }

  clear(): void {
    this.#cells.contents.fill(BLANK);
    this.#cells.styles.fill(NO_STYLE);
    this.#uncertain.fill(0);
    this.name = undefined;
  }

  /**
   * Copies the cells from `from` up to `to` of a line into row `y`, starting at column `x`. A wide character that is cut in two,
   * or half overwritten, leaves a blank.
   */
  put(x: number, y: number, line: LineReader, from: number, to: number): void {
    const { contents, styles } = this.#cells;
    const row = y * this.width;
    const start = row + x;
    const end = start + to - from;
    if (x > 0 && contents[start] === WIDE_TAIL) contents[start - 1] = BLANK;
    contents.set(line.contents.subarray(from, to), start);
    styles.set(line.styles.subarray(from, to), start);
    if (contents[start] === WIDE_TAIL) contents[start] = BLANK;
    if (to < line.length && line.contents[to] === WIDE_TAIL) contents[end - 1] = BLANK;
    if (end < row + this.width && contents[end] === WIDE_TAIL) contents[end] = BLANK;
    if (!line.isSimple) this.#uncertain[y] = 1;
  }

  /** Whether terminals may disagree on where the cells of a row are. */
  isUncertain(y: number): boolean {
    return this.#uncertain[y] === 1;
  }

  isSameCell(other: Canvas, x: number, y: number): boolean {
    const at = y * this.width + x;
    const { contents, styles } = other.#cells;
    return this.#cells.contents[at] === contents[at] && this.#cells.styles[at] === styles[at];
  }

  isSameRow(other: Canvas, y: number): boolean {
    const { contents, styles } = this.#cells;
    const { contents: otherContents, styles: otherStyles } = other.#cells;
    const end = (y + 1) * this.width;
    for (let at = y * this.width; at < end; at++) {
      if (contents[at] !== otherContents[at] || styles[at] !== otherStyles[at]) return false;
    }
    return this.#uncertain[y] === other.#uncertain[y];
  }

  /** Returns the column after the last cell of a row that is not blank. */
  contentEnd(y: number): number {
    const { contents, styles } = this.#cells;
    const row = y * this.width;
    let end = this.width;
    while (end > 0 && contents[row + end - 1] === BLANK && styles[row + end - 1] === NO_STYLE) end--;
    return end;
  }

  /** Returns a row as text. */
  drawRow(y: number): string {
    return this.draw(y, 0, this.contentEnd(y)).trimEnd();
  }

  /** Returns some cells of a row as text that begins and ends without a style. */
  draw(y: number, from: number, to: number): string {
    if (!this.isUncertain(y)) return this.#drawStyled(y, from, to);
    let text = '';
    for (let start = from, end = from; start < to; start = end) {
      const isUncertainRun = this.#isUncertainCell(y, start);
      while (end < to && this.#isUncertainCell(y, end) === isUncertainRun) end++;
      text += isUncertainRun ? this.#drawPlaced(y, start, end, to) : this.#drawStyled(y, start, end);
    }
    return text;
  }

  /**
   * Draws cells whose width is uncertain. They are blanked before they are written, and the cursor is then put where the rest of
   * the row belongs. So nothing shifts if a terminal draws them narrower or wider.
   */
  #drawPlaced(y: number, from: number, to: number, end: number): string {
    const cells = `${CSI}${to - from}X${this.#drawStyled(y, from, to)}`;
    return to < end ? `${cells}${CSI}${to + 1}G` : cells;
  }

  #isUncertainCell(y: number, x: number): boolean {
    return isUncertain(this.#cells.contents[y * this.width + x] ?? BLANK);
  }

  #drawStyled(y: number, from: number, to: number): string {
    const row = y * this.width;
    return styledText(this.#cells, row + from, row + to);
  }
}
