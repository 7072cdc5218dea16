import type { Slot } from '../match/slots.ts';
import { synonymsOf } from '../match/synonyms.ts';
import { bits } from '../text/letter-sets.ts';
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
 * How much of a query the best of some passages has, from 0 to 1: of what it asks about, one sentence or two tell; words that are
 * scattered over many are chance.
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

/** Two words come together in many a passage by chance. */
const FEWEST_IN_PASSAGE = 3;

/** The best share of some texts; none where so few words are asked for. */
function bestOf(shareOf: (text: string) => number, sought: readonly Sought[], fewest: number): PhraseShare {
  const words = bits(sought.reduce((all, own) => all | own.bits, 0));
  return (texts) => {
    let best = 0;
    if (words >= fewest) for (const text of texts) best = Math.max(best, shareOf(text));
    return best;
  };
}

/** The words of a query that must be found, each with other words for it. */
function soughtIn(slots: readonly Slot[], { needed }: Coverage): readonly Sought[] {
  const synonyms = synonymsOf(slots);
  return slots.flatMap((slot, at): readonly Sought[] => {
    if (slot.type !== 'word' || (needed & (1 << at)) === 0) return [];
    const others = (synonyms[at] ?? []).filter((phrase) => !phrase.includes(' '));
    const words = [slot.text, ...others];
    const own = { words, initials: initialsOf(words), bits: 1 << at };
    const next = slots[at + 1];
    if (next?.type !== 'word' || (needed & (2 << at)) === 0) return [own];
    // A text may have both as one: `file system`, `filesystem`.
    const together = [slot.text + next.text];
    return [own, { words: together, initials: initialsOf(together), bits: 3 << at }];
  });
}

/** Nearly all phrases are told apart by the first letters of their words. */
function mayHaveSeveral(initials: number, sought: readonly Sought[]): boolean {
  let some = 0;
  for (const one of sought) if ((one.initials & initials) !== 0) some += 1;
  return some >= FEWEST;
}

type Sought = { readonly words: readonly string[]; readonly initials: number; readonly bits: number };

/** What such a phrase names is something else, unless the query asks for that. */
const INSTEAD: ReadonlySet<string> = new Set([
  'alternative',
  'replacement',
  'substitute',
  'competitor',
  'successor',
  'predecessor',
]);

/** The words of a query that a word of a phrase is, in any form or by another word for it. */
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

/** A set of first letters as bits. */
const initialsOf = (words: readonly string[]): number =>
  words.reduce((letters, word) => letters | (1 << (word.charCodeAt(0) & 31)), 0);

type ReadPhrase = { readonly terms: readonly string[]; readonly initials: number };

/** Phrases and passages are few, and the same ones are asked about at each letter. */
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
