import { inflect } from '../text/inflections.ts';
import { isPhraseAt } from '../text/phrases.ts';
import type { Word } from '../text/tokenize.ts';
import type { Range } from '../types.ts';
import { type Matcher, SYNONYM_RANK } from './match-word.ts';
import { rangesAcross, rangesIn } from './ranges.ts';
import type { Compound, ReadText } from './read-text.ts';

/**
 * Extends a matcher by synonyms. They match where the text lacks the word or has only words that resemble it, by the same rules
 * by which the index finds them.
 */
export function orOthers(own: Matcher, called: readonly string[]): Matcher {
  if (called.length === 0) return own;
  const others = called.map((phrase) => ({ phrase, rangesOf: rangesOfPhrase(phrase) }));
  const otherIn = (read: ReadText) =>
    own.rank(read) < SYNONYM_RANK ? undefined : others.find(({ rangesOf }) => rangesOf(read).length > 0);
  return {
    rank: (read) => (otherIn(read) === undefined ? own.rank(read) : SYNONYM_RANK),
    ranges: (read) => (otherIn(read)?.rangesOf ?? own.ranges)(read),
    as: (read) => otherIn(read)?.phrase,
  };
}

type RangesOf = (read: ReadText) => readonly Range[];

/** A cache, because the synonyms of a word, and the places where the texts contain them, stay the same while others are typed. */
const known = new Map<string, RangesOf>();
const MOST_KNOWN = 64;

function rangesOfPhrase(phrase: string): RangesOf {
  const before = known.get(phrase);
  if (before !== undefined) return before;
  if (known.size === MOST_KNOWN) known.clear();
  const rangesOf = remembering(phrase.includes(' ') ? phraseRanges(phrase) : wordRanges(phrase));
  known.set(phrase, rangesOf);
  return rangesOf;
}

function remembering(rangesOf: RangesOf): RangesOf {
  const texts = new WeakMap<ReadText, readonly Range[]>();
  return (read) => {
    const before = texts.get(read);
    if (before !== undefined) return before;
    const ranges = rangesOf(read);
    texts.set(read, ranges);
    return ranges;
  };
}

const SHORTEST_INFLECTED = 4;

function wordRanges(word: string): RangesOf {
  const forms = new Set([word, ...(word.length < SHORTEST_INFLECTED ? [] : inflect(word))]);
  const isForm = ({ text }: Pick<Word, 'text'>) => forms.has(text);
  const isCompound = (one: Compound) => !one.isName && isForm(one);
  return ({ text, words, compounds }) => {
    // Most texts contain no form of the word.
    if (!words.some(isForm) && !compounds.some(isCompound)) return NONE;
    return [
      ...words.filter(isForm).flatMap((one) => rangesIn(one, [[0, one.text.length]], text)),
      ...compounds.filter(isCompound).flatMap((one) => rangesAcross(one.words, [[0, one.text.length]], text)),
    ];
  };
}

const NONE: readonly Range[] = [];

function phraseRanges(phrase: string): RangesOf {
  const parts = phrase.split(' ');
  const isFirst = (word: Word) => word.text === parts[0];
  return ({ text, words }) => {
    if (!words.some(isFirst)) return NONE;
    const terms = words.map((word) => word.text);
    return terms.flatMap((_, at) => {
      if (!isPhraseAt(terms, at, parts)) return [];
      return words.slice(at, at + parts.length).flatMap((word) => rangesIn(word, [[0, word.text.length]], text));
    });
  };
}
