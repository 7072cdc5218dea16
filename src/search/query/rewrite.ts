import type { Problem } from '../types.ts';
import { fieldNamed } from './field-named.ts';
import { FIELDS, type FieldValue, fieldValue, meantValues, slugOf } from './fields.ts';
import type { FieldTerm } from './filters.ts';
import { parseQuery, printQuery, type Query, type Term } from './parse.ts';
import { signedKey } from './signs.ts';

/** Returns the keys of the values of a field that a query asks for. `values` are those that the catalog has. */
export function chosenValues({ groups }: Query, field: string, values?: readonly FieldValue[]): readonly string[] {
  return groups.flatMap((terms) => (isChoice(terms, field) ? wholeValues(terms[0], field, values).map(signedKey) : []));
}

/**
 * Adds a value of a field to a query or, if the query already asks for it, removes it. The query may ask for it by any of the
 * `keys`, because a mechanism has several names. `all` are the values in the catalog; without it, the known values are used.
 */
export function toggleValue(
  text: string,
  field: string,
  value: string,
  keys: readonly string[] = [signedKey(value)],
  all?: readonly FieldValue[],
): string {
  const query = parseQuery(text);
  const isChosen = chosenValues(query, field, all).some((key) => keys.includes(key));
  const last = query.groups.findLastIndex((terms) => isChoice(terms, field));
  if (last < 0) return withTerm(query, query.groups, field, [slugOf(value)]);
  const groups = query.groups.flatMap((terms, at): Query['groups'] => {
    if (!isChoice(terms, field) || (!isChosen && at !== last)) return [terms];
    const values = wholeValues(terms[0], field, all);
    const changed = isChosen ? values.filter((other) => !keys.includes(signedKey(other))) : [...values, slugOf(value)];
    return changed.length > 0 ? [[{ ...terms[0], values: changed }]] : [];
  });
  return printChanged(query, groups);
}

/** Makes a query ask for one value of a field in place of any others, or for none. */
export function setValue(text: string, field: string, value: string | null): string {
  const query = parseQuery(text);
  const others = query.groups.filter((terms) => !isChoice(terms, field));
  return value === null ? printChanged(query, others) : withTerm(query, others, field, [value]);
}

/** Rewrites a query as it was read: with fields in place of the text that was taken for them. */
export const asMeant = (text: string, problems: readonly Problem[]): string =>
  problems.reduce(
    (sofar, { wrong, meant: [meant = wrong], isTaken }) => (isTaken ? sofar.replace(wrong, () => meant) : sofar),
    text,
  );

/** Removes from a query what it asks of some fields, whether values or ranges. */
export function withoutFields(text: string, isMeant: (field: string) => boolean): string {
  const query = parseQuery(text);
  const isField = ([term]: readonly Term[]) =>
    term?.type === 'field' && !term.isExcluded && isMeant(fieldNamed(term.field)?.name ?? term.field);
  return printChanged(
    query,
    query.groups.filter((terms) => terms.length > 1 || !isField(terms)),
  );
}

/**
 * Adds a field at the end of a query; or before the last term, if a field behind that would change its meaning: a finished word
 * would count as unfinished, and an unfinished phrase as finished.
 */
function withTerm(query: Query, groups: Query['groups'], field: string, values: readonly string[]): string {
  const term: Term = { type: 'field', field, values, isExcluded: false };
  const last = groups.at(-1);
  const type = last?.at(-1)?.type;
  const staysLast = last === query.groups.at(-1) && (query.isUnfinished ? type === 'phrase' : type === 'word');
  return printChanged(query, last && staysLast ? [...groups.slice(0, -1), [term], last] : [...groups, [term]]);
}

/**
 * Writes a changed query. The next letter typed continues the last word if it did so before, or if a field stood behind the word,
 * but it never continues a field.
 */
function printChanged(query: Query, groups: Query['groups']): string {
  const last = groups.at(-1);
  const type = last?.at(-1)?.type;
  const goesOn = last === query.groups.at(-1) ? query.isUnfinished : type !== 'phrase';
  return printQuery({ groups, isUnfinished: type !== undefined && type !== 'field' && goesOn });
}

/** Returns the values of a term, with abbreviations expanded if the field has a list of known values. */
function wholeValues({ values }: FieldTerm, field: string, all?: readonly FieldValue[]): readonly string[] {
  const own = FIELDS.find(({ name }) => name === field);
  const closed = own?.type === 'words' ? own.known : null;
  const known = closed === null ? [] : (all ?? closed.map((value) => fieldValue(value)));
  return values.flatMap((typed) => {
    const meant = meantValues(typed, known).map(({ value }) => slugOf(value));
    return meant.length > 0 ? meant : [typed];
  });
}

function isChoice(terms: readonly Term[], field: string): terms is readonly [FieldTerm] {
  const [term] = terms;
  return terms.length === 1 && term?.type === 'field' && !term.isExcluded && fieldNamed(term.field)?.name === field;
}
