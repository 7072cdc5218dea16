import type { Choice } from '../../search/types.ts';
import type { Library } from '../context.ts';
import type { State } from '../state.ts';
import type { FiltersState } from './state.ts';

/** A row of a panel: the title of a field, or one of its values. */
export type ChoiceRow =
  | { readonly type: 'title'; readonly title: string }
  | { readonly type: 'choice'; readonly id: string; readonly field: string; readonly choice: Choice };

/**
 * Returns the rows of the panel. A value that would leave no results is listed only if it is chosen, so that it can be removed.
 */
export function choiceRows(
  { query, shelves, showsAll }: State,
  { panel }: FiltersState,
  { search }: Pick<Library, 'search'>,
): readonly ChoiceRow[] {
  const facets = search.facets(panel, query.text, shelves.bookmarks, showsAll);
  if (facets === 'pending') return [];
  return facets.flatMap(({ field, title, choices }): readonly ChoiceRow[] => {
    const offered = choices.filter(({ count, isChosen }) => isChosen || count !== 0);
    const rows = offered.map((choice) => ({ type: 'choice', id: `${field}:${choice.value}`, field, choice }) as const);
    return rows.length > 0 ? [{ type: 'title', title }, ...rows] : [];
  });
}

/**
 * Returns the index of the row that the cursor is on. If that row is gone, it is the current order or, in the filters, the
 * first choice.
 */
export function choiceIndex({ choice, panel }: FiltersState, rows: readonly ChoiceRow[]): number {
  const index = rows.findIndex((row) => row.type === 'choice' && row.id === choice);
  if (index >= 0) return index;
  const chosen = panel === 'sort' ? rows.findIndex((row) => row.type === 'choice' && row.choice.isChosen) : -1;
  return chosen >= 0 ? chosen : rows.findIndex(({ type }) => type === 'choice');
}
