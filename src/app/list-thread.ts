import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Catalog, Entry } from '../data/types.ts';
import type { Reply, Thread } from '../search/worker-client.ts';
import type { ListBytes } from '../system/list-file.ts';

/**
 * What the thread says before it answers questions: the beginning of the list, where that is read sooner; then its entries piece by
 * piece, and at last the rest of the catalog.
 */
export type Told =
  | { readonly kind: 'begun'; readonly catalog: Catalog }
  | { readonly kind: 'entries'; readonly entries: readonly Entry[] }
  | {
      readonly kind: 'read';
      readonly rest: Omit<Catalog, 'entries'>;
      readonly notice: string | null;
      readonly notUnderstood: number;
    }
  | { readonly kind: 'refused'; readonly problem: string };

/** A list that was read in a thread, which searches it from then on. */
export type ReadWhole = {
  readonly catalog: Catalog;
  readonly notice: string | null;
  readonly notUnderstood: number;
  readonly thread: Thread;
};

type Outcome = ReadWhole | { readonly problem: string } | null;

/** A list while it is read in a thread. */
export type ReadingInThread = {
  /** Its beginning; `null` where the whole of it comes first. */
  readonly begun: Promise<Catalog | null>;
  /** All of it, the problem of a list that cannot be used, or `null` where the thread has ended before. */
  readonly whole: Promise<Outcome>;
  readonly end: () => void;
};

/** What is read while the index is made mostly dies young; more room for it saves time, and costs memory. */
const YOUNG_MB = 16;

/**
 * Reads a list in a thread of its own. This one only gets what has come of it: it answers keys and signals meanwhile, and
 * keeps nothing of the text. `null` where there can be no thread.
 */
export function readInThread(list: ListBytes): ReadingInThread | null {
  let worker: Worker;
  try {
    worker = new Worker(join(import.meta.dirname, 'thread.cjs'), {
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
  } catch {
    return null;
  }
  // Once it runs: the bytes are handed over, and if it never does, this thread has to read them.
  worker.once('online', () => worker.postMessage(list, [list.bytes.buffer]));
  let begin = (_catalog: Catalog) => {};
  const first = new Promise<Catalog>((resolve) => {
    begin = resolve;
  });
  const whole = outcomeOf(worker, begin);
  // From there on it must not keep the program from ending, unless somebody listens to it.
  void whole.then(() => worker.unref());
  const end = () => {
    // Who has left the list needs no search in its place.
    worker.removeAllListeners('exit');
    void worker.terminate();
  };
  return { begun: Promise.race([first, whole.then(() => null)]), whole, end };
}

function outcomeOf(worker: Worker, begin: (catalog: Catalog) => void): Promise<Outcome> {
  const entries: Entry[] = [];
  return new Promise((resolve) => {
    const end = () => resolve(null);
    worker.once('error', end).once('exit', end);
    worker.on('message', function take(message: Told) {
      if (message.kind === 'begun') return begin(message.catalog);
      if (message.kind === 'entries') {
        for (const entry of message.entries) entries.push(entry);
        return;
      }
      worker.off('message', take).off('exit', end);
      if (message.kind === 'refused') return resolve({ problem: message.problem });
      const { rest, notice, notUnderstood } = message;
      resolve({ catalog: { ...rest, entries }, notice, notUnderstood, thread: startThread(worker) });
    });
  });
}

function startThread(worker: Worker): Thread {
  let hasEnded = false;
  worker.once('exit', () => {
    hasEnded = true;
  });
  return {
    ask: (question) => worker.postMessage(question),
    onReply: (listener) => worker.on('message', (reply: Reply) => listener(reply)),
    onEnd: (listener) => {
      // Nobody may have asked before.
      if (hasEnded) return listener();
      worker.once('error', listener);
      worker.once('exit', listener);
    },
  };
}
