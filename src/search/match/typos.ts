import Fuse from 'fuse.js';
import { editsBetween } from '../../text/edit-distance.ts';
import { beginningsFor, firstTwoOf, type Vocabulary } from '../index/vocabulary.ts';
import { bits, errorsAllowed, lettersOf } from '../text/letter-sets.ts';

/** More words than this are never looked at closely: the most promising of them. */
const MOST_CANDIDATES = 800;

/** A word that a typed one may misspell. */
export type Misspelt = { readonly word: number; readonly quality: number };

/**
 * The words that `typed` may be a misspelling of, as Fuse finds them. It is given words and not texts, so that an error costs
 * the same wherever a word stands, and only those that have nearly all the letters and few enough typing errors, so that it
 * is as quick however many words there are.
 */
export function misspelt(
  vocabulary: Vocabulary,
  typed: string,
  isOpen: boolean,
  near: readonly number[],
  known: ReadonlyMap<number, number>,
): readonly Misspelt[] {
  const { words } = vocabulary;
  const qualities = new Map<number, number>();
  let candidates = 0;
  for (const word of inOrderOfPromise(vocabulary, typed, isOpen, near)) {
    if (known.has(word)) continue;
    if (++candidates > MOST_CANDIDATES) break;
    const quality = likeness(typed, words[word] ?? '', isOpen);
    if (quality > 0) qualities.set(word, quality);
  }
  if (qualities.size === 0) return [];
  const records = Array.from(qualities.keys(), (word) => ({ v: words[word] ?? '', i: word, n: 1 }));
  // An index of only these words: making one of the whole vocabulary would take longer than the search.
  const index = Fuse.parseIndex<string>({ keys: [], records });
  const fuse = new Fuse(words, { ...FUSE, threshold: thresholdFor(typed) }, index);
  return fuse.search(typed).map(({ refIndex }) => ({ word: refIndex, quality: qualities.get(refIndex) ?? 0 }));
}

const FUSE = { shouldSort: false, ignoreFieldNorm: true, location: 0, distance: 100 } as const;

const digitsOf = (word: string): string => word.replace(/\P{Number}+/gu, '');

/** How bad a match Fuse may return. Two letters that changed places are two errors to its algorithm, Bitap. */
export function thresholdFor(typed: string): number {
  const { length } = typed;
  if (length <= 3) return 0.34;
  return Math.min(0.5, (errorsAllowed(length) + 1.01) / length);
}

/**
 * How good a match of Fuse is, by its typing errors, of which Bitap's score tells only roughly: 0 when there are too many. A
 * word that only begins like the typed one is less likely than one that is as long. Numbers are right or wrong.
 */
export function likeness(typed: string, word: string, isOpen: boolean): number {
  const { length } = typed;
  const errors = errorsAllowed(length);
  const { whole, beginning } = editsBetween(typed, word, errors);
  const byFirst = word.charCodeAt(0) === typed.charCodeAt(0) ? 0 : 0.08;
  if ((whole > errors && beginning > errors) || digitsOf(word) !== digitsOf(typed)) return 0;
  const cost = 0.2 * (6 / Math.max(6, length));
  if (whole <= errors) return 0.78 - cost * whole - byFirst;
  if (!isOpen || beginning > errors) return 0;
  return 0.6 - cost * beginning + (0.12 * length) / word.length - byFirst;
}

/** What a look at the letters of all words finds: words with all that are typed, and words with nearly all. */
export type Scan = { readonly whole: readonly number[]; readonly near: readonly number[] };

/**
 * Words that are longer than `typed` and have all its letters, and words that have so many that they may be what was meant:
 * at most the allowed errors are missing. One pass over numbers, because at 100,000 entries there are 200,000 words.
 */
export function scan(vocabulary: Vocabulary, typed: string, isOpen: boolean): Scan {
  const errors = errorsAllowed(typed.length);
  const wanted = lettersOf(typed);
  const { letters, lengths } = vocabulary;
  const beginnings = beginningsFor(vocabulary, typed.length + errors);
  const least = typed.length - errors;
  const longest = isOpen && typed.length >= 5 ? Infinity : typed.length + errors;
  const isNear = (word: number, own: number, length: number) =>
    length >= least &&
    length <= longest &&
    !isMore(wanted & ~(beginnings[word] ?? 0), errors) &&
    (longest === Infinity || !isMore(own & ~wanted, errors));
  const whole: number[] = [];
  const near: number[] = [];
  for (let word = 0; word < letters.length; word++) {
    const own = letters[word] ?? 0;
    const missing = wanted & ~own;
    if (isMore(missing, errors)) continue;
    const length = lengths[word] ?? 0;
    if (missing === 0 && length > typed.length) whole.push(word);
    if (isNear(word, own, length)) near.push(word);
  }
  return { whole, near };
}

/** Whether a set has more letters than `errors`. */
function isMore(letters: number, errors: number): boolean {
  return letters !== 0 && (letters & (letters - 1)) !== 0 && (errors < 2 || bits(letters) > errors);
}

/** Those come first that have few letters missing, about the same length, and the same first letters. */
function* inOrderOfPromise(
  vocabulary: Vocabulary,
  typed: string,
  isOpen: boolean,
  words: readonly number[],
): Iterable<number> {
  if (words.length <= MOST_CANDIDATES) {
    yield* words;
    return;
  }
  const { letters, lengths, firstTwo } = vocabulary;
  const wanted = lettersOf(typed);
  const there = isOpen ? beginningsFor(vocabulary, typed.length + errorsAllowed(typed.length)) : letters;
  const start = firstTwoOf(typed);
  const byCost: number[][] = Array.from({ length: HIGHEST_COST + 1 }, () => []);
  for (const word of words) {
    const cost =
      2 * bits(wanted & ~(there[word] ?? 0)) +
      lengthCost((lengths[word] ?? 0) - typed.length, isOpen) +
      startCost(start, firstTwo[word] ?? 0);
    byCost[Math.min(HIGHEST_COST, cost)]?.push(word);
  }
  for (const alike of byCost) yield* alike;
}

const HIGHEST_COST = 15;

function lengthCost(longer: number, isOpen: boolean): number {
  if (!isOpen || longer < 0) return Math.abs(longer);
  return longer > 6 ? 2 : longer > 2 ? 1 : 0;
}

function startCost(typed: number, word: number): number {
  if (typed === word) return 0;
  if (typed >>> 16 === word >>> 16) return 1;
  return typed >>> 16 === (word & 0xffff) || (typed & 0xffff) === word >>> 16 ? 1 : 3;
}
