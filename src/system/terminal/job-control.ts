import { readFileSync } from 'node:fs';

type ProcessLine = { readonly parent: number; readonly group: number; readonly session: number };

function lookUp(pid: number): ProcessLine | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in parentheses, may itself hold spaces and parentheses.
    const [, parent, group, session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(parent), group: Number(group), session: Number(session) };
  } catch {
    return undefined;
  }
}

/**
 * Whether a shell waits above that can bring us back after a stop: the nearest ancestor outside our process group must
 * live in our session. Started without one (as the only program of a window or a container) a stop would be for ever.
 * Systems without /proc get the benefit of the doubt.
 */
export function hasShellAbove(): boolean {
  if (process.platform === 'win32') return false;
  if (process.platform !== 'linux') return true;
  const own = lookUp(process.pid);
  if (own === undefined) return true;
  let ancestor = lookUp(own.parent);
  while (ancestor?.group === own.group) ancestor = lookUp(ancestor.parent);
  return ancestor?.session === own.session;
}

/** Whom to stop: us alone, or our process group (under npx the shell waits for npx, not for us). */
export type StopTarget = 'self' | 'group';

/** Stops as the terminal's own Ctrl-Z would. Nobody may listen to SIGTSTP when this is called. */
export function stop(target: StopTarget): void {
  process.kill(target === 'group' ? 0 : process.pid, 'SIGTSTP');
}
