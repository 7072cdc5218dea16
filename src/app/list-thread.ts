import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Catalog, Entry } from '../data/types.ts';
import type { Reply, Thread } from '../search/worker-client.ts';
import type { ListBytes } from '../system/list-file.ts';

/**
 * What the thread sends before it answers questions: the beginning of the list, if that can be read sooner; then the entries in
 * batches; finally the rest of the catalog.
 */
export type ThreadMessage =
  | { readonly kind: 'begun'; readonly catalog: Catalog }
  | { readonly kind: 'entries'; readonly entries: readonly Entry[] }
  | {
      readonly kind: 'read';
      readonly rest: Omit<Catalog, 'entries'>;
      readonly notice: string | null;
      readonly notUnderstood: number;
    }
  | { readonly kind: 'refused'; readonly problem: string };

/** A list that was read in a thread, and the thread, which searches it from then on. */
export type ReadWhole = {
  readonly catalog: Catalog;
  readonly notice: string | null;
  readonly notUnderstood: number;
  readonly thread: Thread;
};

type Outcome = ReadWhole | { readonly problem: string } | null;

/** A list that is being read in a thread. */
export type ReadingInThread = {
  /** The beginning of the list; `null` if the whole list arrives first. */
  readonly begun: Promise<Catalog | null>;
  /** The whole list, the problem of a list that cannot be used, or `null` if the thread ended before. */
  readonly whole: Promise<Outcome>;
  readonly end: () => void;
};

/**
 * The limit for V8's young generation. Most objects that are created while the index is built are short-lived; more room for them
 * saves time and costs memory.
 */
const YOUNG_MB = 16;

/**
 * Reads a list in a thread of its own. This thread only receives the result: it answers keys and signals meanwhile, and keeps
 * nothing of the text. Returns `null` if no thread can be started.
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
  // Only once the thread runs, because this hands the bytes over: if it never runs, this thread needs them to read the list.
  worker.once('online', () => worker.postMessage(list, [list.bytes.buffer]));
  let begin = (_catalog: Catalog) => {};
  const first = new Promise<Catalog>((resolve) => {
    begin = resolve;
  });
  const whole = outcomeOf(worker, begin);
  // From then on the thread must not keep the program running, unless somebody listens to it.
  void whole.then(() => worker.unref());
  const end = () => {
    // The user has left the list, so no search has to replace the one of the thread when that exits.
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
    worker.on('message', function take(message: ThreadMessage) {
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
      // The thread may have ended before this call.
      if (hasEnded) return listener();
      worker.once('error', listener);
      worker.once('exit', listener);
    },
  };
}
