import { finishedQuery } from '../../search/search.ts';
import { fatalIn, type Hit, hitsBetween, type Reason, type SearchResult } from '../../search/types.ts';
import { grouped } from '../../text/grouped.ts';
import type { Context } from '../../views/context.ts';
import { type Answer, type List, PAGE } from '../answer.ts';
import type { Query, State } from '../state.ts';
import { itemRow } from '../words/items.ts';
import { facts, sentence } from '../words/join.ts';

type Library = Pick<Context, 'search'>;

/** Returns the result of a search, which is empty while it is pending. */
export const resultOf = ({ text, isWhole }: Query, { shelves }: Pick<State, 'shelves'>, { search }: Library) =>
  search.find(finishedQuery(text), shelves.bookmarks, isWhole);

/** Returns a query as it is read aloud. */
export const spoken = ({ text }: Query): string => text.trim().replace(/\s+/g, ' ');

/** Lists the results of a search, best first, and says how many match only in part and how many are left out. */
export function resultsAnswer(query: Query, state: State, library: Library): Answer {
  const result = resultOf(query, state, library);
  const fatal = fatalIn(result.problems);
  const title = `Search for ${spoken(query)}`;
  if (fatal.length > 0) {
    return { title: `${title} is not understood`, paragraphs: fatal.map(({ text }) => sentence(text)), list: null };
  }
  const problems = result.problems.map(({ text }) => sentence(text));
  if (result.count === 0 || result.extent === 'none') return nothingFound(title, result, problems);
  return { title, paragraphs: [...problems, ...remarks(result)], list: hitList(result) };
}

/** Says that nothing matches, and lists the items with similar names, if any. */
function nothingFound(title: string, result: SearchResult, problems: readonly string[]): Answer {
  if (result.count === 0) {
    const advice = 'Nothing matches. Type search with other or fewer words.';
    return { title, paragraphs: [...problems, advice], list: null };
  }
  const list: List = { ...hitList(result), noun: ['name that is like it', 'names that are like it'] };
  return { title, paragraphs: [...problems, 'Nothing matches. Did you mean one of these?'], list };
}

function hitList(result: SearchResult): List {
  return {
    noun: ['result', 'results'],
    count: result.count,
    page: PAGE,
    rowAt: (index) => {
      const [hit] = hitsBetween(result, index, index + 1);
      return hit ? itemRow(hit.node, hitRemark(hit, result)) : { text: '', leadsTo: { none: '' } };
    },
  };
}

/** Says how many results match in full or in part, and how many are left out. */
function remarks({ count, near, leftOut }: SearchResult): readonly string[] {
  const have = count - near === 1 ? '1 has' : `${grouped(count - near)} have`;
  const some = `${have} all of it, the other ${grouped(near)} only ${near === 1 ? 'comes' : 'come'} near and ${near === 1 ? 'says' : 'say'} so.`;
  return [
    ...(near === 0 ? [] : [near === count ? 'None has all of it; these come near.' : some]),
    ...(leftOut === 0 ? [] : [leftOutText(leftOut)]),
  ];
}

const leftOutText = (count: number): string =>
  count === 1
    ? '1 weaker result is left out; type all to hear it too.'
    : `${grouped(count)} weaker results are left out; type all to hear them too.`;

function hitRemark({ node, isNear }: Hit, result: SearchResult): string {
  const open = result.open(node);
  const reason = result.remark(node);
  return facts([
    isNear && 'comes near',
    open && openText(open.notes.length, open.untold, open.version),
    reason && foundText(reason),
  ]);
}

function openText(open: number, untold: number, version: string): string {
  if (open > 0) return `${open} open in ${version}`;
  return untold > 0 ? `${untold} to check in ${version}` : `none recorded in ${version}`;
}

/** Longer texts are not read out as the reason for a result; only the place of the match is. */
const LONGEST_TEXT = 40;

const PLACES: Readonly<Record<Reason['place'], string>> = {
  name: 'in its name',
  alias: 'in its other name',
  category: 'in its category',
  fact: 'in its facts',
  mechanism: 'in its mechanisms',
  summary: 'in its summary',
  note: 'in a note',
  address: 'in its address',
  words: 'by other words',
  detail: 'in its detail',
  kin: 'as one of its kind',
};

/** `found in its other name: libcontainer`, `found as breakout`. */
function foundText({ place, text, as }: Reason): string {
  if (as !== undefined) return `found as ${as}`;
  if (place === 'words' || place === 'kin') return `found as ${text}`;
  const isShort = text.length <= LONGEST_TEXT && place !== 'name' && place !== 'summary';
  return `found ${PLACES[place]}${isShort ? `: ${text}` : ''}`;
}
