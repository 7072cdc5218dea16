import { buildTree, itemsById } from '../../data/tree.ts';
import { cutQuery, QUERY_CUT } from '../../search/query/limit.ts';
import { fatalIn, type Hit, hitsBetween, type SearchResult } from '../../search/types.ts';
import { settingsDirectory } from '../../system/settings/location.ts';
import { peekSettings } from '../../system/settings/peek.ts';
import { excerpt } from '../../text/excerpt.ts';
import { grouped } from '../../text/grouped.ts';
import { DONE, type ListFile, NOTHING_FOUND, WRONG_USE } from '../command.ts';
import type { SearchRequest } from '../search.ts';
import { listOption } from '../shell.ts';
import { hitsJson } from './listing.ts';
import { complain, print, printItems, readCatalog } from './output.ts';

/** The number of characters of a query that a message repeats. */
const LONGEST_SHOWN = 60;

/**
 * Prints the results of a query, best first. Returns the exit code. A query with a fatal problem is refused before anything is
 * printed; parts of a query that are ignored are reported. Results that match only in part are printed, but do not count as
 * success.
 */
export async function printFound(asked: Omit<SearchRequest, 'kind'>): Promise<number> {
  const { json, limit, look } = asked;
  const query = cutQuery(asked.query);
  const { createSearch, finishedQuery } = await import('../../search/search.ts');
  const catalog = await readCatalog(asked.list);
  const { find } = createSearch(itemsById(buildTree(catalog)), catalog);
  const result = find(
    finishedQuery(query),
    Object.keys(peekSettings(settingsDirectory(process.env)).bookmarks),
    asked.all,
  );
  const { problems, extent, count } = result;
  const fatal = fatalIn(problems);
  if (query !== asked.query) complain(QUERY_CUT, DONE);
  for (const { text } of fatal.length > 0 ? fatal : problems) complain(text, DONE);
  if (fatal.length > 0) return WRONG_USE;
  const hits = hitsBetween(result, 0, extent === 'none' ? 0 : Math.min(count, limit));
  if (hits.length === 0) {
    if (json) print('[]\n');
    return complain(noMatch(query, hitsBetween(result, 0, count)), NOTHING_FOUND);
  }
  for (const remark of remarks(query, hits, result, asked.list)) complain(remark, DONE);
  const near = new Set(hits.flatMap(({ node, isNear }) => (isNear ? [node] : [])));
  if (json) print(hitsJson(hits, result.standsIn));
  else
    printItems(
      hits.map(({ node }) => node),
      look,
      (node) => ({ isNear: near.has(node), reason: result.standsIn(node) }),
    );
  return near.size === hits.length ? NOTHING_FOUND : DONE;
}

/** Returns a remark about results that match only in part; `null` if there are none. */
function howNear(query: string, hits: readonly Hit[], { count, near }: SearchResult): string | null {
  const exact = hits.filter(({ isNear }) => !isNear).length;
  if (exact === hits.length) return null;
  if (near === count) return `no exact match for ${quoted(query)}; these are the closest results`;
  const have = exact === 1 ? 'has' : 'have';
  return `${grouped(exact)} of these ${grouped(hits.length)} ${have} all of ${quoted(query)}; the others only come near`;
}

/**
 * Returns how many vulnerabilities are open in a version that the query names, and which command lists them; `null` if it names
 * none.
 */
function openText(hits: readonly Hit[], { open }: SearchResult, list: ListFile): string | null {
  for (const { node } of hits) {
    const told = open(node);
    if (told === null) continue;
    const { version, notes, untold } = told;
    const unclear = untold > 0 ? `${untold} unknown` : 'no known vulnerability is open';
    const what = notes.length > 0 ? `${notes.length} open` : unclear;
    return `${node.label} ${version}: ${what}; for details, use: awesome-containers check ${listOption(list)}${node.id}@${version}`;
  }
  return null;
}

/** Returns the remarks about results: what is open in a version, how many match only in part, and how many are left out. */
function remarks(query: string, hits: readonly Hit[], result: SearchResult, list: ListFile): readonly string[] {
  const { leftOut } = result;
  const others = leftOut === 1 ? 'it' : 'them';
  const isCut =
    leftOut > 0
      ? [`${grouped(leftOut)} weaker ${leftOut === 1 ? 'match' : 'matches'} not printed; --all prints ${others}`]
      : [];
  return [openText(hits, result, list), howNear(query, hits, result), ...isCut].filter((remark) => remark !== null);
}

/** Returns the message for a search that found nothing. */
function noMatch(query: string, nearest: readonly Hit[]): string {
  const names = nearest.map(({ node }) => node.label);
  const hint = names.length > 0 ? `; did you mean ${names.join(', ')}?` : '';
  return `nothing matches ${quoted(query)}${hint}`;
}

const quoted = (text: string): string => `“${excerpt(text, LONGEST_SHOWN)}”`;
