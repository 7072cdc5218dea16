import { readdirSync, readFileSync } from 'node:fs';

/** The current activity of a process. */
export type Pulse = {
  /** Whether it is only waiting for an event. */
  readonly isIdle: boolean;
  /** The longest it will wait, in milliseconds; `null` where the system does not report it. */
  readonly patience: number | null;
  /** The number of times that it has waited since its start. */
  readonly wakings: number;
};

/** The system calls in which Node waits (epoll); the fourth argument of each is the time limit. */
const WAITS: Readonly<Record<string, readonly number[]>> = { x64: [232, 281], arm64: [22] };

/** Returns what Linux reports about a Node process, or `null` when it has ended. */
export function pulseOf(pid: number): Pulse | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const wakings = Number(/^voluntary_ctxt_switches:\s+(\d+)$/mu.exec(status)?.[1]);
    const call = callOf(pid);
    const isWaiting = call === null || (WAITS[process.arch]?.includes(call.number) ?? true);
    const isIdle = isWaiting && /^State:\s+S/mu.test(status) && hasNoChildren(pid) && areAsleep(pid);
    return { isIdle, patience: call?.patience ?? null, wakings };
  } catch {
    return null;
  }
}

/** Returns the system call that the main thread is in, or `null` where that is unknown or must not be read. */
function callOf(pid: number): { readonly number: number; readonly patience: number } | null {
  if (WAITS[process.arch] === undefined) return null;
  try {
    const [number, , , , limit] = readFileSync(`/proc/${pid}/syscall`, 'utf8').split(' ').map(Number);
    const isForEver = limit === undefined || limit >= 2 ** 31;
    return { number: number ?? Number.NaN, patience: isForEver ? Number.POSITIVE_INFINITY : limit };
  } catch {
    return null;
  }
}

function hasNoChildren(pid: number): boolean {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8') === '';
}

/** Whether all threads sleep. A search may still be running in one of them. */
function areAsleep(pid: number): boolean {
  return readdirSync(`/proc/${pid}/task`).every((thread) => {
    try {
      return /\) S /u.test(readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8'));
    } catch {
      return true;
    }
  });
}
