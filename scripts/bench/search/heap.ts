import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// Set here, so that the program needs no flag on its command line.
setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

const TURNS = 5;
const PAUSE_MS = 20;

/** Returns the bytes in use on the heap and in arrays outside it, after garbage collection. */
export async function bytesInUse(): Promise<number> {
  if (typeof collect !== 'function') throw new Error('This Node does not let its garbage be collected.');
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < TURNS; turn++) {
    // Code that is being compiled in the background keeps objects alive until the compilation is done.
    await setTimeout(PAUSE_MS);
    // One collection is not enough: the next one frees the arrays outside the heap.
    collect();
    const { heapUsed, external } = process.memoryUsage();
    least = Math.min(least, heapUsed + external);
  }
  return least;
}

/** Returns the bytes that a created object keeps in use. The mean over several copies makes small objects measurable. */
export async function bytesKept(make: () => unknown, copies = 1): Promise<number> {
  const before = await bytesInUse();
  const made = Array.from({ length: copies }, make);
  const after = await bytesInUse();
  // Using `made` after the measurement keeps it from being collected earlier.
  return (after - before) / made.length;
}
