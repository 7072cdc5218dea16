import { indexOfWord, lowerBound } from '../index/postings.ts';
import type { Vocabulary } from '../index/vocabulary.ts';
import { NAME, TOGETHER } from '../index/zones.ts';
import { inflect } from '../text/inflections.ts';
import { createPartFinder, type PartFinder } from './parts.ts';
import { createScanner, findTypos, type Scan, type Scanner, type Typo } from './typos.ts';
import {
  isShortGuess,
  LIKELY,
  LONGEST_CONTRACTED,
  qualityAround,
  SURE_RANK,
  type TypedWord,
  typedWord,
  WAYS,
  type Way,
} from './ways.ts';

/** Words that a typed word may mean, by their index, each with how good a match it is: 1 for the word itself. */
export type Expansion = {
  readonly words: readonly number[];
  readonly qualities: readonly number[];
  /** Index of the typed word itself, or -1. */
  readonly exact: number;
  /** Whether no word has the typed letters, so that all that is found is a guess. */
  readonly isUnknown: boolean;
  /** Of an unknown word, the one that it most likely misspells; `null` where several are as likely. */
  readonly meant: string | null;
  /** Whether there are only guesses, and none is the name of something, or one error away from what several things have. */
  readonly isFar: boolean;
  /** Words that count only where they are in a name. */
  readonly namesOnly: ReadonlySet<number>;
  /** Words that may be meant, and are not what was typed. */
  readonly guesses: ReadonlySet<number>;
};

/** From so many letters on, all words are scanned for the typed letters. */
const SHORTEST_SCANNED = 3;
const SHORTEST_AROUND = 5;

/**
 * Expands a typed word to what it may mean, in each of the ways of `ways.ts`. Those decide; here is only how to come to the
 * few words that are worth asking about. Of a word that `isUnfinished`, more letters may come.
 */
function expand(vocabulary: Vocabulary, text: string, isUnfinished: boolean, look: Look): Expansion {
  const typed = typedWord(text, isUnfinished);
  const expansion = createExpansion(typed, vocabulary.words);
  const { qualities, add, addAs } = expansion;
  const exact = indexOfWord(vocabulary.words, text);
  if (exact >= 0) addAs(WAYS.same, exact);
  for (const form of typed.forms) addAs(WAYS.form, indexOfWord(vocabulary.words, form));
  addBeginnings(vocabulary, typed, addAs);
  addNumeronyms(vocabulary, typed, addAs);
  const { whole, near, parts } = scanFor(text, isUnfinished, look);
  for (const word of parts) addAs(WAYS.part, word);
  markOthers(expansion, exact, text, vocabulary);
  if (isUnfinished && text.length <= LONGEST_IN_NAMES) keepToNames(expansion, exact, vocabulary);
  const isUnknown = qualities.size === 0;
  const isMeant = isShortGuess(text) ? !isUnknown : isKnown(vocabulary, exact);
  const found = isMeant ? [] : findTypos(vocabulary, typed, near, qualities);
  const { typos, meant } = isUnknown ? likeliest(vocabulary, found) : { typos: found, meant: null };
  for (const { word, quality } of typos) add(WAYS.typo, word, quality);
  if (isUnknown && text.length >= SHORTEST_AROUND) addAround(vocabulary, typos, add, look);
  for (const word of contractedIn(vocabulary, text, whole)) addAs(WAYS.contraction, word);
  const { namesOnly, guesses } = expansion;
  const isFar = isUnknown && !isTrusted(vocabulary, qualities);
  return {
    words: [...qualities.keys()],
    qualities: [...qualities.values()],
    exact,
    isUnknown,
    isFar,
    meant,
    namesOnly,
    guesses,
  };
}

/** What a look at all words finds, and those that have the letters in a row. */
type Scanned = Scan & { readonly parts: readonly number[] };

const NOTHING_LIKE_IT: Scanned = { whole: [], near: [], parts: [] };

/** How all words are looked at; what the letters before have found is remembered. */
type Look = { readonly scan: Scanner; readonly partsWith: PartFinder };

function scanFor(text: string, isUnfinished: boolean, { scan, partsWith }: Look): Scanned {
  if (text.length < SHORTEST_SCANNED) return NOTHING_LIKE_IT;
  const scanned = scan(text, isUnfinished);
  return { ...scanned, parts: partsWith(text, scanned.whole) };
}

/**
 * So few letters begin words of nearly all items of a large list, which says nothing, and takes several times as long as any other
 * letter. While they are typed, they are looked for in names, if any begins so.
 */
const LONGEST_IN_NAMES = 2;
const MOST_BEGINNINGS = 1_000;

function keepToNames(
  { qualities, namesOnly }: Pick<Collecting, 'qualities' | 'namesOnly'>,
  exact: number,
  vocabulary: Vocabulary,
): void {
  if (qualities.size <= MOST_BEGINNINGS) return;
  const others = [...qualities.keys()].filter((word) => word !== exact);
  if (others.some((word) => isInName(vocabulary, word))) for (const word of others) namesOnly.add(word);
}

/** A word so short is the beginning of many others that have nothing to do with it: `gui` of guide. */
const isShort = (text: string): boolean => text.length === 2 || text.length === 3;

