import { createSearch } from '../search/search.ts';
import { readBundledCatalog } from '../system/installation.ts';
import { makeDetail } from '../views/detail/content.ts';
import { createLibrary } from './library.ts';
import type { OpenedList } from './list-library.ts';
import { searchWhenAsked } from './search-when-asked.ts';

/** The catalog that ships with the program. Its search is made when it is asked for: the first keys need none. */
export function openBundled(): OpenedList {
  const library = createLibrary(
    readBundledCatalog(),
    (...items) => searchWhenAsked(() => createSearch(...items)),
    makeDetail,
  );
  return { library, notice: null, check: null, origin: null, whole: null, end: () => {} };
}
