import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { buildTree, itemsById } from './data/tree.ts';
import type { Library } from './screen/view.ts';
import { createRemoteSearch, type Reply, type Thread } from './search/remote.ts';
import { createSearch } from './search/search.ts';
import { ListError, type ListText, readListCatalog, readListText } from './system/list-file.ts';

/** The index of more items than this is made in a thread of its own. */
const MOST_IN_THIS_THREAD = 5000;

/** A list that can be used; `notice` says what of it could not be. */
export type OpenedList = { readonly library: Library; readonly notice: string | null };

/** What there is to browse and search in a list of the reader's own, or why it cannot be used. */
export async function openList(file: string): Promise<OpenedList | { readonly problem: string }> {
  try {
    const list = await readListText(file);
    const { catalog, notice } = readListCatalog(list);
    const tree = buildTree(catalog);
    const items = itemsById(tree);
    const isLarge = items.size > MOST_IN_THIS_THREAD;
    const thread = isLarge ? startThread(list) : null;
    const search = thread === null ? createSearch(items) : createRemoteSearch(items, thread);
    return { library: { catalog, tree, items, search }, notice };
  } catch (error) {
    if (error instanceof ListError) return { problem: error.message };
    throw error;
  }
}

/** What is read while the index is made mostly dies young; more room for it saves a fifth of the time. */
const YOUNG_MB = 16;

/** A thread that searches a list; `null` where the system allows none. */
function startThread(list: ListText): Thread | null {
  let worker: Worker;
  try {
    worker = new Worker(join(import.meta.dirname, 'search-worker.cjs'), {
      workerData: list,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
  } catch {
    return null;
  }
  // It must not keep the program from ending.
  worker.unref();
  return {
    ask: (question) => worker.postMessage(question),
    onReply: (listener) => worker.on('message', (reply: Reply) => listener(reply)),
    onEnd: (listener) => {
      worker.once('error', listener);
      worker.once('exit', listener);
    },
  };
}
