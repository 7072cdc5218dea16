import { isAmbiguousWide, ONE_CELL } from '../text/width.ts';

/** SGR, and OSC 8 with either terminator. */
const SEQUENCE = String.raw`\u001b(?:\[[\d;]*m|\]8;[^;\u0007\u001b\u009c]*;[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c))`;
export const ESCAPE = 0x1b;

const oneCell = new RegExp(`[${ONE_CELL}]`);
const sequence = new RegExp(SEQUENCE, 'y');
const simple = new RegExp(`^(?:[${ONE_CELL}\n]|${SEQUENCE})*$`);

/** By code, 1 for a character that takes one cell. */
const oneCellTable = Uint8Array.from({ length: 0x2716 }, (_, code) => Number(oneCell.test(String.fromCharCode(code))));

const ASCII_END = 0x7f;

/** Whether every terminal gives a character one cell. Beyond ASCII, that depends on how it draws ambiguous signs. */
export function isOneCell(code: number): boolean {
  return oneCellTable[code] === 1 && (code < ASCII_END || !isAmbiguousWide());
}

/** More texts than a frame has. */
const MOST_KNOWN = 32;

const known = new Map<string, boolean>();

/** Whether a text consists of characters of one cell, styles and links only. Most texts of a frame are those of the frame before. */
export function isSimple(text: string): boolean {
  const before = known.get(text);
  if (before !== undefined) return before;
  const result = simple.test(text);
  if (known.size === MOST_KNOWN) known.clear();
  known.set(text, result);
  return result;
}

/** The length of the character or sequence at a place in a line; 0 when its width has to be looked up. */
export function stepAt(line: string, at: number): number {
  const code = line.charCodeAt(at);
  if (isOneCell(code)) return 1;
  if (code !== ESCAPE) return 0;
  sequence.lastIndex = at;
  return sequence.test(line) ? sequence.lastIndex - at : 0;
}
