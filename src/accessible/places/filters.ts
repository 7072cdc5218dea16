import { fieldValue, setValue, toggleValue } from '../../search/search.ts';
import type { Choice, Facet } from '../../search/types.ts';
import type { Context } from '../../views/context.ts';
import { type Answer, listOf, type Row } from '../answer.ts';
import type { Place, Query, State } from '../state.ts';
import { counted, sentence } from '../words/join.ts';
import { spoken } from './results.ts';

type Filters = Extract<Place, { readonly kind: 'filters' }>;
type Library = Pick<Context, 'search'>;

/** Returns the facets of a search; none while they are pending. */
export function facetsOf(
  { query: { text, isWhole }, panel }: Pick<Filters, 'query' | 'panel'>,
  { shelves }: Pick<State, 'shelves'>,
  { search }: Library,
): readonly Facet[] {
  const facets = search.facets(panel, text, shelves.bookmarks, isWhole);
  return facets === 'pending' ? [] : facets;
}

/** Lists the fields that a search can be filtered by, the values of one field, or the orders of the results. */
export function filtersAnswer(place: Filters, state: State, library: Library): Answer {
  const facets = facetsOf(place, state, library);
  const { query, panel, field } = place;
  const about = query.text === '' ? 'everything' : `the search for ${spoken(query)}`;
  const chosen = panel === 'sort' ? facets[0] : facets.find((facet) => facet.field === field);
  if (chosen !== undefined && panel === 'sort') {
    const rows = chosen.choices.map((choice) => choiceRow(choice, chosen, query));
    return { title: `Orders for ${about}`, paragraphs: [], list: listOf(['order', 'orders'], rows) };
  }
  if (chosen !== undefined) return valuesAnswer(chosen, query, about);
  const rows = facets.map((facet) => facetRow(facet, place));
  const paragraphs = ['Type the number of a field, or filter with a condition, such as filter status:active.'];
  return { title: `Filters for ${about}`, paragraphs, list: listOf(['field', 'fields'], rows) };
}

/** Lists the values of a field that leave any results, and the chosen values. */
function valuesAnswer(facet: Facet, query: Query, about: string): Answer {
  const possible = facet.choices.filter(({ count, isChosen }) => (count ?? 0) > 0 || isChosen);
  const left = facet.choices.length - possible.length;
  const omitted =
    left === 0
      ? []
      : [`${counted(left, 'value', 'values')} would leave no results and ${left === 1 ? 'is' : 'are'} left out.`];
  return {
    title: `Filter ${about} by ${facet.title.toLowerCase()}`,
    paragraphs: ['The number of a value adds it, or takes it out.', ...omitted],
    list: listOf(
      ['value', 'values'],
      possible.map((choice) => choiceRow(choice, facet, query)),
    ),
  };
}

function facetRow({ field, title, choices }: Facet, place: Filters): Row {
  const chosen = choices.filter(({ isChosen }) => isChosen).map(({ label }) => label);
  const possible = choices.filter(({ count }) => (count ?? 0) > 0).length;
  const set = chosen.length === 0 ? '' : `, chosen: ${chosen.join(', ')}`;
  return {
    text: sentence(`${title}: ${counted(possible, 'value', 'values')}${set}`),
    leadsTo: { place: { ...place, field } },
  };
}

/** Returns a row for a value, with the number of results that it would leave, or for an order. */
function choiceRow({ value, keys, label, count, isChosen }: Choice, facet: Facet, query: Query): Row {
  const text =
    facet.field === 'sort'
      ? setValue(query.text, 'sort', value === 'best' ? null : value)
      : toggleValue(
          query.text,
          facet.field,
          value,
          keys,
          facet.choices.map((choice) => fieldValue(choice.value)),
        );
  const results = count === null ? '' : `: ${count === 0 ? 'no results' : counted(count, 'result', 'results')}`;
  return {
    text: sentence(`${label}${results}${isChosen ? ', chosen' : ''}`),
    leadsTo: { place: text.trim() === '' ? { kind: 'home' } : { kind: 'results', query: { ...query, text } } },
  };
}
