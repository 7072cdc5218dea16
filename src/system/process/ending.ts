import { closeSync } from 'node:fs';
import { constants } from 'node:os';
import { isInBackground } from './foreground.ts';

/** How the process ends, as its parent sees it. */
export type Ending = { readonly code: number } | { readonly signal: NodeJS.Signals };

/** The ending of a program that has met a bug of its own (EX_SOFTWARE of sysexits.h). */
export const BUG: Ending = { code: 70 };

/** The ending of a program that was asked for something that it cannot do. */
export const WRONG_USE = { code: 2 };

const PATIENCE_MS = 500;

/** Runs the clean-up, but waits no longer for it than a user would. Resolves with whether it was completed. */
export function settle(cleanUp: () => unknown): Promise<boolean> {
  const patience = new Promise<boolean>((resolve) => setTimeout(resolve, PATIENCE_MS, false));
  const work = async () => {
    await cleanUp();
  };
  const done = work().catch(() => {});
  return Promise.race([done.then(() => true), patience]);
}

/** Signals that become an exit code: 130 is what an interrupted program returns, and nobody wants the core file of SIGQUIT. */
const ANSWERED: readonly string[] = ['SIGINT', 'SIGQUIT'];

/** Ends the process. A shell or a script must see that a signal ended it, so it dies by that signal, with a few exceptions. */
export function end(ending: Ending): void {
  if ('code' in ending) exit(ending.code);
  const { signal } = ending;
  if (!ANSWERED.includes(signal) && process.platform !== 'win32') {
    for (const name of signalNames(signal)) process.removeAllListeners(name);
    process.kill(process.pid, signal);
    // Node 20 aborts with a core file if it exits normally after its window was closed.
    if (signal === 'SIGHUP') process.kill(process.pid, 'SIGKILL');
  }
  exit(128 + constants.signals[signal]);
}

/** Returns all names of a signal: libraries listen to some signals by another name than we do (SIGIOT is SIGABRT). */
function signalNames(signal: NodeJS.Signals): readonly string[] {
  const { signals } = constants;
  return Object.keys(signals).filter((name) => signals[name as NodeJS.Signals] === signals[signal]);
}

function exit(code: number): never {
  if (isInBackground()) exitWithoutReset(code);
  process.exit(code);
}

/**
 * Exits without changing the line settings of the terminal. At the exit, Node would reset them to what they were at its start,
 * while another program already has the terminal. Node leaves closed descriptors alone.
 */
export function exitWithoutReset(code: number): never {
  for (const descriptor of [0, 1, 2]) {
    try {
      closeSync(descriptor);
    } catch {
      // It was closed before.
    }
  }
  process.exit(code);
}
