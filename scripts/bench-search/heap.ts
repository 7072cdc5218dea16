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

/** What something made keeps in use beyond what was there before. Of several, little things show as well. */
export function bytesKept(make: () => unknown, copies = 1): number {
  const before = bytesInUse();
  const made = Array.from({ length: copies }, make);
  const after = bytesInUse();
  // The use after the measurement keeps what was made from being given back before it.
  return (after - before) / made.length;
}
