import { writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { nearest } from '../data/nearest.ts';
import { createSearch } from '../data/search.ts';
import { buildTree, itemsById, type TreeNode } from '../data/tree.ts';
import { themeFor } from '../system/environment.ts';
import { readBundledCatalog, readVersion } from '../system/installation.ts';
import { type LookOptions, type Request, shown } from './arguments.ts';
import { columnListing, entriesJson, exportJson, noMatch, plainListing } from './listing.ts';
import { USAGE } from './usage.ts';

const DONE = 0;
const NOTHING_FOUND = 1;
const WRONG_USE = 2;

/** Does what needs no screen: prints to standard output, complains on standard error. Gives the exit code. */
export function run(request: Request): number {
  switch (request.kind) {
    case 'wrong-use':
      return complain(request.message, WRONG_USE);
    case 'unknown-option':
      return complain(unknownOption(request.option, request.known), WRONG_USE);
    case 'help':
      return print(USAGE);
    case 'version':
      return print(`${readVersion()}\n`);
    case 'list':
      return list(request.json, request.look);
    case 'export':
      return exportCatalog(request.output);
    case 'explore':
      return exploreWithoutScreen(request.query, request.look);
    default:
      return request satisfies never;
  }
}

function unknownOption(option: string, known: readonly string[]): string {
  const [near] = nearest(option.replace(/^-+/u, ''), known, 1);
  return `unknown option ${shown(option)}; ${near ? `did you mean --${near}?` : 'see awesome-containers --help'}`;
}

function list(json: boolean, look: LookOptions): number {
  const catalog = readBundledCatalog();
  return json ? print(entriesJson(catalog.entries)) : printItems(itemsById(buildTree(catalog)).values(), look);
}

function exportCatalog(output: string | null): number {
  const text = exportJson(readBundledCatalog(), readVersion(), new Date());
  if (output === null) return print(text);
  try {
    writeFileSync(output, text);
    return DONE;
  } catch (error) {
    return complain(`cannot write ${output}: ${(error as Error).message}`, WRONG_USE);
  }
}

function exploreWithoutScreen(query: string, look: LookOptions): number {
  if (!process.stdout.isTTY || process.env.TERM === 'dumb') return printFound(query, look);
  return complain(
    'the explorer reads keys, and standard input is no terminal; try: awesome-containers list',
    WRONG_USE,
  );
}

function printFound(query: string, look: LookOptions): number {
  const items = itemsById(buildTree(readBundledCatalog()));
  if (query === '') return printItems(items.values(), look);
  const { hits, nearest } = createSearch(items)(query);
  if (hits.length === 0) return complain(noMatch(query, nearest), NOTHING_FOUND);
  return printItems(
    hits.map(({ node }) => node),
    look,
  );
}

function printItems(items: Iterable<TreeNode>, look: LookOptions): number {
  if (!process.stdout.isTTY) return print(plainListing(items));
  const listing = columnListing(items, process.stdout.columns, themeFor(process.env, look));
  return print(process.env.TERM === 'dumb' ? stripVTControlCharacters(listing) : listing);
}

function print(text: string): number {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough (`| head`) closes the pipe: that is no fault.
    if (error.code === 'EPIPE') process.exit(DONE);
    process.exitCode = complain(`cannot write: ${error.message}`, WRONG_USE);
  });
  process.stdout.write(text);
  return DONE;
}

function complain(message: string, code: number): number {
  process.stderr.write(`awesome-containers: ${message}\n`);
  return code;
}
