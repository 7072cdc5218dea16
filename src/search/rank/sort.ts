import { knownStatus } from '../../data/status.ts';
import type { TreeNode } from '../../data/tree.ts';
import { STATUSES } from '../../data/types.ts';
import type { Order } from '../query/names.ts';
import { fold } from '../text/tokenize.ts';

/**
 * Puts documents (in the order of the catalog) into another order; `best` is the order of the search, which is not known here.
 */
export type Sorter = (documents: Int32Array, order: Exclude<Order, 'best'>) => Int32Array;

/** Creates the sorter. Each order of all documents is made once, when first needed; a search only picks from it. */
export function createSorter(nodes: readonly TreeNode[]): Sorter {
  const made = new Map<Order, Int32Array>();
  return (documents, order) => {
    if (order === 'list') return documents;
    const all = made.get(order) ?? sortAll(nodes, order);
    made.set(order, all);
    const isWanted = new Uint8Array(nodes.length);
    for (const document of documents) isWanted[document] = 1;
    return all.filter((document) => isWanted[document] === 1);
  };
}

function sortAll(nodes: readonly TreeNode[], order: Exclude<Order, 'best' | 'list'>): Int32Array {
  const all = Int32Array.from(nodes, (_, document) => document);
  if (order === 'name') {
    const names = nodes.map(({ label }) => fold(label));
    return all.sort((a, b) => compare(names[a] ?? '', names[b] ?? '') || a - b);
  }
  const ranks = nodes.map((node) => statusRank(node, order));
  return all.sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0) || a - b);
}

/** Returns the rank of an item in an order: the lowest comes first, and unknown values come last. */
function statusRank({ subject }: TreeNode, order: 'status' | 'stars' | 'newest'): number {
  const entry = subject.kind === 'entry' ? subject.entry : null;
  switch (order) {
    case 'status':
      return rankOfStatus(entry?.status ?? null);
    case 'stars':
      return -(entry?.snapshot?.stars ?? -1);
    case 'newest':
      return -(entry?.since ?? -1);
  }
}

/**
 * Returns the rank of a status: those that only a user's own list has come after the known ones, and a missing status comes last.
 */
function rankOfStatus(status: string | null): number {
  if (status === null) return STATUSES.length + 1;
  const known = knownStatus(status);
  return known ? STATUSES.indexOf(known) : STATUSES.length;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
