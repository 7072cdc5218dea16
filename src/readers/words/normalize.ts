const WORD = /[\p{L}\p{N}]/u;
const WORD_END = /[\p{L}\p{N}\p{M}]/u;
const KEY_CAP = /[\p{Nd}#*©®™]\u{fe0f}?\u{20e3}/gu;
const SPOKEN = /(?<![\p{L}\p{N}.,])\p{L}[\p{L}\p{N}\p{M}'’-]*/gu;
const EMOJI = /(?:[\p{Extended_Pictographic}\u{1f1e6}-\u{1f1ff}]|\u{fe0f}|\u{200d}|\u{20e3})+/gu;

/** What most texts have: nothing that could be part of an emoji. */
const PLAIN = /^[\x20-\x7e]*$/;

/** In UTF-16 units: nothing in the lists of words is as long. */
const LONGEST = 500;

/** A text as the lists of words have it: in small letters, without emoji and without signs around it. An endless one is cut. */
export function normalize(text: string): string {
  const start = text.slice(0, LONGEST);
  const plain = PLAIN.test(start)
    ? start
    : start.replace(KEY_CAP, '').replace(EMOJI, (run) => (/[©®™]/.test(run) ? run : ' '));
  return withoutSignsAround(plain.toLowerCase()).replace(/\s{2,}|[^\S ]/g, ' ');
}

/** Each sign is looked at once, however many there are. */
function withoutSignsAround(text: string): string {
  const start = text.search(WORD);
  if (start < 0) return '';
  let end = text.length;
  while (end > start) {
    const size = isSurrogate(text.charCodeAt(end - 1)) ? 2 : 1;
    if (WORD_END.test(text.slice(end - size, end))) break;
    end -= size;
  }
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

/** The second half of a letter of two units. */
const isSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** Whether a text has a letter or a digit, and not only signs and emoji. */
export const hasWords = (text: string): boolean => WORD.test(text);

/** How many words a text has; numbers, with or without a unit, and runs of signs are none. */
export const countWords = (text: string): number => text.match(SPOKEN)?.length ?? 0;

/** A set of words from lines of text, in which commas part them. */
export const wordSet = (lines: string): ReadonlySet<string> => new Set(lines.split(/,\s/).map((text) => text.trim()));
