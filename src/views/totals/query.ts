import { fieldValue, setValue } from '../../search/search.ts';
import type { Leads } from './charts/chart.ts';
import { shownScope } from './select.ts';
import type { TotalsState } from './state.ts';

/** Fields that other items than entries have as well. */
const OF_OTHERS: ReadonlySet<string> = new Set(['in', 'impact']);

/** The query for the entries of a bar within what is counted; `null` where no query stands for that. */
export function queryFor(own: TotalsState, { field, value }: Extract<Leads, { readonly to: 'query' }>): string | null {
  const base = shownScope(own) === null ? '' : own.query;
  if (base === null) return null;
  const query = setValue(base, field, fieldValue(value).slug);
  return OF_OTHERS.has(field) && !/(?:^|\s)is:/.test(query) ? setValue(query, 'is', 'entry') : query;
}

/** The query for the entries of a branch, by its title. */
export const branchQuery = (title: string): string => setValue('', 'in', fieldValue(title).slug);
