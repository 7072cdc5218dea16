import { parseArgs } from 'node:util';

export type Options = {
  /** Directory of a checkout of golang/vulndb. */
  readonly vulndb: string | null;
  /** Whether to query OSV and GitHub. */
  readonly isOnline: boolean;
  /** Ids of the entries to check; empty for all. */
  readonly only: readonly string[];
};

export const USAGE = `npm run catalog:coverage -- [options]

Lists the advisories of the entries' packages that no note names and that
src/data/catalog/left-out.json does not leave out.

  --vulndb DIR  look into a checkout of https://github.com/golang/vulndb
  --online      ask OSV, and GitHub about packages that OSV does not know
  --only ID …   only these entries

Ends with 0 when nothing is left to do, 1 when something is, 2 when it is called
wrongly, 3 when a source could not be asked. With --online, GITHUB_TOKEN or
GH_TOKEN lets more repositories be asked in an hour.
`;

/** Reads the command line; throws when it is wrong. */
export function readOptions(args: readonly string[]): Options | 'help' {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      vulndb: { type: 'string' },
      online: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  const [stray] = positionals;
  if (stray !== undefined && values.only.length === 0)
    throw new Error(`${JSON.stringify(stray)} is no option; put --only before an id.`);
  const vulndb = values.vulndb ?? null;
  if (vulndb === null && !values.online) throw new Error('Name a source: --vulndb DIR, --online, or both.');
  return { vulndb, isOnline: values.online, only: [...values.only, ...positionals] };
}
