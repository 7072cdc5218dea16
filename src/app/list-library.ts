import type { Catalog } from '../data/types.ts';
import { createRemoteSearch, createSearch } from '../search/search.ts';
import type { Thread } from '../search/worker-client.ts';
import { readBundledCatalog } from '../system/installation.ts';
import { isListError, type ListAsked, type Progress, readListCatalog, readListSource } from '../system/list-file.ts';
import type { Library } from '../views/context.ts';
import { makeDetail } from '../views/detail/content.ts';
import { createLibrary, type SearchMaker } from './library.ts';
import { readInThread } from './list-thread.ts';

/** A list with more bytes than this is read and searched in a thread of its own. */
const MOST_IN_THIS_THREAD = 2 ** 20;

/** A list that can be used; `notice` says what of it could not be. */
export type OpenedList = {
  readonly library: Library;
  readonly notice: string | null;
  /** Looks behind whether a list from the network has changed since. */
  readonly check: (() => Promise<boolean>) | null;
};

/** What there is to browse and search in a list of the reader's own, or why it cannot be used. */
export async function openList(
  asked: ListAsked,
  onProgress: Progress,
): Promise<OpenedList | { readonly problem: string }> {
  try {
    const { list, notice: told, check } = await readListSource(asked, true, onProgress);
    const read = list.bytes.length > MOST_IN_THIS_THREAD ? await readInThread(list) : null;
    if (read !== null && 'problem' in read) return read;
    const { catalog, notice } = read ?? readListCatalog(list);
    const said = [told, notice].filter((one) => one !== null).join(' ');
    return { library: libraryIn(catalog, read?.thread ?? null), notice: said === '' ? null : said, check };
  } catch (error) {
    if (isListError(error)) return { problem: error.message };
    throw error;
  }
}

/** What there is to browse and search in the bundled catalog, for a visit that begins at a query. */
export const openBundled = (): Library => libraryIn(readBundledCatalog(), null);

function libraryIn(catalog: Catalog, thread: Thread | null): Library {
  const search: SearchMaker = (items, listed) =>
    thread === null ? createSearch(items, listed) : createRemoteSearch(items, thread, listed);
  return createLibrary(catalog, search, makeDetail);
}
