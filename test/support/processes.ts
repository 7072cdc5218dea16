import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';

const PATIENCE_MS = 10_000;

/** The processes with `mark` in their environment, in any session or process group; Linux only. */
export function processesWith(mark: string): readonly number[] {
  if (process.platform !== 'linux') return [];
  const pids = readdirSync('/proc').filter((name) => /^\d+$/u.test(name));
  return pids.filter((pid) => environmentOf(pid).includes(mark)).map(Number);
}

/** Whether one of these processes is stopped; Linux only. */
export function isOneStopped(mark: string): boolean {
  return processesWith(mark).some((pid) => / T /.test(statusOf(pid)));
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return '';
  }
}

/** Kills these processes and any that they start meanwhile. Resolves when all have ended, or after a deadline. */
export async function endProcessesWith(mark: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (let left = processesWith(mark); left.length > 0; left = processesWith(mark)) {
    for (const pid of left) signal(pid, 'SIGKILL');
    if (Date.now() > deadline) return;
    await after(5);
  }
}

/** Sends a signal to a process or, with a negative number, to a process group. Does nothing if it has ended. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The environment of a process, or an empty text if it has ended or belongs to another user. */
function environmentOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return '';
  }
}
