import { beginningsFor, firstTwoUnits, type Vocabulary } from '../index/vocabulary.ts';
import { bits, errorsAllowed, letterSet } from '../text/letter-sets.ts';
import { MATCH_TYPES, SHORTEST_MISSPELT_BEGINNING, type TypedWord } from './match-types.ts';

/** The most words that are compared closely; if there are more, the most promising ones are. */
const MOST_CANDIDATES = 800;

/** A word that a typed one may misspell. */
export type Typo = { readonly word: number; readonly quality: number };

/**
 * Finds the words that the typed one may misspell. Only words that contain nearly all of its letters are compared, and never more
 * than 800, so that the time does not grow with the number of words.
 */
export function findTypos(
  vocabulary: Vocabulary,
  known: { readonly typed: TypedWord; readonly has: (word: number) => boolean },
  near: readonly number[],
): readonly Typo[] {
  const { typed } = known;
  if (!typed.hasLetters) return [];
  const typos: Typo[] = [];
  let candidates = 0;
  for (const word of inOrderOfPromise(vocabulary, typed, near)) {
    if (known.has(word)) continue;
    if (++candidates > MOST_CANDIDATES) break;
    const quality = MATCH_TYPES.typo.quality(typed, vocabulary.words[word] ?? '');
    if (quality > 0) typos.push({ word, quality });
  }
  return typos;
}

/** Finds the words that contain enough of the typed letters to be what was meant. */
export type NearFinder = (typed: string, isUnfinished: boolean) => readonly number[];

/**
 * Creates a finder for words that lack no more of the typed letters than errors are allowed. It compares numbers, because 100,000
 * entries have 200,000 words. A word that lacks too many of the letters typed so far also does after one more, so the words left
 * by the previous call suffice if letters were added at the end, as most are.
 */
export function createNearFinder(vocabulary: Vocabulary): NearFinder {
  const { letters, lengths } = vocabulary;
  let last: { readonly typed: string; readonly errors: number; readonly likely: Uint32Array } | null = null;
  const room = new Uint32Array(letters.length);
  const likelyFor = (typed: string, errors: number): Uint32Array => {
    const wanted = letterSet(typed);
    const among = last !== null && last.errors === errors && typed.startsWith(last.typed) ? last.likely : null;
    let count = 0;
    const end = among?.length ?? letters.length;
    for (let at = 0; at < end; at++) {
      const word = among === null ? at : (among[at] ?? 0);
      const missing = wanted & ~(letters[word] ?? 0);
      // Nearly all words are ruled out here. One missing letter is always allowed.
      if ((missing & (missing - 1)) === 0 || !isMore(missing, errors)) room[count++] = word;
    }
    const likely = room.slice(0, count);
    last = { typed, errors, likely };
    return likely;
  };
  return (typed, isUnfinished) => {
    const errors = errorsAllowed(typed.length);
    const wanted = letterSet(typed);
    const beginnings = beginningsFor(vocabulary, typed.length + errors);
    const least = typed.length - errors;
    const longest = isUnfinished && typed.length >= SHORTEST_MISSPELT_BEGINNING ? Infinity : typed.length + errors;
    const isNear = (word: number): boolean => {
      const length = lengths[word] ?? 0;
      if (length < least || length > longest || isMore(wanted & ~(beginnings[word] ?? 0), errors)) return false;
      return longest === Infinity || !isMore((letters[word] ?? 0) & ~wanted, errors);
    };
    const near: number[] = [];
    for (const word of likelyFor(typed, errors)) if (isNear(word)) near.push(word);
    return near;
  };
}

/** Whether a set has more letters than `errors`. */
function isMore(letters: number, errors: number): boolean {
  return letters !== 0 && (letters & (letters - 1)) !== 0 && (errors < 2 || bits(letters) > errors);
}

/** Yields the most promising words first: those with few letters missing, about the same length, and the same first letters. */
function* inOrderOfPromise(
  vocabulary: Vocabulary,
  { text, isUnfinished, errors }: TypedWord,
  words: readonly number[],
): Iterable<number> {
  if (words.length <= MOST_CANDIDATES) {
    yield* words;
    return;
  }
  const { letters, lengths, firstTwo } = vocabulary;
  const wanted = letterSet(text);
  const present = isUnfinished ? beginningsFor(vocabulary, text.length + errors) : letters;
  const start = firstTwoUnits(text);
  const byCost: number[][] = Array.from({ length: HIGHEST_COST + 1 }, () => []);
  for (const word of words) {
    const cost =
      2 * bits(wanted & ~(present[word] ?? 0)) +
      lengthCost((lengths[word] ?? 0) - text.length, isUnfinished) +
      startCost(start, firstTwo[word] ?? 0);
    byCost[Math.min(HIGHEST_COST, cost)]?.push(word);
  }
  for (const alike of byCost) yield* alike;
}

const HIGHEST_COST = 15;

function lengthCost(longer: number, isUnfinished: boolean): number {
  if (!isUnfinished || longer < 0) return Math.abs(longer);
  return longer > 6 ? 2 : longer > 2 ? 1 : 0;
}

function startCost(typed: number, word: number): number {
  if (typed === word) return 0;
  if (typed >>> 16 === word >>> 16) return 1;
  return typed >>> 16 === (word & 0xffff) || (typed & 0xffff) === word >>> 16 ? 1 : 3;
}
