import { rememberRecent } from '../../data/remember.ts';
import { countOf, indexOfWord, lowerBound } from '../index/postings.ts';
import { isIn, type Vocabulary } from '../index/vocabulary.ts';
import { NAME, NAMES, TOGETHER } from '../index/zones.ts';
import { inflect } from '../text/inflections.ts';
import { BEGINS, CandidateCollector, type Candidates, GUESS, NAMES_ONLY } from './candidates.ts';
import { isShortGuess, LIKELY, MATCH_TYPES, qualityAround, typedWord } from './match-types.ts';
import { contractedIn, createPartFinder, type PartFinder, wordsAround } from './parts.ts';
import { createNearFinder, findTypos, type NearFinder, type Typo } from './typos.ts';

/** The words that a typed word may mean. */
export type Expansion = Candidates & {
  /** The index of the typed word itself, or -1. */
  readonly exact: number;
  /**
   * How many documents contain the typed word or, if the vocabulary lacks it, how many contain each of its candidates, added up.
   */
  readonly count: number;
  /** Whether no word contains the typed letters, so that all candidates are guesses. */
  readonly isUnknown: boolean;
  /** The word that an unknown one most likely misspells; `null` if several are equally likely. */
  readonly meant: string | null;
  /** Whether there are only guesses, of which none is in a name, or one error away from a word that several documents contain. */
  readonly isFar: boolean;
};

/** The shortest typed word for which all words are scanned for its letters. */
const SHORTEST_SCANNED = 3;
const SHORTEST_AROUND = 5;

/**
 * Expands a typed word to the words that it may mean, by each of the types of `match-types.ts`. Those decide what matches; this
 * module only finds the few words that are worth testing. If a word `isUnfinished`, more letters may follow.
 */
function expand(vocabulary: Vocabulary, text: string, isUnfinished: boolean, look: Look): Expansion {
  const candidates = new CandidateCollector(typedWord(text, isUnfinished), vocabulary.words, look.places);
  const exact = indexOfWord(vocabulary.words, text);
  const passedOver = addTyped(candidates, exact, vocabulary, look);
  const isUnknown = candidates.words.length === 0;
  const isMeant = isShortGuess(text) ? !isUnknown : isKnown(vocabulary, exact);
  const meant = text.length < SHORTEST_SCANNED ? null : addGuesses(candidates, isMeant, vocabulary, look);
  const found = candidates.end();
  return {
    ...found,
    exact,
    count: exact < 0 ? countIn(vocabulary, found.words) + passedOver : countOf(vocabulary, exact),
    isUnknown,
    isFar: isUnknown && !isTrusted(vocabulary, found),
    meant,
  };
}

/** The means by which all words are searched. They remember what earlier letters found. */
type Look = { readonly nearTo: NearFinder; readonly partsWith: PartFinder; readonly places: Int32Array };

/** Adds the words that contain what was typed; returns how many documents the words passed over have. */
function addTyped(candidates: CandidateCollector, exact: number, vocabulary: Vocabulary, { partsWith }: Look): number {
  const { text, forms } = candidates.typed;
  if (exact >= 0 && candidates.addAs(MATCH_TYPES.same, exact)) candidates.note(exact, BEGINS);
  for (const form of forms) candidates.addAs(MATCH_TYPES.form, indexOfWord(vocabulary.words, form));
  const passedOver = addBeginnings(candidates, exact, vocabulary);
  addNumeronyms(candidates, vocabulary);
  if (text.length >= SHORTEST_SCANNED) for (const word of partsWith(text)) candidates.addAs(MATCH_TYPES.part, word);
  markOthers(candidates, exact, vocabulary);
  return passedOver;
}

/** Adds the words that may have been meant; returns the one that an unknown word most likely misspells. */
function addGuesses(
  candidates: CandidateCollector,
  isMeant: boolean,
  vocabulary: Vocabulary,
  { nearTo }: Look,
): string | null {
  const { text, isUnfinished } = candidates.typed;
  const isUnknown = candidates.words.length === 0;
  const near = isMeant ? [] : nearTo(text, isUnfinished);
  const found = findTypos(vocabulary, candidates, near);
  const { typos, meant } = isUnknown ? likeliest(vocabulary, found) : { typos: found, meant: null };
  for (const { word, quality } of typos) candidates.add(MATCH_TYPES.typo, word, quality);
  if (isUnknown && text.length >= SHORTEST_AROUND) addAround(candidates, typos, vocabulary);
  for (const word of contractedIn(vocabulary, text)) candidates.addAs(MATCH_TYPES.contraction, word);
  return meant;
}

/**
 * One or two letters begin words in nearly every item of a large list. Such matches say nothing, and collecting them takes
 * several times as long as any other keystroke. While so few letters are typed, and more than `MOST_BEGINNINGS` words begin with
 * them, only words in names are matched, if there are any.
 */
const LONGEST_IN_NAMES = 2;
const MOST_BEGINNINGS = 1_000;

/**
 * Adds the words that begin with the typed one. Returns how many documents the words have that were passed over because they are
 * in no name.
 */
