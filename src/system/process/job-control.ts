import { lookUp, waitingFor } from './processes.ts';

/**
 * Whether a shell waits above that can bring us back after a stop: the nearest ancestor outside our process group must
 * live in our session. Started without one (as the only program of a window or a container) a stop would be for ever.
 * Systems without /proc get the benefit of the doubt.
 */
export function hasShellAbove(): boolean {
  if (process.platform === 'win32') return false;
  const own = lookUp('self');
  return own === undefined || waitingFor(own)?.session === own.session;
}

/** Whom to stop: us alone, or our process group (under npx the shell waits for npx, not for us). */
export type StopTarget = 'self' | 'group';

/** Stops as the terminal's own Ctrl-Z would. Nobody may listen to SIGTSTP when this is called. */
export function stop(target: StopTarget): void {
  process.kill(target === 'group' ? 0 : process.pid, 'SIGTSTP');
}

/** Stops our process group, as the system stops whoever reads a terminal from the background. */
export function stopInBackground(): void {
  process.kill(0, 'SIGTTIN');
}
