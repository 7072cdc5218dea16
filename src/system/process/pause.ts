/**
 * Holds up the whole thread. For waits that must also work while the process is ending, when no timer and no promise would be
 * served any more.
 */
export function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
