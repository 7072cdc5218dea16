import type { Accumulators } from '../match/accumulators.ts';
import type { Collected } from '../match/collect.ts';
import type { Plan } from '../match/plan.ts';
import type { Slot } from '../match/slots.ts';
import type { Role } from '../meaning/sentence.ts';
import { bits } from '../text/letter-sets.ts';

/** The share of a query's weight that a set of its words carries: 0 for none, 1 for all needed words. */
export type Coverage = {
  /** Bits of the slots that must be found for a full match. */
  readonly needed: number;
  /**
   * Bits of the slots without which a document is not even near: numbers of three or more digits, where only the exact one will
   * do. If no document contains a number, but other words are found, documents without it are near.
   */
  readonly vital: number;
  readonly of: (slots: number) => number;
};

/** The most words for which the share of every set is computed beforehand; for more words, each is computed when needed. */
const MOST_IN_TABLE = 8;

/**
 * Decides which words of a query must be found. Two kinds of words are waived: those for the purpose of what is searched for
 * (`for kubernetes`), and those that much of the catalog contains. They are waived only if no document contains all words outside
 * its notes, but some document contains the rest there, which is no worse an answer. A word that nothing contains is never
 * waived. Fillers are needed only if no other needed word is found.
 */
export function fittingCoverage(
  plan: Plan,
  { weights, frequent, unknown }: Pick<Collected, 'weights' | 'frequent' | 'unknown'>,
  accumulators: Accumulators,
): Coverage {
  const all = createCoverage(plan, weights, unknown, ({ isOptional }) => !isOptional);
  const yielding = (slotsOf(plan, 'aim') | frequent) & ~unknown & all.needed;
  const firm = all.needed & ~yielding;
  if (yielding !== 0 && firm !== 0 && !hasAllPlainly(all.needed, accumulators) && hasAllPlainly(firm, accumulators))
    return createCoverage(plan, weights, unknown, (_, at) => (firm & (1 << at)) !== 0);
  if (slotsOf(plan, 'filler') === 0 || hasAny(all.needed, accumulators)) return all;
  return createCoverage(
    plan,
    weights,
    unknown,
    (slot) => !slot.isOptional || (slot.type === 'word' && slot.role === 'filler'),
  );
}

/** Returns bits of the slots whose words have a role. */
const slotsOf = ({ slots }: Plan, role: Role): number =>
  slots.reduce((set, slot, at) => (slot.type === 'word' && slot.role === role ? set | (1 << at) : set), 0);

/** Whether a document contains all of some words outside its notes. */
function hasAllPlainly(words: number, { outsideNotes }: Accumulators): boolean {
  for (const own of outsideNotes) if ((own & words) === words) return true;
  return false;
}

/** Whether a document contains any of some words. */
function hasAny(words: number, { found }: Accumulators): boolean {
  for (const own of found) if ((own & words) !== 0) return true;
  return false;
}

/** How many other words must be in the catalog for a number that is not in it to be waived. */
const ENOUGH_WITHOUT = 2;

/** Weighs rare words more: in a catalog of containers it means little that an item does not mention containers. */
function createCoverage(
  { slots }: Plan,
  weights: readonly number[],
  unknown: number,
  isNeeded: (slot: Slot, at: number) => boolean,
): Coverage {
  const own = slots.map((slot, at) => (isNeeded(slot, at) ? (weights[at] ?? 1) : 0));
  const needed = own.reduce((bitsSoFar, weight, slot) => (weight > 0 ? bitsSoFar | (1 << slot) : bitsSoFar), 0);
  const numbers = slots.reduce((set, slot, at) => (isNumber(slot) ? set | (1 << at) : set), 0);
  const vital = bits(needed & ~unknown & ~numbers) >= ENOUGH_WITHOUT ? numbers & ~unknown : numbers;
  const all = own.reduce((sum, weight) => sum + weight, 0) || 1;
  const weigh = (set: number) => own.reduce((sum, weight, slot) => (set & (1 << slot) ? sum + weight : sum), 0) / all;
  if (slots.length > MOST_IN_TABLE) return { needed, vital, of: weigh };
  const table = Float32Array.from({ length: 1 << slots.length }, (_, set) => weigh(set));
  return { needed, vital, of: (set) => table[set] ?? 0 };
}

const LONG_NUMBER = /^\d{3,}$/;
const isNumber = (slot: Slot): boolean => slot.type === 'word' && !slot.isOptional && LONG_NUMBER.test(slot.text);

/** Returns how many words a document must contain. */
export const neededCount = ({ needed }: Coverage): number => bits(needed);

/** The share that counts for words found only in an item's notes, which say less about the item than its other texts do. */
export const ONLY_IN_NOTES = 0.15;
