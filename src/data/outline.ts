import { EMPTY_ENTRY } from './fields.ts';
import { buildTree, itemsById, type TreeNode } from './tree.ts';
import type { Catalog, Entry } from './types.ts';

/**
 * What the first frame shows of a catalog, so that it need not wait for the rest. Of the tree it has the
 * outermost branches, all closed, and what is in the first one, where a visit begins.
 */
export type Outline = {
  readonly title: string;
  readonly capturedOn: string;
  readonly tree: readonly TreeNode[];
  /** The ids of all items: how many there are, and which bookmarks are still among them. */
  readonly ids: readonly string[];
  /** An entry of which nothing is known, so that the start need not load the table of fields. */
  readonly empty: Entry;
};

/** The outline of a catalog, for the build to write beside it. */
export function makeOutline(catalog: Catalog): Outline {
  const { title, capturedOn } = catalog;
  const tree = buildTree(catalog);
  const outermost = tree.map((node, index) => ({ ...node, children: index === 0 ? node.children.map(withKind) : [] }));
  return { title, capturedOn, tree: outermost, ids: [...itemsById(tree).keys()], empty: EMPTY_ENTRY };
}

/** A node with no more of an entry than its kind, which the chart of a branch counts. */
function withKind(node: TreeNode): TreeNode {
  const { subject } = node;
  const children = node.children.map(withKind);
  if (subject.kind !== 'entry') return { ...node, children };
  return { ...node, children, subject: { kind: 'entry', entry: { ...EMPTY_ENTRY, kind: subject.entry.kind } } };
}

/** The catalog, the tree and the items of an outline, with nothing to read in them. */
export function expandOutline({ title, capturedOn, tree, ids, empty }: Outline): {
  readonly catalog: Catalog;
  readonly tree: readonly TreeNode[];
  readonly items: ReadonlyMap<string, TreeNode>;
} {
  const subject = { kind: 'entry', entry: empty } as const;
  const item = (id: string): TreeNode => ({ id, label: '', subject, parent: null, children: [], count: 0 });
  return {
    catalog: { title, capturedOn, categories: [], entries: [], measures: [], mechanisms: [], flaws: [] },
    tree,
    items: new Map(ids.map((id) => [id, item(id)])),
  };
}
