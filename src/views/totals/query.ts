import { fieldValue, setValue, toggleValue } from '../../search/search.ts';
import type { Field, Leads } from './charts/chart.ts';
import { shownScope } from './select.ts';
import type { TotalsState } from './state.ts';

/** Returns the query that finds what a bar counts within the scope; `null` if no query describes the scope. */
export function queryFor(own: TotalsState, { field, value }: Extract<Leads, { readonly to: 'query' }>): string | null {
  const isWhole = shownScope(own) === null;
  const base = isWhole ? '' : own.query;
  if (base === null) return null;
  const query = setValue(base, field, fieldValue(value).slug);
  const types = typesCounted(field, isWhole);
  return /(?:^|\s)is:/.test(query) ? query : types.reduce((sofar, type) => toggleValue(sofar, 'is', type), query);
}

/** Returns the types of the items that a bar counts, if items of other types have the field as well. */
function typesCounted(field: Field, isWhole: boolean): readonly string[] {
  if (field === 'in') return ['entry'];
  if (field === 'impact') return isWhole ? ['entry', 'mechanism'] : ['entry'];
  return [];
}

/** Returns the query for the entries of a branch, by its title. */
export const branchQuery = (title: string): string => setValue('', 'in', fieldValue(title).slug);
