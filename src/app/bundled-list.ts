import { createSearch } from '../search/search.ts';
import { readCatalog } from '../system/installation.ts';
import { makeDetail } from '../views/detail/content.ts';
import { createLibrary } from './library.ts';
import type { OpenedList } from './list-library.ts';
import { searchWhenAsked } from './search-when-asked.ts';

/**
 * Opens the newest catalog of the program; `settings` is the directory of the settings. Its search is created when it is first
 * used, since the first keys need none.
 */
export function openBundled(settings: string | null): OpenedList {
  const library = createLibrary(
    readCatalog(settings),
    (...items) => searchWhenAsked(() => createSearch(...items)),
    makeDetail,
  );
  return { library, notice: null, check: null, origin: null, whole: null, end: () => {} };
}
