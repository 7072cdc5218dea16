import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Size } from '../../../src/screen/layout.ts';
import { buildInto } from '../../build/bundle.ts';
import { interleave } from '../kit/interleave.ts';
import { Run } from '../kit/run.ts';
import { median, pairedRatios } from '../kit/statistics.ts';
import { atMost, type Section, timeRow } from '../kit/table.ts';
import type { Program, Workshop } from '../kit/workshop.ts';
import { firstFrame } from './explorer.ts';
import { pack } from './package.ts';

const SIZE: Size = { columns: 120, rows: 40 };
/** The packages that the sources import. */
const PACKAGES = ['conf', 'fuse.js', 'get-east-asian-width', 'ink', 'open', 'react'];
const MOST_OF_DEPENDENCIES = 0.15;

/**
 * Measures `npx` of the tarball with an empty cache, from the command to the first frame, next to the same program with
 * its packages as dependencies. The latter needs the network, and is left out if it cannot be installed.
 */
export async function measureNpx(workshop: Workshop, program: Program, rounds: number): Promise<Section> {
  const own = pack(program).file;
  const ordinary = await packOrdinary(workshop);
  const alone = { bundled: () => npxTime(workshop, 'npx, bundled', own) };
  const together = { ...alone, ordinary: () => npxTime(workshop, 'npx, with dependencies', ordinary) };
  const times = (await canInstall(together.ordinary))
    ? await interleave(rounds, together)
    : { ...(await interleave(rounds, alone)), ordinary: [] };
  const title = 'npx of the tarball with an empty cache, to the first frame';
  if (times.ordinary.length === 0) return { title, rows: [timeRow('bundled', times.bundled)] };
  const comparison = { name: 'with dependencies', values: times.ordinary };
  const goal = atMost('ratio', median(pairedRatios(times.bundled, times.ordinary)), MOST_OF_DEPENDENCIES);
  return {
    title,
    rows: [timeRow('bundled', times.bundled, comparison, [goal]), timeRow('with dependencies', times.ordinary)],
  };
}

async function packOrdinary(workshop: Workshop): Promise<string> {
  const directory = workshop.path('ordinary');
  await buildInto(path.join(directory, 'dist'), { stockInk: true, externalPackages: true });
  return pack({ name: 'with dependencies', directory }, PACKAGES).file;
}

async function canInstall(start: () => Promise<number>): Promise<boolean> {
  try {
    await start();
    return true;
  } catch (error) {
    console.error(`Left out: ${error instanceof Error ? error.message : error}`);
    return false;
  }
}

async function npxTime(workshop: Workshop, name: string, tarball: string): Promise<number> {
  const cache = workshop.path('npx-cache');
  const folder = workshop.path('an empty folder');
  for (const directory of [cache, folder]) {
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory);
  }
  const run = new Run(workshop.npx(name, tarball, { cache, folder }), SIZE);
  try {
    return await firstFrame(run);
  } finally {
    await run.end();
  }
}
