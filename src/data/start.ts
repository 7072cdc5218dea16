import type { KeptList } from './lists.ts';
import { buildShelves, type Shelves } from './shelves.ts';
import { type Items, makeNode, rowId, type TreeNode } from './tree.ts';

/** The id of the start page, which is not a row of the tree. */
export const START = rowId('start');

/** Builds the node of the start page, with the user's shelves below it. */
export const buildStart = (shelves: Shelves, items: Items, lists: readonly KeptList[]): TreeNode =>
  makeNode(START, 'Start', { kind: 'start', lists }, null, buildShelves(shelves, items));

/** The beginning of the id of a row for a list that was opened before; the list's source follows it. */
const LIST_ROW = rowId('list', '');

export const listRowId = (source: string): string => LIST_ROW + source;

/** Returns the source of the list that the id of a row stands for; `null` if the row is not such a list. */
export const sourceOfRow = (id: string): string | null => (id.startsWith(LIST_ROW) ? id.slice(LIST_ROW.length) : null);
