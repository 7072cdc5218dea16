import path from 'node:path';
import { parseArgs } from 'node:util';
import type { KeyCounts } from './keys.ts';
import type { MemoryCounts } from './memory.ts';

/** How often each measurement is repeated. */
export type Plan = {
  readonly starts: number;
  readonly peers: number;
  readonly keys: KeyCounts;
  readonly memory: MemoryCounts;
  readonly lists: number;
  readonly npx: number;
};

export type Options = {
  readonly plan: Plan;
  readonly isQuick: boolean;
  /** The `dist` directory of another build, to measure next to this one. */
  readonly compare: string | null;
  /** The parts to measure; all by default. */
  readonly parts: readonly Part[];
  /** The Node to measure with. */
  readonly node: string;
};

export const PARTS = ['start', 'peers', 'keys', 'memory', 'lists', 'package', 'npx'] as const;
export type Part = (typeof PARTS)[number];

export const USAGE = `npm run bench -- [options]

  --quick         few runs, and none of them written down
  --only PART     only one of: ${PARTS.join(', ')}; can be given again; not written down
  --compare DIR   start and keys beside the build in another dist directory; an older one whose catalog has another
                  form is measured with its own entries only
  --node PATH     with another Node than the one that runs this
`;

const FULL: Plan = {
  starts: 15,
  peers: 7,
  keys: { arrows: 60, pages: 16, words: 3, bursts: 3, views: 6 },
  memory: { starts: 5, keys: [1000, 10_000, 20_000] },
  lists: 5,
  npx: 3,
};
const QUICK: Plan = {
  starts: 3,
  peers: 2,
  keys: { arrows: 12, pages: 4, words: 1, bursts: 1, views: 1 },
  memory: { starts: 1, keys: [1000] },
  lists: 1,
  npx: 1,
};

/** Reads the command line; throws when it is wrong. */
export function readOptions(args: readonly string[]): Options | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      compare: { type: 'string' },
      only: { type: 'string', multiple: true, default: [] },
      node: { type: 'string', default: process.execPath },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  const unknown = values.only.find((name) => !isPart(name));
  if (unknown !== undefined)
    throw new Error(`There is no part ${JSON.stringify(unknown)}; known: ${PARTS.join(', ')}.`);
  return {
    plan: values.quick ? QUICK : FULL,
    isQuick: values.quick,
    compare: values.compare === undefined ? null : path.resolve(values.compare),
    parts: values.only.length > 0 ? values.only.filter(isPart) : PARTS,
    node: path.resolve(values.node),
  };
}

function isPart(name: string): name is Part {
  return (PARTS as readonly string[]).includes(name);
}
