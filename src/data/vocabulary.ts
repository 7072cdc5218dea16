import Fuse from 'fuse.js';
import type { Range } from './search.ts';

/** A word of the catalog that a typed word matches. */
export type Match = {
  readonly word: string;
  /** 1 for the word itself, less for a beginning, a part, or a misspelling. */
  readonly quality: number;
  /** Letters of `word` that match. */
  readonly lit: readonly Range[];
};

export type Vocabulary = {
  /** The words that `typed` (folded) may mean; while `isUnfinished`, a longer word is as welcome as one of its length. */
  readonly match: (typed: string, isUnfinished: boolean) => readonly Match[];
};

/**
 * Searches the catalog's words instead of its texts: a misspelt word is compared with words, so that an error costs the
 * same wherever the word stands, and long texts win nothing by their length.
 */
export function createVocabulary(texts: readonly string[]): Vocabulary {
  const words = texts.map((text): VocabularyWord => ({ text, letters: lettersOf(text) }));
  return {
    match: (typed, isUnfinished) => {
      const literal = words.flatMap(({ text }) => literalMatch(typed, text));
      const isKnown = literal.some(({ quality }) => quality === 1);
      return isKnown ? literal : [...literal, ...misspelt(typed, isUnfinished, words, literal)];
    },
  };
}

/** `letters` has a bit for each letter of the word. */
type VocabularyWord = { readonly text: string; readonly letters: number };

/** Letters and digits of other alphabets share bits, so that a word may seem to have a letter that it has not. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) % 32);
  return letters;
}

const SHORTEST_PART = 3;

function literalMatch(typed: string, word: string): readonly Match[] {
  const share = typed.length / word.length;
  if (word === typed) return [{ word, quality: 1, lit: [[0, word.length]] }];
  const at = word.indexOf(typed);
  if (at === 0) return [{ word, quality: 0.75 + 0.15 * share, lit: [[0, typed.length]] }];
  if (at === -1 || typed.length < SHORTEST_PART) return NO_MATCH;
  return [{ word, quality: 0.4 + 0.2 * share, lit: [[at, at + typed.length]] }];
}

type Candidate = { readonly word: string; readonly start: string };
const NO_CANDIDATE: readonly Candidate[] = [];
const NO_MATCH: readonly Match[] = [];

function misspelt(
  typed: string,
  isUnfinished: boolean,
  words: readonly VocabularyWord[],
  literal: readonly Match[],
): readonly Match[] {
  // Numbers are right or wrong, and a short beginning that fits needs no guesses.
  if (typed.length < SHORTEST_PART || /\p{Number}/u.test(typed)) return [];
  if (typed.length === SHORTEST_PART && literal.length > 0) return [];
  const errors = typed.length <= 6 ? 1 : 2;
  const known = new Set(literal.map(({ word }) => word));
  const letters = lettersOf(typed);
  const candidates = words.flatMap(({ text: word, letters: own }) => {
    if (bits(letters & ~own) > errors) return NO_CANDIDATE;
    const start = word.slice(0, typed.length + errors);
    const isRightLength = word.length >= typed.length - errors && (isUnfinished || word === start);
    return isRightLength && !known.has(word) && sharesLetters(typed, start, errors) ? [{ word, start }] : NO_CANDIDATE;
  });
  // Bitap counts two letters that changed places as two errors.
  const threshold = (errors + 1) / typed.length;
  const fuse = new Fuse(candidates, {
    keys: ['start'],
    threshold,
    includeScore: true,
    includeMatches: true,
    distance: 40,
  });
  return fuse.search(typed).map(({ item, score = 1, matches = [] }) => ({
    word: item.word,
    quality: 0.6 * (1 - score),
    lit: matches.flatMap(({ indices }) => indices.map(([from, to]): Range => [from, to + 1])),
  }));
}

/** Whether at most `errors` letters of each word are missing from the other: all that a misspelling can do. */
function sharesLetters(typed: string, start: string, errors: number): boolean {
  return missing(typed, start) <= errors && missing(start.slice(0, typed.length), typed) <= errors;
}

/** How many bits of a number are set. */
function bits(number: number): number {
  let count = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function missing(letters: string, word: string): number {
  let count = 0;
  for (const letter of new Set(letters)) if (!word.includes(letter)) count += 1;
  return count;
}
