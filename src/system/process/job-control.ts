import { lookUp, waitingFor } from './processes.ts';

/**
 * Whether a shell above can bring us back after a stop: the nearest ancestor outside our process group must be in our session.
 * Without such a shell (as the only program of a window or a container) a stop would be for ever. Without /proc, one is assumed.
 */
export function hasShellAbove(): boolean {
  if (process.platform === 'win32') return false;
  const own = lookUp('self');
  return own === undefined || waitingFor(own)?.session === own.session;
}

/** What to stop: this process alone, or its process group (under npx the shell waits for npx, not for us). */
export type StopTarget = 'self' | 'group';

/** Stops as the terminal's own Ctrl-Z would. There must be no listener for SIGTSTP when this is called. */
export function stop(target: StopTarget): void {
  process.kill(target === 'group' ? 0 : process.pid, 'SIGTSTP');
}

/** Stops our process group, as the system stops a program that reads the terminal in the background. */
export function stopInBackground(): void {
  process.kill(0, 'SIGTTIN');
}
