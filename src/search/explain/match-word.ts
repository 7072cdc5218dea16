import { INITIALS_RANK, SURE_RANK, type TypedWord, typedWord, WAYS, type WayName } from '../match/ways.ts';
import { hasPartialInitials, initialsOf } from '../text/names.ts';
import { isUnspaced } from '../text/tokenize.ts';
import type { Range } from '../types.ts';
import { MATCHED, rangesAcross, rangesIn } from './ranges.ts';
import type { Compound, ReadText } from './read-text.ts';

/** How a text matches one thing that a query asks for: the lower the rank, the better (see `ways.ts`). */
export type TextMatch = {
  readonly rank: number;
  readonly ranges: readonly Range[];
  /** The other word for the same thing that the text has. */
  readonly as?: string;
};
export type Matcher = (read: ReadText) => TextMatch;

/** Another word for the same thing ranks here: behind the word and its beginnings, before all guesses. */
export const SYNONYM_RANK = SURE_RANK + 0.5;

export const NO_MATCH: TextMatch = { rank: Infinity, ranges: [] };

type WordMatch = TextMatch & { readonly isForNames: boolean };

const NO_WORD: WordMatch = { ...NO_MATCH, isForNames: false };
const FIRM_WAYS = (Object.keys(WAYS) as readonly WayName[]).filter((name) => name !== 'around');
const ALL_WAYS: readonly WayName[] = [...FIRM_WAYS, 'around'];
/** Of two words that match in the same way, one that is written as one comes before one that is put together. */
const COMPOUND = 0.5;

/** Matches a word in all ways by which it is found; only the best matches of a text are highlighted. */
export function wordMatcher(text: string, isUnfinished: boolean, isUnknown: boolean): Matcher {
  const typed = typedWord(text, isUnfinished);
  const ways = isUnknown ? ALL_WAYS : FIRM_WAYS;
  const known = new Map<string, WordMatch>();
  const matchOf = (word: string): WordMatch => {
    const match = known.get(word) ?? matchWord(typed, word, ways);
    known.set(word, match);
    return match;
  };
  return (read) => {
    let rank = Infinity;
    for (const word of read.words) rank = Math.min(rank, matchOf(word.text).rank);
    for (const compound of read.compounds) rank = Math.min(rank, rankOfCompound(compound, matchOf(compound.text)));
    if (rank > INITIALS_RANK) {
      const initials = matchInitials(text, read);
      if (initials.length > 0) return { rank: INITIALS_RANK, ranges: initials };
    }
    if (rank === Infinity) return NO_MATCH;
    const ranges = [
      ...read.words.flatMap((word) => {
        const match = matchOf(word.text);
        return match.rank === rank ? rangesIn(word, match.ranges, read.text) : [];
      }),
      ...read.compounds.flatMap((compound) => {
        const match = matchOf(compound.text);
        return rankOfCompound(compound, match) === rank ? rangesAcross(compound.words, match.ranges, read.text) : [];
      }),
    ];
    return { rank, ranges };
  };
}

/** In running text, words that are put together match only in the ways in which the index finds them there. */
function rankOfCompound({ isName }: Compound, { rank, isForNames }: WordMatch): number {
  return isForNames && !isName ? Infinity : rank + COMPOUND;
}

function matchWord(typed: TypedWord, word: string, ways: readonly WayName[]): WordMatch {
  if (isUnspaced(typed.text)) return matchEverywhere(typed.text, word);
  let best: WayName | null = null;
  for (const name of ways) {
    if (best !== null && WAYS[name].rank >= WAYS[best].rank) continue;
    if (WAYS[name].quality(typed, word) > 0) best = name;
  }
  if (best === null) return NO_WORD;
  const { rank, isForNames } = WAYS[best];
  return { rank, isForNames: isForNames(typed), ranges: MATCHED[best](typed, word) };
}

/** Where words have no blanks between them, what is typed is as good wherever it is. */
function matchEverywhere(text: string, word: string): WordMatch {
  const ranges: Range[] = [];
  for (let at = word.indexOf(text); at >= 0; at = word.indexOf(text, at + text.length))
    ranges.push([at, at + text.length]);
  return ranges.length > 0 ? { rank: WAYS.same.rank, isForNames: false, ranges } : NO_WORD;
}

function matchInitials(typed: string, { words, text }: ReadText): readonly Range[] {
  const initials = typed.length < 2 ? '' : initialsOf(words.map((word) => word.text));
  if (initials === '' || (initials.length !== typed.length && !hasPartialInitials(initials))) return [];
  const at = initials.indexOf(typed);
  return at < 0 ? [] : words.slice(at, at + typed.length).flatMap((word) => rangesIn(word, [[0, 1]], text));
}
