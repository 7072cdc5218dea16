import type { Accumulators } from '../match/accumulators.ts';
import type { Collected } from '../match/collect.ts';
import type { Plan } from '../match/plan.ts';
import type { Slot } from '../match/slots.ts';
import type { Role } from '../meaning/sentence.ts';
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

/**
 * What must be found of a query. What it is for, and words that much of the catalog has, are passed over if nothing has all of the
 * query but in its notes, and something has the rest: that is no worse an answer. A word that nothing has is never passed over. Fillers are asked
 * for only where nothing else of the query is found.
 */
export function fittingCoverage(
  plan: Plan,
  { weights, frequent, unknown }: Pick<Collected, 'weights' | 'frequent' | 'unknown'>,
  accumulators: Accumulators,
): Coverage {
  const all = createCoverage(plan, weights, ({ isOptional }) => !isOptional);
  const yielding = (slotsOf(plan, 'aim') | frequent) & ~unknown & all.needed;
  const firm = all.needed & ~yielding;
  if (yielding !== 0 && firm !== 0 && !hasAllPlainly(all.needed, accumulators) && hasAllPlainly(firm, accumulators))
    return createCoverage(plan, weights, (_, at) => (firm & (1 << at)) !== 0);
  if (slotsOf(plan, 'filler') === 0 || hasAny(all.needed, accumulators)) return all;
  return createCoverage(plan, weights, (slot) => !slot.isOptional || (slot.type === 'word' && slot.role === 'filler'));
}

/** Bits of the slots whose words have a role. */
const slotsOf = ({ slots }: Plan, role: Role): number =>
  slots.reduce((set, slot, at) => (slot.type === 'word' && slot.role === role ? set | (1 << at) : set), 0);

/** Whether a document has all of some words, and not in its notes alone. */
function hasAllPlainly(words: number, { outsideNotes }: Accumulators): boolean {
  for (const own of outsideNotes) if ((own & words) === words) return true;
  return false;
}

/** Whether a document has any of some words. */
function hasAny(words: number, { found }: Accumulators): boolean {
  for (const own of found) if ((own & words) !== 0) return true;
  return false;
}

/** Rare words weigh more: in a catalog of containers it means little that an item does not mention containers. */
function createCoverage(
  { slots }: Plan,
  weights: readonly number[],
  isNeeded: (slot: Slot, at: number) => boolean,
): Coverage {
  const own = slots.map((slot, at) => (isNeeded(slot, at) ? (weights[at] ?? 1) : 0));
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
