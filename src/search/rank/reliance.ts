import type { RelationType } from '../../data/types.ts';
import type { SearchIndex } from '../index/build.ts';

/** How many entries use an entry or wrap it, from 0 for none to 1 for the most of all. */
export type Reliance = (id: string) => number;

const BUILDS_ON: ReadonlySet<RelationType> = new Set(['uses', 'wraps']);

const made = new WeakMap<SearchIndex, Reliance>();

/** Counts once for each index, when it is first asked. */
export function relianceIn(index: SearchIndex): Reliance {
  const reliance = made.get(index) ?? count(index);
  made.set(index, reliance);
  return reliance;
}

function count({ nodes }: SearchIndex): Reliance {
  const counts = new Map<string, number>();
  for (const { subject } of nodes) {
    if (subject.kind !== 'entry') continue;
    for (const { type, id } of subject.entry.relations)
      if (BUILDS_ON.has(type)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  let most = 1;
  for (const one of counts.values()) most = Math.max(most, one);
  // The first few say more than the last few.
  return (id) => Math.log1p(counts.get(id) ?? 0) / Math.log1p(most);
}
