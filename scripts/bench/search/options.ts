import { parseArgs } from 'node:util';

/** How often slow engines are measured. Our search is fast, and always gets all keystrokes and all queries. */
export type Plan = {
  /** Keystrokes that our search and Fuse get alternately; fewer if they take too long. */
  readonly keystrokesBeside: number;
  readonly besideMs: number;
  /** Keystrokes for fzf, which is started for each of them. */
  readonly keystrokesOfFzf: number;
  readonly fzfMs: number;
  /** The most queries times entries when measuring the relevance of other engines. */
  readonly queriesTimesEntries: number;
  /** The fewest queries for other engines, whatever the number of entries. */
  readonly leastQueries: number;
  readonly builds: number;
};

/** How often to measure, and with which engines. */
export type Means = { readonly plan: Plan; readonly hasFzf: boolean };

export type Options = {
  /** Either both are files, or both are `null` for the shipped catalog and its queries. */
  readonly catalog: string | null;
  readonly queries: string | null;
  /** A catalog whose entries fill up to the sizes; `null` for generated entries. */
  readonly scale: string | null;
  /** In ascending order, without duplicates. */
  readonly sizes: readonly number[];
  readonly isQuick: boolean;
  readonly plan: Plan;
  /** The file to write the tables into. */
  readonly write: string | null;
};

/** A mistake in the command line or in the files that it names. */
export class WrongUse extends Error {
  override name = 'WrongUse';
}

const SIZES = '200,1500,10000,100000';

export const USAGE = `npm run bench:search -- [options]

  --catalog FILE   search this exported catalog; needs --queries
  --queries FILE   its queries, one JSON object a line: {"q": "runc", "kind": "exact", "ids": ["runc"]};
                   a number among the ids is the place of an entry in the file; needs --catalog
  --sizes N,…      how many entries to search among, besides as many as there are (${SIZES})
  --scale FILE     fill up to these sizes from this exported catalog, not with made entries
  --quick          fewer keystrokes and queries for the engines that are slow
  --write FILE     put the tables between the markers <!-- search --> and <!-- /search --> of this file
`;

const FULL: Plan = {
  keystrokesBeside: 400,
  besideMs: 30_000,
  keystrokesOfFzf: 40,
  fzfMs: 10_000,
  queriesTimesEntries: 360_000,
  leastQueries: 24,
  builds: 3,
};
const QUICK: Plan = {
  keystrokesBeside: 60,
  besideMs: 4_000,
  keystrokesOfFzf: 10,
  fzfMs: 2_000,
  queriesTimesEntries: 80_000,
  leastQueries: 8,
  builds: 1,
};

/** Reads the command line. Throws a `WrongUse` when it is wrong. */
export function readOptions(args: readonly string[]): Options | 'help' {
  const values = parse(args);
  if (values.help) return 'help';
  const { catalog = null, queries = null, scale = null, write = null } = values;
  if ((catalog === null) !== (queries === null)) {
    const [given, missing] = queries === null ? ['--catalog', '--queries'] : ['--queries', '--catalog'];
    throw new WrongUse(`${given} needs ${missing} as well: queries go with the catalog that they are about.`);
  }
  const sizes = readSizes(values.sizes);
  return { catalog, queries, scale, write, sizes, isQuick: values.quick, plan: values.quick ? QUICK : FULL };
}

/** Returns the options that repeat the measurement. The names of private files are left out. */
export function printOptions({ catalog, scale, sizes, isQuick }: Options): string {
  const words = [
    ...(catalog === null ? [] : ['--catalog FILE --queries FILE']),
    ...(scale === null ? [] : ['--scale FILE']),
    ...(sizes.join(',') === SIZES ? [] : [`--sizes ${sizes.join(',')}`]),
    ...(isQuick ? ['--quick'] : []),
  ];
  return words.length === 0 ? '' : ` -- ${words.join(' ')}`;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        catalog: { type: 'string' },
        queries: { type: 'string' },
        scale: { type: 'string' },
        sizes: { type: 'string', default: SIZES },
        quick: { type: 'boolean', default: false },
        write: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error));
  }
}

function readSizes(text: string): readonly number[] {
  const sizes = text.split(',').map((size) => {
    if (!/^[1-9]\d{0,6}$/.test(size.trim())) {
      throw new WrongUse(`--sizes takes numbers of entries, such as 200,10000; not ${JSON.stringify(size)}.`);
    }
    return Number(size);
  });
  return [...new Set(sizes)].sort((a, b) => a - b);
}
