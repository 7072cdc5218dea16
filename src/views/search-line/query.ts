import { LONGEST_QUERY, QUERY_FULL } from '../../search/query/limit.ts';
import type { Library } from '../context.ts';
import type { State } from '../state.ts';
import { warning } from '../view.ts';
import { emptyLine, type QueryLine } from './line.ts';

/** Replaces the query, and goes back to the first result, unless the queries differ only in blanks at the end. */
export function withQuery(state: State, query: QueryLine): State {
  if (query.text.trimEnd() === state.query.text.trimEnd()) return { ...state, query };
  const lastQuery = query.text.trim() === '' ? state.lastQuery : query.text;
  return { ...state, query, lastQuery, showsAll: false, result: 0, resultTop: 0, detailTop: 0, stop: null };
}

/** Replaces the text of the query, unless it is too long. */
export const withText = (state: State, text: string, caret = text.length): State =>
  text.length > LONGEST_QUERY ? refuseMore(state) : withQuery(state, { text, caret });

export const refuseMore = (state: State): State => ({ ...state, notice: warning(QUERY_FULL) });

/** Shows the results that are left out, or hides them again. */
export function toggleLeftOut(state: State, { search }: Pick<Library, 'search'>): State {
  const { query, shelves, showsAll } = state;
  const { count, leftOut } = search.find(query.text, shelves.bookmarks, false);
  if (leftOut === 0) return { ...state, notice: warning('Nothing is hidden.') };
  const isGone = showsAll && state.result >= count;
  return { ...state, showsAll: !showsAll, ...(isGone ? { result: 0, resultTop: 0, detailTop: 0, stop: null } : {}) };
}

export const clearSearch = (state: State): State => withQuery(remember(state), emptyLine);

/** The number of queries that are remembered: more than anybody goes back through. */
const MOST_QUERIES = 50;

/** Remembers the query, so that it can be brought back later. A query that is known already becomes the latest. */
export function remember(state: State): State {
  const text = state.query.text.trim();
  if (text === '' || state.queries.at(-1) === text) return state;
  const queries = [...state.queries.filter((other) => other !== text), text].slice(-MOST_QUERIES);
  return { ...state, queries };
}

/** Brings back the query before the one in the line. Before the first query comes the last one. */
export function bringEarlier(state: State): State {
  const { queries, query } = state;
  const at = queries.indexOf(query.text.trim());
  const earlier = queries.at((at === -1 ? queries.length : at) - 1);
  if (earlier === undefined) return { ...state, notice: warning('Nothing has been searched for before.') };
  return withText(remember(state), earlier);
}
