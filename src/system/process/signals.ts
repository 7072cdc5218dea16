import { readFileSync } from 'node:fs';
import { constants } from 'node:os';

/**
 * The signals that end a program which does not listen to them. SIGBUS, SIGFPE, SIGILL and SIGSEGV are left out: if a fault in
 * Node raises one and there is a listener, the instruction runs again and again, and the process hangs. Node ignores SIGPIPE.
 */
const ENDING: readonly NodeJS.Signals[] = [
  ...(['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGBREAK', 'SIGABRT', 'SIGALRM', 'SIGPROF'] as const),
  ...(['SIGSYS', 'SIGTRAP', 'SIGUSR2', 'SIGVTALRM', 'SIGXCPU'] as const),
];
/** Signals that end a program on Linux, while other systems ignore them or do not have them. */
const ENDING_ON_LINUX: readonly NodeJS.Signals[] = ['SIGIO', 'SIGPWR', 'SIGSTKFLT'];

/** Calls `end` at each of the signals that end a program. */
export function onEndingSignal(end: (signal: NodeJS.Signals) => void): void {
  const isLinux = process.platform === 'linux';
  listen(isLinux ? [...ENDING, ...ENDING_ON_LINUX] : ENDING, end);
  // A write beyond a limit on file sizes sends this signal as well. That write also fails, and its caller deals with that.
  if (isLinux) process.on('SIGXFSZ', () => hasFileLimit() || end('SIGXFSZ'));
}

function listen(signals: readonly NodeJS.Signals[], end: (signal: NodeJS.Signals) => void): void {
  for (const signal of signals) {
    if (signal in constants.signals) process.on(signal, () => end(signal));
  }
}

/** Keeps Node from opening a port for its debugger at SIGUSR1, as it does if there is no listener. */
export function ignoreDebuggerSignal(): void {
  if (process.platform !== 'win32') process.on('SIGUSR1', () => {});
}

function hasFileLimit(): boolean {
  try {
    return !/^Max file size +unlimited/m.test(readFileSync('/proc/self/limits', 'utf8'));
  } catch {
    return true;
  }
}
