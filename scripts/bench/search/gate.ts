import { type Goal, goalWords } from '../kit/table.ts';
import { type Section, thousands, time } from './cells.ts';
import type { Speed } from './speed.ts';
import type { PairedTimes, Spent } from './timing.ts';

/** The least ratio of Fuse's processor time to ours, from this number of entries on. */
const LEAST: readonly { readonly entries: number; readonly ratio: number }[] = [
  { entries: 100_000, ratio: 200 },
  { entries: 1_500, ratio: 20 },
];

export type Gate = { readonly section: Section; readonly isMet: boolean };

/**
 * Compares the processor time of a keystroke. Other programs on the machine can delay a search but hardly add to its
 * processor time, so noise does not change the ratio much.
 */
export function gateOf(speeds: readonly Pick<Speed, 'size' | 'beside'>[]): Gate {
  const results = speeds.map(({ size, beside }) => ({ size, beside, goal: goalAt(size, ratioOf(beside)) }));
  const rows = results.map(({ size, beside, goal }) => [
    thousands(size),
    thousands(beside.ours.length),
    time(perKeystroke(beside.ours)),
    time(perKeystroke(beside.other)),
    `${ratioOf(beside).toFixed(0)} ×`,
    goal === null ? '' : goalWords(goal),
  ]);
  return {
    section: {
      title: 'Processor time of a keystroke, ours and fuse.js in turn',
      headings: ['entries', 'keystrokes', 'ours', 'fuse.js', 'ratio', 'goal'],
      rows,
    },
    isMet: results.every(({ goal }) => goal === null || goal.isMet),
  };
}

function goalAt(size: number, ratio: number): Goal | null {
  const least = LEAST.find(({ entries }) => size >= entries)?.ratio;
  return least === undefined ? null : { text: `ratio ≥ ${least}`, isMet: ratio >= least };
}

function ratioOf({ ours, other }: PairedTimes): number {
  return perKeystroke(other) / perKeystroke(ours);
}

function perKeystroke(spent: readonly Spent[]): number {
  return spent.reduce((sum, { processorMs }) => sum + processorMs, 0) / spent.length;
}
