import type { Slot } from '../match/plan.ts';
import { tokenizeText } from '../text/tokenize.ts';
import type { Coverage } from './coverage.ts';
import { isFormOf } from './proximity.ts';

/**
 * How much of a query the best of some phrases says, from 0 to 1: words that stand together in one phrase are what somebody asks
 * for, those scattered over several are chance. A phrase that says more than the query says it less surely.
 */
export type PhraseShare = (phrases: readonly string[]) => number;

/** One word of a query in a phrase says no more than it does in any other text. */
const FEWEST = 2;

export function createPhraseShare(slots: readonly Slot[], { of, needed }: Coverage): PhraseShare {
  const sought = slots.flatMap((slot, at) =>
    slot.type === 'word' && (needed & (1 << at)) !== 0 ? [{ text: slot.text, bit: 1 << at }] : [],
  );
  const shareOf = (phrase: string): number => {
    const terms = termsOf(phrase);
    let found = 0;
    let met = 0;
    for (const term of terms) {
      const own = sought.filter(({ text }) => isFormOf(term, text));
      for (const { bit } of own) found |= bit;
      if (own.length > 0) met += 1;
    }
    return met < FEWEST ? 0 : of(found) * (1 - SAYS_MORE + (SAYS_MORE * met) / terms.length);
  };
  return (phrases) =>
    sought.length < FEWEST ? 0 : phrases.reduce((best, phrase) => Math.max(best, shareOf(phrase)), 0);
}

const SAYS_MORE = 0.4;

/** Phrases are few, and the same ones are asked about at each letter. */
const known = new Map<string, readonly string[]>();
const MOST_KNOWN = 4_000;

function termsOf(phrase: string): readonly string[] {
  const before = known.get(phrase);
  if (before !== undefined) return before;
  if (known.size === MOST_KNOWN) known.clear();
  const terms = tokenizeText(phrase);
  known.set(phrase, terms);
  return terms;
}
