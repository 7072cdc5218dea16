import { releasesIn } from './releases.ts';
import { otherSpellings } from './spellings.ts';

/** A word of a text: folded for comparing, with its place in the original text. */
export type Word = { readonly text: string; readonly start: number; readonly end: number };

const ASCII = /^[\0-\u007f]*$/;
export const isAscii = (text: string): boolean => ASCII.test(text);

/** Letters that people type plainly if their keyboard lacks them, but that Unicode treats as separate letters. */
const TYPED_AS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ı: 'i', ς: 'σ', ø: 'o', ł: 'l', đ: 'd', ħ: 'h', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe' },
};
const OWN_LETTERS = /[ßıςøłđħðþæœ]/g;

/** Returns a text without case and marks, so that `Jérôme` is found by `jerome`, and `Straße` by `strasse`. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return unmarked(text)
    .toLowerCase()
    .replace(OWN_LETTERS, (letter) => TYPED_AS[letter] ?? letter);
}

/** Returns a text without marks. */
export function unmarked(text: string): string {
  return ASCII.test(text) ? text : text.normalize('NFKD').replace(/\p{Mark}+/gu, '');
}

/** Returns the words of a text: runs of letters and digits. */
export function tokenizeWords(text: string): readonly Word[] {
  return ASCII.test(text) ? asciiWords(text) : Array.from(text.matchAll(/[\p{Letter}\p{Mark}\p{Number}]+/gu), wordAt);
}

function wordAt({ 0: written, index: start }: RegExpExecArray): Word {
  return { text: fold(written), start, end: start + written.length };
}

/**
 * Does the same without regular expressions, which cost much for so little: all texts on the screen are read at each keystroke.
 */
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

/** Returns a text written together, as people type names: `dockerbench` for `docker-bench`. */
export const joined = (text: string): string =>
  ASCII.test(text) ? text.toLowerCase().replace(NO_ASCII_WORD, '') : together(tokenizeWords(text));

const NO_ASCII_WORD = /[^a-z0-9]+/g;

/** Joins the words of a text. */
export const together = (words: readonly Word[]): string => words.map((word) => word.text).join('');

/** The number of letters by which words are compared: people do not type more of one word. */
export const LONGEST_WORD = 40;

/** Returns the words of a text for searching; in writing without blanks, these are pairs of adjacent letters. */
export function tokenizeText(text: string): readonly string[] {
  return ASCII.test(text) ? asciiTermsOf(text) : wordsIn(fold(text), false);
}

/** Returns the same words with a blank between them. */
export const spaced = (text: string): string =>
  ASCII.test(text) ? text.toLowerCase().replace(NO_ASCII_WORD, ' ').trim() : wordsIn(fold(text), false).join(' ');

const asciiTermsOf = (text: string): readonly string[] => text.toLowerCase().match(/[a-z0-9]+/g) ?? NONE;

/**
 * Returns the words of a text for an index, which also contains hyphenated and other compounds as one word (`userspace` for
 * `user-space`, `filesystem` for `file system`), the names of releases as one word, and in writing without blanks each single
 * letter.
 */
export function tokenizeForIndex(text: string): readonly string[] {
  const others = otherSpellings(text);
  const releases = releasesIn(text);
  const terms = termsForIndex(text);
  if (others.length === 0 && releases.length === 0) return terms;
  return [...terms, ...others.map((word) => word.text), ...releases.map((word) => word.text)];
}

/** Whether an index contains exactly the words of a text, as for most texts, which have neither compounds nor releases. */
export const isIndexedAsWritten = (text: string): boolean =>
  ASCII.test(text) && !text.includes('-') && otherSpellings(text).length === 0 && releasesIn(text).length === 0;

function termsForIndex(text: string): readonly string[] {
  if (!ASCII.test(text)) return wordsIn(fold(text), true);
  if (!text.includes('-')) return asciiTermsOf(text);
  const runs = text.toLowerCase().match(/[a-z0-9]+(?:-[a-z0-9]+)*/g) ?? NONE;
  return runs.flatMap((run) => (run.includes('-') ? [...run.split('-'), run.replaceAll('-', '')] : run));
}

/** Returns words in the form for comparing them: a long one is cut to its beginning. */
export const comparedTerms = (text: string): readonly string[] =>
  text.length <= LONGEST_WORD ? tokenizeText(text) : tokenizeText(text).map((word) => word.slice(0, LONGEST_WORD));

function wordsIn(folded: string, withLetters: boolean): readonly string[] {
  const words = folded.match(/[\p{Letter}\p{Number}]+/gu) ?? NONE;
  return UNSPACED.test(folded) ? words.flatMap((word) => letterPairs(word, withLetters)) : words;
}

const NONE: readonly string[] = [];

/**
 * Writing that has no blanks between words: Thai, Lao, Tibetan, Burmese, Khmer and related scripts, Chinese and Japanese, Yi,
 * Javanese and others. They are given as ranges, because matching a script by name makes V8 load its Unicode tables.
 */
const WITHOUT_BLANKS = [
  String.raw`\u0e00-\u109f\u1780-\u17ff\u1950-\u19ff\u1a00-\u1aaf\u1b00-\u1b7f\u1bc0-\u1bff`,
  String.raw`\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\ua000-\ua4cf\ua930-\ua9ff`,
  String.raw`\uaa60-\uaadf\uf900-\ufaff\u{1b000}-\u{1b16f}\u{20000}-\u{3ffff}`,
].join('');
const UNSPACED = new RegExp(`[${WITHOUT_BLANKS}]`, 'u');
const UNSPACED_RUNS = new RegExp(`[${WITHOUT_BLANKS}]+|[^${WITHOUT_BLANKS}]+`, 'gu');

/** Whether a text contains letters of a script that has no blanks between words. */
export const isUnspaced = (text: string): boolean => UNSPACED.test(text);

function letterPairs(word: string, withLetters: boolean): readonly string[] {
  if (!UNSPACED.test(word)) return [word];
  return (word.match(UNSPACED_RUNS) ?? NONE).flatMap((run) => {
    const letters = [...run];
    if (!UNSPACED.test(run) || letters.length === 1) return [run];
    const pairs = letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
    return withLetters ? [...pairs, ...letters] : pairs;
  });
}
