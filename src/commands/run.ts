import { isatty } from 'node:tty';
import { stripVTControlCharacters } from 'node:util';
import { buildTree, itemsById, type TreeNode } from '../data/tree.ts';
import type { Catalog } from '../data/types.ts';
import { cutQuery, QUERY_CUT } from '../search/query/limit.ts';
import { finishedQuery } from '../search/query/parse.ts';
import { createSearch } from '../search/search.ts';
import { fatalIn, type Hit, hitsBetween } from '../search/types.ts';
import { themeFor } from '../system/environment.ts';
import { readBundledCatalog, readVersion } from '../system/installation.ts';
import { ListError, readListBytes, readListCatalog } from '../system/list-file.ts';
import { complain as complainNow } from '../system/output/complain.ts';
import { OutputError, print as printNow } from '../system/output/standard-output.ts';
import { writeFile } from '../system/output/write-file.ts';
import { settingsDirectory } from '../system/settings/location.ts';
import { readSettings, reasonOf } from '../system/settings/read.ts';
import { excerpt } from '../text/excerpt.ts';
import { nearest } from '../text/nearest.ts';
import { type ListFile, type LookOptions, type Request, shown } from './arguments.ts';
import { columnListing, entriesJson, exportJson, hitsJson, noMatch, plainListing } from './listing.ts';
import { USAGE } from './usage.ts';

const STDOUT = 1;
/** As a name for a file, by everyone's habit. */
const STANDARD_OUTPUT = '-';
const LONGEST_PATH = 200;
const USUAL_COLUMNS = 80;
/** Of a query that found nothing, as much as is said again. */
const LONGEST_SHOWN = 60;
const DONE = 0;
const NOTHING_FOUND = 1;
const WRONG_USE = 2;

/**
 * Does what needs no screen: prints to standard output, complains on standard error. Gives the exit code, and rejects with
 * faults of the program alone.
 */
export async function run(request: Request): Promise<number> {
  try {
    return await obey(request);
  } catch (error) {
    if (error instanceof ListError) return complain(error.message, WRONG_USE);
    if (!(error instanceof OutputError)) throw error;
    // A reader that has seen enough (`| head`) closes the pipe.
    return error.isClosed ? DONE : complain(`cannot write to standard output: ${reasonOf(error.cause)}`, WRONG_USE);
  }
}

async function obey(request: Request): Promise<number> {
  switch (request.kind) {
    case 'wrong-use':
      return complain(request.message, WRONG_USE);
    case 'unknown-option':
      return complain(unknownOption(request.option, request.known), WRONG_USE);
    case 'help':
      return print(USAGE);
    case 'version':
      return print(`${readVersion()}\n`);
    case 'search':
      return search(request);
    case 'list':
      return list(request.json, request.look, await catalogOf(request.list));
    case 'export':
      return exportCatalog(request.output, await catalogOf(request.list));
    case 'explore':
      return exploreWithoutScreen(request);
    default:
      return request satisfies never;
  }
}

async function catalogOf(list: ListFile): Promise<Catalog> {
  if (list === null) return readBundledCatalog();
  const { catalog, notice } = readListCatalog(await readListBytes(list));
  if (notice !== null) complain(notice, DONE);
  return catalog;
}

function unknownOption(option: string, known: readonly string[]): string {
  const [near] = nearest(option.replace(/^-+/u, ''), known, 1);
  return `unknown option ${shown(option)}; ${near ? `did you mean --${near}?` : 'see awesome-containers --help'}`;
}

function list(json: boolean, look: LookOptions, catalog: Catalog): number {
  return json ? print(entriesJson(catalog.entries)) : printItems(itemsById(buildTree(catalog)).values(), look);
}

function exportCatalog(output: string | null, catalog: Catalog): number {
  const text = exportJson(catalog, readVersion(), new Date());
  if (output === null || output === STANDARD_OUTPUT) return print(text);
  try {
    writeFile(output, text);
    return DONE;
  } catch (error) {
    return complain(`cannot write ${excerpt(output, LONGEST_PATH)}: ${reasonOf(error)}`, WRONG_USE);
  }
}

async function exploreWithoutScreen({ query, look, list }: Extract<Request, { kind: 'explore' }>): Promise<number> {
  if (isatty(STDOUT) && process.env.TERM !== 'dumb') {
    return complain(
      'the explorer reads keys, and standard input is no terminal; try: awesome-containers list',
      WRONG_USE,
    );
  }
  if (query === '') return printItems(itemsById(buildTree(await catalogOf(list))).values(), look);
  return search({ query, json: false, limit: Infinity, look, list });
}

/**
 * Prints what is found, best first. A query that is not understood is refused, before anything is printed; what else of it is
 * not used is said. What is only near is printed, but is no success.
 */
async function search(asked: Omit<Extract<Request, { kind: 'search' }>, 'kind'>): Promise<number> {
  const { json, limit, look } = asked;
  const query = cutQuery(asked.query);
  const { find } = createSearch(itemsById(buildTree(await catalogOf(asked.list))));
  const result = find(
    finishedQuery(query),
    Object.keys(readSettings(settingsDirectory(process.env)).settings.bookmarks),
  );
  const { problems, extent, count } = result;
  const fatal = fatalIn(problems);
  if (query !== asked.query) complain(QUERY_CUT, DONE);
  for (const { text } of fatal.length > 0 ? fatal : problems) complain(text, DONE);
  if (fatal.length > 0) return WRONG_USE;
  const hits = hitsBetween(result, 0, extent === 'none' ? 0 : count);
  if (hits.length === 0) {
    if (json) print('[]\n');
    return complain(noMatch(cutQuery(query, LONGEST_SHOWN), hitsBetween(result, 0, count)), NOTHING_FOUND);
  }
  if (extent === 'some') complain(`nothing has all of ${shown(query)}; these have some of it`, DONE);
  const printed = json
    ? printJson(hits, limit, query)
    : printItems(
        hits.slice(0, limit).map(({ node }) => node),
        look,
      );
  return extent === 'some' ? NOTHING_FOUND : printed;
}

/** JSON is for entries; what else was found is only told of. */
function printJson(hits: readonly Hit[], limit: number, query: string): number {
  print(hitsJson(hits, limit));
  if (hits.some(({ node }) => node.subject.kind === 'entry')) return DONE;
  const others = `${hits.length} of the hardening guide and its mechanisms, which only the plain output has`;
  return complain(`no entry matches ${shown(query)}, but ${others}`, NOTHING_FOUND);
}

function printItems(items: Iterable<TreeNode>, look: LookOptions): number {
  if (!isatty(STDOUT)) return print(plainListing(items));
  // Some terminals do not say how wide they are.
  const listing = columnListing(items, process.stdout.columns || USUAL_COLUMNS, themeFor(process.env, look));
  return print(process.env.TERM === 'dumb' ? stripVTControlCharacters(listing) : listing);
}

function print(text: string): number {
  printNow(text);
  return DONE;
}

function complain(message: string, code: number): number {
  complainNow(message);
  return code;
}
