import type { KeptList } from './lists.ts';
import { buildShelves, type Shelves } from './shelves.ts';
import { type Items, makeNode, rowId, type TreeNode } from './tree.ts';

/** Id of the start page, which is no row of the tree. */
export const START = rowId('start');

/** The start page: what the reader has on the shelves is below it. */
export const buildStart = (shelves: Shelves, items: Items, lists: readonly KeptList[]): TreeNode =>
  makeNode(START, 'Start', { kind: 'start', lists }, null, buildShelves(shelves, items));

/** Where the start page leads for a list that was opened before: what its source follows in the id of the row. */
const LIST_ROW = rowId('list', '');

export const listRowId = (source: string): string => LIST_ROW + source;

/** The source of the list that an id of a row stands for; `null` where it stands for something else. */
export const sourceOfRow = (id: string): string | null => (id.startsWith(LIST_ROW) ? id.slice(LIST_ROW.length) : null);
