import { indexOfWord, lowerBound } from '../index/postings.ts';
import type { Vocabulary } from '../index/vocabulary.ts';
import { NAME, TOGETHER } from '../index/zones.ts';
import { inflectionsOf } from '../text/inflections.ts';
import { type Misspelt, misspelt, type Scan, scan } from './typos.ts';

/** Words that a typed word may mean, by their index, each with how good a match it is: 1 for the word itself. */
export type Expansion = {
  readonly words: readonly number[];
  readonly qualities: readonly number[];
  /** Index of the typed word itself, or -1. */
  readonly exact: number;
  /** Words that only hold the typed one somewhere, or that it may be short for: they count in names, and say nothing in texts. */
  readonly namesOnly: ReadonlySet<number>;
};

const SHORTEST_PART = 3;

/**
 * What a typed word may mean: itself, another form of it, a word that begins with it or holds it, one that it abbreviates,
 * or one that it misspells. Of a word that `isOpen`, more letters may come.
 */
export function expand(vocabulary: Vocabulary, typed: string, isOpen: boolean): Expansion {
  const found = new Map<number, number>();
  const add = (word: number, quality: number) => {
    if (quality > (found.get(word) ?? 0)) found.set(word, quality);
  };
  const namesOnly = new Set<number>();
  const addInNames = (word: number, quality: number) => {
    if (quality <= (found.get(word) ?? 0)) return;
    namesOnly.add(word);
    add(word, quality);
  };
  const exact = indexOfWord(vocabulary.words, typed);
  if (exact >= 0) add(exact, 1);
  addInflections(vocabulary, typed, add);
  if (typed.length > 1 || isOpen) addBeginnings(vocabulary, typed, isOpen, add);
  addNumeronyms(vocabulary, typed, add);
  const { whole, near } = typed.length >= SHORTEST_PART ? scan(vocabulary, typed, isOpen) : NOTHING_LIKE_IT;
  for (const word of whole) addPart(vocabulary, typed, word, addInNames);
  const isUnknown = found.size === 0;
  const guesses = isSettled(vocabulary, typed, exact) ? [] : misspelt(vocabulary, typed, isOpen, near, found);
  // Of three letters nearly everything is a misspelling.
  const addGuess = typed.length > SHORTEST_PART ? add : addInNames;
  for (const { word, quality } of guesses) addGuess(word, quality);
  if (isUnknown && typed.length >= SHORTEST_INSIDE) addAround(vocabulary, guesses, addInNames);
  for (const word of whole) addContraction(vocabulary, typed, word, addInNames);
  return { words: [...found.keys()], qualities: [...found.values()], exact, namesOnly };
}

const NOTHING_LIKE_IT: Scan = { whole: [], near: [] };

/** Whether a word is surely no misspelling: a number, signs alone, or a word that the catalog knows well. */
function isSettled(vocabulary: Vocabulary, typed: string, exact: number): boolean {
  return /^\P{Letter}+$/u.test(typed) || isKnown(vocabulary, exact);
}

/** A word that several items have, or one has in its name, is meant as it stands; elsewhere it may be a misspelling, too. */
const KNOWN_IN = 3;
const IN_NAMES = NAME | TOGETHER;

function isKnown({ starts, packed }: Vocabulary, word: number): boolean {
  if (word < 0) return false;
  const [from = 0, to = 0] = starts.subarray(word, word + 2);
  return to - from >= KNOWN_IN || packed.subarray(from, to).some((posting) => (posting & IN_NAMES) !== 0);
}

const SHORTEST_INFLECTED = 4;
const INFLECTED = 0.86;

/** Other forms of a typed word by which it is found. */
export const formsOf = (typed: string): readonly string[] =>
  typed.length < SHORTEST_INFLECTED ? [] : inflectionsOf(typed);

function addInflections({ words }: Vocabulary, typed: string, add: Add): void {
  for (const form of formsOf(typed)) {
    const word = indexOfWord(words, form);
    if (word >= 0) add(word, INFLECTED);
  }
}

type Add = (word: number, quality: number) => void;

function addBeginnings({ words }: Vocabulary, typed: string, isOpen: boolean, add: Add): void {
  const base = isOpen ? 0.72 : 0.62;
  for (let word = lowerBound(words, typed); word < words.length; word++) {
    const text = words[word] ?? '';
    if (!text.startsWith(typed)) return;
    add(word, text.length === typed.length ? 1 : base + (0.2 * typed.length) / text.length);
  }
}

/** Letters with a number between them that counts those left out: `k8s`, `i18n`. */
function addNumeronyms({ words, lengths }: Vocabulary, typed: string, add: Add): void {
  const [, first = '', count = '', last = ''] = /^([a-z])(\d{1,2})([a-z]{1,2})$/.exec(typed) ?? [];
  if (first === '') return;
  const length = 1 + Number(count) + last.length;
  for (let word = lowerBound(words, first); word < words.length; word++) {
    const text = words[word] ?? '';
    if (!text.startsWith(first)) return;
    if (lengths[word] === length && text.endsWith(last) && !/\d/.test(text)) add(word, 0.9);
  }
}

function addPart({ words }: Vocabulary, typed: string, word: number, add: Add): void {
  const text = words[word] ?? '';
  if (text.includes(typed)) add(word, 0.38 + (0.25 * typed.length) / text.length);
}

function addContraction({ words, lengths, firstTwo }: Vocabulary, typed: string, word: number, add: Add): void {
  // Nearly all words are told apart by numbers, which are sooner read than the words.
  const isLong = (lengths[word] ?? 0) > LONGEST_CONTRACTED * typed.length;
  if (isLong || (firstTwo[word] ?? 0) >>> 16 !== typed.charCodeAt(0)) return;
  const text = words[word] ?? '';
  if (isContraction(typed, text)) add(word, 0.3 + (0.2 * typed.length) / text.length);
}

const SHORTEST_INSIDE = 5;
const LIKELY = 0.5;

/** What holds the word that an unknown one most likely misspells: libseccomp, of which `seccmp` is a part. */
function addAround(vocabulary: Vocabulary, guesses: readonly Misspelt[], add: Add): void {
  const [best] = [...guesses].sort((a, b) => b.quality - a.quality);
  if (best === undefined || best.quality < LIKELY) return;
  const meant = vocabulary.words[best.word] ?? '';
  for (const word of scan(vocabulary, meant, false).whole) {
    const text = vocabulary.words[word] ?? '';
    if (text.includes(meant)) add(word, (best.quality * (1 + meant.length / text.length)) / 2);
  }
}

/** A word this many times as long is no longer thought of when one sees the short one. */
const LONGEST_CONTRACTED = 2.5;

/** Whether a word is short for another, with its letters in order from the first to the last: `kctl` of kubectl, `sysd` of systemd. */
export function isContraction(typed: string, word: string): boolean {
  if (typed.charCodeAt(0) !== word.charCodeAt(0) || word.length > LONGEST_CONTRACTED * typed.length) return false;
  if (typed.charCodeAt(typed.length - 1) !== word.charCodeAt(word.length - 1)) return false;
  let at = 0;
  for (let letter = 0; letter < word.length && at < typed.length; letter++) {
    if (word.charCodeAt(letter) === typed.charCodeAt(at)) at++;
  }
  return at === typed.length;
}
