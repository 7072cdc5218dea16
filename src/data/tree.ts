import { groupBy, groupFor } from './group.ts';
import type { KeptList } from './lists.ts';
import type { Catalog, Category, Entry, Level, Measure, Mechanism } from './types.ts';
import { findVulnerabilities, type Vulnerability } from './vulnerabilities.ts';

/** What a row of the tree represents, and what the detail shows for it. */
export type Subject =
  | { readonly kind: 'category'; readonly category: Category }
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'level'; readonly level: Level; readonly title: string }
  | { readonly kind: 'measure'; readonly measure: Measure }
  | { readonly kind: 'mechanism'; readonly mechanism: Mechanism }
  | { readonly kind: 'year'; readonly year: string }
  | { readonly kind: 'vulnerability'; readonly vulnerability: Vulnerability }
  | { readonly kind: 'shelf'; readonly shelf: ShelfId; readonly told: string }
  | { readonly kind: 'start'; readonly lists: readonly KeptList[] };

/** A branch of the user's own: what is new since the last visit, bookmarks, or items opened recently. */
export type ShelfId = 'news' | 'bookmarks' | 'recent';

export type TreeNode = {
  /** An id that is unique in the tree: that of the subject, or one made by `rowId`. */
  readonly id: string;
  readonly label: string;
  readonly subject: Subject;
  readonly parent: string | null;
  readonly children: readonly TreeNode[];
  /** Number of items below this node. */
  readonly count: number;
};

/** Items of a tree by their ids. */
export type Items = ReadonlyMap<string, TreeNode>;

/** A node in the list: `depth` 0 is the outermost. */
export type Row = { readonly node: TreeNode; readonly depth: number };

/** Makes an id for a row that is not an item. No catalog has the same id, because ids have no control characters. */
export function rowId(...parts: readonly string[]): string {
  return `\0${parts.join('\0')}`;
}

/** Builds the tree of everything in the catalog, in the order of the list. */
export function buildTree(catalog: Catalog): readonly TreeNode[] {
  const categories = groupBy(catalog.categories, ({ parent }) => parent);
  const { top, under } = sortEntries(catalog.entries);
  const branches = (parent: string | null, above: Folder | undefined): readonly TreeNode[] =>
    (categories.get(parent) ?? []).map((category) => {
      const here = above?.below.get(category.title);
      const children = [...branches(category.id, here), ...itemNodes(category, here?.entries ?? [], catalog, under)];
      return makeNode(category.id, category.title, { kind: 'category', category }, parent, children);
    });
  return branches(null, top);
}

/** Returns all items by their ids, in the order of the tree. */
export function itemsById(tree: readonly TreeNode[]): ReadonlyMap<string, TreeNode> {
  const items = new Map<string, TreeNode>();
  const add = (node: TreeNode) => {
    if (isItem(node.subject)) items.set(node.id, node);
    node.children.forEach(add);
  };
  tree.forEach(add);
  return items;
}

/** Returns the rows that are visible while the branches in `expanded` are open. */
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

const ITEMS: ReadonlySet<Subject['kind']> = new Set(['entry', 'measure', 'mechanism', 'vulnerability']);

/** Whether a subject can be searched for, opened and bookmarked. */
export function isItem(subject: Subject): boolean {
  return ITEMS.has(subject.kind);
}

/** The titles of these categories, wherever they are shown. */
export const GUIDE_TITLE = 'Hardening guide';
export const MECHANISMS_TITLE = 'Mechanisms';
export const VULNERABILITIES_TITLE = 'Vulnerabilities';

/** Returns the titles of the categories that contain an item, the outermost first. */
export function categoryPath(subject: Subject): readonly string[] {
  switch (subject.kind) {
    case 'entry':
      return subject.entry.category;
    case 'measure':
      return ['Security', GUIDE_TITLE, `${subject.measure.level} ${subject.measure.levelTitle}`];
    case 'mechanism':
      return ['Security', MECHANISMS_TITLE];
    case 'vulnerability':
      return ['Security', VULNERABILITIES_TITLE, publicationYear(subject.vulnerability)];
    default:
      return [];
  }
}

