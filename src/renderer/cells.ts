import { stripVTControlCharacters } from 'node:util';
import { tokenize } from '@alcalzone/ansi-tokenize';
import { isAmbiguousWide, ONE_CELL, widthOf } from '../text/width.ts';
import { NO_STYLE, type Style, styleAfter, styleWith } from './style.ts';

/**
 * What a cell shows, as a number: the code of a character that takes one cell, or a number behind all codes that stands
 * for anything else. The second half of a wide character is `CONTINUED`.
 */
export type Sign = number;

export const BLANK: Sign = 0x20;
export const CONTINUED: Sign = 0;
/** Behind the cells of this sign a terminal may be elsewhere than we count: of its width there are several opinions. */
export const isDoubtful = (sign: Sign): boolean => sign === CONTINUED || sign >= FIRST_OTHER;
const FIRST_OTHER: Sign = 0x110000;

const others: string[] = [];
const numbers = new Map<string, Sign>();

function signOf(grapheme: string): Sign {
  const known = numbers.get(grapheme);
  if (known !== undefined) return known;
  const sign = FIRST_OTHER + others.push(grapheme) - 1;
  numbers.set(grapheme, sign);
  return sign;
}

/** As many arguments as a function may surely have. */
const MOST_CODES = 4096;

/** The text of the cells from `from` to `to`. */
export function textOf(signs: Uint32Array, from: number, to: number): string {
  // One list for all: to spread the cells, or to cut them out, would make rubbish of each, and a frame has thousands.
  codes.length = 0;
  let text = '';
  for (let at = from; at < to; at++) {
    const sign = signs[at] ?? BLANK;
    if (sign >= FIRST_OTHER) for (const code of codeUnits(others[sign - FIRST_OTHER] ?? '')) codes.push(code);
    else if (sign !== CONTINUED) codes.push(sign);
    if (codes.length < MOST_CODES) continue;
    text += String.fromCharCode.apply(null, codes);
    codes.length = 0;
  }
  return text + String.fromCharCode.apply(null, codes);
}

const codes: number[] = [];
const codeUnits = (text: string): number[] => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));

/** SGR, and OSC 8 with either end. */
const SEQUENCE = String.raw`\u001b(?:\[[\d;]*m|\]8;[^;\u0007\u001b\u009c]*;[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c))`;
const ESCAPE = 0x1b;

const oneCell = new RegExp(`[${ONE_CELL}]`);
const sequence = new RegExp(SEQUENCE, 'y');
const simple = new RegExp(`^(?:[${ONE_CELL}\n]|${SEQUENCE})*$`);

/** By code, 1 for what takes one cell. */
const oneCellTable = Uint8Array.from({ length: 0x2716 }, (_, code) => Number(oneCell.test(String.fromCharCode(code))));

const PLAIN_END = 0x7f;

/** Whether every terminal gives a character one cell; beyond ASCII, that depends on how it draws ambiguous signs. */
export function isOneCell(code: number): boolean {
  return oneCellTable[code] === 1 && (code < PLAIN_END || !isAmbiguousWide());
}

/** Whether a text has nothing but such characters, styles and links. */
export function isSimple(text: string): boolean {
  return simple.test(text);
}

/** How far it is to what comes next in a line; 0 when it is not known how wide that is which stands here. */
function stepAt(line: string, at: number): number {
  const code = line.charCodeAt(at);
  if (isOneCell(code)) return 1;
  if (code !== ESCAPE) return 0;
  sequence.lastIndex = at;
  return sequence.test(line) ? sequence.lastIndex - at : 0;
}

/** The width of a line with its styles and links, by the same measure by which it was laid out. */
export function cellsIn(line: string): number {
  let cells = 0;
  for (let at = 0, step = 0; at < line.length; at += step) {
    step = stepAt(line, at);
    if (step === 0) return widthOf(stripVTControlCharacters(line));
    if (line.charCodeAt(at) !== ESCAPE) cells++;
  }
  return cells;
}

/** A character, with the marks behind it that take no cell. */
const LETTER = /\P{M}[\p{Mn}\p{Me}]*|\p{M}/gsu;

/** Reads a line into cells; it is used again and again, so that a frame leaves nothing behind. */
export class LineReader {
  signs = new Uint32Array(512);
  styles = new Uint32Array(512);
  length = 0;
  /** What holds behind the line. */
  end: Style = NO_STYLE;
  /** Whether every terminal agrees on the width of each cell. */
  isSimple = true;

  read(line: string, start: Style): void {
    // Nothing takes more cells than twice its length.
    if (this.signs.length < 2 * line.length) {
      this.signs = new Uint32Array(2 * line.length);
      this.styles = new Uint32Array(2 * line.length);
    }
    this.isSimple = this.#readSimple(line, start);
    if (!this.isSimple) this.#readOthers(line, start);
  }

  #readSimple(line: string, start: Style): boolean {
    let style = start;
    this.length = 0;
    for (let at = 0, step = 0; at < line.length; at += step) {
      step = stepAt(line, at);
      if (step === 0) return false;
      const code = line.charCodeAt(at);
      if (code === ESCAPE) style = styleAfter(style, line.slice(at, at + step));
      else this.#add(code, style);
    }
    this.end = style;
    return true;
  }

  /** For whatever is not simple: wide and combining characters, other escape sequences. */
  #readOthers(line: string, start: Style): void {
    let style = start;
    this.length = 0;
    for (const token of tokenize(line)) {
      if (token.type === 'ansi') style = styleWith(style, token);
      if (token.type === 'char' && !/^\p{Default_Ignorable_Code_Point}+$/u.test(token.value)) {
        for (const [letter] of token.value.matchAll(LETTER)) this.#addLetter(letter, style);
      }
    }
    this.end = style;
  }

  /** A letter with its marks is one sign; a mark with a cell of its own is another, and stays behind its letter. */
  #addLetter(letter: string, style: Style): void {
    const cells = widthOf(letter);
    if (cells === 0) {
      if (this.length > 0) this.#joinLast(letter);
      return;
    }
    const code = letter.codePointAt(0) ?? BLANK;
    this.#add(letter.length === 1 && isOneCell(code) ? code : signOf(letter), style);
    for (let cell = 1; cell < cells; cell++) this.#add(CONTINUED, style);
  }

  #joinLast(mark: string): void {
    let last = this.length - 1;
    while (last > 0 && this.signs[last] === CONTINUED) last--;
    this.signs[last] = signOf(textOf(this.signs, last, last + 1) + mark);
  }

  #add(sign: Sign, style: Style): void {
    this.signs[this.length] = sign;
    this.styles[this.length] = style;
    this.length++;
  }
}
