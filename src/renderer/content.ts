/**
 * What a cell shows, as a number: the code point of a character that surely takes one cell, or a number above all code points for
 * any other grapheme. The right half of a wide grapheme is `WIDE_TAIL`.
 */
export type Content = number;

export const BLANK: Content = 0x20;
export const WIDE_TAIL: Content = 0;
const FIRST_INTERNED: Content = 0x110000;

const interned: string[] = [];
const numbers = new Map<string, Content>();

/** Returns the number for a grapheme that is longer than one code unit, or not surely one cell wide. */
export function intern(grapheme: string): Content {
  const known = numbers.get(grapheme);
  if (known !== undefined) return known;
  const content = FIRST_INTERNED + interned.push(grapheme) - 1;
  numbers.set(grapheme, content);
  return content;
}

/** Whether terminals disagree on the width of a cell. To the right of it, the cursor may be elsewhere than we count. */
export const isUncertain = (content: Content): boolean => content === WIDE_TAIL || content >= FIRST_INTERNED;

/** A number of arguments that any function call surely accepts. */
const MAX_CODES = 4096;
/** Reused for each text: a frame has thousands of cells, and a new array for each text would become garbage. */
const codes: number[] = [];

/** Returns the text of the cells from `from` up to `to`. */
export function textOf(contents: Uint32Array, from: number, to: number): string {
  codes.length = 0;
  let text = '';
  for (let at = from; at < to; at++) {
    const content = contents[at] ?? BLANK;
    if (content >= FIRST_INTERNED) pushCodes(interned[content - FIRST_INTERNED] ?? '');
    else if (content !== WIDE_TAIL) codes.push(content);
    if (codes.length < MAX_CODES) continue;
    text += String.fromCharCode.apply(null, codes);
    codes.length = 0;
  }
  return text + String.fromCharCode.apply(null, codes);
}

function pushCodes(text: string): void {
  for (let at = 0; at < text.length; at++) codes.push(text.charCodeAt(at));
}