/** The entries of a category, and the categories in it by their titles. */
type Folder = { readonly entries: Entry[]; readonly below: Map<string, Folder> };

/** Entries by the id of their parent. */
type EntriesByParent = ReadonlyMap<string, readonly Entry[]>;

/** Sorts entries into their categories. These are found title by title, because two different paths could join to equal keys. */
function sortEntries(entries: readonly Entry[]): { readonly top: Folder; readonly under: EntriesByParent } {
  const top: Folder = { entries: [], below: new Map() };
  const under = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (entry.parent === null) folderAt(top, entry.category).entries.push(entry);
    else groupFor(under, entry.parent).push(entry);
  }
  return { top, under };
}

function folderAt(top: Folder, titles: readonly string[]): Folder {
  let folder = top;
  for (const title of titles) {
    const known = folder.below.get(title);
    const next = known ?? { entries: [], below: new Map<string, Folder>() };
    if (known === undefined) folder.below.set(title, next);
    folder = next;
  }
  return folder;
}

function itemNodes(
  category: Category,
  entries: readonly Entry[],
  catalog: Catalog,
  under: EntriesByParent,
): readonly TreeNode[] {
  switch (category.holds) {
    case 'entries':
      return entryNodes(entries, category.id, under);
    case 'measures':
      return levelNodes(category, catalog);
    case 'mechanisms':
      return catalog.mechanisms.map((mechanism) =>
        makeNode(mechanism.id, mechanism.name, { kind: 'mechanism', mechanism }, category.id, []),
      );
    case 'vulnerabilities':
      return yearNodes(category, catalog);
    case 'categories':
      return [];
    default:
      return category.holds satisfies never;
  }
}

const NO_NODES: readonly TreeNode[] = [];

function entryNodes(entries: readonly Entry[], parent: string, under: EntriesByParent): readonly TreeNode[] {
  return entries.map((entry) => {
    const below = under.get(entry.id);
    const children = below === undefined ? NO_NODES : entryNodes(below, entry.id, under);
    return makeNode(entry.id, entry.name, { kind: 'entry', entry }, parent, children);
  });
}

function levelNodes(category: Category, catalog: Catalog): readonly TreeNode[] {
  const levels = new Map(catalog.measures.map(({ level, levelTitle }) => [level, levelTitle]));
  return [...levels].map(([level, title]) => {
    const id = rowId(category.id, String(level));
    const measures = catalog.measures
      .filter((measure) => measure.level === level)
      .map((measure) => makeNode(measure.id, measure.subject, { kind: 'measure', measure }, id, []));
    return makeNode(id, `${level} ${title}`, { kind: 'level', level, title }, category.id, measures);
  });
}

function yearNodes(category: Category, catalog: Catalog): readonly TreeNode[] {
  const years = groupBy(findVulnerabilities(catalog), publicationYear);
  const { categories, entries, measures, mechanisms } = catalog;
  const taken = new Set([...categories, ...entries, ...measures, ...mechanisms].map((other) => other.id));
  return [...years].map(([year, vulnerabilities]) => {
    const id = rowId(category.id, year);
    const children = vulnerabilities.map((vulnerability) =>
      makeNode(
        // An item in a list of the user's own may have the id of an advisory.
        taken.has(vulnerability.id) ? rowId(id, vulnerability.id) : vulnerability.id,
        vulnerability.id,
        { kind: 'vulnerability', vulnerability },
        id,
        [],
      ),
    );
    return makeNode(id, year, { kind: 'year', year }, category.id, children);
  });
}

/** Returns the year in which a vulnerability became known; `unknown` if that is not recorded. */
export function publicationYear({ published }: Vulnerability): string {
  return published.slice(0, 4) || 'unknown';
}

/** Makes a node, and counts the items below it. */
export function makeNode(
  id: string,
  label: string,
  subject: Subject,
  parent: string | null,
  children: readonly TreeNode[],
): TreeNode {
  const count = children.reduce((sum, child) => sum + child.count + (isItem(child.subject) ? 1 : 0), 0);
  return { id, label, subject, parent, children, count };
}

/** Returns all nodes of a tree from top to bottom, including those in closed branches. */
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
