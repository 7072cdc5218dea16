import { eastAsianWidth } from 'get-east-asian-width';

/** Latin, punctuation, arrows, and the signs that the screen is drawn with: one cell each, whatever stands beside them. */
export const ONE_CELL = String.raw`\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2190-\u21ff\u2260\u2500-\u25fc\u25ff\u2605\u2606\u2713\u2715`;
/** Of those, what is one cell also where signs of ambiguous width take two. */
const ONE_CELL_EVERYWHERE = String.raw`\u0020-\u007e`;

const narrow = new RegExp(`^[${ONE_CELL}]*$`);
const narrowEverywhere = new RegExp(`^[${ONE_CELL_EVERYWHERE}]*$`);

/** Marks that take no cell, and letters that are drawn into the one before them. */
const NO_CELL = String.raw`[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff\ud7b0-\ud7ff]`;
const SPACING_MARK = String.raw`\p{Mc}`;

/** What a code point is, plus one: 0 stands for those that nobody has asked for yet. */
const NONE = 1;
const ONE = 2;
const TWO = 3;
/** A mark with a cell of its own; it belongs to the letter before it. */
const ONE_JOINED = 4;

/** Made for the first text that is not narrow: Unicode's tables take long to read. */
let kinds: Uint8Array | undefined;
let noCell: RegExp | undefined;
let spacingMark: RegExp | undefined;
let areAmbiguousWide = false;

/**
 * Says how wide the terminal draws signs of ambiguous width (│ … ● é). It is the same for everything on one screen, so it
 * holds for all that is measured from here on.
 */
export function measureAmbiguous(as: 'narrow' | 'wide'): void {
  if ((as === 'wide') === areAmbiguousWide) return;
  areAmbiguousWide = as === 'wide';
  kinds = undefined;
}

/** Whether signs of ambiguous width are taken for wide. */
export const isAmbiguousWide = (): boolean => areAmbiguousWide;

/** Whether terminals agree on the width of `text`, and every character of it takes one cell. */
export function isNarrow(text: string): boolean {
  return (areAmbiguousWide ? narrowEverywhere : narrow).test(text);
}

/**
 * Cells that `text` takes in a terminal, by code points, as xterm and tmux count them: marks take none, spacing marks one,
 * wide characters two. The text is clean (see `sanitize`).
 */
export function widthOf(text: string): number {
  return widthUpTo(text, Infinity);
}

/** The same, for who only asks what fits: of what is wider than `limit`, something greater than `limit`, said early. */
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
  noCell ??= new RegExp(NO_CELL, 'u');
  spacingMark ??= new RegExp(SPACING_MARK, 'u');
  const character = String.fromCodePoint(code);
  if (noCell.test(character)) return NONE;
  if (eastAsianWidth(code, { ambiguousAsWide: areAmbiguousWide }) === 2) return TWO;
  return spacingMark.test(character) ? ONE_JOINED : ONE;
}

/** The end of as much of `text` from `from` on as goes into `width` cells; no mark is parted from its letter. */
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

/** `text` in at most `width` cells, with `ellipsis` at its end where something is cut off. */
export function clip(text: string, width: number, ellipsis: string): string {
  if (widthUpTo(text, width) <= width) return text;
  return `${takeCells(text, width - widthOf(ellipsis))}${width < widthOf(ellipsis) ? '' : ellipsis}`;
}

/** As much of the beginning of `text` as goes into `width` cells. */
export function takeCells(text: string, width: number): string {
  return text.slice(0, endOfCells(text, 0, width));
}

/** `text` with blanks behind it, up to `width` cells. */
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

/** `text` in ASCII, in as many cells: letters lose their accents, and what nothing is like becomes a question mark. */
export function toAscii(text: string): string {
  return text.replace(/[^\u0020-\u007e]/gu, (sign) => LIKENESSES[sign] ?? withoutAccents(sign));
}

function withoutAccents(sign: string): string {
  const letter = sign.normalize('NFD').replace(/\p{Mark}/gu, '');
  return /^[\u0020-\u007e]$/.test(letter) ? letter : '?'.repeat(widthOf(sign));
}

/** `text` broken at blanks into rows of at most `width` cells; a word longer than a row is broken where the row ends. */
export function wrap(text: string, width: number): readonly string[] {
  return wrapUpTo(text, width, Infinity).rows;
}

/** The beginning of a wrapped text, and how many of its letters (UTF-16 units) are not in it. */
export type Wrapped = { readonly rows: readonly string[]; readonly left: number };

/** The first `most` rows of a text that is wrapped; what is beyond is not looked at. */
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

/** Adds rows of a word that is wider than a row, as long as there may be more; gives the beginning of what is left. */
function breakWord(text: string, from: number, to: number, room: number, rows: string[], most: number): number {
  let start = from;
  while (rows.length < most) {
    // No further than the word: a blank behind it belongs to no row.
    const end = Math.min(endOfCells(text, start, room), to);
    if (end === to) break;
    const next = end > start ? end : start + unitCount(text.codePointAt(start) ?? 0);
    if (next >= to) break;
    rows.push(text.slice(start, next));
    start = next;
  }
  return start;
}
