import type { Catalog, Category, Entry, Level, Measure, Mechanism } from './types.ts';

/** What a row of the tree stands for, and what the detail pane then shows. */
export type Subject =
  | { readonly kind: 'category'; readonly category: Category }
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'level'; readonly level: Level; readonly title: string }
  | { readonly kind: 'measure'; readonly measure: Measure }
  | { readonly kind: 'mechanism'; readonly mechanism: Mechanism }
  | { readonly kind: 'shelf'; readonly shelf: ShelfId };

/** A branch that the reader fills: what was marked, and what was opened lately. */
export type ShelfId = 'bookmarks' | 'recent';
export type Shelves = Readonly<Record<ShelfId, readonly string[]>>;

export type TreeNode = {
  /** Unique in the tree. What stands on a shelf has the shelf's id in front: `bookmarks/runc`. */
  readonly id: string;
  readonly label: string;
  readonly subject: Subject;
  readonly parent: string | null;
  readonly children: readonly TreeNode[];
  /** Items below this node: entries, measures or mechanisms. */
  readonly count: number;
};

/** A node as it stands in the list: `depth` 0 is the outermost. */
export type Row = { readonly node: TreeNode; readonly depth: number };

/** The tree of everything in the catalog, in the order of the list. */
export function buildTree(catalog: Catalog): readonly TreeNode[] {
  const categories = groupBy(catalog.categories, ({ parent }) => parent);
  const entries = groupBy(catalog.entries, ({ parent, category }) => parent ?? pathKey(category));
  const branches = (parent: string | null, path: readonly string[]): readonly TreeNode[] =>
    (categories.get(parent) ?? []).map((category) => {
      const here = [...path, category.title];
      const children = [...branches(category.id, here), ...itemsOf(category, pathKey(here), catalog, entries)];
      return node(category.id, category.title, { kind: 'category', category }, parent, children);
    });
  return branches(null, []);
}

/** The items that have been put on shelves, as branches; an id that the catalog no longer has is passed over. */
export function buildShelves(shelves: Shelves, items: ReadonlyMap<string, TreeNode>): readonly TreeNode[] {
  const shelf = (id: ShelfId, label: string) =>
    node(
      id,
      label,
      { kind: 'shelf', shelf: id },
      null,
      shelves[id].flatMap((itemId) => {
        const item = items.get(itemId);
        return item ? [{ ...item, id: `${id}/${itemId}`, parent: id, children: [] }] : [];
      }),
    );
  return [shelf('bookmarks', 'Bookmarks'), shelf('recent', 'Recent')];
}

/** Every entry, measure and mechanism by its id, in the order of the tree. */
export function itemsById(tree: readonly TreeNode[]): ReadonlyMap<string, TreeNode> {
  const items = new Map<string, TreeNode>();
  const add = (node: TreeNode) => {
    if (isItem(node.subject)) items.set(node.id, node);
    node.children.forEach(add);
  };
  tree.forEach(add);
  return items;
}

/** The rows that are to be seen when the branches in `expanded` are open. */
export function visibleRows(tree: readonly TreeNode[], expanded: ReadonlySet<string>, depth = 0): readonly Row[] {
  return tree.flatMap((child) => [
    { node: child, depth },
    ...(expanded.has(child.id) ? visibleRows(child.children, expanded, depth + 1) : []),
  ]);
}

/** Whether a subject can be searched for, opened and bookmarked. */
export function isItem(subject: Subject): boolean {
  return subject.kind === 'entry' || subject.kind === 'measure' || subject.kind === 'mechanism';
}

/** Titles of the categories around an item, the outermost first. */
export function placeOf(subject: Subject): readonly string[] {
  switch (subject.kind) {
    case 'entry':
      return subject.entry.category;
    case 'measure':
      return ['Security', 'Hardening guide', `${subject.measure.level} ${subject.measure.levelTitle}`];
    case 'mechanism':
      return ['Security', 'Mechanisms'];
    default:
      return [];
  }
}

/** Entries by what they stand under: the id of an entry, or the path of a category. */
type EntriesByPlace = ReadonlyMap<string, readonly Entry[]>;

/** A path as a key that no id can be. */
const pathKey = (titles: readonly string[]): string => `/${titles.join('/')}`;

function itemsOf(category: Category, path: string, catalog: Catalog, entries: EntriesByPlace): readonly TreeNode[] {
  switch (category.holds) {
    case 'entries':
      return entriesBelow(path, category.id, entries);
    case 'measures':
      return levelsOf(category, catalog);
    case 'mechanisms':
      return catalog.mechanisms.map((mechanism) =>
        node(mechanism.id, mechanism.name, { kind: 'mechanism', mechanism }, category.id, []),
      );
    case 'categories':
      return [];
    default:
      return category.holds satisfies never;
  }
}

const NO_NODES: readonly TreeNode[] = [];

function entriesBelow(place: string, parent: string, entries: EntriesByPlace): readonly TreeNode[] {
  const below = entries.get(place);
  if (below === undefined) return NO_NODES;
  return below.map((entry) =>
    node(entry.id, entry.name, { kind: 'entry', entry }, parent, entriesBelow(entry.id, entry.id, entries)),
  );
}

function levelsOf(category: Category, catalog: Catalog): readonly TreeNode[] {
  const levels = new Map(catalog.measures.map(({ level, levelTitle }) => [level, levelTitle]));
  return [...levels].map(([level, title]) => {
    const id = `${category.id}/${level}`;
    const measures = catalog.measures
      .filter((measure) => measure.level === level)
      .map((measure) => node(measure.id, measure.subject, { kind: 'measure', measure }, id, []));
    return node(id, `${level} ${title}`, { kind: 'level', level, title }, category.id, measures);
  });
}

/** What `Map.groupBy` does, which Node 20 does not have. */
function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function node(
  id: string,
  label: string,
  subject: Subject,
  parent: string | null,
  children: readonly TreeNode[],
): TreeNode {
  const count = children.reduce((sum, child) => sum + child.count + (isItem(child.subject) ? 1 : 0), 0);
  return { id, label, subject, parent, children, count };
}

/** The nodes of a tree from top to bottom, whether their branches are open or not. */
export function everyNode(tree: readonly TreeNode[]): readonly TreeNode[] {
  return tree.flatMap((child) => [child, ...everyNode(child.children)]);
}
