import { inflect } from '../text/inflections.ts';
import { isPhraseAt } from '../text/phrases.ts';
import type { Range } from '../types.ts';
import { type Matcher, SYNONYM_RANK, type TextMatch } from './match-word.ts';
import { rangesAcross, rangesIn } from './ranges.ts';
import type { ReadText } from './read-text.ts';

/** Where a text lacks a word, or has only what resembles it, what else it is called matches: as the index finds it. */
export function orOthers(matchOwn: Matcher, called: readonly string[]): Matcher {
  if (called.length === 0) return matchOwn;
  const others = called.map((phrase) => (phrase.includes(' ') ? phraseRanges(phrase) : wordRanges(phrase)));
  return (read) => {
    const own = matchOwn(read);
    if (own.rank < SYNONYM_RANK) return own;
    let match: TextMatch | null = null;
    for (const [at, rangesOf] of others.entries()) {
      const ranges = rangesOf(read);
      if (ranges.length > 0) match ??= { rank: SYNONYM_RANK, ranges, as: called[at] ?? '' };
    }
    return match ?? own;
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
