import { availableParallelism, loadavg } from 'node:os';
import { circumstancesLine } from '../kit/report.ts';
import { entriesWords, type Section, thousands } from './cells.ts';
import { fzfVersion } from './engines/fzf.ts';
import { gateOf } from './gate.ts';
import { type Inputs, itemsAt } from './inputs/inputs.ts';
import { keystrokesOf } from './inputs/keystrokes.ts';
import { type Options, printOptions } from './options.ts';
import { kindsSection, measureRelevance, type Relevance } from './relevance.ts';
import { measureSpeed, type Speed } from './speed.ts';

/** Yields each table as soon as it is known. Returns whether the gate is met. */
export async function* measureAll(inputs: Inputs, { sizes, plan }: Options): AsyncGenerator<Section, boolean> {
  const { own, queries } = inputs;
  const hasFzf = fzfVersion() !== null;
  const all = [...new Set([...sizes, own.length])].sort((a, b) => a - b);
  const relevances: Relevance[] = [];
  // Smaller sizes are skipped: a part of the catalog lacks most of the correct results.
  for (const size of all.filter((size) => size >= own.length)) {
    const relevance = await measureRelevance(itemsAt(size, inputs), queries, { plan, hasFzf });
    relevances.push(relevance);
    yield relevance.section;
  }
  const kinds = kindsSection(relevances);
  if (kinds) yield kinds;
  const speeds: Speed[] = [];
  for (const size of all) {
    const speed = await measureSpeed(itemsAt(size, inputs), keystrokesOf(queries), { plan, hasFzf });
    speeds.push(speed);
    yield speed.section;
  }
  const { section, isMet } = gateOf(speeds);
  yield section;
  return isMet;
}

/** Describes when, where and how the measurement was made. */
export function circumstancesOf({ own, queries }: Inputs, options: Options): string {
  const command = `npm run bench:search${printOptions(options)}`;
  const nodeVersion = process.versions.node;
  const fzf = fzfVersion();
  const lines = [
    circumstancesLine({ date: new Date(), nodeVersion, cores: availableParallelism(), command }),
    `${thousands(queries.length)} queries (${thousands(keystrokesOf(queries).length)} keystrokes)`,
    `for a catalog of ${entriesWords(own.length)};`,
    `load average ${loadavg()
      .map((load) => load.toFixed(1))
      .join(', ')};`,
    fzf === null ? 'fzf is not installed.' : `fzf ${fzf}.`,
  ];
  return lines.join(' ');
}
