import type { SearchResult } from './data/search.ts';
import { buildTree, itemsById, type Shelves } from './data/tree.ts';
import type { Catalog } from './data/types.ts';
import { initialState, type State } from './explorer/state.ts';
import type { Theme } from './screen/theme.ts';
import type { Library } from './screen/view.ts';
import type { Reading } from './system/settings/read.ts';

/** A visit that is about to begin: all that the first frame shows. */
export type Opening = { readonly library: Library; readonly start: State; readonly theme: Theme };

/** Searches the items of a library; the searcher is loaded only when there is something to search for. */
export type SearchMaker = (items: Library['items']) => (query: string) => SearchResult;

/** Puts a visit together from the catalog, what the last visit left, and the query of the command line. */
export function openVisit(
  catalog: Catalog,
  { settings, problem }: Reading,
  query: string,
  theme: Theme,
  createSearch: SearchMaker = () => () => NOTHING,
): Opening {
  const tree = buildTree(catalog);
  const items = itemsById(tree);
  const shelves: Shelves = { bookmarks: byTime(settings.bookmarks), recent: byTime(settings.recent).reverse() };
  const notice = problem === null ? null : ({ tone: 'warn', text: problem } as const);
  return {
    library: { catalog, tree, items, search: createSearch(items) },
    start: initialState({ tree, query, shelves, notice }),
    theme,
  };
}

const NOTHING: SearchResult = { hits: [], nearest: [], lit: () => [] };

function byTime(noted: Readonly<Record<string, string>>): string[] {
  return Object.entries(noted)
    .sort(([, a], [, b]) => (a < b ? -1 : 1))
    .map(([id]) => id);
}
