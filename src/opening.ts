import type { SearchResult } from './data/search.ts';
import { buildTree, itemsById, type Shelves } from './data/tree.ts';
import type { Catalog } from './data/types.ts';
import { initialState, type State } from './explorer/state.ts';
import type { Library } from './screen/view.ts';
import type { Reading } from './system/settings/read.ts';

/** Searches the items of a library; the searcher is loaded only when there is something to search for. */
export type SearchMaker = (items: Library['items']) => (query: string) => SearchResult;

/** What there is to browse and search in a catalog. */
export function libraryOf(catalog: Catalog, createSearch: SearchMaker = () => () => NOTHING): Library {
  const tree = buildTree(catalog);
  const items = itemsById(tree);
  return { catalog, tree, items, search: createSearch(items) };
}

const NOTHING: SearchResult = { hits: [], nearest: [], lit: () => [] };

/** The state a visit begins in, from what the last visit left and the query of the command line. */
export function startOf({ tree }: Library, { settings, problem }: Reading, query: string): State {
  const shelves: Shelves = { bookmarks: byTime(settings.bookmarks), recent: byTime(settings.recent).reverse() };
  const notice = problem === null ? null : ({ tone: 'warn', text: problem } as const);
  return initialState({ tree, query, shelves, notice });
}

function byTime(noted: Readonly<Record<string, string>>): string[] {
  return Object.entries(noted)
    .sort(([, a], [, b]) => (a < b ? -1 : 1))
    .map(([id]) => id);
}
