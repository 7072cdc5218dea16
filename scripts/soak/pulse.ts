import { readdirSync, readFileSync } from 'node:fs';

/** What a program is doing at a moment. */
export type Pulse = {
  /** Whether it waits for something to happen, and has nothing else to do. */
  readonly isIdle: boolean;
  /** For how many milliseconds it waits at most; `null` where the system does not tell. */
  readonly patience: number | null;
  /** How often it has waited since it was started. */
  readonly wakings: number;
};

/** The system calls in which Node waits; in all of them the fourth argument is for how long. */
const WAITS: Readonly<Record<string, readonly number[]>> = { x64: [232, 281], arm64: [22] };

/** What Linux knows of a program of Node's; `null` when it has ended. */
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

/** The system call that the main thread is in, if any. `null` where that is not for everybody to know. */
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

/** Whether all threads sleep; one may still search. */
function areAsleep(pid: number): boolean {
  return readdirSync(`/proc/${pid}/task`).every((thread) => {
    try {
      return /\) S /u.test(readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8'));
    } catch {
      return true;
    }
  });
}
