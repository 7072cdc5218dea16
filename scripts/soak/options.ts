import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { KINDS, type Kind } from './events.ts';

export type Options = {
  /** The seeds of the random user's visits. */
  readonly soakSeeds: readonly number[];
  readonly events: number;
  readonly fuzzSeeds: readonly number[];
  readonly bytes: number;
  /** How many programs run at the same time. */
  readonly jobs: number;
  readonly without: readonly Kind[];
  readonly program: string;
  readonly node: string;
  /** Whether to search for the smallest number of events that causes a failure. */
  readonly isShrinking: boolean;
};

/** A mistake in the command line; the message says what to write instead. */
export class WrongUse extends Error {}

export const USAGE = `npm run soak -- [options]

A random user drives the built program in a pseudo-terminal. After each handful of events the screen must be whole:
the same as one drawn from nothing, and well-formed. Then random bytes are thrown at the program.

  --seeds N        so many visits (20); 0 for none
  --events N       so many events in each (10000)
  --fuzz N         so many floods of random bytes (40); 0 for none
  --bytes N        so many bytes in each (10000)
  --from SEED      the first seed (1); the others follow it
  --seed SEED      only the visit of this seed
  --fuzz-seed SEED only the flood of this seed
  --jobs N         so many programs at once (1)
  --without KINDS  leaves out kinds of events, with commas between them, of:
                   ${KINDS.join(', ')}
  --program FILE   the program (dist/index.cjs)
  --node FILE      the Node to run it with (the one that runs this)
  --no-shrink      tells a failure at once, without a search for the fewest events that bring it about
`;

/** Reads the command line. Throws a `WrongUse` when it is wrong. */
export function readOptions(args: readonly string[]): Options | 'help' {
  const { values } = parse(args);
  if (values.help) return 'help';
  const [one, oneFuzz] = [values.seed, values['fuzz-seed']];
  const isOne = one !== undefined || oneFuzz !== undefined;
  const from = numberOf('from', values.from, 0);
  const seeds = (only: string | undefined, name: string, count: string): readonly number[] => {
    if (only !== undefined) return [numberOf(name, only, 0)];
    return isOne ? [] : Array.from({ length: numberOf(name, count, 0) }, (_, at) => from + at);
  };
  return {
    soakSeeds: seeds(one, one === undefined ? 'seeds' : 'seed', values.seeds),
    events: numberOf('events', values.events, 1),
    fuzzSeeds: seeds(oneFuzz, oneFuzz === undefined ? 'fuzz' : 'fuzz-seed', values.fuzz),
    bytes: numberOf('bytes', values.bytes, 1),
    jobs: numberOf('jobs', values.jobs, 1),
    without: kindsOf(values.without),
    program: fileOf('program', values.program),
    node: fileOf('node', values.node),
    isShrinking: !values['no-shrink'],
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        seeds: { type: 'string', default: '20' },
        events: { type: 'string', default: '10000' },
        fuzz: { type: 'string', default: '40' },
        bytes: { type: 'string', default: '10000' },
        from: { type: 'string', default: '1' },
        seed: { type: 'string' },
        'fuzz-seed': { type: 'string' },
        jobs: { type: 'string', default: '1' },
        without: { type: 'string', default: '' },
        program: { type: 'string', default: 'dist/index.cjs' },
        node: { type: 'string', default: process.execPath },
        'no-shrink': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new WrongUse(`${error instanceof Error ? error.message : error}\nSee npm run soak -- --help`);
  }
}

function numberOf(name: string, text: string, least: number): number {
  const number = Number(text);
  if (/^\d+$/u.test(text) && number >= least && number <= 2 ** 31) return number;
  throw new WrongUse(`--${name} takes a whole number from ${least}, not ${JSON.stringify(text)}`);
}

function kindsOf(text: string): readonly Kind[] {
  const names = text.split(',').filter((name) => name !== '');
  const unknown = names.find((name) => !isKind(name));
  if (unknown === undefined) return names.filter(isKind);
  throw new WrongUse(`--without: there are no events called ${JSON.stringify(unknown)}; known: ${KINDS.join(', ')}`);
}

function isKind(name: string): name is Kind {
  return (KINDS as readonly string[]).includes(name);
}

function fileOf(name: string, text: string): string {
  const file = path.resolve(text);
  if (existsSync(file)) return file;
  throw new WrongUse(`--${name}: there is no file ${file}; npm run build makes the program`);
}
