/** Blocks the whole thread. For waits that must also work while the process ends, when timers and promises no longer run. */
export function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
