const WORD = /[\p{L}\p{N}]/u;
const WORD_END = /[\p{L}\p{N}\p{M}]/u;
const KEY_CAP = /[\p{Nd}#*©®™]\u{fe0f}?\u{20e3}/gu;
const SPOKEN = /(?<![\p{L}\p{N}.,])\p{L}[\p{L}\p{N}\p{M}'’-]*/gu;
const EMOJI = /(?:[\p{Extended_Pictographic}\u{1f1e6}-\u{1f1ff}]|\u{fe0f}|\u{200d}|\u{20e3})+/gu;

/** The form of most texts, which contain nothing that could be part of an emoji. */
const PLAIN = /^[\x20-\x7e]*$/;

/** In UTF-16 units: nothing in the lists of words is longer. */
const LONGEST = 500;

/**
 * Returns a text as the lists of words have it: in lower case, without emoji and surrounding punctuation. A very long one is cut.
 */
export function normalize(text: string): string {
  const start = text.slice(0, LONGEST);
  const plain = PLAIN.test(start)
    ? start
    : start.replace(KEY_CAP, '').replace(EMOJI, (run) => (/[©®™]/.test(run) ? run : ' '));
  return withoutSignsAround(plain.toLowerCase()).replace(/\s{2,}|[^\S ]/g, ' ');
}

/** Removes surrounding punctuation, looking at each character only once. */
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

/** Whether a UTF-16 unit is the second half of a surrogate pair. */
const isSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** Whether a text contains a letter or a digit, rather than only punctuation and emoji. */
export const hasWords = (text: string): boolean => WORD.test(text);

/** Counts the words of a text. Numbers, with or without a unit, and runs of punctuation are not counted. */
export const countWords = (text: string): number => text.match(SPOKEN)?.length ?? 0;

/** Makes a set of the comma-separated words in lines of text. */
export const wordSet = (lines: string): ReadonlySet<string> => new Set(lines.split(/,\s/).map((text) => text.trim()));
