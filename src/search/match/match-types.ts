import { editsBetween } from '../../text/edit-distance.ts';
import { inflect } from '../text/inflections.ts';
import { bits, errorsAllowed, letterSet } from '../text/letter-sets.ts';
import { isRelease } from '../text/releases.ts';
import { isAscii } from '../text/tokenize.ts';

/**
 * The ways in which a typed word can match a word of the catalog. This is the only list of them: `expand.ts` searches by it and
 * `explain/` highlights by it, so that every result has a reason to show. Words that match only together, by their initials or
 * written as one, are in `text/names.ts`.
 */
export type MatchTypeName = 'same' | 'form' | 'beginning' | 'part' | 'numeronym' | 'typo' | 'contraction' | 'around';

export type MatchType = {
  /** How good the match is: from 1 for the word itself down to 0 for none. */
  readonly quality: (typed: TypedWord, word: string) => number;
  /**
   * How far the match is from what was typed. Ways of the same rank are equally good, and those up to `SURE_RANK` are not
   * guesses.
   */
  readonly rank: 1 | 2 | 3 | 5 | 6;
  /** Whether a match counts only in names, because nearly everything in running text would match. */
  readonly isForNames: (typed: TypedWord) => boolean;
};

/** The rank of initials: after everything that contains the letters as typed. */
export const INITIALS_RANK = 4;
export const SURE_RANK = INITIALS_RANK;

/** A typed word with everything that the ways need to know about it, computed once. */
export type TypedWord = {
  readonly text: string;
  /** Whether more letters may follow. */
  readonly isUnfinished: boolean;
  readonly forms: ReadonlySet<string>;
  readonly numeronym: Numeronym | null;
  readonly hasLetters: boolean;
  /** Whether it is the name of a release: then a part of it, or one with an error, would be another release. */
  readonly isRelease: boolean;
  readonly digits: string;
  /** How many typing errors are forgiven. */
  readonly errors: number;
};

/** Letters around a number that counts the letters left out: `k8s`, `i18n`. */
export type Numeronym = { readonly first: string; readonly last: string; readonly length: number };

const SHORTEST_INFLECTED = 4;

/** The index and the highlights need the same words, and finished ones stay while others are typed. */
const known = new Map<string, TypedWord>();
const MOST_KNOWN = 64;

