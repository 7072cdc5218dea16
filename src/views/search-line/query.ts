import { LONGEST_QUERY, QUERY_FULL } from '../../search/query/limit.ts';
import type { Library } from '../context.ts';
import type { State } from '../state.ts';
import { warning } from '../view.ts';
import { emptyLine, type QueryLine } from './line.ts';

/** Replaces the query: what was chosen among the results of the one before is left. */
export function withQuery(state: State, query: QueryLine): State {
  if (query.text === state.query.text) return { ...state, query };
  const lastQuery = query.text.trim() === '' ? state.lastQuery : query.text;
  return { ...state, query, lastQuery, showsAll: false, result: 0, resultTop: 0, detailTop: 0, stop: null };
}

/** Replaces the text of the query, where it is not too long. */
export const withText = (state: State, text: string, caret = text.length): State =>
  text.length > LONGEST_QUERY ? refuseMore(state) : withQuery(state, { text, caret });

export const refuseMore = (state: State): State => ({ ...state, notice: warning(QUERY_FULL) });

/** Shows what is left out of the results, or leaves it out again. */
export function toggleLeftOut(state: State, { search }: Pick<Library, 'search'>): State {
  const { query, shelves, showsAll } = state;
  const { count, leftOut } = search.find(query.text, shelves.bookmarks, false);
  if (leftOut === 0) return { ...state, notice: warning('Nothing is left out.') };
  const isGone = showsAll && state.result >= count;
  return { ...state, showsAll: !showsAll, ...(isGone ? { result: 0, resultTop: 0, detailTop: 0, stop: null } : {}) };
}

export const clearSearch = (state: State): State => withQuery(state, emptyLine);
