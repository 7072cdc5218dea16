import { expandOutline, type Outline } from '../data/outline.ts';
import { buildTree, itemsById, type Shelves, type Subject, type TreeNode } from '../data/tree.ts';
import type { Catalog } from '../data/types.ts';
import type { DetailStyle } from '../screen/document.ts';
import type { Document } from '../screen/links.ts';
import type { Search } from '../search/types.ts';
import { inOrder } from '../system/settings/parse.ts';
import type { Reading } from '../system/settings/read.ts';
import type { Library } from '../views/context.ts';
import { branchDocument } from '../views/detail/branch.ts';
import { MOUSE_ON } from '../views/shared/mouse.ts';
import { initialState, type State } from '../views/state.ts';

/** Searches the items of a library; the searcher is loaded only when there is something to search for. */
export type SearchMaker = (items: Library['items'], catalog: Catalog) => Search;

/** Makes the details of a catalog; like the searcher, it is loaded only when it is needed. */
export type DetailMaker = (node: TreeNode, catalog: Catalog, paper: DetailStyle) => Document;

/** What there is to browse and search in a catalog. */
export function createLibrary(catalog: Catalog, createSearch: SearchMaker, makeDetail: DetailMaker): Library {
  const tree = buildTree(catalog);
  const items = itemsById(tree);
  const describe: Library['describe'] = (node, paper) =>
    isList(node.subject) ? branchDocument(node, catalog, paper) : makeDetail(node, catalog, paper);
  return { catalog, tree, items, search: createSearch(items, catalog), describe };
}

/** The page of these tells only of what is in them, and is there from the first frame on; that of the mechanisms tells who uses them. */
const isList = (subject: Subject): boolean =>
  LISTS.has(subject.kind) && !(subject.kind === 'category' && subject.category.holds === 'mechanisms');

const LISTS: ReadonlySet<Subject['kind']> = new Set(['category', 'shelf', 'year']);

/** What there is to browse in the outline of a catalog, in which nothing is searched for. */
export function outlineLibrary(outline: Outline): Library {
  const { catalog, tree, items } = expandOutline(outline);
  return { catalog, tree, items, search: NO_SEARCH, describe: (node, paper) => branchDocument(node, catalog, paper) };
}

/** For a first frame, in which nothing is searched for. */
const NO_SEARCH: Search = {
  find: () => {
    throw new Error('The searcher is not loaded');
  },
  facets: () => [],
  complete: () => null,
  prepare: () => false,
  onNews: () => {},
};

/** The state a visit begins in, from what the last visit left, the query of the command line, and what to say of a list. */
export function startState(
  { tree }: Library,
  { settings, problem }: Reading,
  query: string,
  told: string | null = null,
  asksForMouse = false,
): State {
  const shelves: Shelves = { bookmarks: inOrder(settings.bookmarks), recent: inOrder(settings.recent).reverse() };
  const text = problem ?? told;
  // Who has it on in the settings knows.
  const mouseNotice = asksForMouse && !settings.mouse ? MOUSE_ON : null;
  const notice = text === null ? mouseNotice : ({ tone: 'warn', text } as const);
  const mouse = asksForMouse || settings.mouse;
  const ticks = inOrder(settings.ticks);
  return initialState({ tree, query, shelves, installed: settings.stack, ticks, mouse, notice });
}
