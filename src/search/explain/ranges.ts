import Fuse from 'fuse.js/basic';
import type { TypedWord, WayName } from '../match/ways.ts';
import { errorsAllowed } from '../text/letter-sets.ts';
import { fold, isAscii, type Word } from '../text/tokenize.ts';
import type { Range } from '../types.ts';

/** The letters of a word that a typed one matches, for each way in which it can; the word is folded. */
export const MATCHED: Readonly<Record<WayName, (typed: TypedWord, word: string) => readonly Range[]>> = {
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

/** Of a misspelt word those letters that are right, as Fuse aligns them. That they are few enough errors is known. */
function rightLetters({ text }: TypedWord, word: string): readonly Range[] {
  const options = { threshold: thresholdFor(text), ignoreLocation: true, includeMatches: true };
  const { indices = [] } = Fuse.match(text, word, options);
  return indices.length > 0 ? indices.map(([from, to]): Range => [from, to + 1]) : [[0, word.length]];
}

/** How bad a match Fuse may return. Two letters that changed places are two errors to its algorithm, Bitap. */
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

/** Ranges of several words that are read as one, as places in the text. */
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

/** Ranges of a word as places in the text. Folding may change a word's length (`ß` becomes two letters, a mark none). */
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

/** A text as it is compared, and the range in the text of each letter of that: folding makes some longer or shorter. */
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

/** Ranges in order, with those that overlap made one. */
export function merged(ranges: readonly Range[]): readonly Range[] {
  const apart: Range[] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = apart.at(-1);
    if (last && from < last[1]) apart[apart.length - 1] = [last[0], Math.max(last[1], to)];
    else apart.push([from, to]);
  }
  return apart;
}
