import { tokenize } from '@alcalzone/ansi-tokenize';
import stringWidth from 'string-width';
import { NO_STYLE, type Style, styleAfter, styleChange, styleWith } from './style.ts';

/** The cells of a row of text. */
export type Row = {
  /** What each cell shows; the second half of a wide character shows `''`. */
  readonly signs: string[];
  readonly styles: Style[];
  /** What holds behind the row. */
  readonly end: Style;
  /** Whether each cell holds one character of which every terminal agrees that it takes one cell. */
  readonly isSimple: boolean;
};

const ESCAPE = 0x1b;
/** SGR, and OSC 8 with either end. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for escape sequences.
const SEQUENCE = /\u001b(?:\[[\d;]*m|\]8;[^;\u0007\u001b\u009c]*;[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c))/y;
const INVISIBLE = /^\p{Default_Ignorable_Code_Point}+$/u;

/** ★ ☆ ✓ ✕ */
const STARS_AND_MARKS: readonly number[] = [0x2605, 0x2606, 0x2713, 0x2715];

/** Letters, arrows, lines and signs that are one cell wide whatever stands beside them. */
export function isOneCell(code: number): boolean {
  return (
    (code >= 0x20 && code <= 0x7e) ||
    (code >= 0xa1 && code <= 0x2ff && code !== 0xad) ||
    (code >= 0x2010 && code <= 0x2027) ||
    (code >= 0x2190 && code <= 0x21ff) ||
    (code >= 0x2500 && code <= 0x25fc) ||
    STARS_AND_MARKS.includes(code)
  );
}

/** The width of a line of which there is no doubt; `undefined` for all others. */
export function simpleWidth(line: string): number | undefined {
  const known = fresh.get(line);
  const row = known ?? stale.get(line) ?? readSimple(line, NO_STYLE);
  if (!row?.isSimple) return undefined;
  if (known === undefined) keep(line, row);
  return row.signs.length;
}

/** Whether a text has lines with nothing but letters, styles and links. */
export function isSimple(text: string): boolean {
  return text.split('\n').every((line) => line === '' || simpleWidth(line) !== undefined);
}

/** Rows that were read lately, and before those. */
let fresh = new Map<string, Row>();
let stale = new Map<string, Row>();
const FRESH = 500;

/** The cells of a line of text, which begins in a style. Most lines come again with the next key. */
export function rowOf(line: string, start: Style = NO_STYLE): Row {
  if (start !== NO_STYLE) return read(line, start);
  const known = fresh.get(line);
  return known ?? keep(line, stale.get(line) ?? read(line, start));
}

/** Notes the cells of a line. */
export function keep(line: string, row: Row): Row {
  if (fresh.size >= FRESH) {
    stale = fresh;
    fresh = new Map();
  }
  fresh.set(line, row);
  return row;
}

/** The cells from `from` to `to`; of a wide character that is cut in two, a blank remains. */
export function slice(row: Row, from: number, to: number): Row {
  const signs = row.signs.slice(from, to);
  if (signs[0] === '') signs[0] = ' ';
  if (row.signs[to] === '') signs[signs.length - 1] = ' ';
  return { ...row, signs, styles: row.styles.slice(from, to) };
}

/** Behind the last cell that is not blank. */
export function inkedEnd({ signs, styles }: Row): number {
  let end = signs.length;
  while (end > 0 && signs[end - 1] === ' ' && styles[end - 1] === NO_STYLE) end--;
  return end;
}

/** Cells as text that begins and ends without a style. */
export function textOf({ signs, styles }: Row): string {
  let text = '';
  let style = NO_STYLE;
  for (let x = 0; x < signs.length; x++) {
    if (signs[x] === '') continue;
    const next = styles[x] ?? NO_STYLE;
    if (next !== style) text += styleChange(style, next);
    text += signs[x];
    style = next;
  }
  return text + styleChange(style, NO_STYLE);
}

const read = (line: string, start: Style): Row => readSimple(line, start) ?? readAsInkDoes(line, start);

function readSimple(line: string, start: Style): Row | undefined {
  const signs: string[] = [];
  const styles: Style[] = [];
  let style = start;
  for (let at = 0; at < line.length; ) {
    const code = line.charCodeAt(at);
    if (isOneCell(code)) {
      signs.push(line.charAt(at));
      styles.push(style);
      at++;
      continue;
    }
    SEQUENCE.lastIndex = at;
    const sequence = code === ESCAPE ? SEQUENCE.exec(line)?.[0] : undefined;
    if (sequence === undefined) return undefined;
    style = styleAfter(style, sequence);
    at += sequence.length;
  }
  return { signs, styles, end: style, isSimple: true };
}

/** For whatever is not simple: wide and combining characters, emoji, other escape sequences. */
function readAsInkDoes(line: string, start: Style): Row {
  const signs: string[] = [];
  const styles: Style[] = [];
  let style = start;
  for (const token of tokenize(line)) {
    if (token.type === 'ansi') style = styleWith(style, token);
    if (token.type !== 'char' || INVISIBLE.test(token.value)) continue;
    const cells = Math.max(1, stringWidth(token.value));
    signs.push(token.value, ...Array<string>(cells - 1).fill(''));
    styles.push(...Array<Style>(cells).fill(style));
  }
  return { signs, styles, end: style, isSimple: false };
}
