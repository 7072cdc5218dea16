import type { TreeNode } from '../../data/tree.ts';
import { nearest } from '../../text/nearest.ts';
import { sanitize } from '../../text/sanitize.ts';
import { planOf } from '../match/plan.ts';
import type { Problem } from '../types.ts';
import {
  FIELDS,
  type Field,
  type FieldContext,
  type FieldValues,
  fieldNamed,
  fieldsLike,
  meantValues,
  type NumberField,
  ORDERS,
  type Order,
  slugOf,
  type WordField,
} from './fields.ts';
import { cutQuery } from './limit.ts';
import type { Query, Term } from './parse.ts';
import { isSign } from './signs.ts';

export type FieldTerm = Extract<Term, { type: 'field' }>;

/** Whether an item passes; a term that is not understood lets everything pass, and says why. */
export type Filter = {
  readonly field: string;
  /** Whether it asks for values: one may choose others in their place. */
  readonly isChoice: boolean;
  readonly test: (node: TreeNode, context: FieldContext) => boolean;
  readonly problems: readonly Problem[];
};

const EVERYTHING = () => true;

/** What a term of a field lets through. */
export function filterOf({ field: name, values, isExcluded }: FieldTerm, known: FieldValues): Filter {
  const field = fieldNamed(name);
  const isChoice = !isExcluded;
  if (field === undefined) return { field: name, isChoice, test: EVERYTHING, problems: [unknownField(name)] };
  if (values.length === 0)
    return { field: field.name, isChoice, test: EVERYTHING, problems: [missingValue(field, known)] };
  const { test, problems } = testOf(field, values, known);
  if (test === null) return { field: field.name, isChoice, test: EVERYTHING, problems };
  return { field: field.name, isChoice, test: isChoice ? test : (node, context) => !test(node, context), problems };
}

/** A query without those of several alternatives that let everything pass, because they are not understood; and why they are not. */
export function understood(
  { groups, isOpen }: Query,
  known: FieldValues,
): { query: Query; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const clear = groups.map((terms) =>
    terms.filter((term) => {
      if (terms.length === 1 || term.type !== 'field') return true;
      const filter = filterOf(term, known);
      for (const problem of filter.problems) problems.push(problem);
      return filter.test !== EVERYTHING;
    }),
  );
  return { query: { groups: clear.filter((terms) => terms.length > 0), isOpen }, problems };
}

/** All that is wrong with a query, or not used of it; it needs no index. */
export function problemsOf(typed: Query, known: FieldValues): readonly Problem[] {
  const { query, problems } = understood(typed, known);
  const { filters, unused } = planOf(query);
  const own = filters.flatMap((term) => (term.type === 'field' ? filterOf(term, known).problems : []));
  return [...problems, ...own, ...unusedProblems(unused)];
}

type Test = { readonly test: Filter['test'] | null; readonly problems: readonly Problem[] };

function testOf(field: Field, values: readonly string[], known: FieldValues): Test {
  switch (field.type) {
    case 'words':
      return wordsTest(field, values, known);
    case 'number':
      return numbersTest(field, values);
    case 'order':
      return {
        test: null,
        problems: values.flatMap((value) => (orderOf(value) ? [] : [unknownValue(field, value, ORDERS)])),
      };
  }
}

function wordsTest(field: WordField, values: readonly string[], known: FieldValues): Test {
  const all = known(field);
  const names = all.map(({ value }) => value);
  const meant = values.map((value) => meantValues(value, all));
  const wanted = new Set(meant.flat().map(({ value }) => value));
  const problems = values.flatMap((value, at) => (meant[at]?.length === 0 ? [unknownValue(field, value, names)] : []));
  if (wanted.size === 0) return { test: null, problems };
  return { test: (node, context) => field.valuesOf(node, context).some((value) => wanted.has(value)), problems };
}

function numbersTest(field: NumberField, values: readonly string[]): Test {
  const tests = values.map((value) => rangeOf(value, field.digits));
  const problems = values.flatMap((value, at) =>
    tests[at] === null ? [fatal(`${field.name}: takes a number, such as ${field.example}.`, value)] : [],
  );
  const ranges = tests.flatMap((range) => (range === null ? [] : [range]));
  if (ranges.length === 0) return { test: null, problems };
  const isIn = (number: number | null) =>
    number !== null && ranges.some(([from, to]) => number >= from && number <= to);
  return { test: ({ subject }) => isIn(field.numberOf(subject)), problems };
}

