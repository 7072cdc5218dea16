import type { Size } from '../../../src/screen/layout.ts';
import { hasProc, processorMs, residentMegabytes } from '../kit/proc.ts';
import { Run, sleep } from '../kit/run.ts';
import { median, percentile } from '../kit/statistics.ts';
import { atMost, type Row, type Section, sizeWords } from '../kit/table.ts';
import type { Program, Workshop } from '../kit/workshop.ts';
import { ARROWS_PER_TURN, arrows, firstFrame, openFirstBranch } from './explorer.ts';

/** The number of starts, and the numbers of keys after which memory is measured. */
export type MemoryCounts = { readonly starts: number; readonly keys: readonly number[] };

const SIZE: Size = { columns: 120, rows: 40 };
const QUIET_MS = 400;
const IDLE_MS = 3000;
/** By then the search has been prepared and warmed up, which takes processor time once per visit. */
const READY_MS = 3000;
/** Pressed one by one, ten thousand keys would take minutes. A held key, too, repeats faster than frames are drawn. */
const KEYS_PER_WRITE = 4;
/**
 * How long to wait before the arrow keys change direction: four down and four up that are read together would move
 * nothing and get no response.
 */
const TURN_QUIET_MS = 30;
/** Allowance for the processor time that measuring the process costs it. */
const MOST_IDLE_MS = 1;
const MOST_MEGABYTES = { firstFrame: 55, later: 75 };

/** Measures memory at the first frame and after many keys, and activity while idle. Returns `null` on systems without `/proc`. */
export async function measureMemory(
  workshop: Workshop,
  program: Program,
  counts: MemoryCounts,
): Promise<Section | null> {
  if (!hasProc) return null;
  const first = await firstFrameRow(workshop, program, counts.starts);
  const run = new Run(workshop.explorer(program, 'made'), SIZE);
  await openFirstBranch(run, QUIET_MS);
  const rows = [first, await idleRow(run), ...(await rowsAfterKeys(run, counts.keys))];
  await run.end();
  return { title: `Memory and idling, ${sizeWords(SIZE)}, 250 long entries`, rows };
}

async function firstFrameRow(workshop: Workshop, program: Program, starts: number): Promise<Row> {
  const sizes: number[] = [];
  for (let start = 0; start < starts; start++) {
    const run = new Run(workshop.explorer(program, 'made'), SIZE);
    await firstFrame(run);
    sizes.push(residentMegabytes(run.pid));
    await run.end();
  }
  const middle = median(sizes);
  return {
    what: 'memory at the first frame',
    median: megabytes(middle),
    p95: megabytes(percentile(sizes, 0.95)),
    goals: [atMost('median', middle, MOST_MEGABYTES.firstFrame, 'MB')],
  };
}

async function rowsAfterKeys(run: Run, counts: readonly number[]): Promise<Row[]> {
  const rows: Row[] = [];
  let pressed = 0;
  for (const count of counts) {
    const keys = arrows(count).slice(pressed);
    for (let from = 0; from < keys.length; from += KEYS_PER_WRITE) {
      if (from % ARROWS_PER_TURN === 0) await run.quiet(TURN_QUIET_MS);
      await run.nextAnswerTo(keys.slice(from, from + KEYS_PER_WRITE).join(''));
      await run.quiet(0);
    }
    pressed = count;
    await run.quiet(QUIET_MS);
    const size = residentMegabytes(run.pid);
    rows.push({
      what: `memory after ${count} arrow keys`,
      median: megabytes(size),
      goals: [atMost('', size, MOST_MEGABYTES.later, 'MB')],
    });
  }
  return rows;
}

async function idleRow(run: Run): Promise<Row> {
  await run.quiet(QUIET_MS);
  await sleep(READY_MS);
  const before = { bytes: run.bytes, ms: processorMs(run.pid) };
  await sleep(IDLE_MS);
  const bytes = run.bytes - before.bytes;
  const spent = processorMs(run.pid) - before.ms;
  return {
    what: `idle for ${IDLE_MS / 1000} s`,
    median: `${bytes} bytes, ${spent.toFixed(1)} ms of CPU`,
    goals: [atMost('', bytes, 0, 'bytes'), atMost('', spent, MOST_IDLE_MS, 'ms')],
  };
}

function megabytes(size: number): string {
  return `${size.toFixed(0)} MB`;
}
