import type { TreeNode } from '../data/tree.ts';
import { lightersOf } from './light.ts';
import type { Query } from './query.ts';
import type { Reason } from './result.ts';
import { mechanismNames } from './search-index.ts';
import { textsOf } from './texts.ts';

/** Tells where in an item the words of a query are found: each in the first place that has it, by the rules that light it. */
export function createReasons(query: Query, nodes: readonly TreeNode[]): (node: TreeNode) => readonly Reason[] {
  const lighters = lightersOf(query);
  let mechanisms: ReturnType<typeof mechanismNames> | undefined;
  return ({ subject }) => {
    mechanisms ??= mechanismNames(nodes);
    const texts = textsOf(subject, mechanisms);
    const reasons = lighters.flatMap((lit) => texts.find(({ text }) => lit(text).length > 0) ?? []);
    return [...new Set(reasons)];
  };
}
