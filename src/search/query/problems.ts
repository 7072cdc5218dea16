import { nearest } from '../../text/nearest.ts';
import { sanitize } from '../../text/sanitize.ts';
import { synonymsOfPhrase } from '../text/thesaurus.ts';
import type { Problem } from '../types.ts';
import { fieldsLike } from './field-named.ts';
import { FIELDS, type Field, type FieldValues, type NumberField, offeredValues, slugOf } from './fields.ts';
import { cutQuery } from './limit.ts';
import { ORDERS } from './names.ts';
import { isSign } from './signs.ts';

const fatal = (text: string, wrong: string, meant: readonly string[] = []): Problem => ({
  text,
  wrong,
  meant,
  isFatal: true,
});

export const noNumber = ({ name, example }: NumberField, value: string): Problem =>
  fatal(`${name}: needs a number, such as ${example}.`, value);

const LONGEST_QUOTE = 40;

/** Quotes a part of a query for a message, so that it is safe to print and not too long. */
function quoted(text: string): string {
  const safe = sanitize(text);
  return `“${safe.length > LONGEST_QUOTE ? `${cutQuery(safe, LONGEST_QUOTE - 1)}…` : safe}”`;
}

export function unknownField(name: string): Problem {
  const meant = fieldsLike(name).slice(0, 1);
  const names = meant.length > 0 ? meant : FIELDS.map((field) => field.name);
  const hint = meant.length > 0 ? `did you mean ${meant[0]}:?` : `fields: ${names.join(', ')}.`;
  return fatal(
    `Unknown field ${quoted(`${name}:`)}; ${hint}`,
    `${name}:`,
    meant.map((near) => `${near}:`),
  );
}

export function missingValue(field: Field, known: FieldValues): Problem {
  const text = `${field.name}: needs a value after the colon`;
  if (field.type === 'number') return fatal(`${text}, such as ${field.example}.`, `${field.name}:`);
  const values = field.type === 'order' ? ORDERS : offeredValues(field, known).map(({ value }) => value);
  return fatal(`${text}; ${listed(values)}.`, `${field.name}:`);
}

const MOST_NAMED = 6;

export function unknownValue({ name }: Pick<Field, 'name'>, value: string, known: readonly string[]): Problem {
  const alike = nearest(value, known, 1);
  const meant = (alike.length > 0 ? alike : sameAs(value, known)).map(slugOf).filter(isWord).slice(0, 1);
  const hint = meant.length > 0 ? `did you mean ${meant[0]}?` : `${listed(known)}.`;
  return fatal(`${name}: unknown value ${quoted(value)}; ${hint}`, value, meant);
}

/** Says that a field of words takes neither ranges nor comparisons. */
export function notInOrder({ name }: Pick<Field, 'name'>, value: string): Problem {
  const instead = `several: ${name}:one,two; all but one: -${name}:one.`;
  return fatal(`${name}: takes words, and no range or sign such as ${quoted(value)}; ${instead}`, value);
}

/** Finds the values that are synonyms of the typed one in the world of containers: `archived` for `dead`. */
const sameAs = (value: string, known: readonly string[]): readonly string[] => {
  const others = synonymsOfPhrase(value.toLowerCase());
  return known.filter((own) => others.includes(own));
};

/** Whether a value is long enough to be suggested: a single letter is near too many values. */
const isWord = (slug: string): boolean => slug.length > 1;

/** Lists the values to choose from, or says that there are none. */
function listed(values: readonly string[]): string {
  if (values.length === 0) return 'no entry has one';
  const some = values.slice(0, MOST_NAMED).map(slugOf).join(', ');
  return `known: ${values.length > MOST_NAMED ? `${some} and more` : some}`;
}

/** Says that a part of a query was read as something that is written differently. */
export const readAs = (written: string, meant: string): Problem => ({
  text: `Read ${quoted(written)} as ${meant}.`,
  wrong: written,
  meant: [meant],
  isFatal: false,
  isTaken: true,
});

/** Says that no item has the excluded text, and suggests the word that may have been meant. */
export function nothingToLeaveOut(text: string, near: string | null): Problem {
  const hint = near === null ? '.' : `; did you mean !${near}?`;
  return {
    text: `${quoted(text)} excludes nothing${hint}`,
    wrong: text,
    meant: near === null ? [] : [near],
    isFatal: false,
  };
}

const MOST_UNUSED = 3;

/** Says which parts of a query are not used; empty if all of them are. */
export function unusedProblems(unused: readonly string[]): readonly Problem[] {
  const [first] = unused;
  if (first === undefined) return [];
  if (unused.length === 1 && isSign(first))
    return [{ text: `${quoted(first)} has no word after it and is ignored.`, wrong: first, meant: [], isFatal: false }];
  const more = unused.length - MOST_UNUSED;
  const names = unused.slice(0, MOST_UNUSED).map(quoted).join(', ');
  const text = `The query is too long; ignored: ${names}${more > 0 ? ` and ${more} more` : ''}.`;
  return [{ text, wrong: first, meant: [], isFatal: false }];
}
