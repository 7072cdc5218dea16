import { buildTree, itemsById } from '../../data/tree.ts';
import { cutQuery, QUERY_CUT } from '../../search/query/limit.ts';
import { fatalIn, type Hit, hitsBetween } from '../../search/types.ts';
import { settingsDirectory } from '../../system/settings/location.ts';
import { readSettings } from '../../system/settings/read.ts';
import { excerpt } from '../../text/excerpt.ts';
import { DONE, NOTHING_FOUND, WRONG_USE } from '../command.ts';
import type { SearchRequest } from '../search.ts';
import { hitsJson, noMatch } from './listing.ts';
import { complain, print, printItems, readCatalog } from './output.ts';

/** How much of a query is repeated in a message. */
const LONGEST_SHOWN = 60;

/**
 * Prints the results of a query, best first, and gives the exit code. A query that is not understood is refused before
 * anything is printed; parts of it that are ignored are reported. Results that are only near are printed, but are no success.
 */
export async function printFound(asked: Omit<SearchRequest, 'kind'>): Promise<number> {
  const { json, limit, look } = asked;
  const query = cutQuery(asked.query);
  const { createSearch, finishedQuery } = await import('../../search/search.ts');
  const { find } = createSearch(itemsById(buildTree(await readCatalog(asked.list))));
  const result = find(
    finishedQuery(query),
    Object.keys(readSettings(settingsDirectory(process.env)).settings.bookmarks),
    asked.all,
  );
  const { problems, extent, count, leftOut } = result;
  const fatal = fatalIn(problems);
  if (query !== asked.query) complain(QUERY_CUT, DONE);
  for (const { text } of fatal.length > 0 ? fatal : problems) complain(text, DONE);
  if (fatal.length > 0) return WRONG_USE;
  const hits = hitsBetween(result, 0, extent === 'none' ? 0 : count);
  if (hits.length === 0) {
    if (json) print('[]\n');
    return complain(noMatch(cutQuery(query, LONGEST_SHOWN), hitsBetween(result, 0, count)), NOTHING_FOUND);
  }
  if (extent === 'some') complain(`no exact match for ${quoted(query)}; these are the closest results`, DONE);
  if (leftOut > 0) complain(`${leftOut} less like it left out; --all prints ${leftOut === 1 ? 'it' : 'them'}`, DONE);
  const nodes = hits.slice(0, limit).map(({ node }) => node);
  const printed = json ? printJson(hits, limit, query) : printItems(nodes, look);
  return extent === 'some' ? NOTHING_FOUND : printed;
}

/** JSON is for entries; other results are only counted. */
function printJson(hits: readonly Hit[], limit: number, query: string): number {
  print(hitsJson(hits, limit));
  if (hits.some(({ node }) => node.subject.kind === 'entry')) return DONE;
  const others = `${hits.length} of the hardening guide and its mechanisms, which only the plain output has`;
  return complain(`no entry matches ${quoted(query)}, but ${others}`, NOTHING_FOUND);
}

const quoted = (text: string): string => `“${excerpt(text, LONGEST_SHOWN)}”`;
