import { parentPort, workerData } from 'node:worker_threads';
import { buildTree, itemsById } from './data/tree.ts';
import type { Question, Reply } from './search/remote.ts';
import { createEngine } from './search/search.ts';
import { type ListText, readListCatalog } from './system/list-file.ts';

/** Reads the list again, makes its index, and answers questions about it: all that would keep the keys waiting. */
const { search, facets } = createEngine(itemsById(buildTree(readListCatalog(workerData as ListText).catalog)));

parentPort?.on('message', ({ kind, text, bookmarks }: Question) => {
  const context = { bookmarks: new Set(bookmarks) };
  if (kind === 'facets') {
    reply({ kind, facets: facets(text, context) });
    return;
  }
  const answer = search(text, context);
  reply({ kind, answer }, [answer.documents.buffer, answer.scores.buffer]);
});

function reply(message: Reply, transfer: readonly ArrayBufferLike[] = []): void {
  const own = transfer.filter(
    (buffer): buffer is ArrayBuffer => buffer instanceof ArrayBuffer && buffer.byteLength > 0,
  );
  parentPort?.postMessage(message, own);
}
