import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { interleave } from '../kit/interleave.ts';
import { MEGABYTES, type Megabyte } from '../kit/made/megabytes.ts';
import { hasProc, peakMegabytes } from '../kit/proc.ts';
import type { Command } from '../kit/run.ts';
import { median } from '../kit/statistics.ts';
import { atMost, type Row, type Section, timeRow } from '../kit/table.ts';
import type { Program, Workshop } from '../kit/workshop.ts';

const MOST = { ms: 2000, megabytes: 300 };
const LOOK_MS = 5;

/** Measures how long `list` runs for the slowest lists of one megabyte, and its peak memory. */
export async function measureLists(workshop: Workshop, { directory }: Program, rounds: number): Promise<Section> {
  const commandFor = ({ file, text }: Megabyte): Command => {
    writeFileSync(workshop.path(file), text);
    return workshop.node('list', path.join(directory, 'dist', 'index.cjs'), '--list', workshop.path(file), 'list');
  };
  const runs = Object.fromEntries(
    MEGABYTES.map((one) => {
      const command = commandFor(one);
      return [one.what, () => listed(command)] as const;
    }),
  );
  const taken = await interleave(rounds, runs);
  return { title: 'Lists of one megabyte', rows: Object.entries(taken).map(([what, all]) => rowOf(what, all)) };
}

type Taken = { readonly ms: number; readonly megabytes: number };

function rowOf(what: string, all: readonly Taken[]): Row {
  const times = all.map(({ ms }) => ms);
  const most = Math.max(...all.map(({ megabytes }) => megabytes));
  const goals = [atMost('median', median(times), MOST.ms, 'ms')];
  if (hasProc) goals.push(atMost(`${most.toFixed(0)} MB`, most, MOST.megabytes, 'MB'));
  return timeRow(what, times, undefined, goals);
}

/** Runs `list` once. A list that is rejected is measured as well. */
async function listed({ file, args, directory, env }: Command): Promise<Taken> {
  const start = performance.now();
  const child = spawn(file, args, { cwd: directory, env, stdio: 'ignore' });
  let megabytes = 0;
  const look = setInterval(() => {
    if (hasProc && child.pid !== undefined) megabytes = Math.max(megabytes, peakMegabytes(child.pid));
  }, LOOK_MS);
  await once(child, 'exit');
  clearInterval(look);
  return { ms: performance.now() - start, megabytes };
}
