import { accessSync, constants, readFileSync, writeFileSync } from 'node:fs';
import { betweenMarkers } from '../kit/report.ts';
import { circumstancesOf, measureAll } from './bench.ts';
import { markdownOf } from './cells.ts';
import { readInputs } from './inputs/inputs.ts';
import { type Options, readOptions, USAGE, WrongUse } from './options.ts';

const GOOD = 0;
const GATE_MISSED = 1;
const WRONG_USE = 2;
const MARKER = 'search';

// The clean-up runs when the process exits, but not when a signal kills it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  try {
    const options = readOptions(args);
    if (options !== 'help') return await bench(options);
    console.log(USAGE);
    return GOOD;
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    console.error(`${error.message}\n\n${USAGE}`);
    return WRONG_USE;
  }
}

/** Measures, prints each table as soon as it is known, and writes the tables to a file if requested. */
async function bench(options: Options): Promise<number> {
  if (options.write !== null) demandWritable(options.write);
  const inputs = readInputs(options);
  const blocks = [circumstancesOf(inputs, options)];
  console.log(`${blocks[0]}\n`);
  const sections = measureAll(inputs, options);
  let step = await sections.next();
  for (; !step.done; step = await sections.next()) {
    const table = markdownOf(step.value);
    console.log(`${table}\n`);
    blocks.push(table);
  }
  if (options.write !== null) writeDown(options.write, blocks.join('\n\n'));
  if (step.value) return GOOD;
  console.error('A keystroke costs too much compared with fuse.js: see the ✗ above.');
  return GATE_MISSED;
}

/** Throws if a file cannot be written. Checked first, so that no long measurement is lost. */
function demandWritable(file: string): void {
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new WrongUse(`${file} cannot be written: ${error instanceof Error ? error.message : error}`);
  }
}

function writeDown(file: string, block: string): void {
  writeFileSync(file, betweenMarkers(readFileSync(file, 'utf8'), MARKER, block));
}
