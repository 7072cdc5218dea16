import type { TreeNode } from '../../data/tree.ts';
import type { Plan } from '../match/plan.ts';
import type { Alternatives } from '../meaning/alternatives.ts';
import type { Reason } from '../types.ts';

/** Creates a function that says why an item can replace what the query names; it says nothing if none is asked for. */
export function createKinReasons({ slots }: Plan, { reasonFor }: Alternatives): (node: TreeNode) => readonly Reason[] {
  const replaced = slots.flatMap((slot) => (slot.type === 'choice' ? (slot.replaces ?? []) : []));
  if (replaced.length === 0) return () => NONE;
  return (node) =>
    replaced.flatMap((together): readonly Reason[] => {
      const text = reasonFor(together, node);
      return text === null ? NONE : [{ place: 'kin', text }];
    });
}

const NONE: readonly Reason[] = [];
