import { eastAsianWidth } from 'get-east-asian-width';

/** Latin letters, punctuation, arrows and the signs that the screen is drawn with: one cell each, whatever their neighbours. */
export const ONE_CELL = String.raw`\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u203b\u2190-\u22ff\u2500-\u25fc\u25ff\u2605\u2606\u2713\u2715`;
/** Those of them that take one cell even in a terminal that draws signs of ambiguous width in two. */
const ONE_CELL_EVERYWHERE = String.raw`\u0020-\u007e`;

const narrow = new RegExp(`^[${ONE_CELL}]*$`);
const narrowEverywhere = new RegExp(`^[${ONE_CELL_EVERYWHERE}]*$`);

/** Marks that take no cell, and letters that are drawn into the one before them. */
const NO_CELL = String.raw`[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff\ud7b0-\ud7ff]`;
const SPACING_MARK = String.raw`\p{Mc}`;

/** The kinds of code points by their width: the number of cells plus one. 0 means that the kind is not known yet. */
const NONE = 1;
const ONE = 2;
const TWO = 3;
/** A mark with a cell of its own; it belongs to the letter before it. */
const ONE_JOINED = 4;

/** Made for the first text that is not narrow, because Unicode's tables take long to read. */
let kinds: Uint8Array | undefined;
let noCell: RegExp | undefined;
let spacingMark: RegExp | undefined;
let areAmbiguousWide = false;

/**
 * Sets how wide the terminal draws signs of ambiguous width (│ … ● é). This is the same for everything on one screen, so it
 * applies to all later measurements.
 */
export function measureAmbiguous(as: 'narrow' | 'wide'): void {
  if ((as === 'wide') === areAmbiguousWide) return;
  areAmbiguousWide = as === 'wide';
  kinds = undefined;
}

/** Whether signs of ambiguous width count as wide. */
export const isAmbiguousWide = (): boolean => areAmbiguousWide;

/** Whether terminals agree on the width of `text`, and every character of it takes one cell. */
export function isNarrow(text: string): boolean {
  return (areAmbiguousWide ? narrowEverywhere : narrow).test(text);
}

/**
 * Returns the cells that `text` takes in a terminal, by code points, as xterm and tmux count them: marks take none, spacing
 * marks one, wide characters two. The text is clean (see `sanitize`).
 */
export function widthOf(text: string): number {
  return widthUpTo(text, Infinity);
}

/** Returns the width of `text` like `widthOf`, but stops early if it is wider than `limit`, at any number above `limit`. */
export function widthUpTo(text: string, limit: number): number {
  if (isNarrow(text)) return text.length;
  let cells = 0;
  for (let at = 0; at < text.length && cells <= limit; ) {
    const code = text.codePointAt(at) ?? 0;
    cells += cellCount(widthKind(code));
    at += unitCount(code);
  }
  return cells;
}

const cellCount = (kind: number): number => (kind === ONE_JOINED ? 1 : kind - 1);
const unitCount = (code: number): number => (code > 0xffff ? 2 : 1);

function widthKind(code: number): number {
  if (code < 0x7f) return ONE;
  kinds ??= new Uint8Array(0x110000);
  const kind = kinds[code] || kindFrom(code);
  kinds[code] = kind;
  return kind;
}

function kindFrom(code: number): number {
  const character = String.fromCodePoint(code);
  // Most are narrow, and this test needs none of Unicode's tables.
  if (isNarrow(character)) return ONE;
  noCell ??= new RegExp(NO_CELL, 'u');
  spacingMark ??= new RegExp(SPACING_MARK, 'u');
  if (noCell.test(character)) return NONE;
  if (eastAsianWidth(code, { ambiguousAsWide: areAmbiguousWide }) === 2) return TWO;
  return spacingMark.test(character) ? ONE_JOINED : ONE;
}

/** Returns the end of the part of `text`, from `from` on, that fits into `width` cells; marks stay with their letters. */
function endOfCells(text: string, from: number, width: number): number {
  let cells = 0;
  let letter = from;
  for (let at = from; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0;
    const kind = widthKind(code);
    if (kind !== NONE && kind !== ONE_JOINED) letter = at;
    cells += cellCount(kind);
    if (cells > width) return letter;
    at += unitCount(code);
  }
  return text.length;
}

/** Cuts `text` to at most `width` cells, with `ellipsis` at the end if it is cut. */
export function clip(text: string, width: number, ellipsis: string): string {
  if (widthUpTo(text, width) <= width) return text;
  return `${takeCells(text, width - widthOf(ellipsis))}${width < widthOf(ellipsis) ? '' : ellipsis}`;
}

/** Returns as much of the beginning of `text` as fits into `width` cells. */
export function takeCells(text: string, width: number): string {
  return text.slice(0, endOfCells(text, 0, width));
}

/** Pads `text` with blanks at the end, up to `width` cells. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthUpTo(text, width)));
}

const LIKENESSES: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '…': '~',
  '·': '-',
  '•': '*',
};

/** Converts `text` to ASCII in as many cells: letters lose their accents, and what has no likeness becomes question marks. */
export function toAscii(text: string): string {
  return text.replace(/[^\u0020-\u007e]/gu, (sign) => LIKENESSES[sign] ?? withoutAccents(sign));
}

function withoutAccents(sign: string): string {
  const letter = sign.normalize('NFD').replace(/\p{Mark}/gu, '');
  return /^[\u0020-\u007e]$/.test(letter) ? letter : '?'.repeat(widthOf(sign));
}

/** Breaks `text` at blanks into rows of at most `width` cells; a word that is wider than a row is broken where the row ends. */
export function wrap(text: string, width: number): readonly string[] {
  return wrapUpTo(text, width, Infinity).rows;
}

/** The beginning of a wrapped text, and how many UTF-16 units of the text are left out. */
export type Wrapped = { readonly rows: readonly string[]; readonly left: number };

/** Returns the first `most` rows of a wrapped text, without looking at the rest. */
export function wrapUpTo(text: string, width: number, most: number): Wrapped {
  const room = Math.max(width, 1);
  const rows: string[] = [];
  let row = '';
  let cells = 0;
  let start = 0;
  for (let at = 0, end = 0; at <= text.length && rows.length < most; at = end + 1) {
    end = endOfWord(text, at);
    const word = text.slice(at, end);
    const wordCells = widthUpTo(word, room);
    if (row !== '' && cells + 1 + wordCells <= room) {
      row += ` ${word}`;
      cells += 1 + wordCells;
      continue;
    }
    if (row !== '') rows.push(row);
    start = wordCells > room ? breakWord(text, at, end, room, rows, most) : at;
    row = text.slice(start, end);
    cells = widthUpTo(row, room);
  }
  if (rows.length === most) return { rows, left: row === '' ? 0 : text.length - start };
  return { rows: row === '' && rows.length > 0 ? rows : [...rows, row], left: 0 };
}

function endOfWord(text: string, from: number): number {
  const blank = text.indexOf(' ', from);
  return blank === -1 ? text.length : blank;
}

/** Adds the rows of a word that is wider than a row, up to `most` rows; returns where the rest of the word begins. */
function breakWord(text: string, from: number, to: number, room: number, rows: string[], most: number): number {
  let start = from;
  while (rows.length < most) {
    // Not beyond the word: the blank after it belongs to no row.
    const end = Math.min(endOfCells(text, start, room), to);
    if (end === to) break;
    const next = end > start ? end : start + unitCount(text.codePointAt(start) ?? 0);
    if (next >= to) break;
    rows.push(text.slice(start, next));
    start = next;
  }
  return start;
}
