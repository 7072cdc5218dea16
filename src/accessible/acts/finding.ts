import { cutQuery, QUERY_CUT } from '../../search/query/limit.ts';
import { ORDERS } from '../../search/query/names.ts';
import { setValue, withoutFields } from '../../search/search.ts';
import type { Facet } from '../../search/types.ts';
import { nearest } from '../../text/nearest.ts';
import type { Context } from '../../views/context.ts';
import { facetsOf } from '../places/filters.ts';
import { type Query, type State, type Step, say } from '../state.ts';
import { listed } from '../words/join.ts';
import { shown } from './chosen.ts';
import { goTo } from './go-to.ts';
import type { Act } from './moves.ts';

export const search: Act = (given, state, context) => {
  const text = cutQuery(given);
  const step = goToResults(state, { text, isWhole: false }, context);
  return text === given ? step : { ...step, said: [QUERY_CUT, 'Type again to hear the results.'] };
};

/** Goes to the results of a query; an empty query leads home, where everything is listed. */
const goToResults = (state: State, query: Query, context: Context): Step =>
  goTo(state, query.text.trim() === '' ? { kind: 'home' } : { kind: 'results', query }, context);

/** Returns the query of the current search, also from an item that was opened from its results; `null` if there is none. */
export function currentQuery({ trail }: State): Query | null {
  const place = trail.findLast((stop) => BEGINS_ANEW.has(stop.place.kind))?.place;
  return place?.kind === 'results' || place?.kind === 'filters' ? place.query : null;
}

/** The places that begin or end a search. Items, their notes and their links still belong to the search that led to them. */
const BEGINS_ANEW: ReadonlySet<string> = new Set([
  'home',
  'branch',
  'shelf',
  'results',
  'filters',
  'vulnerabilities',
  'guide',
]);

export const all: Act = (_given, state, context) => {
  const query = currentQuery(state);
  if (query === null) return say(state, 'There is no search here. Type search and some words.');
  return goToResults(state, { ...query, isWhole: !query.isWhole }, context);
};

export const filter: Act = (given, state, context) => {
  const query = currentQuery(state) ?? { text: '', isWhole: false };
  const place = { kind: 'filters', query, panel: 'filter', field: null } as const;
  if (given === '') return goTo(state, place, context);
  if (given === 'none') {
    return goToResults(state, { ...query, text: withoutFields(query.text, (field) => field !== 'sort') }, context);
  }
  const facets = facetsOf(place, state, context);
  const facet = facets.find(
    (one) => one.field === given.toLowerCase() || one.title.toLowerCase() === given.toLowerCase(),
  );
  if (facet) return goTo(state, { ...place, field: facet.field }, context);
  if (!/[:=<>]/.test(given)) return say(state, unknownFilter(given, facets));
  return goToResults(state, { ...query, text: cutQuery(`${query.text.trim()} ${given}`.trim()) }, context);
};

function unknownFilter(given: string, facets: readonly Facet[]): string {
  const near = nearest(
    given,
    facets.map(({ field }) => field),
    2,
  );
  const advice =
    near.length > 0 ? `Did you mean filter ${listed(near, 'or filter ')}?` : 'Type filter for a list of all fields.';
  return `There is no field ${shown(given)} to filter by. ${advice}`;
}

export const lists: Act = (_given, state, context) => goTo(state, { kind: 'lists' }, context);

export const sort: Act = (given, state, context) => {
  const query = currentQuery(state);
  if (query === null) return say(state, 'Only search results can be sorted. Type search and some words.');
  if (given === '') return goTo(state, { kind: 'filters', query, panel: 'sort', field: null }, context);
  const order = ORDERS.find((one) => one === given.toLowerCase());
  if (order === undefined) {
    return say(state, `There is no order ${shown(given)}. The orders are ${listed(ORDERS)}.`);
  }
  return goToResults(state, { ...query, text: setValue(query.text, 'sort', order === 'best' ? null : order) }, context);
};

export const bookmarks: Act = (_given, state, context) => goTo(state, { kind: 'shelf', shelf: 'bookmarks' }, context);
export const recent: Act = (_given, state, context) => goTo(state, { kind: 'shelf', shelf: 'recent' }, context);
