import { tokenize } from '@alcalzone/ansi-tokenize';
import { isAmbiguousWide, widthOf } from '../text/width.ts';
import { BLANK, type Content, intern, textOf, WIDE_TAIL } from './content.ts';
import { ESCAPE, isOneCell, stepAt } from './measure.ts';
import { applyCodes, applySequence, NO_STYLE, type Style } from './style.ts';

/** A character with the marks after it that take no cell, or a single mark. */
const GRAPHEME = /\P{M}[\p{Mn}\p{Me}]*|\p{M}/gsu;

/** Invisible characters, and control characters, which a terminal would obey. */
const WITHOUT_CELL = /^[\p{Default_Ignorable_Code_Point}\p{Control}]+$/u;

/** Reads a line into cells. A reader is reused for all frames, so that frames leave no garbage. */
export class LineReader {
  contents = new Uint32Array(0);
  styles = new Uint32Array(0);
  /** The number of cells. */
  length = 0;
  /** The style in effect after the line. */
  end: Style = NO_STYLE;
  /** Whether all terminals agree on the width of each cell. */
  isSimple = true;
  #line = '';
  #start: Style = NO_STYLE;
  #isWide = false;

  /** Reads a line that begins in the style `start`. Most lines are the same as in the frame before, and need no reading. */
  read(line: string, start: Style): void {
    const isWide = isAmbiguousWide();
    if (line === this.#line && start === this.#start && isWide === this.#isWide) return;
    this.#line = line;
    this.#start = start;
    this.#isWide = isWide;
    this.#readAnew(line, start);
  }

  #readAnew(line: string, start: Style): void {
    // A line takes at most two cells for each code unit.
    if (this.contents.length < 2 * line.length) {
      this.contents = new Uint32Array(2 * line.length);
      this.styles = new Uint32Array(2 * line.length);
    }
    this.isSimple = this.#readSimple(line, start);
    if (!this.isSimple) this.#readAny(line, start);
  }

  #readSimple(line: string, start: Style): boolean {
    let style = start;
    this.length = 0;
    for (let at = 0, step = 0; at < line.length; at += step) {
      step = stepAt(line, at);
      if (step === 0) return false;
      const code = line.charCodeAt(at);
      if (code === ESCAPE) style = applySequence(style, line.slice(at, at + step));
      else this.#add(code, style);
    }
    this.end = style;
    return true;
  }

  /** Reads any line, including wide and combining characters and other escape sequences. */
  #readAny(line: string, start: Style): void {
    let style = start;
    this.length = 0;
    for (const token of tokenize(line)) {
      if (token.type === 'ansi') style = applyCodes(style, token);
      if (token.type === 'char' && !WITHOUT_CELL.test(token.value)) {
        for (const [grapheme] of token.value.matchAll(GRAPHEME)) this.#addGrapheme(grapheme, style);
      }
    }
    this.end = style;
  }

  /** Adds a grapheme. A mark without a width shares the cell of the letter before it; a mark with a width follows its letter. */
  #addGrapheme(grapheme: string, style: Style): void {
    const cells = widthOf(grapheme);
    if (cells === 0) {
      if (this.length > 0) this.#joinLast(grapheme);
      return;
    }
    const code = grapheme.codePointAt(0) ?? BLANK;
    this.#add(grapheme.length === 1 && isOneCell(code) ? code : intern(grapheme), style);
    for (let cell = 1; cell < cells; cell++) this.#add(WIDE_TAIL, style);
  }

  #joinLast(mark: string): void {
    let last = this.length - 1;
    while (last > 0 && this.contents[last] === WIDE_TAIL) last--;
    this.contents[last] = intern(textOf(this.contents, last, last + 1) + mark);
  }

  #add(content: Content, style: Style): void {
    this.contents[this.length] = content;
    this.styles[this.length] = style;
    this.length++;
  }
}
