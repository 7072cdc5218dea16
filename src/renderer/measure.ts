import { stripVTControlCharacters } from 'node:util';
import { isAmbiguousWide, ONE_CELL, widthOf } from '../text/width.ts';

/** SGR, and OSC 8 with either terminator. */
const SEQUENCE = String.raw`\u001b(?:\[[\d;]*m|\]8;[^;\u0007\u001b\u009c]*;[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c))`;
export const ESCAPE = 0x1b;

const oneCell = new RegExp(`[${ONE_CELL}]`);
const sequence = new RegExp(SEQUENCE, 'y');
const sequences = new RegExp(SEQUENCE, 'g');
const simple = new RegExp(`^(?:[${ONE_CELL}\n]|${SEQUENCE})*$`);

/** By code, 1 for a character that takes one cell. */
const oneCellTable = Uint8Array.from({ length: 0x2716 }, (_, code) => Number(oneCell.test(String.fromCharCode(code))));

const ASCII_END = 0x7f;

/** Whether every terminal gives a character one cell. Beyond ASCII, that depends on how it draws ambiguous signs. */
export function isOneCell(code: number): boolean {
  return oneCellTable[code] === 1 && (code < ASCII_END || !isAmbiguousWide());
}

/** Whether a text consists of such characters, styles and links only. */
export const isSimple = rememberRecent((text) => simple.test(text));

/** The length of the character or sequence at a place in a line; 0 when its width has to be looked up. */
export function stepAt(line: string, at: number): number {
  const code = line.charCodeAt(at);
  if (isOneCell(code)) return 1;
  if (code !== ESCAPE) return 0;
  sequence.lastIndex = at;
  return sequence.test(line) ? sequence.lastIndex - at : 0;
}

/** The width of a line with its styles and links, in cells: the measure by which it was laid out. */
export function lineWidth(line: string): number {
  let cells = 0;
  for (let at = 0, step = 0; at < line.length; at += step) {
    step = stepAt(line, at);
    if (step === 0) return widthOf(stripVTControlCharacters(line));
    if (line.charCodeAt(at) !== ESCAPE) cells++;
  }
  return cells;
}

/** The width of the widest line of a text. */
export const widestLine = rememberRecent((text) => {
  if (!isSimple(text) || isAmbiguousWide()) return Math.max(...text.split('\n').map(lineWidth));
  let widest = 0;
  for (const line of text.replace(sequences, '').split('\n')) widest = Math.max(widest, line.length);
  return widest;
});

/** More texts than a frame has. */
const MOST_KNOWN = 32;

/** Most texts of a frame are those of the frame before; they are measured anew when the terminal has told how it does. */
function rememberRecent<Result>(compute: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  let isWide = isAmbiguousWide();
  return (text) => {
    if (isWide !== isAmbiguousWide()) known.clear();
    isWide = isAmbiguousWide();
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = compute(text);
    if (known.size === MOST_KNOWN) known.clear();
    known.set(text, result);
    return result;
  };
}
