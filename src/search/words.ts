/** A word of a text: folded for comparing, with its place in the text as it was written. */
export type Word = { readonly text: string; readonly start: number; readonly end: number };

const ASCII = /^[\0-\u007f]*$/;
export const isAscii = (text: string): boolean => ASCII.test(text);

/** Letters without case and marks, so that `Jérôme` is found as `jerome`. */
export function fold(text: string): string {
  return unmarked(text).toLowerCase();
}

/** Letters without marks. */
export function unmarked(text: string): string {
  return ASCII.test(text) ? text : text.normalize('NFKD').replace(/\p{Mark}+/gu, '');
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

/** What is searched for in a text, and by: its words, and pairs of neighbours in writing that has no blanks. */
export function termsOf(text: string): readonly string[] {
  if (ASCII.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? NONE;
  const folded = fold(text);
  const words = folded.match(/[\p{Letter}\p{Number}]+/gu) ?? NONE;
  return UNSPACED.test(folded) ? words.flatMap(pairsOf) : words;
}

/** The same for an index, where compounds with a hyphen are one word as well: `user-space` is also `userspace`. */
export function indexedTermsOf(text: string): readonly string[] {
  if (!text.includes('-') || !ASCII.test(text)) return termsOf(text);
  const runs = text.toLowerCase().match(/[a-z0-9]+(?:-[a-z0-9]+)*/g) ?? NONE;
  return runs.flatMap((run) => (run.includes('-') ? [...run.split('-'), run.replaceAll('-', '')] : run));
}

const NONE: readonly string[] = [];
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
const UNSPACED_RUNS = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|[^\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+/g;

/** Whether a text has letters of a writing that has no blanks between words. */
export const isUnspaced = (text: string): boolean => UNSPACED.test(text);

function pairsOf(word: string): readonly string[] {
  if (!UNSPACED.test(word)) return [word];
  return (word.match(UNSPACED_RUNS) ?? NONE).flatMap((run) => {
    if (!UNSPACED.test(run) || run.length <= 2) return [run];
    return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
  });
}

/** The parts of names written like `StackStorm`; none of other names, nor of those that only end in a capital. */
export function camelParts(name: string): readonly string[] {
  if (!/[a-z0-9][A-Z]/.test(name)) return NONE;
  const parts = termsOf(name.replace(/([a-z0-9])([A-Z])/g, '$1 $2')).filter((part) => part.length > 2);
  return parts.length > 1 ? parts : NONE;
}