/** `2018`, `>2018`, `<=2018` or `2015..2018` as the least and the greatest number that it takes in. */
function rangeOf(text: string, digits: RegExp): readonly [number, number] | null {
  const [, from = '', to = ''] = /^(\d*)\.\.(\d*)$/.exec(text) ?? [];
  if (from + to !== '') return rangeBetween(from, to, digits);
  const [, sign = '', typed = ''] = /^(>=|<=|>|<|=)?(\d+)$/.exec(text) ?? [];
  if (!digits.test(typed)) return null;
  const number = Number(typed);
  const ranges: Readonly<Record<string, readonly [number, number]>> = {
    '>': [number + 1, Infinity],
    '>=': [number, Infinity],
    '<': [0, number - 1],
    '<=': [0, number],
  };
  return ranges[sign] ?? [number, number];
}

/** Both ends, whichever is the greater, or one of them. */
function rangeBetween(from: string, to: string, digits: RegExp): readonly [number, number] | null {
  if (![from, to].every((end) => end === '' || digits.test(end))) return null;
  const [least, most] = [from === '' ? 0 : Number(from), to === '' ? Infinity : Number(to)];
  return least <= most ? [least, most] : [most, least];
}

const fatal = (text: string, wrong: string, meant: readonly string[] = []): Problem => ({
  text,
  wrong,
  meant,
  isFatal: true,
});

const LONGEST_QUOTE = 40;

/** A part of a query as a message says it: safe to print, and not too long. */
function quoted(text: string): string {
  const safe = sanitize(text);
  return `“${safe.length > LONGEST_QUOTE ? `${cutQuery(safe, LONGEST_QUOTE - 1)}…` : safe}”`;
}

function unknownField(name: string): Problem {
  const meant = fieldsLike(name).slice(0, 1);
  const names = meant.length > 0 ? meant : FIELDS.map((field) => field.name);
  const hint = meant.length > 0 ? `did you mean ${meant[0]}:?` : `there are ${names.join(', ')}.`;
  return fatal(
    `There is no field ${quoted(`${name}:`)}; ${hint}`,
    `${name}:`,
    meant.map((near) => `${near}:`),
  );
}

function missingValue(field: Field, known: FieldValues): Problem {
  const text = `${field.name}: needs a value behind the colon`;
  if (field.type === 'number') return fatal(`${text}, such as ${field.example}.`, `${field.name}:`);
  const values = field.type === 'order' ? ORDERS : known(field).map(({ value }) => value);
  return fatal(`${text}; ${listed(values)}.`, `${field.name}:`);
}

const MOST_NAMED = 6;

function unknownValue({ name }: Pick<Field, 'name'>, value: string, known: readonly string[]): Problem {
  const meant = nearest(value, known, 1).map(slugOf);
  const hint = meant.length > 0 ? `did you mean ${meant[0]}?` : `${listed(known)}.`;
  return fatal(`${name}: knows no ${quoted(value)}; ${hint}`, value, meant);
}

/** What there is to choose from, and that there may be nothing. */
function listed(values: readonly string[]): string {
  if (values.length === 0) return 'nothing here has a value of it';
  const some = values.slice(0, MOST_NAMED).map(slugOf).join(', ');
  return `there are ${values.length > MOST_NAMED ? `${some} and more` : some}`;
}

const MOST_UNUSED = 3;

/** Says what of a query is not used; nothing when all of it is. */
export function unusedProblems(unused: readonly string[]): readonly Problem[] {
  const [first] = unused;
  if (first === undefined) return [];
  if (unused.length === 1 && isSign(first))
    return [
      { text: `${quoted(first)} has nothing behind it and is ignored.`, wrong: first, meant: [], isFatal: false },
    ];
  const more = unused.length - MOST_UNUSED;
  const names = unused.slice(0, MOST_UNUSED).map(quoted).join(', ');
  const text = `The query is too long; ignored: ${names}${more > 0 ? ` and ${more} more` : ''}.`;
  return [{ text, wrong: first, meant: [], isFatal: false }];
}

function orderOf(value: string): Order | undefined {
  return (
    ORDERS.find((order) => order === value.toLowerCase()) ??
    ORDERS.find((order) => order.startsWith(value.toLowerCase()))
  );
}

/** The order that a query asks for; the last one counts. */
export function orderIn({ groups }: Query): Order {
  const asked = groups
    .flat()
    .flatMap((term) => (term.type === 'field' && fieldNamed(term.field)?.type === 'order' ? term.values : []));
  const last = asked.at(-1);
  return (last === undefined ? undefined : orderOf(last)) ?? 'best';
}
