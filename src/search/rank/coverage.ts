import type { Plan, Slot } from '../match/plan.ts';
import { bits } from '../text/letter-sets.ts';

/** How much of what a query says is said by a set of its words: 0 for nothing, 1 for all that is needed. */
export type Coverage = {
  /** Bits of the slots that must be found, if all is to be found. */
  readonly needed: number;
  /** Bits of those without which nothing is near, either: a number is right or wrong. */
  readonly vital: number;
  readonly of: (slots: number) => number;
};

/** More words than this are counted one by one; the sets of fewer are weighed beforehand. */
const MOST_IN_TABLE = 8;

/** Words weigh by how rare they are: that an item says nothing of containers means little in a catalog of containers. */
export function createCoverage({ slots }: Plan, weights: readonly number[]): Coverage {
  const own = slots.map(({ isOptional }, slot) => (isOptional ? 0 : (weights[slot] ?? 1)));
  const needed = own.reduce((bitsSoFar, weight, slot) => (weight > 0 ? bitsSoFar | (1 << slot) : bitsSoFar), 0);
  const vital = slots.reduce((set, slot, place) => (isNumber(slot) ? set | (1 << place) : set), 0);
  const all = own.reduce((sum, weight) => sum + weight, 0) || 1;
  const weigh = (set: number) => own.reduce((sum, weight, slot) => (set & (1 << slot) ? sum + weight : sum), 0) / all;
  if (slots.length > MOST_IN_TABLE) return { needed, vital, of: weigh };
  const table = Float32Array.from({ length: 1 << slots.length }, (_, set) => weigh(set));
  return { needed, vital, of: (set) => table[set] ?? 0 };
}

const LONG_NUMBER = /^\d{3,}$/;
const isNumber = (slot: Slot): boolean => slot.type === 'word' && LONG_NUMBER.test(slot.text);

/** How many words a query needs. */
export const neededCount = ({ needed }: Coverage): number => bits(needed);
