import type { TreeNode } from '../../data/tree.ts';
import type { RelationType } from '../../data/types.ts';

/** How many entries use or wrap an entry, from 0 for none to 1 for the most. */
export type Reliance = (id: string) => number;

const BUILDS_ON: ReadonlySet<RelationType> = new Set(['uses', 'wraps']);

const made = new WeakMap<readonly TreeNode[], Reliance>();

/** Returns the reliance of a list's entries, which is counted at the first call. */
export function relianceIn(nodes: readonly TreeNode[]): Reliance {
  const reliance = made.get(nodes) ?? count(nodes);
  made.set(nodes, reliance);
  return reliance;
}

function count(nodes: readonly TreeNode[]): Reliance {
  const counts = new Map<string, number>();
  for (const { subject } of nodes) {
    if (subject.kind !== 'entry') continue;
    for (const { type, id } of subject.entry.relations)
      if (BUILDS_ON.has(type)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  let most = 1;
  for (const one of counts.values()) most = Math.max(most, one);
  // On a logarithmic scale: the first few entries say more than the last few.
  return (id) => Math.log1p(counts.get(id) ?? 0) / Math.log1p(most);
}
