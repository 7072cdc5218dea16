import { recordedMechanisms, useOf } from '../data/isolation.ts';
import { MOST_ITEMS } from '../data/limits.ts';
import type { Entry, Mechanism } from '../data/types.ts';
import type { Drafted } from './compare.ts';

/**
 * Makes a field for each mechanism that any of the entries records, in the order of the catalog. Mechanisms that the catalog does
 * not describe come last; there are at most as many of them as one entry may have.
 */
export function mechanismFields(entries: readonly Entry[], mechanisms: readonly Mechanism[]): readonly Drafted[] {
  const recorded = new Set(entries.flatMap(recordedMechanisms));
  const described = mechanisms.filter(({ id }) => recorded.has(id));
  for (const { id } of described) recorded.delete(id);
  const others = [...recorded].slice(0, MOST_ITEMS).map((id) => ({ id, name: id }));
  return [...described, ...others].map(({ id, name }) => ({
    id: `uses:${id}`,
    name,
    cells: entries.map((entry) => ({ is: 'use', use: useOf(entry, id) })),
  }));
}
