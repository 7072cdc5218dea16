import { readFileSync } from 'node:fs';
import { constants } from 'node:os';

/**
 * The signals that end a program which does not listen. SIGBUS, SIGFPE, SIGILL and SIGSEGV are left alone: raised by a
 * fault in Node itself, the instruction would be run again and again and the process would hang. Node ignores SIGPIPE.
 */
const ENDING: readonly NodeJS.Signals[] = [
  ...(['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGBREAK', 'SIGABRT', 'SIGALRM', 'SIGPROF'] as const),
  ...(['SIGSYS', 'SIGTRAP', 'SIGUSR2', 'SIGVTALRM', 'SIGXCPU'] as const),
];
/** These end a program on Linux, while other systems ignore them or do not know them. */
const ENDING_ON_LINUX: readonly NodeJS.Signals[] = ['SIGIO', 'SIGPWR', 'SIGSTKFLT'];

/** Calls back at the signals that end a program. */
export function onEndingSignal(end: (signal: NodeJS.Signals) => void): void {
  const isLinux = process.platform === 'linux';
  listen(isLinux ? [...ENDING, ...ENDING_ON_LINUX] : ENDING, end);
  // A write past a limit on file sizes sends it as well, and fails, which is dealt with where it was tried.
  if (isLinux) process.on('SIGXFSZ', () => hasFileLimit() || end('SIGXFSZ'));
}

function listen(signals: readonly NodeJS.Signals[], end: (signal: NodeJS.Signals) => void): void {
  for (const signal of signals) {
    if (signal in constants.signals) process.on(signal, () => end(signal));
  }
}

/** Node opens a port for its debugger at SIGUSR1, unless somebody listens. */
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
