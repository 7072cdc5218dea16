import {
  INITIALS_RANK,
  MATCH_TYPES,
  type MatchTypeName,
  SURE_RANK,
  type TypedWord,
  typedWord,
} from '../match/match-types.ts';
import { bits, letterSet } from '../text/letter-sets.ts';
import { hasPartialInitials, initialsOf, MOST_INITIALS } from '../text/names.ts';
import { isUnspaced } from '../text/tokenize.ts';
import type { Range } from '../types.ts';
import { MATCHED, rangesAcross, rangesIn } from './ranges.ts';
import type { Compound, ReadText } from './read-text.ts';

/** How a text matches one slot of a query. Most texts are only ranked, and never shown. */
export type Matcher = {
  /** Lower is better (see `match-types.ts`); `Infinity` for a text that does not match. */
  readonly rank: (read: ReadText) => number;
  /** The letters that match, from the best matches only. */
  readonly ranges: (read: ReadText) => readonly Range[];
  /** The synonym that the text contains in place of the typed word, if it contains one. */
  readonly as?: (read: ReadText) => string | undefined;
};

/** The rank of a synonym: behind the sure ways in which the word itself matches, before all guesses. */
export const SYNONYM_RANK = SURE_RANK + 0.5;

/** How a word matches. `way` is `null` for no match, and in scripts without blanks, where the letters may match anywhere. */
type WordMatch = { readonly rank: number; readonly isForNames: boolean; readonly way: MatchTypeName | null };

const NO_WORD: WordMatch = { rank: Infinity, isForNames: false, way: null };
const EVERYWHERE: WordMatch = { rank: MATCH_TYPES.same.rank, isForNames: false, way: null };
const FIRM_WAYS = (Object.keys(MATCH_TYPES) as readonly MatchTypeName[]).filter((name) => name !== 'around');
const ALL_WAYS: readonly MatchTypeName[] = [...FIRM_WAYS, 'around'];
/** Added to the rank of a compound: of two words that match in the same way, a single word comes before a joined one. */
const COMPOUND = 0.5;

/** A cache, because the finished words of a query, and the texts that they match, stay the same while others are typed. */
const finished = new Map<string, Matcher>();
const MOST_FINISHED = 32;

/** Returns a matcher for a word, which matches in all the ways in which the search finds the word. */
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
    if (best === MATCH_TYPES.same.rank) return best;
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
 * Returns the best rank of any of the words, and stops at the word itself, which nothing can beat. It loops by index, because an
 * iterator makes an object for each word of all texts on the screen until V8 has optimized it.
 */
function bestOf(words: ReadText['words'], matchOf: (word: string) => WordMatch): number {
  let best = Infinity;
  for (let at = 0; at < words.length && best !== MATCH_TYPES.same.rank; at++) {
    const { rank } = matchOf(words[at]?.text ?? '');
    if (rank < best) best = rank;
  }
  return best;
}

/** The rank of a word that a text writes as two: as good as a word that is joined from a compound. */
const SPLIT_RANK = MATCH_TYPES.same.rank + COMPOUND;

/** Finds the places where a text writes a word as two adjacent ones: `dirtycow` as Dirty COW. */
function splitRanges(typed: string, { words, text }: ReadText): readonly Range[] {
  const ranges: Range[] = [];
  for (let at = firstOfSplit(typed, words, 0); at >= 0; at = firstOfSplit(typed, words, at + 1))
    ranges.push(...rangesAcross(words.slice(at, at + 2), [[0, typed.length]], text));
  return ranges;
}

/** Returns the first index, from `from` on, of two adjacent words that together are the typed one; -1 if there is none. */
function firstOfSplit(typed: string, words: ReadText['words'], from: number): number {
  for (let at = from; at + 1 < words.length; at++) {
    const first = words[at]?.text ?? '';
    const next = words[at + 1]?.text ?? '';
    if (first.length + next.length === typed.length && typed.startsWith(first) && typed.endsWith(next)) return at;
  }
  return -1;
}

/** Returns the rank of a compound. In running text, it does not match in the ways that the index uses only for names. */
function rankOfCompound({ isName }: Compound, { rank, isForNames }: WordMatch): number {
  return isForNames && !isName ? Infinity : rank + COMPOUND;
}

/** Creates a function that matches words and caches the results, because the texts on the screen share many words. */
function createMatch(typed: TypedWord, ways: readonly MatchTypeName[]): (word: string) => WordMatch {
  const { text, errors, forms, numeronym } = typed;
  const letters = letterSet(text);
  // Except for numeronyms and forms, a word cannot match if it lacks more of the typed letters than may be mistyped. This rules
  // out most words.
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

function matchWord(typed: TypedWord, word: string, ways: readonly MatchTypeName[]): WordMatch {
  let best: MatchTypeName | null = null;
  for (let at = 0; at < ways.length; at++) {
    const name = ways[at];
    if (name === undefined || (best !== null && MATCH_TYPES[name].rank >= MATCH_TYPES[best].rank)) continue;
    if (MATCH_TYPES[name].quality(typed, word) > 0) best = name;
  }
  if (best === null) return NO_WORD;
  return { rank: MATCH_TYPES[best].rank, isForNames: MATCH_TYPES[best].isForNames(typed), way: best };
}

/** Matches a word in a script that has no blanks between words: there, a match counts the same anywhere in a run of letters. */
const matchUnspaced = (text: string, word: string): WordMatch => (word.includes(text) ? EVERYWHERE : NO_WORD);

function everywhere(text: string, word: string): readonly Range[] {
  const ranges: Range[] = [];
  for (let at = word.indexOf(text); at >= 0; at = word.indexOf(text, at + text.length))
    ranges.push([at, at + text.length]);
  return ranges;
}

const NO_RANGES: readonly Range[] = [];

function matchInitials(typed: string, { words, text }: ReadText): readonly Range[] {
  // Most texts have too many words, and looking at each would take as long as all the rest.
  if (typed.length < 2 || words.length < typed.length || words.length > MOST_INITIALS) return NO_RANGES;
  const first = typed.charCodeAt(0);
  if (!words.some((word) => word.text.charCodeAt(0) === first)) return NO_RANGES;
  const initials = initialsOf(words.map((word) => word.text));
  if (initials === '' || (initials.length !== typed.length && !hasPartialInitials(initials))) return [];
  const at = initials.indexOf(typed);
  return at < 0 ? [] : words.slice(at, at + typed.length).flatMap((word) => rangesIn(word, [[0, 1]], text));
}
