import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Catalog, Entry } from '../data/types.ts';
import type { Reply, Thread } from '../search/worker-client.ts';
import type { ListBytes } from '../system/list-file.ts';

/** What the thread says before it answers questions: the entries piece by piece, and at last the rest of the catalog. */
export type Told =
  | { readonly kind: 'entries'; readonly entries: readonly Entry[] }
  | { readonly kind: 'read'; readonly rest: Omit<Catalog, 'entries'>; readonly notice: string | null }
  | { readonly kind: 'refused'; readonly problem: string };

/** A list that was read in a thread, which searches it from then on. */
export type ReadInThread = { readonly catalog: Catalog; readonly notice: string | null; readonly thread: Thread };

/** What is read while the index is made mostly dies young; more room for it saves time, and costs memory. */
const YOUNG_MB = 16;

/**
 * Reads a list in a thread of its own. This one only gets what has come of it: it answers keys and signals meanwhile, and
 * keeps nothing of the text. Gives the problem of a list that cannot be used, and `null` where there can be no thread.
 */
export async function readInThread(list: ListBytes): Promise<ReadInThread | { readonly problem: string } | null> {
  let worker: Worker;
  try {
    worker = new Worker(join(import.meta.dirname, 'search-worker.cjs'), {
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
  } catch {
    return null;
  }
  // Once it runs: the bytes are handed over, and if it never does, this thread has to read them.
  worker.once('online', () => worker.postMessage(list, [list.bytes.buffer]));
  const read = await told(worker);
  // From here on it must not keep the program from ending.
  worker.unref();
  return read;
}

function told(worker: Worker): ReturnType<typeof readInThread> {
  const entries: Entry[] = [];
  return new Promise((resolve) => {
    const end = () => resolve(null);
    worker.once('error', end).once('exit', end);
    worker.on('message', function take(message: Told) {
      if (message.kind === 'entries') {
        for (const entry of message.entries) entries.push(entry);
        return;
      }
      worker.off('message', take).off('exit', end);
      if (message.kind === 'refused') resolve({ problem: message.problem });
      else resolve({ catalog: { ...message.rest, entries }, notice: message.notice, thread: startThread(worker) });
    });
  });
}

function startThread(worker: Worker): Thread {
  return {
    ask: (question) => worker.postMessage(question),
    onReply: (listener) => worker.on('message', (reply: Reply) => listener(reply)),
    onEnd: (listener) => {
      worker.once('error', listener);
      worker.once('exit', listener);
    },
  };
}
