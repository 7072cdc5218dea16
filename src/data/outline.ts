import { EMPTY_ENTRY } from './fields.ts';
import type { Recent } from './news.ts';
import { type Overview, overviewOf } from './overview.ts';
import { recentIn } from './recent.ts';
import { buildTree, itemsById, type TreeNode } from './tree.ts';
import type { Catalog, Entry } from './types.ts';

/**
 * What the first frame shows of a catalog, so that it need not wait for the rest. Of the tree it has the outermost branches, all
 * closed; beside them stands the start page.
 */
export type Outline = {
  readonly overview: Overview;
  readonly tree: readonly TreeNode[];
  /** How many items there are. */
  readonly count: number;
  /** An entry of which nothing is known, so that the start need not load the table of fields. */
  readonly empty: Entry;
};

/**
 * What may stand on the shelves of a start page: the items by their ids and, in the same order, their names, with nothing in place of
 * one that is the id; and what came with the latest revisions.
 */
export type Shelved = {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly recent: readonly Recent[];
};

/** The outline of a catalog, for the build to write beside it. */
export function makeOutline(catalog: Catalog): Outline {
  const tree = buildTree(catalog);
  return {
    overview: overviewOf(catalog),
    tree: tree.map((node) => ({ ...node, children: [] })),
    count: itemsById(tree).size,
    empty: EMPTY_ENTRY,
  };
}

/** What of a catalog may stand on shelves. */
export function shelvedIn(catalog: Catalog): Shelved {
  const items = [...itemsById(buildTree(catalog))];
  return {
    ids: items.map(([id]) => id),
    names: items.map(([id, { label }]) => (label === id ? '' : label)),
    recent: recentIn(catalog),
  };
}

/** Items that have a name, with nothing to read in them. */
export function expandShelved({ ids, names }: Shelved, { empty }: Outline): ReadonlyMap<string, TreeNode> {
  const subject = { kind: 'entry', entry: empty } as const;
  const item = (id: string, name: string): TreeNode => ({
    id,
    label: name || id,
    subject,
    parent: null,
    children: [],
    count: 0,
  });
  return new Map(ids.map((id, at) => [id, item(id, names[at] ?? '')]));
}
