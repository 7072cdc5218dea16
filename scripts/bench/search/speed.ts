import type { TreeNode } from '../../../src/data/tree.ts';
import { interleave } from '../kit/interleave.ts';
import { median, percentile } from '../kit/statistics.ts';
import { entriesWords, megabytes, type Section, share, thousands, time } from './cells.ts';
import { plainFuse } from './engines/fuse.ts';
import { createFzf } from './engines/fzf.ts';
import { createOurs, type Ours } from './engines/ours.ts';
import { type ItemRecord, recordsOf } from './engines/records.ts';
import { bytesKept } from './heap.ts';
import { spread } from './inputs/keystrokes.ts';
import type { Means } from './options.ts';
import { FZF, OURS, PLAIN } from './relevance.ts';
import { type PairedTimes, pressAll, pressPaired, spentBy } from './timing.ts';

/** The table for a size, and the figures that the gate needs. */
export type Speed = { readonly size: number; readonly beside: PairedTimes; readonly section: Section };

/** The time between two frames at sixty frames per second. */
const FRAME_MS = 16;
const HEADINGS = ['', 'keystrokes', 'p50', 'p95', 'p99', `over ${FRAME_MS} ms`, 'index made in', 'memory'];
const LEAST_BESIDE = 12;
const LEAST_OF_FZF = 5;
/** Indexes of few entries are built repeatedly, up to this many entries in all, so that their memory is measurable. */
const ENTRIES_WEIGHED = 10_000;
const MOST_COPIES = 50;
const WARM_UPS = 300;
/** Enough entries for V8 to compile Fuse. */
const WARM_UP_RECORDS = 200;

export async function measureSpeed(
  items: ReadonlyMap<string, TreeNode>,
  keystrokes: readonly string[],
  { plan, hasFzf }: Means,
): Promise<Speed> {
  const records = recordsOf(items);
  const costs = await costsOf(items, records, plan.builds);
  const ours = createOurs(items);
  const spreadOut = spread(keystrokes);
  warmUp(spreadOut.slice(0, WARM_UPS), ours, records);
  const all = await pressAll(keystrokes, ours.press, Number.POSITIVE_INFINITY, 0);
  const fuse = plainFuse(records);
  const beside = await pressPaired(
    spreadOut.slice(0, plan.keystrokesBeside),
    ours,
    (text) => fuse.search(text),
    plan.besideMs,
    LEAST_BESIDE,
  );
  const rows = [
    [...timeCells(OURS, all), ...costs.ours],
    [...timeCells(`${OURS}, in turn with ${PLAIN}`, millisecondsOf(beside.ours)), '', ''],
    [...timeCells(PLAIN, millisecondsOf(beside.other)), ...costs.fuse],
    ...(hasFzf ? await fzfRows(records, spreadOut.slice(0, plan.keystrokesOfFzf), plan.fzfMs) : []),
  ];
  const title = `A keystroke among ${entriesWords(items.size)}`;
  return { size: items.size, beside, section: { title, headings: HEADINGS, rows } };
}

type Costs = { readonly ours: readonly string[]; readonly fuse: readonly string[] };

/** Measures the time and the memory that the indexes take. */
async function costsOf(
  items: ReadonlyMap<string, TreeNode>,
  records: readonly ItemRecord[],
  builds: number,
): Promise<Costs> {
  // Includes a query, because parts of an index are built when they are first needed.
  const makeOurs = () => {
    const ours = createOurs(items);
    ours.press('container');
    return ours;
  };
  const copies = Math.min(MOST_COPIES, Math.ceil(ENTRIES_WEIGHED / items.size));
  const costOf = async (make: () => unknown) => ({ ms: spentBy(make).ms, bytes: await bytesKept(make, copies) });
  const results = await interleave(builds, {
    ours: () => costOf(makeOurs),
    fuse: () => costOf(() => plainFuse(records)),
  });
  return { ours: costCells(results.ours), fuse: costCells(results.fuse) };
}

function costCells(costs: readonly { readonly ms: number; readonly bytes: number }[]): readonly string[] {
  return [time(median(costs.map(({ ms }) => ms))), megabytes(median(costs.map(({ bytes }) => bytes)))];
}

/** Warms both engines up, because a user's first search does not come right after the start either. */
function warmUp(keystrokes: readonly string[], ours: Ours, records: readonly ItemRecord[]): void {
  const fuse = plainFuse(records.slice(0, WARM_UP_RECORDS));
  for (const text of keystrokes) {
    ours.press(text);
    fuse.search(text);
  }
}

/** Measures fzf, which starts, reads the list and searches at each call. An empty query shows the cost without the search. */
async function fzfRows(
  records: readonly ItemRecord[],
  keystrokes: readonly string[],
  budgetMs: number,
): Promise<string[][]> {
  const { press } = createFzf(records);
  const searches = await pressAll(keystrokes, press, budgetMs, LEAST_OF_FZF);
  const starts = await pressAll(Array(LEAST_OF_FZF).fill(''), press, budgetMs, LEAST_OF_FZF);
  return [
    [...timeCells(`${FZF}, started for each`, searches), '', ''],
    [...timeCells(`${FZF}, started for nothing`, starts), '', ''],
  ];
}

function timeCells(what: string, times: readonly number[]): string[] {
  const late = times.filter((ms) => ms > FRAME_MS).length / times.length;
  const percentiles = [0.5, 0.95, 0.99].map((part) => time(percentile(times, part)));
  return [what, thousands(times.length), ...percentiles, share(late)];
}

function millisecondsOf(spent: PairedTimes['ours']): readonly number[] {
  return spent.map(({ ms }) => ms);
}
