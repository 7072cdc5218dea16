import { expandOutline, type Outline } from '../data/outline.ts';
import { buildTree, itemsById, type Shelves } from '../data/tree.ts';
import type { Catalog } from '../data/types.ts';
import type { Search } from '../search/types.ts';
import { inOrder } from '../system/settings/parse.ts';
import type { Reading } from '../system/settings/read.ts';
import type { Library } from '../views/context.ts';
import { initialState, type State } from '../views/state.ts';

/** Searches the items of a library; the searcher is loaded only when there is something to search for. */
export type SearchMaker = (items: Library['items']) => Search;

/** What there is to browse and search in a catalog. */
export function createLibrary(catalog: Catalog, createSearch: SearchMaker): Library {
  const tree = buildTree(catalog);
  const items = itemsById(tree);
  return { catalog, tree, items, search: createSearch(items) };
}

/** What there is to browse in the outline of a catalog, in which nothing is searched for. */
export const outlineLibrary = (outline: Outline): Library => ({ ...expandOutline(outline), search: NO_SEARCH });

/** For a first frame, in which nothing is searched for. */
const NO_SEARCH: Search = {
  find: () => {
    throw new Error('The searcher is not loaded');
  },
  facets: () => [],
  complete: () => null,
  prepare: () => {},
  onNews: () => {},
};

/** The state a visit begins in, from what the last visit left, the query of the command line, and what to say of a list. */
export function startState(
  { tree }: Library,
  { settings, problem }: Reading,
  query: string,
  told: string | null = null,
): State {
  const shelves: Shelves = { bookmarks: inOrder(settings.bookmarks), recent: inOrder(settings.recent).reverse() };
  const text = problem ?? told;
  const notice = text === null ? null : ({ tone: 'warn', text } as const);
  return initialState({ tree, query, shelves, notice });
}
