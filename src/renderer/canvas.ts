import { BLANK, CONTINUED, isDoubtful, type LineReader, textOf } from './cells.ts';
import { NO_STYLE, type Style, styleChange } from './style.ts';

const CSI = '\u001b[';

/** The cells of a frame, and its text once that is known. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly lines: string[];
  text: string | undefined;
  readonly #signs: Uint32Array;
  readonly #styles: Uint32Array;
  /** By row, 1 where terminals may disagree about a cell. */
  readonly #doubts: Uint8Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.lines = Array(height).fill('');
    this.#signs = new Uint32Array(width * height);
    this.#styles = new Uint32Array(width * height);
    this.#doubts = new Uint8Array(height);
  }

  clear(): void {
    this.#signs.fill(BLANK);
    this.#styles.fill(NO_STYLE);
    this.#doubts.fill(0);
    this.text = undefined;
  }

  /**
   * Writes cells `from` to `to` of a line over those from `x` on. A wide character that is cut in two, or of which one
   * half is overwritten, leaves a blank.
   */
  put(x: number, y: number, { signs, styles, isSimple, length }: LineReader, from: number, to: number): void {
    const row = y * this.width;
    const start = row + x;
    const end = start + to - from;
    if (x > 0 && this.#signs[start] === CONTINUED) this.#signs[start - 1] = BLANK;
    this.#signs.set(signs.subarray(from, to), start);
    this.#styles.set(styles.subarray(from, to), start);
    if (this.#signs[start] === CONTINUED) this.#signs[start] = BLANK;
    if (to < length && signs[to] === CONTINUED) this.#signs[end - 1] = BLANK;
    if (end < row + this.width && this.#signs[end] === CONTINUED) this.#signs[end] = BLANK;
    if (!isSimple) this.#doubts[y] = 1;
  }

  isDoubtful(y: number): boolean {
    return this.#doubts[y] === 1;
  }

  isSameCell(other: Canvas, x: number, y: number): boolean {
    const at = y * this.width + x;
    return this.#signs[at] === other.#signs[at] && this.#styles[at] === other.#styles[at];
  }

  isSameRow(other: Canvas, y: number): boolean {
    for (let x = 0; x < this.width; x++) if (!this.isSameCell(other, x, y)) return false;
    return this.#doubts[y] === other.#doubts[y];
  }

  /** Behind the last cell of a row that is not blank. */
  inkedEnd(y: number): number {
    const row = y * this.width;
    let end = this.width;
    while (end > 0 && this.#signs[row + end - 1] === BLANK && this.#styles[row + end - 1] === NO_STYLE) end--;
    return end;
  }

  /** Some cells of a row as text that begins and ends without a style. */
  cellsOf(y: number, from: number, to: number): string {
    if (!this.isDoubtful(y)) return this.#styled(y, from, to);
    let text = '';
    for (let start = from, end = from; start < to; start = end) {
      const isInDoubt = this.#isDoubtfulCell(y, start);
      while (end < to && this.#isDoubtfulCell(y, end) === isInDoubt) end++;
      text += isInDoubt ? this.#placed(y, start, end, to) : this.#styled(y, start, end);
    }
    return text;
  }

  /**
   * Cells on whose width terminals disagree. Their place is blank before they are written, and what stands right of them
   * is put where it belongs: a terminal that draws them narrower or wider shifts nothing.
   */
  #placed(y: number, from: number, to: number, end: number): string {
    const cells = `${CSI}${to - from}X${this.#styled(y, from, to)}`;
    return to < end ? `${cells}${CSI}${to + 1}G` : cells;
  }

  #isDoubtfulCell(y: number, x: number): boolean {
    return isDoubtful(this.#signs[y * this.width + x] ?? BLANK);
  }

  #styled(y: number, from: number, to: number): string {
    const row = y * this.width;
    let text = '';
    let style: Style = NO_STYLE;
    for (let start = row + from, end = start; start < row + to; start = end) {
      const next = this.#styles[start] ?? NO_STYLE;
      while (end < row + to && this.#styles[end] === next) end++;
      text += styleChange(style, next) + textOf(this.#signs, start, end);
      style = next;
    }
    return text + styleChange(style, NO_STYLE);
  }
}
