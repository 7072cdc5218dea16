import { isatty } from 'node:tty';
import { stripVTControlCharacters } from 'node:util';
import { buildTree, itemsById, type TreeNode } from '../../data/tree.ts';
import type { Catalog } from '../../data/types.ts';
import { createTheme, type Theme } from '../../screen/theme.ts';
import { type LookOptions, themeFor } from '../../system/environment.ts';
import { explainSystemError } from '../../system/explain-error.ts';
import { readCatalog as readNewest, readVersion } from '../../system/installation.ts';
import { printError as complainNow } from '../../system/output/print-error.ts';
import { OutputError, print as printNow } from '../../system/output/standard-output.ts';
import { writeFile } from '../../system/output/write-file.ts';
import { limitYoungGeneration } from '../../system/process/memory.ts';
import { settingsDirectory } from '../../system/settings/location.ts';
import { peekSettings } from '../../system/settings/peek.ts';
import { excerpt } from '../../text/excerpt.ts';
import { type Common, DONE, type ListFile, WRONG_USE } from '../command.ts';
import { columnListing, exportJson, type FindingOf, itemsJson, plainListing } from './listing.ts';

const STDOUT = 1;
/** The file name for standard output, by convention. */
const STANDARD_OUTPUT = '-';
const LONGEST_PATH = 200;
const USUAL_COLUMNS = 80;

/** Prints to standard output. Returns the exit code. Throws if that fails; `answerFailure` handles the error. */
export function print(text: string): number {
  printNow(text);
  return DONE;
}

/** Prints one line on standard error, and returns the given exit code. */
export function complain(message: string, code: number): number {
  complainNow(message);
  return code;
}

/** Reports why a list cannot be read or the output cannot be written. Returns the exit code. Rethrows all other errors. */
export async function answerFailure(error: unknown): Promise<number> {
  if (error instanceof OutputError) {
    // A reader that has seen enough (`| head`) closes the pipe.
    return error.isClosed
      ? DONE
      : complain(`cannot write to standard output: ${explainSystemError(error.cause)}`, WRONG_USE);
  }
  const { isListError } = await import('../../system/list-file.ts');
  if (isListError(error)) return complain(error.message, WRONG_USE);
  throw error;
}

/** Returns the newest catalog, or the user's own list. Reports what cannot be used in a list. Throws a `ListError`. */
export async function readCatalog(list: ListFile): Promise<Catalog> {
  if (list === null) return readNewest(settingsDirectory(process.env));
  const { readListCatalog, readListSource } = await import('../../system/list-file.ts');
  limitYoungGeneration();
  const source = await readListSource(list);
  const { catalog, notice } = readListCatalog(source.list);
  for (const told of [source.notice, notice]) if (told !== null) complain(told, DONE);
  return catalog;
}

export const printVersion = (): number => print(`${readVersion()}\n`);

/** Prints everything in a catalog, in the order of the tree. */
export async function printAll({ list, look }: Common): Promise<number> {
  return printItems((await readItems(list)).values(), look);
}

/** Prints everything in a catalog as JSON, in the order of the tree. */
export async function printAllAsJson(list: ListFile): Promise<number> {
  for (const piece of itemsJson([...(await readItems(list)).values()])) print(piece);
  return DONE;
}

/** Reads everything in a catalog by its id, in the order of the tree. */
const readItems = async (list: ListFile): Promise<ReadonlyMap<string, TreeNode>> =>
  itemsById(buildTree(await readCatalog(list)));

/** Prints one item per line: in columns at a terminal, otherwise separated by tabs. */
export function printItems(items: Iterable<TreeNode>, look: LookOptions, findingOf?: FindingOf): number {
  return printForReader(
    () => plainListing(items, findingOf),
    (columns, theme) => columnListing(items, columns, theme, findingOf),
    look,
    false,
  );
}

/**
 * Prints one of two forms: `drawn`, fitted to its width, at a terminal; otherwise `plain`, for other programs. With `canForce`,
 * FORCE_COLOR selects `drawn` elsewhere as well. A listing does not allow that, because it would lose the text that is cut.
 */
export function printForReader(
  plain: () => string,
  drawn: (columns: number, theme: Theme) => string,
  look: LookOptions,
  canForce = true,
): number {
  const theme = themeFor(process.env, look, peekSettings(settingsDirectory(process.env)));
  const isForced = canForce && Boolean(process.env.FORCE_COLOR) && theme.colour;
  const isTerminal = isatty(STDOUT);
  if (!isTerminal && !isForced) return print(plain());
  // Some terminals do not report their width.
  const columns = process.stdout.columns || Number(process.env.COLUMNS) || USUAL_COLUMNS;
  const text = drawn(columns, isTerminal ? theme : createTheme({ ...theme, hyperlinks: false }));
  return print(process.env.TERM === 'dumb' && !isForced ? stripVTControlCharacters(text) : text);
}

/** Writes the whole catalog to a file, or to standard output. */
export async function printExport(output: string | null, list: ListFile): Promise<number> {
  const text = exportJson(await readCatalog(list), readVersion(), new Date());
  if (output === null || output === STANDARD_OUTPUT) return print(text);
  try {
    writeFile(output, text);
    return DONE;
  } catch (error) {
    return complain(`cannot write ${excerpt(output, LONGEST_PATH)}: ${explainSystemError(error)}`, WRONG_USE);
  }
}
