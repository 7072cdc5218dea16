import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// This works while the program runs, so that nobody has to start it with a flag.
setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

/** What is in use of the heap and of the arrays beside it, in bytes, after everything else was given back. */
export function bytesInUse(): number {
  if (typeof collect !== 'function') throw new Error('This Node does not let its garbage be collected.');
  // What the first leaves behind for finalizers goes with the second.
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** What something made keeps in use beyond what was there before. */
export function bytesKept(make: () => unknown): number {
  const before = bytesInUse();
  const made = make();
  const after = bytesInUse();
  // Without a use after the measurement, what was made could have been given back before it.
  return made === undefined ? 0 : after - before;
}
