import { fstatSync, readdirSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { ancestorsOf, lookUp, type Process, waitingFor } from './processes.ts';

const STDIN = 0;
/** The device number of /dev/tty, which stands for the terminal that controls the session. */
const OWN_TERMINAL = 0x500;

/**
 * How we stand with the terminal. `foreground`: it is ours. `background`: another program has it until a shell brings us to the
 * front. `outside`: another program has it, and nothing will ever bring us to the front. Without /proc, `foreground` is assumed.
 */
export type Standing = 'foreground' | 'background' | 'outside';

export function standing(): Standing {
  const own = lookUp('self');
  if (own === undefined) return 'foreground';
  if (own.terminal === 0) return isLent(terminalOfKeys()) ? 'foreground' : 'outside';
  if (!isBehind(own)) return 'foreground';
  return hasJobControlAbove(own) ? 'background' : 'outside';
}

/** Whether another process group has the keys now. */
export function isInBackground(): boolean {
  const own = lookUp('self');
  return own !== undefined && own.terminal !== 0 && isBehind(own);
}

function isBehind({ group, terminal, foreground }: Process): boolean {
  if (foreground <= 0 || foreground === group) return false;
  // Job control concerns only the session's own terminal; keys may come from another one.
  return [terminal, OWN_TERMINAL].includes(terminalOfKeys());
}

function terminalOfKeys(): number {
  return fstatSync(STDIN).rdev;
}

/**
 * Whether a terminal that does not control our session is ours all the same. It is if the program in its foreground waits for us
 * (su, setsid --wait), or if it controls no session at all, as in an emergency shell.
 */
function isLent(terminal: number): boolean {
  const own = lookUp('self');
  for (const ancestor of own ? ancestorsOf(own) : []) {
    if (ancestor.terminal === terminal) return ancestor.group === ancestor.foreground;
  }
  const pids = readdirSync('/proc').map(Number).filter(Boolean);
  return !pids.some((pid) => lookUp(pid)?.terminal === terminal);
}

/** The signals that a shell with job control ignores, in contrast to scripts and other programs. */
const IGNORED_BY_SHELLS = [constants.signals.SIGTSTP, constants.signals.SIGTTIN, constants.signals.SIGTTOU];

/** Whether the process that waits for our process group is a shell that can bring it to the front. */
function hasJobControlAbove(own: Process): boolean {
  const above = waitingFor(own);
  if (above?.session !== own.session) return false;
  try {
    const status = readFileSync(`/proc/${above.pid}/status`, 'utf8');
    const ignored = BigInt(`0x${/^SigIgn:\s*([\da-f]+)$/m.exec(status)?.[1] ?? 0}`);
    return IGNORED_BY_SHELLS.some((signal) => (ignored >> BigInt(signal - 1)) & 1n);
  } catch {
    return false;
  }
}
