import { LONGEST_PHRASE, synonymsOfPhrase } from '../text/thesaurus.ts';
import type { Slot } from './slots.ts';

/** The synonyms of the words of a query, for each slot: single words, and phrases with a blank between their words. */
export type Synonyms = readonly (readonly string[])[];

/**
 * Looks up the words of a query and the phrases that they form. The words of a phrase that has synonyms get none of their own:
 * the machine in `virtual machine` is not a host.
 */
export function synonymsOf(slots: readonly Slot[]): Synonyms {
  const found: (readonly string[])[] = slots.map(() => NONE);
  for (let at = 0; at < slots.length; at++) {
    const { phrases, length } = longestAt(slots, at);
    for (let slot = at; slot < at + length; slot++) if (slots[slot]?.isOptional === false) found[slot] = phrases;
    at += Math.max(0, length - 1);
  }
  return found;
}

const NONE: readonly string[] = [];

type Found = { readonly phrases: readonly string[]; readonly length: number };

function longestAt(slots: readonly Slot[], at: number): Found {
  for (let length = Math.min(LONGEST_PHRASE, slots.length - at); length > 0; length--) {
    const span = slots.slice(at, at + length);
    if (span.every(isMerelyWord) && span.some(({ isOptional }) => !isOptional)) {
      const phrases = phrasesFor(span.map((slot) => (slot.type === 'word' ? slot.text : '')).join(' '));
      if (phrases.length > 0) return { phrases, length };
    }
  }
  return { phrases: NONE, length: 1 };
}

const isMerelyWord = (slot: Slot): boolean => slot.type === 'word' && slot.signed === '' && !slot.isVersion;

/** The words of a query stay the same while others are typed. */
const known = new Map<string, readonly string[]>();
const MOST_KNOWN = 500;

function phrasesFor(typed: string): readonly string[] {
  const before = known.get(typed);
  if (before !== undefined) return before;
  if (known.size === MOST_KNOWN) known.clear();
  const phrases = others(typed);
  known.set(typed, phrases);
  return phrases;
}

/** Looks a phrase up as typed or, if it has no synonyms, without the ending of its last word. */
function others(typed: string): readonly string[] {
  const own = synonymsOfPhrase(typed);
  if (own.length > 0) return own;
  for (const [ending, plain] of ENDINGS) {
    const stem = typed.slice(0, typed.length - ending.length);
    if (!typed.endsWith(ending) || stem.length < SHORTEST_STEM) continue;
    const named = synonymsOfPhrase(stem + plain);
    if (named.length > 0) return named;
  }
  return own;
}

const SHORTEST_STEM = 2;
const ENDINGS: readonly (readonly [ending: string, plain: string])[] = [
  ['s', ''],
  ['es', ''],
  ['ies', 'y'],
  ['d', ''],
  ['ed', ''],
  ['ing', ''],
  ['ing', 'e'],
  ['er', ''],
];
