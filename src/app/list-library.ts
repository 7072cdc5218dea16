import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Origin } from '../data/lists.ts';
import type { Catalog } from '../data/types.ts';
import { createRemoteSearch, createSearch } from '../search/search.ts';
import type { Thread } from '../search/worker-client.ts';
import {
  isListError,
  type ListAsked,
  type ListSource,
  type Progress,
  readListCatalog,
  readListSource,
} from '../system/list-file.ts';
import { readAddress } from '../system/remote/address.ts';
import { listDirectory } from '../system/settings/list-directory.ts';
import { type Reading, readSettings } from '../system/settings/read.ts';
import type { Library } from '../views/context.ts';
import { makeDetail } from '../views/detail/content.ts';
import { createLibrary, type SearchMaker } from './library.ts';
import { type ReadWhole, readInThread } from './list-thread.ts';
import { searchWhenAsked } from './search-when-asked.ts';

export { removeListDirectory } from '../system/settings/list-directory.ts';
export { openBundled } from './bundled-list.ts';

/** The most bytes of a list that is read and searched in this thread; a larger list gets a thread of its own. */
const MOST_IN_THIS_THREAD = 2 ** 20;

/** A list that can be used; `notice` says which parts of it could not be used. */
export type OpenedList = {
  readonly library: Library;
  readonly notice: string | null;
  /** Checks in the background whether a list from the network has changed since. */
  readonly check: (() => Promise<boolean>) | null;
  /** The origin of the list; `null` for the bundled catalog. */
  readonly origin: Origin | null;
  /** The whole list, if `library` has only its beginning; otherwise `null`. */
  readonly whole: Promise<WholeList | Problem> | null;
  /** Ends the thread of the list, once the list is no longer in use. */
  readonly end: () => void;
};

/** The whole of a list whose beginning was shown. `renamed` maps those ids of the beginning that have changed to the new ones. */
export type WholeList = Pick<OpenedList, 'library' | 'notice'> & { readonly renamed: ReadonlyMap<string, string> };

type Problem = { readonly problem: string };

export type Opening = {
  readonly onProgress?: Progress;
  readonly signal?: AbortSignal;
  /** Whether the beginning of a list is of no use without the rest. */
  readonly isAllNeeded?: boolean;
};

/** Opens a list of the user's own, or gives the reason why it cannot be used. */
export async function openList(asked: ListAsked, opening: Opening = {}): Promise<OpenedList | Problem> {
  try {
    const file = asked.source;
    const source = await readListSource(asked, true, opening.onProgress, opening.signal);
    const inThread = source.list.bytes.length > MOST_IN_THIS_THREAD ? readInThread(source.list) : null;
    const { fetched, notice, check } = source;
    const from = { source: sourceOf(file), isKept: file !== STANDARD_INPUT, fetched, notUnderstood: 0 };
    const opened = { notice, check, origin: from, end: inThread?.end ?? (() => {}) };
    const begun = opening.isAllNeeded ? null : ((await inThread?.begun) ?? null);
    if (inThread && begun !== null) {
      const library = { ...libraryIn(begun, null, from), isPartial: true };
      const whole = inThread.whole.then((read) => wholeOf(read, begun, source, from));
      return { ...opened, library, whole };
    }
    const read = (await inThread?.whole) ?? readListCatalog(source.list);
    return 'problem' in read ? read : { ...opened, ...listOf(read, source, from), whole: null };
  } catch (error) {
    if (isListError(error)) return { problem: error.message };
    throw error;
  }
}

/** The source that stands for standard input, as `--list` takes it. */
const STANDARD_INPUT = '-';

/** Returns the name of a list in the settings. It is the same however the user typed it, and in whichever directory. */
export function sourceOf(file: string): string {
  if (file === STANDARD_INPUT) return file;
  const addressed = readAddress(file, existsSync);
  return addressed.kind === 'remote' ? addressed.remote.name : resolve(file);
}

/** Returns the directory for what is kept of one list; `null` if nothing is kept. */
export function ownDirectory(directory: string | null, { source, isKept }: Origin): string | null {
  return directory === null || !isKept ? null : listDirectory(directory, source);
}

/** Reads what was kept of a list. For the bundled catalog, that is in the settings of the program. */
export function readOwnSettings(directory: string | null, origin: Origin | null): Reading {
  return readSettings(origin === null ? directory : ownDirectory(directory, origin));
}

type Read = Omit<ReadWhole, 'thread'> & { readonly thread?: Thread };

function listOf(
  read: Read,
  { notice: told }: ListSource,
  from: Origin,
): Pick<OpenedList, 'library' | 'notice' | 'origin'> {
  const said = [told, read.notice].filter((one) => one !== null).join(' ');
  const origin = { ...from, notUnderstood: read.notUnderstood };
  const library = libraryIn(read.catalog, read.thread ?? null, origin);
  return { library, notice: said === '' ? null : said, origin };
}

function wholeOf(
  read: ReadWhole | Problem | null,
  begun: Catalog,
  source: ListSource,
  from: Origin,
): WholeList | Problem {
  if (read === null) return { problem: 'The rest of the list could not be read; what is shown is its beginning.' };
  return 'problem' in read ? read : { ...listOf(read, source, from), renamed: renamedIn(begun, read.catalog) };
}

/** Returns the ids that have changed. An id may get a number or a category if another entry in the rest has the same name. */
function renamedIn(begun: Catalog, whole: Catalog): ReadonlyMap<string, string> {
  const pairs = (before: readonly { readonly id: string }[], after: readonly { readonly id: string }[]) =>
    before.flatMap(({ id }, index): readonly (readonly [string, string])[] => {
      const now = after[index]?.id ?? id;
      return now === id ? [] : [[id, now]];
    });
  return new Map([...pairs(begun.categories, whole.categories), ...pairs(begun.entries, whole.entries)]);
}

function libraryIn(catalog: Catalog, thread: Thread | null, origin: Origin): Library {
  const search: SearchMaker = (items, listed) =>
    searchWhenAsked(() => (thread === null ? createSearch(items, listed) : createRemoteSearch(items, thread, listed)));
  return createLibrary(catalog, search, makeDetail, { origin });
}
