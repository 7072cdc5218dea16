import { endWithReader } from '../kit/closed-pipe.ts';
import { CatalogError } from './read.ts';

export const CATALOG = 'src/data/catalog';
export const CACHE = 'node_modules/.cache/catalog-check.json';

/** Exit codes of the scripts that check the catalog. */
export const GOOD = 0;
export const TO_CHANGE = 1;
const WRONG_USE = 2;
export const INCOMPLETE = 3;

/** Thrown when a script was called with wrong options; the message says what is wrong. */
export class Misuse extends Error {}

/** A script: its usage, how it reads its options (throws when they are wrong), and what it does with them. */
type CatalogScript<Options> = {
  readonly usage: string;
  readonly readOptions: (args: readonly string[]) => Options | 'help';
  readonly act: (options: Options) => Promise<number>;
};

/** Runs a script with the arguments of its command line, and prints what went wrong. */
export async function runScript<Options>({ usage, readOptions, act }: CatalogScript<Options>): Promise<void> {
  endWithReader();
  process.exitCode = await run();

  async function run(): Promise<number> {
    try {
      const options = optionsFrom(readOptions);
      if (options !== 'help') return await act(options);
      console.log(usage);
      return GOOD;
    } catch (error) {
      if (error instanceof Misuse) {
        console.error(`${error.message}\n\n${usage}`);
        return WRONG_USE;
      }
      if (!(error instanceof CatalogError)) throw error;
      console.log(error.message);
      return TO_CHANGE;
    }
  }
}

function optionsFrom<Options>(read: (args: readonly string[]) => Options): Options {
  try {
    return read(process.argv.slice(2));
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error));
  }
}

export function print(lines: readonly string[]): void {
  for (const line of lines) console.log(line);
}
