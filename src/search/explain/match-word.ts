import { INITIALS_RANK, SURE_RANK, type TypedWord, typedWord, WAYS, type WayName } from '../match/ways.ts';
import { bits, letterSet } from '../text/letter-sets.ts';
import { hasPartialInitials, initialsOf, MOST_INITIALS } from '../text/names.ts';
import { isUnspaced } from '../text/tokenize.ts';
import type { Range } from '../types.ts';
import { MATCHED, rangesAcross, rangesIn } from './ranges.ts';
import type { Compound, ReadText } from './read-text.ts';

/** How a text matches one thing that a query asks for; most texts are only ranked, and never shown. */
export type Matcher = {
  /** The lower the better (see `ways.ts`); `Infinity` for a text that does not match. */
  readonly rank: (read: ReadText) => number;
  /** The letters that match, of the best matches alone. */
  readonly ranges: (read: ReadText) => readonly Range[];
  /** The other word for the same thing that the text has, if it has one in place of what was typed. */
  readonly as?: (read: ReadText) => string | undefined;
};

/** Another word for the same thing ranks here: behind the word and its beginnings, before all guesses. */
export const SYNONYM_RANK = SURE_RANK + 0.5;

/** How a word matches; `way` is `null` where it is found wherever it has the letters. */
type WordMatch = { readonly rank: number; readonly isForNames: boolean; readonly way: WayName | null };

const NO_WORD: WordMatch = { rank: Infinity, isForNames: false, way: null };
const EVERYWHERE: WordMatch = { rank: WAYS.same.rank, isForNames: false, way: null };
const FIRM_WAYS = (Object.keys(WAYS) as readonly WayName[]).filter((name) => name !== 'around');
const ALL_WAYS: readonly WayName[] = [...FIRM_WAYS, 'around'];
/** Of two words that match in the same way, one that is written as one comes before one that is put together. */
const COMPOUND = 0.5;

/** The finished words of a query stay while others are typed, and so does what they match. */
const finished = new Map<string, Matcher>();
const MOST_FINISHED = 32;

/** Matches a word in all ways by which it is found. */
export function wordMatcher(text: string, isUnfinished: boolean, isUnknown: boolean): Matcher {
  if (isUnfinished) return createMatcher(text, true, isUnknown);
  const key = `${text} ${isUnknown}`;
  const matcher = finished.get(key) ?? remembering(createMatcher(text, false, isUnknown));
  if (finished.size === MOST_FINISHED) finished.clear();
  finished.set(key, matcher);
  return matcher;
}

function remembering({ rank, ranges }: Matcher): Matcher {
  const known = new WeakMap<ReadText, number>();
  return {
    ranges,
    rank: (read) => {
      const before = known.get(read);
      if (before !== undefined) return before;
      const own = rank(read);
      known.set(read, own);
      return own;
    },
  };
}

function createMatcher(text: string, isUnfinished: boolean, isUnknown: boolean): Matcher {
  const typed = typedWord(text, isUnfinished);
  const matchOf = createMatch(typed, isUnknown ? ALL_WAYS : FIRM_WAYS);
  const rank = (read: ReadText): number => {
    let best = bestOf(read.words, matchOf);
    if (best === WAYS.same.rank) return best;
    for (let at = 0; at < read.compounds.length; at++) {
      const compound = read.compounds[at];
      if (compound !== undefined) best = Math.min(best, rankOfCompound(compound, matchOf(compound.text)));
    }
    if (best > SPLIT_RANK && firstOfSplit(text, read.words, 0) >= 0) return SPLIT_RANK;
    return best > INITIALS_RANK && matchInitials(text, read).length > 0 ? INITIALS_RANK : best;
  };
  const rangesOf = ({ way }: WordMatch, word: string) =>
    way === null ? everywhere(text, word) : MATCHED[way](typed, word);
  const ranges = (read: ReadText): readonly Range[] => {
    const best = rank(read);
    if (best === Infinity) return [];
    if (best === INITIALS_RANK) return matchInitials(text, read);
    if (best === SPLIT_RANK) {
      const apart = splitRanges(text, read);
      if (apart.length > 0) return apart;
    }
    return [
      ...read.words.flatMap((word) => {
        const match = matchOf(word.text);
        return match.rank === best ? rangesIn(word, rangesOf(match, word.text), read.text) : [];
      }),
      ...read.compounds.flatMap((compound) => {
        const match = matchOf(compound.text);
        if (rankOfCompound(compound, match) !== best) return [];
        return rangesAcross(compound.words, rangesOf(match, compound.text), read.text);
      }),
    ];
  };
  return { rank, ranges };
}

