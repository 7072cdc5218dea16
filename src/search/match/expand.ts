import { rememberRecent } from '../../data/remember.ts';
import { countOf, indexOfWord, lowerBound } from '../index/postings.ts';
import { isIn, type Vocabulary } from '../index/vocabulary.ts';
import { NAME, NAMES, TOGETHER } from '../index/zones.ts';
import { inflect } from '../text/inflections.ts';
import { BEGINS, CandidateCollector, type Candidates, GUESS, NAMES_ONLY } from './candidates.ts';
import { contractedIn, createPartFinder, type PartFinder, wordsAround } from './parts.ts';
import { createNearFinder, findTypos, type NearFinder, type Typo } from './typos.ts';
import { isShortGuess, LIKELY, qualityAround, typedWord, WAYS } from './ways.ts';

/** The words that a typed one may mean. */
export type Expansion = Candidates & {
  /** Index of the typed word itself, or -1. */
  readonly exact: number;
  /** In how many documents the word is or, if it is unknown, all that it may mean together. */
  readonly count: number;
  /** Whether no word has the typed letters, so that all that is found is a guess. */
  readonly isUnknown: boolean;
  /** Of an unknown word, the one that it most likely misspells; `null` where several are as likely. */
  readonly meant: string | null;
  /** Whether there are only guesses, and none is the name of something, or one error away from what several things have. */
  readonly isFar: boolean;
};

/** From so many letters on, all words are scanned for the typed letters. */
const SHORTEST_SCANNED = 3;
const SHORTEST_AROUND = 5;

/**
 * Expands a typed word to what it may mean, in each of the ways of `ways.ts`. Those decide; here is only how to come to the
 * few words that are worth asking about. Of a word that `isUnfinished`, more letters may come.
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

/** How all words are looked at; what the letters before have found is remembered. */
type Look = { readonly nearTo: NearFinder; readonly partsWith: PartFinder; readonly places: Int32Array };

/** Adds the words that have what was typed; returns in how many documents those are that were passed over. */
function addTyped(candidates: CandidateCollector, exact: number, vocabulary: Vocabulary, { partsWith }: Look): number {
  const { text, forms } = candidates.typed;
  if (exact >= 0 && candidates.addAs(WAYS.same, exact)) candidates.note(exact, BEGINS);
  for (const form of forms) candidates.addAs(WAYS.form, indexOfWord(vocabulary.words, form));
  const passedOver = addBeginnings(candidates, exact, vocabulary);
  addNumeronyms(candidates, vocabulary);
  if (text.length >= SHORTEST_SCANNED) for (const word of partsWith(text)) candidates.addAs(WAYS.part, word);
  markOthers(candidates, exact, vocabulary);
  return passedOver;
}

/** Adds what may have been meant by what was typed; returns what an unknown word most likely misspells. */
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
  for (const { word, quality } of typos) candidates.add(WAYS.typo, word, quality);
  if (isUnknown && text.length >= SHORTEST_AROUND) addAround(candidates, typos, vocabulary);
  for (const word of contractedIn(vocabulary, text)) candidates.addAs(WAYS.contraction, word);
  return meant;
}

/**
 * So few letters begin words of nearly all items of a large list, which says nothing, and takes several times as long as any other
 * letter. While they are typed, they are looked for in names, if any begins so.
 */
const LONGEST_IN_NAMES = 2;
const MOST_BEGINNINGS = 1_000;

/** Adds the words that begin so; returns in how many documents those are that were passed over, as they are in no name. */
function addBeginnings(candidates: CandidateCollector, exact: number, vocabulary: Vocabulary): number {
  const { words } = vocabulary;
  const { text, isUnfinished } = candidates.typed;
  const isFewLetters = isUnfinished && text.length <= LONGEST_IN_NAMES;
  const from = lowerBound(words, text);
  const end = isFewLetters ? lowerBound(words, `${text}\uFFFF`) : from;
  if (end - from <= MOST_BEGINNINGS || !isOneInName(vocabulary, from, end, exact)) {
    for (let word = from; candidates.addAs(WAYS.beginning, word); word++) candidates.note(word, BEGINS);
    return 0;
  }
  let passedOver = 0;
  for (let word = from; word < end; word++) {
    if (word === exact) continue;
    if (!isIn(NAMES, vocabulary, word)) passedOver += countOf(vocabulary, word);
    else if (candidates.addAs(WAYS.beginning, word)) candidates.note(word, BEGINS | NAMES_ONLY);
  }
  return passedOver;
}

function isOneInName(vocabulary: Vocabulary, from: number, end: number, exact: number): boolean {
  for (let word = from; word < end; word++) if (word !== exact && isInName(vocabulary, word)) return true;
  return false;
}

/** In how many documents some words are, all together. */
const countIn = (vocabulary: Vocabulary, words: readonly number[]): number =>
  words.reduce((count, word) => count + countOf(vocabulary, word), 0);

/** A word so short is the beginning of many others that have nothing to do with it: `gui` of guide. */
const isShort = (text: string): boolean => text.length === 2 || text.length === 3;

/** Takes for guesses what goes on behind a short word that is a word of its own, but for its forms. */
function markOthers(candidates: CandidateCollector, exact: number, vocabulary: Vocabulary): void {
  const { text } = candidates.typed;
  if (!isShort(text) || !isKnown(vocabulary, exact)) return;
  const forms = new Set(inflect(text));
  for (const word of candidates.words)
    if (word !== exact && !forms.has(vocabulary.words[word] ?? '')) candidates.note(word, GUESS);
}

/** A word that several items have, or one has in its name, is meant as it is; any other may be a typing error. */
const KNOWN_IN = 3;

function isKnown(vocabulary: Vocabulary, word: number): boolean {
  return word >= 0 && (countOf(vocabulary, word) >= KNOWN_IN || isInName(vocabulary, word));
}

const isInName = (vocabulary: Vocabulary, word: number): boolean => isIn(NAME | TOGETHER, vocabulary, word);

/** Two guesses that differ by less are as good: by a typing error the quality differs by more. */
const AS_LIKELY = 0.09;
/** What has one error, or the first letter right, is that good. */
const MEANT_FROM = 0.55;

/**
 * The guesses that are left once the best one is the name of something: those that are as good, and longer words that hold it.
 * Without them, what a name is misspelt for would come with strangers that are farther from it.
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

/** Whether the best of some guesses may be taken for what was meant. */
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
    if (lengths[word] === numeronym.length) candidates.addAs(WAYS.numeronym, word);
  }
}

/** Adds what holds the word that an unknown one most likely misspells: libseccomp, of which `seccmp` is a part. */
function addAround(candidates: CandidateCollector, typos: readonly Typo[], vocabulary: Vocabulary): void {
  const [best] = [...typos].sort((a, b) => b.quality - a.quality);
  if (best === undefined || best.quality < LIKELY) return;
  const meant = vocabulary.words[best.word] ?? '';
  for (const word of wordsAround(vocabulary, meant)) {
    const around = vocabulary.words[word]?.length ?? 0;
    candidates.add(WAYS.around, word, qualityAround(best.quality, meant.length, around));
  }
}

/** Remembers what words were expanded to: the finished words of a query are the same at the next letter. */
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
