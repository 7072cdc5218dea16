import { inflect } from '../text/inflections.ts';
import { isPhraseAt } from '../text/phrases.ts';
import type { Range } from '../types.ts';
import { type Matcher, SYNONYM_RANK } from './match-word.ts';
import { rangesAcross, rangesIn } from './ranges.ts';
import type { ReadText } from './read-text.ts';

/** Where a text lacks a word, or has only what resembles it, what else it is called matches: as the index finds it. */
export function orOthers(own: Matcher, called: readonly string[]): Matcher {
  if (called.length === 0) return own;
  const others = called.map((phrase) => ({
    phrase,
    rangesOf: phrase.includes(' ') ? phraseRanges(phrase) : wordRanges(phrase),
  }));
  const otherIn = (read: ReadText) =>
    own.rank(read) < SYNONYM_RANK ? undefined : others.find(({ rangesOf }) => rangesOf(read).length > 0);
  return {
    rank: (read) => (otherIn(read) === undefined ? own.rank(read) : SYNONYM_RANK),
    ranges: (read) => (otherIn(read)?.rangesOf ?? own.ranges)(read),
    as: (read) => otherIn(read)?.phrase,
  };
}

type RangesOf = (read: ReadText) => readonly Range[];

const SHORTEST_INFLECTED = 4;

function wordRanges(word: string): RangesOf {
  const forms = new Set([word, ...(word.length < SHORTEST_INFLECTED ? [] : inflect(word))]);
  return ({ text, words, compounds }) => [
    ...words.filter((one) => forms.has(one.text)).flatMap((one) => rangesIn(one, [[0, one.text.length]], text)),
    ...compounds
      .filter((one) => !one.isName && forms.has(one.text))
      .flatMap((one) => rangesAcross(one.words, [[0, one.text.length]], text)),
  ];
}

function phraseRanges(phrase: string): RangesOf {
  const parts = phrase.split(' ');
  return ({ text, words }) => {
    const terms = words.map((word) => word.text);
    return terms.flatMap((_, at) => {
      if (!isPhraseAt(terms, at, parts)) return [];
      return words.slice(at, at + parts.length).flatMap((word) => rangesIn(word, [[0, word.text.length]], text));
    });
  };
}
