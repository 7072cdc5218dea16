import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { buildTree, itemsById } from './data/tree.ts';
import type { Library } from './screen/view.ts';
import { createRemoteSearch, type Reply, type Thread } from './search/remote.ts';
import { createSearch } from './search/search.ts';
import { ListError, type ListText, readListCatalog, readListText } from './system/list-file.ts';

/** The index of more items than this is made in a thread of its own. */
const MOST_IN_THIS_THREAD = 5000;

/** What there is to browse and search in a list of the reader's own, or why it cannot be used. */
export function openList(file: string): { readonly library: Library } | { readonly problem: string } {
  try {
    const list = readListText(file);
    const catalog = readListCatalog(list);
    const tree = buildTree(catalog);
    const items = itemsById(tree);
    const isLarge = items.size > MOST_IN_THIS_THREAD;
    const search = isLarge ? createRemoteSearch(items, startThread(list)) : createSearch(items);
    return { library: { catalog, tree, items, search } };
  } catch (error) {
    if (error instanceof ListError) return { problem: error.message };
    throw error;
  }
}

/** What is read while the index is made mostly dies young; more room for it saves a fifth of the time. */
const YOUNG_MB = 64;

function startThread(list: ListText): Thread {
  const worker = new Worker(join(import.meta.dirname, 'search-worker.cjs'), {
    workerData: list,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  // It must not keep the program from ending.
  worker.unref();
  return {
    ask: (question) => worker.postMessage(question),
    onReply: (listener) => worker.on('message', (reply: Reply) => listener(reply)),
    onEnd: (listener) => worker.once('error', listener),
  };
}