/**
 * The best rank of some words; nothing is better than the word itself. It counts places, because until V8 has optimized it, to
 * iterate makes an object for each word of all texts on the screen.
 */
function bestOf(words: ReadText['words'], matchOf: (word: string) => WordMatch): number {
  let best = Infinity;
  for (let at = 0; at < words.length && best !== WAYS.same.rank; at++) {
    const { rank } = matchOf(words[at]?.text ?? '');
    if (rank < best) best = rank;
  }
  return best;
}

/** What is written apart is as good as what is put together from a compound. */
const SPLIT_RANK = WAYS.same.rank + COMPOUND;

/** Where a text has a word as two, one behind the other: `dirtycow` as Dirty COW. */
function splitRanges(typed: string, { words, text }: ReadText): readonly Range[] {
  const ranges: Range[] = [];
  for (let at = firstOfSplit(typed, words, 0); at >= 0; at = firstOfSplit(typed, words, at + 1))
    ranges.push(...rangesAcross(words.slice(at, at + 2), [[0, typed.length]], text));
  return ranges;
}

/** The place of the first of two words that are the typed one together, from a place on; -1 if there is none. */
function firstOfSplit(typed: string, words: ReadText['words'], from: number): number {
  for (let at = from; at + 1 < words.length; at++) {
    const first = words[at]?.text ?? '';
    const next = words[at + 1]?.text ?? '';
    if (first.length + next.length === typed.length && typed.startsWith(first) && typed.endsWith(next)) return at;
  }
  return -1;
}

/** In running text, words that are put together match only in the ways in which the index finds them there. */
function rankOfCompound({ isName }: Compound, { rank, isForNames }: WordMatch): number {
  return isForNames && !isName ? Infinity : rank + COMPOUND;
}

/** Matches words, each but once: the texts on the screen have many in common. */
function createMatch(typed: TypedWord, ways: readonly WayName[]): (word: string) => WordMatch {
  const { text, errors, forms, numeronym } = typed;
  const letters = letterSet(text);
  // Whatever way it is, a word that lacks more letters than one may mistype is not meant: most are ruled out by that.
  const isRuledOut = (word: string) =>
    numeronym === null && bits(letters & ~letterSet(word)) > errors && !forms.has(word);
  const matchSpaced = (word: string) => (isRuledOut(word) ? NO_WORD : matchWord(typed, word, ways));
  const match = isUnspaced(text) ? (word: string) => matchUnspaced(text, word) : matchSpaced;
  const known = new Map<string, WordMatch>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const found = match(word);
    known.set(word, found);
    return found;
  };
}

function matchWord(typed: TypedWord, word: string, ways: readonly WayName[]): WordMatch {
  let best: WayName | null = null;
  for (let at = 0; at < ways.length; at++) {
    const name = ways[at];
    if (name === undefined || (best !== null && WAYS[name].rank >= WAYS[best].rank)) continue;
    if (WAYS[name].quality(typed, word) > 0) best = name;
  }
  if (best === null) return NO_WORD;
  return { rank: WAYS[best].rank, isForNames: WAYS[best].isForNames(typed), way: best };
}

/** Where words have no blanks between them, what is typed is as good wherever it is. */
const matchUnspaced = (text: string, word: string): WordMatch => (word.includes(text) ? EVERYWHERE : NO_WORD);

function everywhere(text: string, word: string): readonly Range[] {
  const ranges: Range[] = [];
  for (let at = word.indexOf(text); at >= 0; at = word.indexOf(text, at + text.length))
    ranges.push([at, at + text.length]);
  return ranges;
}

const NO_RANGES: readonly Range[] = [];

function matchInitials(typed: string, { words, text }: ReadText): readonly Range[] {
  // Most texts have too many words, and to look at each would take as long as all the rest.
  if (typed.length < 2 || words.length < typed.length || words.length > MOST_INITIALS) return NO_RANGES;
  const first = typed.charCodeAt(0);
  if (!words.some((word) => word.text.charCodeAt(0) === first)) return NO_RANGES;
  const initials = initialsOf(words.map((word) => word.text));
  if (initials === '' || (initials.length !== typed.length && !hasPartialInitials(initials))) return [];
  const at = initials.indexOf(typed);
  return at < 0 ? [] : words.slice(at, at + typed.length).flatMap((word) => rangesIn(word, [[0, 1]], text));
}
