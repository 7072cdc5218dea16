import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { measureKeys } from './keys.ts';
import { measureMemory } from './memory.ts';
import { measureNpx } from './npx.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { measurePackage } from './package.ts';
import { measurePeers } from './peers.ts';
import { type Circumstances, circumstancesLine, writeReport } from './report.ts';
import { measureStart } from './start.ts';
import { type Section, tableOf } from './table.ts';
import { Workshop } from './workshop.ts';

// An exit, unlike a signal, ends what was started and takes away what was made.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));

try {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') console.log(USAGE);
  else await bench(options);
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

/** Measures, says each section as soon as it is known, and writes the whole down if it was a full run. */
async function bench(options: Options): Promise<void> {
  const circumstances = circumstancesOf(options);
  console.log(`${circumstancesLine(circumstances)}\n`);
  const sections: Section[] = [];
  const steps = options.compare === null ? measureAll(options) : compareBuilds(options, options.compare);
  for await (const section of steps) {
    console.log(`${tableOf([section])}\n`);
    sections.push(section);
  }
  if (!options.isQuick && options.compare === null) writeReport(circumstances, tableOf(sections));
}

async function* measureAll({ plan, node, withNpx }: Options): AsyncGenerator<Section> {
  const workshop = new Workshop(node);
  const mine = await workshop.build('this build', false);
  const stock = await workshop.build('stock Ink', true);
  yield* measureStart(workshop, [mine], plan.starts);
  yield await measurePeers(workshop, mine, plan.peers);
  yield* measureKeys(workshop, { mine, other: stock, isOtherStock: true }, plan.keys);
  const memory = await measureMemory(workshop, mine, plan.memory);
  if (memory) yield memory;
  yield measurePackage(mine);
  if (withNpx) yield await measureNpx(workshop, mine, plan.npx);
}

async function* compareBuilds({ plan, node }: Options, dist: string): AsyncGenerator<Section> {
  const workshop = new Workshop(node);
  const mine = await workshop.build('this build', false);
  const other = workshop.adopt('the other', dist);
  yield* measureStart(workshop, [mine, other], plan.starts);
  yield* measureKeys(workshop, { mine, other, isOtherStock: false }, plan.keys);
}

function circumstancesOf({ node, withNpx }: Options): Circumstances {
  const nodeVersion = execFileSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim();
  const flags = withNpx ? ' -- --npx' : '';
  return { date: new Date(), nodeVersion, cores: availableParallelism(), command: `npm run bench${flags}` };
}
