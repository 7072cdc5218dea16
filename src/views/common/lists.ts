import { sourceOfRow } from '../../data/start.ts';
import type { TreeNode } from '../../data/tree.ts';
import type { Stop } from '../../screen/links.ts';
import type { Context } from '../context.ts';
import { selectedNode } from '../list/select.ts';
import type { State } from '../state.ts';
import type { Hint, Step } from '../view.ts';
import { recordVisit } from './shelves.ts';

/** Opens a list by its source. The item that led to it, if any, is remembered as read. */
export function openList(state: State, source: string, node?: TreeNode): Step {
  const effects = [{ type: 'open-list', source } as const];
  return node ? recordVisit(state, node, effects) : { state, effects };
}

/** Returns the source of the list that a stop leads to; `null` if it leads to something else. */
export function listOfStop({ kind, link, leadsTo }: Stop, { listBehind }: Context): string | null {
  if (leadsTo !== null) return sourceOfRow(leadsTo);
  return kind === 'link' && link !== null ? (listBehind?.(link.url) ?? null) : null;
}

/** Hints for the key that opens the list behind an entry, and for the one that goes back to the previous list. */
export const LIST_HINTS: readonly Hint[] = [
  {
    actions: ['open-list'],
    word: 'open list',
    rank: 2.5,
    when: (state, context) => {
      const subject = selectedNode(state, context)?.subject;
      return subject?.kind === 'entry' && context.listBehind?.(subject.entry.url) != null;
    },
  },
  {
    actions: ['go-back'],
    word: 'list before',
    rank: 3.2,
    when: ({ isAbove, history }) => isAbove && history.length === 0,
  },
];

/** Whether a stop is a list that can be forgotten: the bundled catalog, whose source is empty, cannot. */
export const isForgettable = ({ leadsTo }: Stop): boolean => Boolean(leadsTo && sourceOfRow(leadsTo));
