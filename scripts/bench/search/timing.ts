import { setImmediate } from 'node:timers/promises';

/** The elapsed time and the processor time of a call, in milliseconds. */
export type Spent = { readonly ms: number; readonly processorMs: number };

export function spentBy(act: () => unknown): Spent {
  const usage = process.cpuUsage();
  const start = performance.now();
  act();
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(usage);
  return { ms, processorMs: (user + system) / 1000 };
}

/** Presses keys until the time is up, but at least `least` of them. Signals are handled between keys. */
export async function pressAll(
  keystrokes: readonly string[],
  press: (text: string) => unknown,
  budgetMs: number,
  least: number,
): Promise<readonly number[]> {
  const end = performance.now() + budgetMs;
  const times: number[] = [];
  for (const text of keystrokes) {
    if (times.length >= least && performance.now() > end) break;
    times.push(spentBy(() => press(text)).ms);
    await setImmediate();
  }
  return times;
}

export type PairedTimes = { readonly ours: readonly Spent[]; readonly other: readonly Spent[] };

/**
 * Presses each key in both engines, which alternate in going first. Before each measurement our search gets the query
 * without its last letter, as when a user types: it remembers what the finished words of a query mean. Fuse remembers
 * nothing.
 */
export async function pressPaired(
  keystrokes: readonly string[],
  ours: { readonly press: (text: string) => unknown },
  other: (text: string) => unknown,
  budgetMs: number,
  least: number,
): Promise<PairedTimes> {
  const end = performance.now() + budgetMs;
  const spent = { ours: [] as Spent[], other: [] as Spent[] };
  const pressOurs = (text: string) => {
    ours.press([...text].slice(0, -1).join(''));
    spent.ours.push(spentBy(() => ours.press(text)));
  };
  for (const [turn, text] of keystrokes.entries()) {
    if (turn >= least && performance.now() > end) break;
    if (turn % 2 === 0) pressOurs(text);
    spent.other.push(spentBy(() => other(text)));
    if (turn % 2 !== 0) pressOurs(text);
    await setImmediate();
  }
  return spent;
}
