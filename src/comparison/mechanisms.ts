import { recordedMechanisms, useOf } from '../data/isolation.ts';
import { MOST_ITEMS } from '../data/limits.ts';
import type { Entry, Mechanism } from '../data/types.ts';
import type { Drafted } from './compare.ts';

/** A field for each mechanism of which anything is recorded, in the order of the catalog; those that it does not describe come last, and are no more than one entry may have. */
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
