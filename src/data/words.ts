/** A word of a text: folded for comparing, with its place in the text as it was written. */
export type Word = { readonly text: string; readonly start: number; readonly end: number };

const ASCII = /^[\0-\u007f]*$/;

/** Letters without case and marks, so that `Jérôme` is found as `jerome`. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}+/gu, '')
    .toLowerCase();
}

/** The words of a text: runs of letters and digits. */
export function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{Letter}\p{Mark}\p{Number}]+/gu)].map((match) => ({
    text: fold(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** A text written together, as people type names: `docker-bench` is also `dockerbench`. */
export const joined = (text: string): string => together(wordsOf(text));

/** Words of a text written together. */
export const together = (words: readonly Word[]): string => words.map((word) => word.text).join('');
