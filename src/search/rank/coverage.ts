import type { Plan, Slot } from '../match/plan.ts';
import { bits } from '../text/letter-sets.ts';

/** The share of a query's weight that a set of its words carries: 0 for nothing, 1 for all that is needed. */
export type Coverage = {
  /** Bits of the slots that must be found, if all is to be found. */
  readonly needed: number;
  /** Bits of the slots without which a document is not even near: a number is right or wrong. */
  readonly vital: number;
  readonly of: (slots: number) => number;
};

/** The sets of so few words are weighed beforehand; of more words, each set when it is asked for. */
const MOST_IN_TABLE = 8;

/** Rare words weigh more: in a catalog of containers it means little that an item does not mention containers. */
export function createCoverage({ slots }: Plan, weights: readonly number[]): Coverage {
  const own = slots.map(({ isOptional }, slot) => (isOptional ? 0 : (weights[slot] ?? 1)));
  const needed = own.reduce((bitsSoFar, weight, slot) => (weight > 0 ? bitsSoFar | (1 << slot) : bitsSoFar), 0);
  const vital = slots.reduce((set, slot, at) => (isNumber(slot) ? set | (1 << at) : set), 0);
  const all = own.reduce((sum, weight) => sum + weight, 0) || 1;
  const weigh = (set: number) => own.reduce((sum, weight, slot) => (set & (1 << slot) ? sum + weight : sum), 0) / all;
  if (slots.length > MOST_IN_TABLE) return { needed, vital, of: weigh };
  const table = Float32Array.from({ length: 1 << slots.length }, (_, set) => weigh(set));
  return { needed, vital, of: (set) => table[set] ?? 0 };
}

const LONG_NUMBER = /^\d{3,}$/;
const isNumber = (slot: Slot): boolean => slot.type === 'word' && LONG_NUMBER.test(slot.text);

/** How many words a document must have. */
export const neededCount = ({ needed }: Coverage): number => bits(needed);

/** Words that are only in an item's notes say less about what it is than those in its other texts. */
export const ONLY_IN_NOTES = 0.15;
