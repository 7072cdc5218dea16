import { parentPort } from 'node:worker_threads';
import { buildTree, itemsById } from '../data/tree.ts';
import type { Catalog } from '../data/types.ts';
import { createEngine, createFinePrint } from '../search/search.ts';
import type { Question, Reply } from '../search/worker-client.ts';
import { readBeginning } from '../system/list-beginning.ts';
import { isListError, type ListBytes, readListCatalog } from '../system/list-file.ts';
import type { ThreadMessage } from './list-thread.ts';

/** How many entries are sent at once: so few that the receiving thread answers keys in between. */
const AT_ONCE = 2000;

/** Reads a list, sends its contents, builds its index and answers questions. In the main thread, this would keep keys waiting. */
function serve(list: ListBytes): void {
  const catalog = told(list);
  if (catalog === null) return;
  const { prepare, search, facets } = createEngine(itemsById(buildTree(catalog)), createFinePrint(catalog));
  parentPort?.on('message', ({ kind, text, bookmarks, isWhole }: Question) => {
    const query = prepare(text);
    const context = { bookmarks: new Set(bookmarks) };
    if (kind === 'facets') {
      reply({ kind, facets: facets(query, context, isWhole) });
      return;
    }
    const answer = search(query, context, isWhole);
    reply({ kind, answer }, [answer.documents.buffer, answer.scores.buffer, answer.near.buffer]);
  });
}

/** Reads the catalog and sends it to the other thread; returns `null` if the list cannot be used. */
function told(list: ListBytes): Catalog | null {
  try {
    const beginning = readBeginning(list);
    if (beginning !== null) tell({ kind: 'begun', catalog: beginning });
    const { catalog, notice, notUnderstood } = readListCatalog(list);
    const { entries, ...rest } = catalog;
    for (let at = 0; at < entries.length; at += AT_ONCE)
      tell({ kind: 'entries', entries: entries.slice(at, at + AT_ONCE) });
    tell({ kind: 'read', rest, notice, notUnderstood });
    return catalog;
  } catch (error) {
    if (!isListError(error)) throw error;
    tell({ kind: 'refused', problem: error.message });
    return null;
  }
}

const tell = (message: ThreadMessage): void => parentPort?.postMessage(message);

function reply(message: Reply, transfer: readonly ArrayBufferLike[] = []): void {
  const own = transfer.filter(
    (buffer): buffer is ArrayBuffer => buffer instanceof ArrayBuffer && buffer.byteLength > 0,
  );
  parentPort?.postMessage(message, own);
}

parentPort?.once('message', serve);
