import { parseArgs } from 'node:util';

export type Options = {
  /** Whether to check the addresses and the online sources as well. */
  readonly isOnline: boolean;
  /** Ids to check; empty for all. */
  readonly only: readonly string[];
};

export const USAGE = `npm run catalog:check -- [options]

  --online      ask every address; GitHub about repositories, tags and advisories;
                OSV about packages; endoflife.date about release lines
  --only ID …   only these entries, measures and mechanisms

Prints what to change, and changes nothing. Ends with 0 when nothing is to be
changed, 1 when something is, 2 when it is called wrongly, 3 when a part could not
be checked. With --online, GITHUB_TOKEN or GH_TOKEN lets more repositories be asked
in an hour.
`;

/** Reads the command line; throws when it is wrong. */
export function readOptions(args: readonly string[]): Options | 'help' {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      online: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  const [stray] = positionals;
  if (stray !== undefined && values.only.length === 0)
    throw new Error(`${JSON.stringify(stray)} is no option; put --only before an id.`);
  return { isOnline: values.online, only: [...values.only, ...positionals] };
}
