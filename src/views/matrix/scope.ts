import { buildShelves } from '../../data/shelves.ts';
import { START } from '../../data/start.ts';
import { everyNode, isItem, type TreeNode } from '../../data/tree.ts';
import { hitsBetween } from '../../search/types.ts';
import type { Context } from '../context.ts';
import { isSearching, searchResult, selectedNode } from '../list/select.ts';
import type { State } from '../state.ts';
import type { Scope } from './state.ts';

/**
 * Returns the entries that a search has found, or those of the branch that the selection is in. Returns `null`, for all entries,
 * on the start page and in a branch without entries, such as that of the mechanisms.
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

/** Returns the ids of the entries among nodes, each once: an entry can be on a shelf and also below another entry there. */
function entriesAmong(nodes: readonly TreeNode[]): readonly string[] {
  return [...new Set(nodes.flatMap(({ subject }) => (subject.kind === 'entry' ? [subject.entry.id] : [])))];
}

/** Finds the nearest branch that is not an item itself: a blog, for example, is an entry and has entries below it. */
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
