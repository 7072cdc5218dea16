import { closeSync } from 'node:fs';
import { constants } from 'node:os';
import { isInBackground } from './foreground.ts';

/** How the process ends, as its parent sees it. */
export type Ending = { readonly code: number } | { readonly signal: NodeJS.Signals };

/** The exit code of a program that met a bug of its own (EX_SOFTWARE of sysexits.h). */
export const BUG: Ending = { code: 70 };

/** The exit code of a program that was asked for what it cannot do. */
export const WRONG_USE = { code: 2 };

const PATIENCE_MS = 500;

/** Runs the clean-up, but waits for it no longer than a user would; tells whether it came to its end. */
export function settle(cleanUp: () => unknown): Promise<boolean> {
  const patience = new Promise<boolean>((resolve) => setTimeout(resolve, PATIENCE_MS, false));
  const work = async () => {
    await cleanUp();
  };
  const done = work().catch(() => {});
  return Promise.race([done.then(() => true), patience]);
}

/** Signals that become an exit code: 130 is what an interrupted program answers, and nobody wants SIGQUIT's core file. */
const ANSWERED: readonly string[] = ['SIGINT', 'SIGQUIT'];

/** Ends the process. A shell and a script must see that a signal ended it, so it dies by that signal, but for a few. */
export function end(ending: Ending): void {
  if ('code' in ending) exit(ending.code);
  const { signal } = ending;
  if (!ANSWERED.includes(signal) && process.platform !== 'win32') {
    for (const name of signalNames(signal)) process.removeAllListeners(name);
    process.kill(process.pid, signal);
    // Node 20 aborts with a core file when it exits in the normal way after its window was closed.
    if (signal === 'SIGHUP') process.kill(process.pid, 'SIGKILL');
  }
  exit(128 + constants.signals[signal]);
}

/** A signal by all its names: libraries listen to some by another name than we do (SIGIOT is SIGABRT). */
function signalNames(signal: NodeJS.Signals): readonly string[] {
  const { signals } = constants;
  return Object.keys(signals).filter((name) => signals[name as NodeJS.Signals] === signals[signal]);
}

function exit(code: number): never {
  if (isInBackground()) exitAside(code);
  process.exit(code);
}

/**
 * Exits and leaves the line settings of the terminal alone. Node would set them at the exit to what they were at its start,
 * under the hands of the program that has the terminal by now. It spares what is closed.
 */
export function exitAside(code: number): never {
  for (const descriptor of [0, 1, 2]) {
    try {
      closeSync(descriptor);
    } catch {
      // It has been closed before.
    }
  }
  process.exit(code);
}
