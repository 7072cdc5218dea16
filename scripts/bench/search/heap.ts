import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// This works while the program runs, so that nobody has to start it with a flag.
setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

const TURNS = 5;
const PAUSE_MS = 20;

/** What is in use of the heap and of the arrays beside it, in bytes, after everything else was given back. */
export async function bytesInUse(): Promise<number> {
  if (typeof collect !== 'function') throw new Error('This Node does not let its garbage be collected.');
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < TURNS; turn++) {
    // What is being compiled in the background holds what it was used with until that is done.
    await setTimeout(PAUSE_MS);
    // One collection does not do: arrays beside the heap are given back by the next.
    collect();
    const { heapUsed, external } = process.memoryUsage();
    least = Math.min(least, heapUsed + external);
  }
  return least;
}

/** What something made keeps in use beyond what was there before. Of several, little things show as well. */
export async function bytesKept(make: () => unknown, copies = 1): Promise<number> {
  const before = await bytesInUse();
  const made = Array.from({ length: copies }, make);
  const after = await bytesInUse();
  // The use after the measurement keeps what was made from being given back before it.
  return (after - before) / made.length;
}
