import { rememberLast } from '../../data/remember.ts';
import { hasEnded } from '../../data/status.ts';
import type { TreeNode } from '../../data/tree.ts';
import type { Library } from '../context.ts';
import type { State } from '../state.ts';
import type { Hint } from '../view.ts';
import { selectedNode } from './select.ts';

/**
 * Returns the ids of the entries that replaced an entry or can be used instead, without those that do not exist in the library.
 */
export function successorsOf({ subject }: TreeNode, { items }: Pick<Library, 'items'>): readonly string[] {
  return subject.kind === 'entry' ? subject.entry.successors.filter((id) => items.has(id)) : [];
}

/** Whether an item is an entry that has ended. */
export const hasEndedEntry = ({ subject }: TreeNode): boolean =>
  subject.kind === 'entry' && hasEnded(subject.entry.status);

/** Hints for the key that goes forward. An entry that has ended has successors; one that still goes on only has alternatives. */
export const FORWARD_HINTS: readonly Hint[] = [
  { actions: ['go-forward'], word: 'successor', rank: 12, when: leadsForward(hasEndedEntry) },
  { actions: ['go-forward'], word: 'alternatives', rank: 13, when: leadsForward((node) => !hasEndedEntry(node)) },
];

function leadsForward(isSuch: (node: TreeNode) => boolean): NonNullable<Hint['when']> {
  return (state, context) => {
    const node = nodeWithSuccessor(state, context);
    return node !== null && isSuch(node);
  };
}

/** Returns the selected node if it has a successor. The result is remembered, because all hints of a drawing ask for it. */
const nodeWithSuccessor = rememberLast((state: State, library: Library): TreeNode | null => {
  const node = selectedNode(state, library);
  return node && successorsOf(node, library).length > 0 ? node : null;
});
