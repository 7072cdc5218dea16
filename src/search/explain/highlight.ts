import { comparable, literalPattern, literalTest } from '../match/literal.ts';
import type { Plan } from '../match/plan.ts';
import type { Slot, SoughtWord } from '../match/slots.ts';
import { synonymsOf } from '../match/synonyms.ts';
import type { Term } from '../query/parse.ts';
import { isSign, signedTerms } from '../query/signs.ts';
import { comparedTerms, isUnspaced } from '../text/tokenize.ts';
import type { Highlighter, Range } from '../types.ts';
import { orOthers } from './match-synonym.ts';
import { type Matcher, wordMatcher } from './match-word.ts';
import { aligned, merged } from './ranges.ts';
import { type ReadText, readText } from './read-text.ts';

/**
 * Creates a highlighter from the matchers of a query. It needs no index, and caches its results by text. Only the first 5,000
 * characters of a text are looked at.
 */
export function createHighlighter(matchers: readonly Matcher[]): Highlighter {
  const known = new Map<string, readonly Range[]>();
  return (text) => {
    const ranges = known.get(text) ?? highlightAll(text, matchers);
    known.set(text, ranges);
    return ranges;
  };
}

function highlightAll(text: string, matchers: readonly Matcher[]): readonly Range[] {
  if (matchers.length === 0) return [];
  const read = readText(text);
  return merged(matchers.flatMap((matcher) => matcher.ranges(read)));
}

/**
 * Creates the matcher of each slot of a plan. `unknown` has a bit set for each slot for which there are only guesses. Highlights
 * and reasons share the matchers, because these cache their results.
 */
export function matchersFor({ slots }: Plan, unknown = 0): readonly Matcher[] {
  const synonyms = synonymsOf(slots);
  return slots.map((slot, at) => orOthers(slotMatcher(slot, (unknown & (1 << at)) !== 0), synonyms[at] ?? []));
}

function slotMatcher(slot: Slot, isUnknown: boolean): Matcher {
  if (slot.type === 'word') return signedMatcher(slot, slot.isUnfinished, isUnknown);
  return anyOf(slot.terms.flatMap((term) => termMatchers(term, slot.isUnfinished)));
}

/** Combines alternatives: a text ranks as its best alternative does, and the ranges of all of them are highlighted. */
const anyOf = (matchers: readonly Matcher[]): Matcher => ({
  rank: (read) => matchers.reduce((best, matcher) => Math.min(best, matcher.rank(read)), Infinity),
  ranges: (read) => matchers.flatMap((matcher) => matcher.ranges(read)),
});

function termMatchers(term: Term, isUnfinished: boolean): readonly Matcher[] {
  if (term.type === 'word' && !isUnspaced(term.text)) return wordMatchers(term.text, isUnfinished);
  if (term.type === 'word') return [literalMatcher('exact', term.text, isUnfinished)];
  if (term.type === 'field' || term.isExcluded) return [];
  return [literalMatcher(term.type, term.text, isUnfinished)];
}

function wordMatchers(typed: string, isUnfinished: boolean): readonly Matcher[] {
  const [signed = ''] = signedTerms(typed);
  const words = comparedTerms(typed);
  if (words.length === 0) return [literalMatcher('exact', signed, isUnfinished)];
  return words.map((text) => signedMatcher({ text, signed: words.length === 1 ? signed : '' }, isUnfinished, false));
}

/** Highlights a word together with its signs if the text has them, and otherwise the word alone. Mere signs match literally. */
function signedMatcher({ text, signed }: SoughtWord, isUnfinished: boolean, isUnknown: boolean): Matcher {
  if (isSign(text)) return literalMatcher('exact', text, isUnfinished);
  const bare = wordMatcher(text, isUnfinished, isUnknown);
  if (signed === '') return bare;
  const withSigns = literalMatcher('exact', signed, isUnfinished);
  return {
    rank: (read) => (withSigns.rank(read) < Infinity ? withSigns : bare).rank(read),
    ranges: (read) => (withSigns.rank(read) < Infinity ? withSigns : bare).ranges(read),
  };
}

/** Matches literal text wherever the type of the term allows it. */
function literalMatcher(type: Exclude<Term['type'], 'word' | 'field'>, typed: string, isUnfinished: boolean): Matcher {
  const isThere = literalTest({ type, text: typed }, isUnfinished);
  const pattern = literalPattern({ type, text: typed }, isUnfinished);
  const normalize = comparable(typed);
  const ranges = ({ text }: ReadText): readonly Range[] => {
    if (!isThere(text)) return [];
    const { compared, rangeOf } = aligned(text, normalize);
    return [...compared.matchAll(pattern)].map(({ 0: found, index }): Range => {
      return [rangeOf(index)[0], rangeOf(index + found.length - 1)[1]];
    });
  };
  return { rank: (read) => (ranges(read).length > 0 ? LITERAL_RANK : Infinity), ranges };
}

const LITERAL_RANK = 1;
