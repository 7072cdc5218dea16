import { EMPTY_ENTRY } from './fields.ts';
import type { Recent } from './news.ts';
import { type Overview, overviewOf } from './overview.ts';
import { recentIn } from './recent.ts';
import { buildTree, itemsById, type TreeNode } from './tree.ts';
import type { Catalog, Entry } from './types.ts';

/**
 * The part of a catalog that the first frame shows, so that it need not wait for the rest. It has the outermost branches of the
 * tree, all closed, and the facts of the start page.
 */
export type Outline = {
  readonly overview: Overview;
  readonly tree: readonly TreeNode[];
  /** How many items there are. */
  readonly count: number;
  /** An entry about which nothing is known, so that the start need not load the table of fields. */
  readonly empty: Entry;
};

/**
 * The items that may be on the shelves of a start page, and the latest revisions. `names` has the order of `ids`; a name is empty
 * if it equals the id.
 */
export type Shelved = {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly recent: readonly Recent[];
};

/** Makes the outline of a catalog, which the build writes beside it. */
export function makeOutline(catalog: Catalog): Outline {
  const tree = buildTree(catalog);
  return {
    overview: overviewOf(catalog),
    tree: tree.map((node) => ({ ...node, children: [] })),
    count: itemsById(tree).size,
    empty: EMPTY_ENTRY,
  };
}

/** Lists the items of a catalog for the shelves. */
export function shelvedIn(catalog: Catalog): Shelved {
  const items = [...itemsById(buildTree(catalog))];
  return {
    ids: items.map(([id]) => id),
    names: items.map(([id, { label }]) => (label === id ? '' : label)),
    recent: recentIn(catalog),
  };
}

/** Makes items that have only a name. */
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
