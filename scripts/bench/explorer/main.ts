import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { type Circumstances, circumstancesLine, writeReport } from '../kit/report.ts';
import { type Section, tableOf } from '../kit/table.ts';
import { Workshop } from '../kit/workshop.ts';
import { measureKeys } from './keys.ts';
import { measureLists } from './lists.ts';
import { measureMemory } from './memory.ts';
import { measureNpx } from './npx.ts';
import { type Options, PARTS, type Part, readOptions, USAGE } from './options.ts';
import { measurePackage } from './package.ts';
import { measurePeers } from './peers.ts';
import { bareStarts, measureStart } from './start.ts';

// The clean-up runs when the process exits, but not when a signal kills it.
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

/** Measures, prints each section as soon as it is known, and writes the report after a full run. */
async function bench(options: Options): Promise<void> {
  const starts = await bareStarts(new Workshop(options.node), options.plan.starts);
  const circumstances = { ...circumstancesOf(options), bareStarts: starts };
  console.log(`${circumstancesLine(circumstances)}\n`);
  const sections: Section[] = [];
  const steps = options.compare === null ? measureAll(options) : compareBuilds(options, options.compare);
  for await (const section of steps) {
    console.log(`${tableOf([section])}\n`);
    sections.push(section);
  }
  const isWhole = options.parts.length === PARTS.length && options.compare === null;
  if (isWhole && !options.isQuick) writeReport(circumstances, tableOf(sections));
}

async function* measureAll({ plan, node, parts }: Options): AsyncGenerator<Section> {
  const has = (part: Part) => parts.includes(part);
  const workshop = new Workshop(node);
  const mine = await workshop.build('this build', false);
  if (has('start')) yield* measureStart(workshop, [mine], plan.starts);
  if (has('peers')) yield await measurePeers(workshop, mine, plan.peers);
  if (has('keys')) {
    const other = await workshop.build('stock Ink', true);
    yield* measureKeys(workshop, { mine, other, isOtherStock: true }, plan.keys);
  }
  const memory = has('memory') ? await measureMemory(workshop, mine, plan.memory) : null;
  if (memory) yield memory;
  if (has('lists')) yield await measureLists(workshop, mine, plan.lists);
  if (has('package')) yield measurePackage(mine);
  if (has('npx')) yield await measureNpx(workshop, mine, plan.npx);
}

async function* compareBuilds({ plan, node, parts }: Options, dist: string): AsyncGenerator<Section> {
  const workshop = new Workshop(node);
  const mine = await workshop.build('this build', false);
  const other = workshop.adopt('the other', dist, mine);
  if (parts.includes('start')) yield* measureStart(workshop, [mine, other], plan.starts);
  if (parts.includes('keys')) yield* measureKeys(workshop, { mine, other, isOtherStock: false }, plan.keys);
}

function circumstancesOf({ node }: Options): Circumstances {
  const nodeVersion = execFileSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim();
  return { date: new Date(), nodeVersion, cores: availableParallelism(), command: 'npm run bench' };
}