export function typedWord(text: string, isUnfinished: boolean): TypedWord {
  const key = `${isUnfinished ? 'unfinished' : 'finished'} ${text}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size === MOST_KNOWN) known.clear();
  const typed = readWord(text, isUnfinished);
  known.set(key, typed);
  return typed;
}

function readWord(text: string, isUnfinished: boolean): TypedWord {
  return {
    text,
    isUnfinished,
    forms: text.length < SHORTEST_INFLECTED ? NO_FORMS : new Set(inflect(text)),
    numeronym: numeronymIn(text),
    hasLetters: hasLetter(text),
    isRelease: isRelease(text),
    digits: digitsIn(text),
    errors: errorsAllowed(text.length),
  };
}

const PLAIN_LETTER = /[a-z]/;
const LETTER = /\p{Letter}/u;
/** Nearly all words contain a letter from a to z, and the Unicode test takes longer than everything else. */
const hasLetter = (text: string): boolean => PLAIN_LETTER.test(text) || (!isAscii(text) && LETTER.test(text));

const NO_FORMS: ReadonlySet<string> = new Set();

function numeronymIn(text: string): Numeronym | null {
  const [, first, count, last = ''] = /^([a-z])(\d{1,2})([a-z]{1,2})$/.exec(text) ?? [];
  return first === undefined ? null : { first, last, length: 1 + Number(count) + last.length };
}

const digitsIn = (word: string): string => (HAS_DIGIT.test(word) ? word.replace(NO_DIGITS, '') : '');
const HAS_DIGIT = /\p{Number}/u;
const NO_DIGITS = /\P{Number}+/gu;

const never = (): boolean => false;
const always = (): boolean => true;

/** Shorter words are part of nearly every word. */
const SHORTEST_PART = 3;
/** Shorter words are never treated as misspelt or contracted, because that would match nearly everything. */
const SHORTEST_GUESSED = 4;
const SHORTEST_AROUND = 5;

/** Whether a word is so short that guesses are made only if nothing contains it, not even as a part. */
export const isShortGuess = (text: string): boolean => text.length <= SHORTEST_GUESSED;

/** The quality from which a guess is good enough to look for words that contain it. */
export const LIKELY = 0.5;

export const MATCH_TYPES: Readonly<Record<MatchTypeName, MatchType>> = {
  same: { rank: 1, isForNames: never, quality: ({ text }, word) => (word === text ? 1 : 0) },
  form: { rank: 2, isForNames: never, quality: ({ forms }, word) => (forms.has(word) ? 0.86 : 0) },
  beginning: { rank: 2, isForNames: never, quality: beginningQuality },
  numeronym: { rank: 3, isForNames: never, quality: numeronymQuality },
  part: { rank: 3, isForNames: always, quality: partQuality },
  typo: { rank: 5, isForNames: never, quality: typoQuality },
  contraction: { rank: 5, isForNames: always, quality: contractionQuality },
  around: { rank: 6, isForNames: always, quality: aroundQuality },
};

function beginningQuality({ text, isUnfinished, isRelease }: TypedWord, word: string): number {
  if ((text.length < 2 && !isUnfinished) || !word.startsWith(text)) return 0;
  if (isRelease && !isUnfinished && DIGIT.test(word.charAt(text.length))) return 0;
  return (isUnfinished ? 0.72 : 0.62) + (0.2 * text.length) / word.length;
}

const DIGIT = /\d/;

function numeronymQuality({ numeronym }: TypedWord, word: string): number {
  if (numeronym === null || word.length !== numeronym.length) return 0;
  return word.startsWith(numeronym.first) && word.endsWith(numeronym.last) && !/\d/.test(word) ? 0.9 : 0;
}

function partQuality({ text, isRelease }: TypedWord, word: string): number {
  if (isRelease || text.length < SHORTEST_PART || word.length <= text.length || !word.includes(text)) return 0;
  return 0.38 + (0.25 * text.length) / word.length;
}

/** How many times as long as a contraction a word may be: longer ones do not come to mind on seeing it. */
export const LONGEST_CONTRACTED = 2.5;

/**
 * Matches contractions, which leave letters out and keep the others in order, including the first and the last: `kctl` of
 * kubectl, `sysd` of systemd.
 */
function contractionQuality({ text, isRelease }: TypedWord, word: string): number {
  const { length } = text;
  if (isRelease || length < SHORTEST_GUESSED || word.length <= length || word.length > LONGEST_CONTRACTED * length)
    return 0;
  if (text.charCodeAt(0) !== word.charCodeAt(0) || text.charCodeAt(length - 1) !== word.charCodeAt(word.length - 1))
    return 0;
  let at = 0;
  for (let letter = 0; letter < word.length && at < length; letter++) {
    if (word.charCodeAt(letter) === text.charCodeAt(at)) at++;
  }
  return at === length ? 0.3 + (0.2 * length) / word.length : 0;
}

/** The length from which an unfinished word may also be the misspelt beginning of a much longer one. */
export const SHORTEST_MISSPELT_BEGINNING = 5;

/**
 * Matches misspellings. A word that merely begins like the typed one is less likely than one of the same length. Digits must be
 * equal.
 */
function typoQuality(typed: TypedWord, word: string): number {
  const { text, isUnfinished, errors, hasLetters, isRelease, digits } = typed;
  const { length } = text;
  if (isRelease || length < SHORTEST_GUESSED || !hasLetters || text === word) return 0;
  const { whole, beginning } = editsBetween(text, word, errors);
  if ((whole > errors && beginning > errors) || digitsIn(word) !== digits) return 0;
  const cost = costOfError(length) * Math.min(whole, beginning);
  const byFirst = word.charCodeAt(0) === text.charCodeAt(0) ? 0 : 0.08;
  if (whole <= errors) return 0.78 - costOfError(length) * whole - byFirst + (isTransposed(text, word) ? 0.03 : 0);
  const isTooLong = length < SHORTEST_MISSPELT_BEGINNING && word.length > length + errors;
  return isUnfinished && !isTooLong ? 0.6 - cost + (0.12 * length) / word.length - byFirst : 0;
}

/** Whether two words differ only in two adjacent letters that changed places, the likeliest of all typing errors. */
function isTransposed(text: string, word: string): boolean {
  if (text.length !== word.length) return false;
  let at = 0;
  while (at < text.length && text[at] === word[at]) at++;
  return text[at] === word[at + 1] && text[at + 1] === word[at] && text.slice(at + 2) === word.slice(at + 2);
}

const costOfError = (length: number): number => 0.2 * (6 / Math.max(6, length));

/** Matches longer words that contain the word that was most likely meant: libseccomp for `seccmp`. */
function aroundQuality(typed: TypedWord, word: string): number {
  const { text, errors, hasLetters } = typed;
  const { length } = text;
  if (length < SHORTEST_AROUND || !hasLetters || word.length <= length - errors) return 0;
  if (bits(letterSet(text) & ~letterSet(word)) > errors) return 0;
  let best = 0;
  for (let start = 0; start <= word.length - (length - errors); start++) {
    for (let size = length - errors; size <= length + errors; size++) {
      const quality = typoQuality(typed, word.slice(start, start + size));
      if (quality >= LIKELY) best = Math.max(best, qualityAround(quality, size, word.length));
    }
  }
  return best;
}

/** Returns the quality of a word that contains another, from the quality of the inner word and the lengths of both. */
export const qualityAround = (quality: number, length: number, around: number): number =>
  (quality * (1 + length / around)) / 2;
