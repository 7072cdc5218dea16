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
  return ASCII.test(text) ? asciiWords(text) : [...text.matchAll(/[\p{Letter}\p{Mark}\p{Number}]+/gu)].map(wordAt);
}

function wordAt({ 0: written, index: start }: RegExpExecArray): Word {
  return { text: fold(written), start, end: start + written.length };
}

/** The same without regular expressions, which make much of little: all texts on the screen are read at each letter. */
function asciiWords(text: string): readonly Word[] {
  const lower = text.toLowerCase();
  const words: Word[] = [];
  for (let start = 0, end = 0; start < lower.length; start = end + 1) {
    end = start;
    while (end < lower.length && isAsciiLetterOrDigit(lower.charCodeAt(end))) end++;
    if (end > start) words.push({ text: lower.slice(start, end), start, end });
  }
  return words;
}

function isAsciiLetterOrDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a);
}

/** A text written together, as people type names: `docker-bench` is also `dockerbench`. */
export const joined = (text: string): string => together(wordsOf(text));

/** Words of a text written together. */
export const together = (words: readonly Word[]): string => words.map((word) => word.text).join('');
