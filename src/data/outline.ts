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
  readonly recent: readonly Recent[];
  readonly tree: readonly TreeNode[];
  /** The ids of all items: how many there are, and which bookmarks are still among them. */
  readonly ids: readonly string[];
  /** The names of items by their ids, where they are not the same: the start page names what is on the shelves. */
  readonly names: Readonly<Record<string, string>>;
  /** An entry of which nothing is known, so that the start need not load the table of fields. */
  readonly empty: Entry;
};

/** The outline of a catalog, for the build to write beside it. */
export function makeOutline(catalog: Catalog): Outline {
  const tree = buildTree(catalog);
  const items = [...itemsById(tree)];
  return {
    overview: overviewOf(catalog),
    recent: recentIn(catalog),
    tree: tree.map((node) => ({ ...node, children: [] })),
    ids: items.map(([id]) => id),
    names: Object.fromEntries(items.flatMap(([id, { label }]) => (label === id ? [] : [[id, label]]))),
    empty: EMPTY_ENTRY,
  };
}

/** The tree and the items of an outline, with nothing to read in them. */
export function expandOutline({ tree, ids, names, empty }: Outline): {
  readonly tree: readonly TreeNode[];
  readonly items: ReadonlyMap<string, TreeNode>;
} {
  const subject = { kind: 'entry', entry: empty } as const;
  const label = (id: string): string => (Object.hasOwn(names, id) ? names[id] : undefined) ?? id;
  const item = (id: string): TreeNode => ({ id, label: label(id), subject, parent: null, children: [], count: 0 });
  return { tree, items: new Map(ids.map((id) => [id, item(id)])) };
}
