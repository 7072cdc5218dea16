import { readFileSync } from 'node:fs';

/**
 * A process as Linux describes it. Devices are numbers, and a terminal of 0 means none. A foreground of 0 or -1 means that no
 * group is in the foreground.
 */
export type Process = {
  readonly parent: number;
  readonly group: number;
  readonly session: number;
  /** The terminal that controls its session. */
  readonly terminal: number;
  /** The process group that has this terminal's keys. */
  readonly foreground: number;
};

/** Looks up a process; `undefined` if it is gone, or if the system has no /proc. */
export function lookUp(pid: number | 'self'): Process | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in parentheses, may itself contain spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [parent = 0, group = 0, session = 0, terminal = 0, foreground = 0] = fields.slice(1, 6).map(Number);
    return { parent, group, session, terminal, foreground };
  } catch {
    return undefined;
  }
}

/** Yields the parent, its parent and so on, the nearest first. */
export function* ancestorsOf(process: Process): Generator<Process & { readonly pid: number }> {
  for (let pid = process.parent; pid > 0; ) {
    const ancestor = lookUp(pid);
    if (ancestor === undefined) return;
    yield { ...ancestor, pid };
    pid = ancestor.parent;
  }
}

/** Returns the nearest ancestor outside the process group: the process that waits for the group, if any does. */
export function waitingFor(process: Process): (Process & { readonly pid: number }) | undefined {
  for (const ancestor of ancestorsOf(process)) if (ancestor.group !== process.group) return ancestor;
  return undefined;
}