/** Takes for guesses what goes on behind a short word that is a word of its own, but for its forms. */
function markOthers(
  { qualities, guesses }: Pick<Collecting, 'qualities' | 'guesses'>,
  exact: number,
  text: string,
  vocabulary: Vocabulary,
): void {
  if (!isShort(text) || !isKnown(vocabulary, exact)) return;
  const forms = new Set(inflect(text));
  for (const word of qualities.keys())
    if (word !== exact && !forms.has(vocabulary.words[word] ?? '')) guesses.add(word);
}

type Add = (way: Way, word: number, quality: number) => void;
/** Adds a word if it matches in that way, and says whether it does. */
type AddAs = (way: Way, word: number) => boolean;

type Collecting = ReturnType<typeof createExpansion>;

/** Collects words; of several ways in which one matches, the best counts. */
function createExpansion(typed: TypedWord, words: readonly string[]) {
  const qualities = new Map<number, number>();
  const namesOnly = new Set<number>();
  const guesses = new Set<number>();
  const add: Add = (way, word, quality) => {
    const isFirst = !qualities.has(word);
    if (quality <= (qualities.get(word) ?? 0)) return;
    qualities.set(word, quality);
    if (way.isForNames(typed)) namesOnly.add(word);
    if (isFirst && way.rank > SURE_RANK) guesses.add(word);
  };
  const addAs: AddAs = (way, word) => {
    const text = words[word];
    const quality = text === undefined ? 0 : way.quality(typed, text);
    if (quality > 0) add(way, word, quality);
    return quality > 0;
  };
  return { qualities, namesOnly, guesses, add, addAs };
}

/** A word that several items have, or one has in its name, is meant as it is; any other may be a typing error. */
const KNOWN_IN = 3;
const IN_NAMES = NAME | TOGETHER;

function isKnown({ starts, packed }: Pick<Vocabulary, 'starts' | 'packed'>, word: number): boolean {
  if (word < 0) return false;
  const [from = 0, to = 0] = starts.subarray(word, word + 2);
  return to - from >= KNOWN_IN || isInName({ starts, packed }, word);
}

function isInName({ starts, packed }: Pick<Vocabulary, 'starts' | 'packed'>, word: number): boolean {
  const [from = 0, to = 0] = starts.subarray(word, word + 2);
  return packed.subarray(from, to).some((posting) => (posting & IN_NAMES) !== 0);
}

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
function isTrusted(vocabulary: Vocabulary, guesses: ReadonlyMap<number, number>): boolean {
  const best = Math.max(0, ...guesses.values());
  return [...guesses].some(([word, quality]) => {
    if (quality < best - AS_LIKELY) return false;
    return isInName(vocabulary, word) || (quality >= MEANT_FROM && isKnown(vocabulary, word));
  });
}

function addBeginnings({ words }: Vocabulary, { text }: TypedWord, addAs: AddAs): void {
  let word = lowerBound(words, text);
  while (addAs(WAYS.beginning, word)) word++;
}

function addNumeronyms({ words, lengths }: Vocabulary, { numeronym }: TypedWord, addAs: AddAs): void {
  if (numeronym === null) return;
  for (let word = lowerBound(words, numeronym.first); words[word]?.startsWith(numeronym.first); word++) {
    if (lengths[word] === numeronym.length) addAs(WAYS.numeronym, word);
  }
}

/** The words that a text may be short for. Nearly all words are told apart by numbers, which are sooner read than the words. */
function contractedIn({ lengths, firstTwo }: Vocabulary, text: string, words: readonly number[]): readonly number[] {
  const longest = LONGEST_CONTRACTED * text.length;
  const first = text.charCodeAt(0);
  return words.filter((word) => (lengths[word] ?? 0) <= longest && (firstTwo[word] ?? 0) >>> 16 === first);
}

/** Adds what holds the word that an unknown one most likely misspells: libseccomp, of which `seccmp` is a part. */
function addAround(vocabulary: Vocabulary, typos: readonly Typo[], add: Add, { scan }: Look): void {
  const [best] = [...typos].sort((a, b) => b.quality - a.quality);
  if (best === undefined || best.quality < LIKELY) return;
  const meant = vocabulary.words[best.word] ?? '';
  for (const word of scan(meant, false).whole) {
    const text = vocabulary.words[word] ?? '';
    if (text.includes(meant)) add(WAYS.around, word, qualityAround(best.quality, meant.length, text.length));
  }
}

/** Remembers what words were expanded to: the finished words of a query are the same at the next letter. */
export type Expander = (word: string, isUnfinished: boolean) => Expansion;

const REMEMBERED = 16;

export function createExpander(vocabulary: Vocabulary): Expander {
  const known = new Map<string, Expansion>();
  const look: Look = { scan: createScanner(vocabulary), partsWith: createPartFinder(vocabulary) };
  return (word, isUnfinished) => {
    const key = isUnfinished ? `${word}*` : word;
    const expansion = known.get(key) ?? expand(vocabulary, word, isUnfinished, look);
    known.delete(key);
    known.set(key, expansion);
    const [oldest = ''] = known.keys();
    if (known.size > REMEMBERED) known.delete(oldest);
    return expansion;
  };
}
