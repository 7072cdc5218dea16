/** A word of a text: folded for comparing, with its place in the text as it was written. */
export type Word = { readonly text: string; readonly start: number; readonly end: number };

/** Letters without case and marks, so that `Jérôme` is found as `jerome`. */
export function fold(text: string): string {
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
export const joined = (text: string): string =>
  wordsOf(text)
    .map((word) => word.text)
    .join('');
