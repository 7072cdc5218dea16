const SIGNS_AROUND = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu;
const EMOJI = /(?:[\p{Extended_Pictographic}\u{1f1e6}-\u{1f1ff}]|\u{fe0f}|\u{200d}|\u{20e3})+/gu;

/** In UTF-16 units: nothing in the lists of words is as long. */
const LONGEST = 500;

/** A text as the lists of words have it: in small letters, without emoji and without signs around it. An endless one is cut. */
export function normalize(text: string): string {
  const plain = text
    .slice(0, LONGEST)
    .replace(/[\p{Nd}#*©®™]\u{fe0f}?\u{20e3}/gu, '')
    .replace(EMOJI, (run) => (/[©®™]/.test(run) ? run : ' '));
  return plain.toLowerCase().replace(SIGNS_AROUND, '').replace(/\s+/g, ' ');
}

/** Whether a text has a letter or a digit, and not only signs and emoji. */
export const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** How many words a text has; numbers, with or without a unit, and runs of signs are none. */
export const countWords = (text: string): number =>
  text.match(/(?<![\p{L}\p{N}.,])\p{L}[\p{L}\p{N}\p{M}'’-]*/gu)?.length ?? 0;

/** A set of words from lines of text, in which commas part them. */
export const wordSet = (lines: string): ReadonlySet<string> => new Set(lines.split(/,\s/).map((text) => text.trim()));
