import type { Slot } from '../match/slots.ts';
import { synonymsOf } from '../match/synonyms.ts';
import { bits } from '../text/letter-sets.ts';
import { tokenizeText } from '../text/tokenize.ts';
import type { Coverage } from './coverage.ts';
import { isFormOf } from './proximity.ts';

/**
 * How much of a query the best of some phrases covers, from 0 to 1. Words that are together in one phrase are what people ask
 * for; words scattered over several are there by chance. A phrase with further words counts for less.
 */
export type PhraseShare = (phrases: readonly string[]) => number;

/** A single word of a query says no more in a phrase than in any other text. */
const FEWEST = 2;

export function createPhraseShare(slots: readonly Slot[], coverage: Coverage): PhraseShare {
  const { of } = coverage;
  const sought = soughtIn(slots, coverage);
  const shareOf = (phrase: string): number => {
    const { terms, initials } = readPhrase(phrase);
    if (!mayHaveSeveral(initials, sought)) return 0;
    let found = 0;
    let met = 0;
    for (const term of terms) {
      const own = bitsOf(term, sought);
      if (own === 0 && INSTEAD.has(term)) return 0;
      found |= own;
      if (own !== 0) met += 1;
    }
    return bits(found) < FEWEST ? 0 : of(found) * (1 - SAYS_MORE + (SAYS_MORE * met) / terms.length);
  };
  return bestOf(shareOf, sought, FEWEST);
}

/**
 * Creates a function that returns how much of a query the best of some passages contains, from 0 to 1. What a query asks about is
 * described in a sentence or two; words scattered over many passages are there by chance.
 */
export function createPassageShare(slots: readonly Slot[], coverage: Coverage): PhraseShare {
  const { of } = coverage;
  const sought = soughtIn(slots, coverage);
  const shareOf = (passage: string): number => {
    const { terms, initials } = readPhrase(passage);
    if (!mayHaveSeveral(initials, sought)) return 0;
    let found = 0;
    for (const term of terms) found |= bitsOf(term, sought);
    return of(found);
  };
  return bestOf(shareOf, sought, FEWEST_IN_PASSAGE);
}

/** Many passages contain two of the words by chance. */
const FEWEST_IN_PASSAGE = 3;

/** Returns the best share of some texts; 0 if the query has fewer than `fewest` words. */
function bestOf(shareOf: (text: string) => number, sought: readonly Sought[], fewest: number): PhraseShare {
  const words = bits(sought.reduce((all, own) => all | own.bits, 0));
  return (texts) => {
    let best = 0;
    if (words >= fewest) for (const text of texts) best = Math.max(best, shareOf(text));
    return best;
  };
}

/** Returns the words of a query that must be found, each with its synonyms. */
function soughtIn(slots: readonly Slot[], { needed }: Coverage): readonly Sought[] {
  const synonyms = synonymsOf(slots);
  return slots.flatMap((slot, at): readonly Sought[] => {
    if (slot.type !== 'word' || (needed & (1 << at)) === 0) return [];
    const others = (synonyms[at] ?? []).filter((phrase) => !phrase.includes(' '));
    const words = [slot.text, ...others];
    const own = { words, initials: initialsOf(words), bits: 1 << at };
    const next = slots[at + 1];
    if (next?.type !== 'word' || (needed & (2 << at)) === 0) return [own];
    // A text may contain both as one word: `filesystem` for `file system`.
    const together = [slot.text + next.text];
    return [own, { words: together, initials: initialsOf(together), bits: 3 << at }];
  });
}

/**
 * Whether a phrase may contain several of the words, judging by the first letters of its own, which rule nearly all phrases out.
 */
function mayHaveSeveral(initials: number, sought: readonly Sought[]): boolean {
  let some = 0;
  for (const one of sought) if ((one.initials & initials) !== 0) some += 1;
  return some >= FEWEST;
}

type Sought = { readonly words: readonly string[]; readonly initials: number; readonly bits: number };

/** A phrase with one of these words names something else, unless the query contains that word. */
const INSTEAD: ReadonlySet<string> = new Set([
  'alternative',
  'replacement',
  'substitute',
  'competitor',
  'successor',
  'predecessor',
]);

/** Returns bits of the query's words that a word of a phrase matches, in any form or by a synonym. */
function bitsOf(term: string, sought: readonly Sought[]): number {
  let found = 0;
  for (const { words, bits: own } of sought) {
    for (const word of words) {
      if (word.charCodeAt(0) !== term.charCodeAt(0) || !isFormOf(term, word)) continue;
      found |= own;
      break;
    }
  }
  return found;
}

const SAYS_MORE = 0.4;

/** Returns a set of first letters as bits. */
const initialsOf = (words: readonly string[]): number =>
  words.reduce((letters, word) => letters | (1 << (word.charCodeAt(0) & 31)), 0);

type ReadPhrase = { readonly terms: readonly string[]; readonly initials: number };

/** Phrases and passages are few, and the same ones are read at each keystroke. */
const known = new Map<string, ReadPhrase>();
const MOST_KNOWN = 8_000;

function readPhrase(phrase: string): ReadPhrase {
  const before = known.get(phrase);
  if (before !== undefined) return before;
  if (known.size === MOST_KNOWN) known.clear();
  const terms = tokenizeText(phrase);
  const read = { terms, initials: initialsOf(terms) };
  known.set(phrase, read);
  return read;
}