function addBeginnings(candidates: CandidateCollector, exact: number, vocabulary: Vocabulary): number {
  const { words } = vocabulary;
  const { text, isUnfinished } = candidates.typed;
  const isFewLetters = isUnfinished && text.length <= LONGEST_IN_NAMES;
  const from = lowerBound(words, text);
  const end = isFewLetters ? lowerBound(words, `${text}\uFFFF`) : from;
  if (end - from <= MOST_BEGINNINGS || !isOneInName(vocabulary, from, end, exact)) {
    for (let word = from; candidates.addAs(MATCH_TYPES.beginning, word); word++) candidates.note(word, BEGINS);
    return 0;
  }
  let passedOver = 0;
  for (let word = from; word < end; word++) {
    if (word === exact) continue;
    if (!isIn(NAMES, vocabulary, word)) passedOver += countOf(vocabulary, word);
    else if (candidates.addAs(MATCH_TYPES.beginning, word)) candidates.note(word, BEGINS | NAMES_ONLY);
  }
  return passedOver;
}

function isOneInName(vocabulary: Vocabulary, from: number, end: number, exact: number): boolean {
  for (let word = from; word < end; word++) if (word !== exact && isInName(vocabulary, word)) return true;
  return false;
}

/** Returns how many documents contain each of some words, added up. */
const countIn = (vocabulary: Vocabulary, words: readonly number[]): number =>
  words.reduce((count, word) => count + countOf(vocabulary, word), 0);

/** Whether a word is so short that it begins many unrelated words: `gui` begins guide. */
const isShort = (text: string): boolean => text.length === 2 || text.length === 3;

/** Marks the other candidates of a short known word as guesses, except its inflected forms. */
function markOthers(candidates: CandidateCollector, exact: number, vocabulary: Vocabulary): void {
  const { text } = candidates.typed;
  if (!isShort(text) || !isKnown(vocabulary, exact)) return;
  const forms = new Set(inflect(text));
  for (const word of candidates.words)
    if (word !== exact && !forms.has(vocabulary.words[word] ?? '')) candidates.note(word, GUESS);
}

/** A word that at least three documents contain, or that is in a name, is meant as typed; any other may be a typing error. */
const KNOWN_IN = 3;

function isKnown(vocabulary: Vocabulary, word: number): boolean {
  return word >= 0 && (countOf(vocabulary, word) >= KNOWN_IN || isInName(vocabulary, word));
}

const isInName = (vocabulary: Vocabulary, word: number): boolean => isIn(NAME | TOGETHER, vocabulary, word);

/**
 * Guesses whose qualities differ by less are equally good. One more typing error makes a larger difference in words of up to 13
 * letters.
 */
const AS_LIKELY = 0.09;
/** The least quality of a likely guess. A whole word with one error after a correct first letter has 0.58 or more. */
const MEANT_FROM = 0.55;

/**
 * Narrows the guesses if the best one is in a name: keeps those that are equally good, and longer words that contain it.
 * Otherwise a misspelt name would also find unrelated words that are less like it.
 */
function likeliest(vocabulary: Vocabulary, typos: readonly Typo[]) {
  const names = typos.filter(({ word }) => isInName(vocabulary, word)).sort((a, b) => b.quality - a.quality);
  const [best, next] = names;
  if (best === undefined || best.quality < MEANT_FROM || typos.some(({ quality }) => quality > best.quality))
    return { typos, meant: null };
  const text = vocabulary.words[best.word] ?? '';
  const isLeft = ({ word, quality }: Typo) =>
    quality > best.quality - AS_LIKELY || (vocabulary.words[word] ?? '').includes(text);
  return { typos: typos.filter(isLeft), meant: next?.quality === best.quality ? null : text };
}

/** Whether the best of some guesses may count as what was meant. */
function isTrusted(vocabulary: Vocabulary, { words, qualities }: Candidates): boolean {
  const best = Math.max(0, ...qualities);
  return words.some((word, at) => {
    const quality = qualities[at] ?? 0;
    if (quality < best - AS_LIKELY) return false;
    return isInName(vocabulary, word) || (quality >= MEANT_FROM && isKnown(vocabulary, word));
  });
}

function addNumeronyms(candidates: CandidateCollector, { words, lengths }: Vocabulary): void {
  const { numeronym } = candidates.typed;
  if (numeronym === null) return;
  for (let word = lowerBound(words, numeronym.first); words[word]?.startsWith(numeronym.first); word++) {
    if (lengths[word] === numeronym.length) candidates.addAs(MATCH_TYPES.numeronym, word);
  }
}

/** Adds the words that contain the word which an unknown one most likely misspells: `seccmp` finds libseccomp. */
function addAround(candidates: CandidateCollector, typos: readonly Typo[], vocabulary: Vocabulary): void {
  const [best] = [...typos].sort((a, b) => b.quality - a.quality);
  if (best === undefined || best.quality < LIKELY) return;
  const meant = vocabulary.words[best.word] ?? '';
  for (const word of wordsAround(vocabulary, meant)) {
    const around = vocabulary.words[word]?.length ?? 0;
    candidates.add(MATCH_TYPES.around, word, qualityAround(best.quality, meant.length, around));
  }
}

/** Expands words, and remembers the latest ones: the finished words of a query are the same at the next keystroke. */
export type Expander = (word: string, isUnfinished: boolean) => Expansion;

const REMEMBERED = 8;

export function createExpander(vocabulary: Vocabulary): Expander {
  const look: Look = {
    nearTo: createNearFinder(vocabulary),
    partsWith: createPartFinder(vocabulary),
    places: new Int32Array(vocabulary.words.length),
  };
  const finished = rememberRecent(REMEMBERED, (word) => expand(vocabulary, word, false, look));
  const unfinished = rememberRecent(REMEMBERED, (word) => expand(vocabulary, word, true, look));
  return (word, isUnfinished) => (isUnfinished ? unfinished : finished)(word);
}
