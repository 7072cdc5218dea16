import { rememberLast } from '../../data/remember.ts';
import { hasEnded } from '../../data/status.ts';
import type { TreeNode } from '../../data/tree.ts';
import type { Library } from '../context.ts';
import type { State } from '../state.ts';
import type { Hint } from '../view.ts';
import { selectedNode } from './select.ts';

/** Ids of what took the place of an item or can be used instead, of those that there are. */
export function successorsOf({ subject }: TreeNode, { items }: Pick<Library, 'items'>): readonly string[] {
  return subject.kind === 'entry' ? subject.entry.successors.filter((id) => items.has(id)) : [];
}

/** Whether an item is no more. */
export const isOver = ({ subject }: TreeNode): boolean => subject.kind === 'entry' && hasEnded(subject.entry.status);

/** What the key that goes forward leads to: of what is living, there are alternatives and no successors. */
export const FORWARD_HINTS: readonly Hint[] = [
  { actions: ['go-forward'], word: 'successor', rank: 12, when: leadsForward(isOver) },
  { actions: ['go-forward'], word: 'alternatives', rank: 13, when: leadsForward((node) => !isOver(node)) },
];

function leadsForward(isSuch: (node: TreeNode) => boolean): NonNullable<Hint['when']> {
  return (state, context) => {
    const node = nodeWithSuccessor(state, context);
    return node !== null && isSuch(node);
  };
}

/** What the cursor is on, where anything has taken its place. It is the same for all hints of a drawing. */
const nodeWithSuccessor = rememberLast((state: State, library: Library): TreeNode | null => {
  const node = selectedNode(state, library);
  return node && successorsOf(node, library).length > 0 ? node : null;
});
