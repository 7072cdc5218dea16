import Fuse from 'fuse.js/basic';
import type { MatchTypeName, TypedWord } from '../match/match-types.ts';
import { errorsAllowed } from '../text/letter-sets.ts';
import { fold, isAscii, type Word } from '../text/tokenize.ts';
import type { Range } from '../types.ts';

/** For each way in which a typed word can match, finds the letters that match in the (folded) word of a text. */
export const MATCHED: Readonly<Record<MatchTypeName, (typed: TypedWord, word: string) => readonly Range[]>> = {
  same: wholeWord,
  form: ({ text }, word) => [[0, sharedLength(text, word)]],
  beginning: ({ text }) => [[0, text.length]],
  numeronym: wholeWord,
  part: partRange,
  typo: rightLetters,
  contraction: lettersInOrder,
  around: rightLetters,
};

function wholeWord(_: TypedWord, { length }: string): readonly Range[] {
  return [[0, length]];
}

function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one.charCodeAt(length) === other.charCodeAt(length)) length++;
  return length;
}

function partRange({ text }: TypedWord, word: string): readonly Range[] {
  const at = word.indexOf(text);
  return [[at, at + text.length]];
}

/** Finds the letters that are right in a misspelt word, as Fuse aligns them. The caller has checked the number of errors. */
function rightLetters({ text }: TypedWord, word: string): readonly Range[] {
  const options = { threshold: thresholdFor(text), ignoreLocation: true, includeMatches: true };
  const { indices = [] } = Fuse.match(text, word, options);
  return indices.length > 0 ? indices.map(([from, to]): Range => [from, to + 1]) : [[0, word.length]];
}

/** Returns how bad a match Fuse may return. Its algorithm, Bitap, counts two transposed letters as two errors. */
function thresholdFor({ length }: string): number {
  return length <= 3 ? 0.34 : Math.min(0.5, (errorsAllowed(length) + 1.01) / length);
}

function lettersInOrder({ text }: TypedWord, word: string): readonly Range[] {
  let after = 0;
  return [...text].map((letter): Range => {
    const at = word.indexOf(letter, after);
    after = at + 1;
    return [at, after];
  });
}

/** Converts ranges within several words that are read as one to ranges in the text. */
export function rangesAcross(words: readonly Word[], matched: readonly Range[], text: string): readonly Range[] {
  let offset = 0;
  return words.flatMap((word) => {
    const { length } = word.text;
    const own = matched.flatMap(([from, to]): readonly Range[] => {
      const range: Range = [Math.max(0, from - offset), Math.min(length, to - offset)];
      return range[0] < range[1] ? [range] : [];
    });
    offset += length;
    return own.length > 0 ? rangesIn(word, own, text) : [];
  });
}

/** Converts ranges within a word to ranges in the text. Folding may change its length: `ß` gives two letters, a mark none. */
export function rangesIn(
  { text: folded, start, end }: Word,
  matched: readonly Range[],
  text: string,
): readonly Range[] {
  if (folded.length === end - start) return matched.map(([from, to]): Range => [start + from, start + to]);
  const { compared, rangeOf } = aligned(text.slice(start, end), fold);
  if (compared !== folded) return [[start, end]];
  return matched.map(([from, to]): Range => [start + rangeOf(from)[0], start + rangeOf(to - 1)[1]]);
}

const LETTERS = /\P{Mark}\p{Mark}*|\p{Mark}+/gsu;

/** Normalizes a text for comparison, and maps each character of the result back to its range in the text. Lengths may differ. */
export function aligned(text: string, normalize: (text: string) => string) {
  if (isAscii(text)) return { compared: normalize(text), rangeOf: (at: number): Range => [at, at + 1] };
  let compared = '';
  const ranges: Range[] = [];
  for (const { 0: letter, index } of text.matchAll(LETTERS)) {
    compared += normalize(letter);
    while (ranges.length < compared.length) ranges.push([index, index + letter.length]);
  }
  return { compared, rangeOf: (at: number): Range => ranges[at] ?? [0, 0] };
}

/** Sorts ranges, and merges those that overlap. */
export function merged(ranges: readonly Range[]): readonly Range[] {
  const apart: Range[] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = apart.at(-1);
    if (last && from < last[1]) apart[apart.length - 1] = [last[0], Math.max(last[1], to)];
    else apart.push([from, to]);
  }
  return apart;
}
