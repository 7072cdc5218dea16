import { buildShelves } from '../../data/shelves.ts';
import { START } from '../../data/start.ts';
import { everyNode, isItem, type TreeNode } from '../../data/tree.ts';
import { hitsBetween } from '../../search/types.ts';
import type { Context } from '../context.ts';
import { isSearching, searchResult, selectedNode } from '../list/select.ts';
import type { State } from '../state.ts';
import type { Scope } from './state.ts';

/**
 * The entries that a search has found, or those of the branch that the reader is in; `null`, which stands for all entries,
 * at the start, and where that branch has none, such as that of the mechanisms.
 */
export function scopeOf(state: State, context: Context): Scope | null | 'pending' {
  if (isSearching(state)) {
    const result = searchResult(state, context);
    if (result.isPending) return 'pending';
    const found = hitsBetween(result, 0, result.count).map(({ node }) => node);
    return { name: state.query.text.trim(), kind: 'search', ids: entriesAmong(found) };
  }
  const branch = branchAround(selectedNode(state, context), state, context);
  const ids = branch && branch.id !== START ? entriesAmong(everyNode(branch.children)) : [];
  return branch === undefined || ids.length === 0 ? null : { name: branch.label, kind: 'branch', ids };
}

/** The ids of items, each once: an entry can be on a shelf and below another one there. */
function entriesAmong(nodes: readonly TreeNode[]): readonly string[] {
  return [...new Set(nodes.flatMap(({ subject }) => (subject.kind === 'entry' ? [subject.entry.id] : [])))];
}

/** The nearest branch that is no item itself: a blog has entries below it, and is one of them. */
export function branchAround(
  node: TreeNode | undefined,
  { shelves }: State,
  { tree, items }: Context,
): TreeNode | undefined {
  if (node === undefined || !isItem(node.subject)) return node;
  const nodes = new Map(everyNode([...tree, ...buildShelves(shelves, items)]).map((one) => [one.id, one]));
  let at: TreeNode | undefined = node;
  while (at !== undefined && isItem(at.subject)) at = at.parent === null ? undefined : nodes.get(at.parent);
  return at;
}
