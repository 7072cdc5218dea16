import { isAmbiguousWide, ONE_CELL } from '../text/width.ts';

/** SGR sequences, and OSC 8 (links) with any of its terminators. */
const SEQUENCE = String.raw`\u001b(?:\[[\d;]*m|\]8;[^;\u0007\u001b\u009c]*;[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c))`;
export const ESCAPE = 0x1b;

const oneCell = new RegExp(`[${ONE_CELL}]`);
const sequence = new RegExp(SEQUENCE, 'y');

/** For each character code, 1 if the character takes one cell. */
const oneCellTable = Uint8Array.from({ length: 0x2716 }, (_, code) => Number(oneCell.test(String.fromCharCode(code))));

const ASCII_END = 0x7f;

/** Whether every terminal gives a character one cell. Beyond ASCII, that depends on how it draws ambiguous characters. */
export function isOneCell(code: number): boolean {
  return oneCellTable[code] === 1 && (code < ASCII_END || !isAmbiguousWide());
}

/** Returns the length of the character or sequence at a position in a line; 0 if its width has to be looked up. */
export function stepAt(line: string, at: number): number {
  const code = line.charCodeAt(at);
  if (isOneCell(code)) return 1;
  if (code !== ESCAPE) return 0;
  sequence.lastIndex = at;
  return sequence.test(line) ? sequence.lastIndex - at : 0;
}
