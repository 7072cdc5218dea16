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
  /** Unique in the tree: the id of what the row stands for, or one made by `rowId`. */
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

/** The id of a row that the tree makes itself. No id of a catalog is the same, because none has a control character in it. */
export function rowId(...parts: readonly string[]): string {
  return `\0${parts.join('\0')}`;
}

/** The tree of everything in the catalog, in the order of the list. */
export function buildTree(catalog: Catalog): readonly TreeNode[] {
  const categories = groupBy(catalog.categories, ({ parent }) => parent);
  const { top, under } = placeEntries(catalog.entries);
  const branches = (parent: string | null, above: Place | undefined): readonly TreeNode[] =>
    (categories.get(parent) ?? []).map((category) => {
      const here = above?.below.get(category.title);
      const children = [...branches(category.id, here), ...itemsOf(category, here?.entries ?? [], catalog, under)];
      return node(category.id, category.title, { kind: 'category', category }, parent, children);
    });
  return branches(null, top);
}

/** The items that have been put on shelves, as branches; an id that the catalog no longer has is passed over. */
export function buildShelves(shelves: Shelves, items: ReadonlyMap<string, TreeNode>): readonly TreeNode[] {
  const shelf = (id: ShelfId, label: string) =>
    node(
      rowId(id),
      label,
      { kind: 'shelf', shelf: id },
      null,
      shelves[id].flatMap((itemId) => {
        const item = items.get(itemId);
        return item ? [{ ...item, id: rowId(id, itemId), parent: rowId(id), children: [] }] : [];
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
export function visibleRows(tree: readonly TreeNode[], expanded: ReadonlySet<string>): readonly Row[] {
  const rows: Row[] = [];
  const add = (nodes: readonly TreeNode[], depth: number) => {
    for (const node of nodes) {
      rows.push({ node, depth });
      if (expanded.has(node.id)) add(node.children, depth + 1);
    }
  };
  add(tree, 0);
  return rows;
}

/** Whether a subject can be searched for, opened and bookmarked. */
export function isItem(subject: Subject): boolean {
  return subject.kind === 'entry' || subject.kind === 'measure' || subject.kind === 'mechanism';
}

/** What the guide and the mechanisms are called wherever they are shown. */
export const GUIDE_TITLE = 'Hardening guide';
export const MECHANISMS_TITLE = 'Mechanisms';

/** Titles of the categories around an item, the outermost first. */
export function placeOf(subject: Subject): readonly string[] {
  switch (subject.kind) {
    case 'entry':
      return subject.entry.category;
    case 'measure':
      return ['Security', GUIDE_TITLE, `${subject.measure.level} ${subject.measure.levelTitle}`];
    case 'mechanism':
      return ['Security', MECHANISMS_TITLE];
    default:
      return [];
  }
}

/** The entries of a category, and the categories in it by their titles. */
type Place = { readonly entries: Entry[]; readonly below: Map<string, Place> };

/** Entries by the id of the entry that they stand under. */
type EntriesUnder = ReadonlyMap<string, readonly Entry[]>;

/** Where entries stand. Categories are found title by title: titles joined to one key could be those of two places. */
function placeEntries(entries: readonly Entry[]): { readonly top: Place; readonly under: EntriesUnder } {
  const top: Place = { entries: [], below: new Map() };
  const under = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (entry.parent === null) placeAt(top, entry.category).entries.push(entry);
    else groupOf(under, entry.parent).push(entry);
  }
  return { top, under };
}

function placeAt(top: Place, titles: readonly string[]): Place {
  let place = top;
  for (const title of titles) {
    const known = place.below.get(title);
    const next = known ?? { entries: [], below: new Map<string, Place>() };
    if (known === undefined) place.below.set(title, next);
    place = next;
  }
  return place;
}

function itemsOf(
  category: Category,
  entries: readonly Entry[],
  catalog: Catalog,
  under: EntriesUnder,
): readonly TreeNode[] {
  switch (category.holds) {
    case 'entries':
      return nodesOf(entries, category.id, under);
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

function nodesOf(entries: readonly Entry[], parent: string, under: EntriesUnder): readonly TreeNode[] {
  return entries.map((entry) => {
    const below = under.get(entry.id);
    const children = below === undefined ? NO_NODES : nodesOf(below, entry.id, under);
    return node(entry.id, entry.name, { kind: 'entry', entry }, parent, children);
  });
}

function levelsOf(category: Category, catalog: Catalog): readonly TreeNode[] {
  const levels = new Map(catalog.measures.map(({ level, levelTitle }) => [level, levelTitle]));
  return [...levels].map(([level, title]) => {
    const id = rowId(category.id, String(level));
    const measures = catalog.measures
      .filter((measure) => measure.level === level)
      .map((measure) => node(measure.id, measure.subject, { kind: 'measure', measure }, id, []));
    return node(id, `${level} ${title}`, { kind: 'level', level, title }, category.id, measures);
  });
}

/** What `Map.groupBy` does, which Node 20 does not have. */
function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) groupOf(groups, keyOf(item)).push(item);
  return groups;
}

function groupOf<Key, Item>(groups: Map<Key, Item[]>, key: Key): Item[] {
  const known = groups.get(key);
  if (known !== undefined) return known;
  const group: Item[] = [];
  groups.set(key, group);
  return group;
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
  const all: TreeNode[] = [];
  const add = (nodes: readonly TreeNode[]) => {
    for (const node of nodes) {
      all.push(node);
      add(node.children);
    }
  };
  add(tree);
  return all;
}
