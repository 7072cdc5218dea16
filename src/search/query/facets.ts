import type { TreeNode } from '../../data/tree.ts';
import type { Choice, Facet } from '../types.ts';
import { FIELDS, type FieldContext, type FieldValues, offeredValues, type WordField } from './fields.ts';
import { type Filter, orderIn } from './filters.ts';
import { ORDERS, type Order } from './names.ts';
import type { Query } from './parse.ts';
import { chosenValues } from './rewrite.ts';

const OFFERED = FIELDS.filter((field): field is WordField => field.type === 'words' && field.offered !== 'never');

/** The most values offered for a field that is only offered where entries have no kinds: the values that most entries have. */
const MOST_CHOICES = 10;
/** Values that mean nothing to the reader of a list without kinds. */
const NOT_PLAIN: ReadonlySet<string> = new Set(['aliases', 'snapshot']);

/** A query with its filters, and what these need to test an item. */
type FilteredQuery = {
  readonly query: Query;
  readonly filters: readonly Filter[];
  readonly known: FieldValues;
  readonly context: FieldContext;
};

/**
 * Counts the items that each value would leave of those that the words of a query have found. The filters of all other fields
 * apply, but not those of the value's own field, because the user chooses among its values. `found` may have several sets of
 * items: a value that no item in the first set has is counted in the next one.
 */
export function countFacets(found: readonly Iterable<TreeNode>[], filtered: FilteredQuery): readonly Facet[] {
  const { query, known } = filtered;
  const counts = found.map((nodes) => countValues(nodes, filtered));
  const isPlain = counts.every((count) => (count.get('kind')?.size ?? 0) === 0);
  return OFFERED.filter(({ offered }) => isPlain || offered === 'always').map((field) => {
    const values = offeredValues(field, known);
    const chosen = new Set(chosenValues(query, field.name, values));
    const countOf = (value: string) =>
      counts.map((count) => count.get(field.name)?.get(value) ?? 0).find((count) => count > 0);
    const choices = values.map(({ value, keys }) => ({
      value,
      keys,
      label: value,
      count: countOf(value) ?? 0,
      isChosen: keys.some((key) => chosen.has(key)),
    }));
    const shown = isPlain && field.name === 'has' ? choices.filter(({ value }) => !NOT_PLAIN.has(value)) : choices;
    return { field: field.name, title: field.title, choices: field.offered === 'plain' ? mostOf(shown) : shown };
  });
}

/** Returns the choices that leave most items, those that leave most first, and all that are chosen. */
function mostOf(choices: readonly Choice[]): readonly Choice[] {
  const sorted = choices.toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0));
  return sorted.filter(({ isChosen }, place) => isChosen || place < MOST_CHOICES);
}

/** Counts the nodes with each value of each field. One that fails only the choices of one field counts for that field alone. */
function countValues(
  nodes: Iterable<TreeNode>,
  { filters, context }: FilteredQuery,
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const counts = new Map(OFFERED.map(({ name }) => [name, new Map<string, number>()]));
  for (const node of nodes) {
    const failed = filters.filter(({ test }) => !test(node, context));
    const failing = new Set(failed.map(({ field }) => field));
    if (failing.size > 1 || !failed.every(({ isChoice }) => isChoice)) continue;
    for (const field of OFFERED) {
      if (failing.size === 1 && !failing.has(field.name)) continue;
      const own = counts.get(field.name);
      for (const value of field.valuesOf(node, context)) own?.set(value, (own.get(value) ?? 0) + 1);
    }
  }
  return counts;
}

const ORDER_LABEL: Readonly<Record<Order, string>> = {
  best: 'best match first',
  list: 'as in the tree',
  name: 'by name',
  status: 'by status, active first',
  stars: 'by stars, most first',
  newest: 'newest first',
};

/** Returns the orders of the results as a facet. */
export function orderFacet(query: Query): Facet {
  const chosen = orderIn(query);
  const choices = ORDERS.map((value) => ({
    value,
    keys: [value],
    label: ORDER_LABEL[value],
    count: null,
    isChosen: value === chosen,
  }));
  return { field: 'sort', title: 'Sort', choices };
}
