import path from 'node:path';
import { parseArgs } from 'node:util';
import type { KeyCounts } from './keys.ts';
import type { MemoryCounts } from './memory.ts';

/** How often each thing is done. */
export type Plan = {
  readonly starts: number;
  readonly peers: number;
  readonly keys: KeyCounts;
  readonly memory: MemoryCounts;
  readonly npx: number;
};

export type Options = {
  readonly plan: Plan;
  readonly isQuick: boolean;
  /** Another build's `dist` to measure beside this one. */
  readonly compare: string | null;
  readonly withNpx: boolean;
  /** The Node to measure with. */
  readonly node: string;
};

export const USAGE = `npm run bench -- [options]

  --quick         few runs, and none of them written down
  --compare DIR   start and keys beside the build in another dist directory
  --npx           also npx of the packed program with an empty cache (slow, needs the registry)
  --node PATH     with another Node than the one that runs this
`;

const FULL: Plan = {
  starts: 15,
  peers: 7,
  keys: { arrows: 60, pages: 16, words: 3, bursts: 3 },
  memory: { starts: 5, keys: [1000, 10_000] },
  npx: 3,
};
const QUICK: Plan = {
  starts: 3,
  peers: 2,
  keys: { arrows: 12, pages: 4, words: 1, bursts: 1 },
  memory: { starts: 1, keys: [1000] },
  npx: 1,
};

/** Reads the command line; throws when it is wrong. */
export function readOptions(args: readonly string[]): Options | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      compare: { type: 'string' },
      npx: { type: 'boolean', default: false },
      node: { type: 'string', default: process.execPath },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  return {
    plan: values.quick ? QUICK : FULL,
    isQuick: values.quick,
    compare: values.compare === undefined ? null : path.resolve(values.compare),
    withNpx: values.npx,
    node: path.resolve(values.node),
  };
}
