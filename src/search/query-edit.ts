import { fieldNamed, slugOf } from './fields.ts';
import type { FieldTerm } from './filters.ts';
import { parseQuery, printQuery, type Query, type Term } from './query.ts';
import { joined } from './words.ts';

/** The values of a field that a query asks for, in their plainest form. */
export function chosenValues({ groups }: Query, field: string): readonly string[] {
  return groups.flatMap((terms) => (isChoiceOf(terms, field) ? terms[0].values.map(joined) : []));
}

/** A query with a value of a field added or, if it asks for it already, taken out. */
export function toggleValue(text: string, field: string, value: string): string {
  const query = parseQuery(text);
  const key = joined(value);
  const chosen = query.groups.filter((terms) => isChoiceOf(terms, field)).flatMap((terms) => terms[0].values);
  const isChosen = chosen.some((other) => joined(other) === key);
  const values = isChosen ? chosen.filter((other) => joined(other) !== key) : [...chosen, slugOf(value)];
  return withValues(query, field, values);
}

/** A query that asks for one value of a field, or for none. */
export const setValue = (text: string, field: string, value: string | null): string =>
  withValues(parseQuery(text), field, value === null ? [] : [value]);

/** The terms of the query in their order; what is new stands at the end. */
function withValues({ groups }: Query, field: string, values: readonly string[]): string {
  const others = groups.filter((terms) => !isChoiceOf(terms, field));
  const term: Term = { type: 'field', field, values, isExcluded: false };
  return printQuery({ groups: values.length > 0 ? [...others, [term]] : others, isOpen: false });
}

function isChoiceOf(terms: readonly Term[], field: string): terms is readonly [FieldTerm] {
  const [term] = terms;
  return terms.length === 1 && term?.type === 'field' && !term.isExcluded && fieldNamed(term.field)?.name === field;
}
