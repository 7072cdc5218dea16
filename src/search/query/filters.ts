import type { TreeNode } from '../../data/tree.ts';
import type { Problem } from '../types.ts';
import { fieldNamed } from './field-named.ts';
import {
  type Field,
  type FieldContext,
  type FieldValues,
  meantValues,
  type NumberField,
  offeredValues,
  type WordField,
} from './fields.ts';
import { ORDERS, type Order } from './names.ts';
import type { Query, Term } from './parse.ts';
import { missingValue, noNumber, notInOrder, unknownField, unknownValue } from './problems.ts';

export type FieldTerm = Extract<Term, { type: 'field' }>;

/** A test that items pass or fail. A term that is not understood lets everything pass, and `problems` says why. */
export type Filter = {
  readonly field: string;
  /** Whether it asks for values rather than excludes them, so that others may be chosen in their place. */
  readonly isChoice: boolean;
  readonly test: (node: TreeNode, context: FieldContext) => boolean;
  readonly problems: readonly Problem[];
};

/** The test of a term that is not understood: everything passes. */
export const EVERYTHING = (): boolean => true;

/** Creates the filter for a term with a field. */
export function createFilter({ field: name, values, isExcluded }: FieldTerm, known: FieldValues): Filter {
  const field = fieldNamed(name);
  const isChoice = !isExcluded;
  if (field === undefined) return { field: name, isChoice, test: EVERYTHING, problems: [unknownField(name)] };
  if (values.length === 0)
    return { field: field.name, isChoice, test: EVERYTHING, problems: [missingValue(field, known)] };
  const { test, problems } = createTest(field, values, known);
  if (test === null) return { field: field.name, isChoice, test: EVERYTHING, problems };
  return { field: field.name, isChoice, test: isChoice ? test : (node, context) => !test(node, context), problems };
}

type Test = { readonly test: Filter['test'] | null; readonly problems: readonly Problem[] };

function createTest(field: Field, values: readonly string[], known: FieldValues): Test {
  switch (field.type) {
    case 'words':
      return wordsTest(field, values, known);
    case 'number':
      return numbersTest(field, values);
    case 'order':
      return {
        test: null,
        problems: values.flatMap((value) => (selectedOrder(value) ? [] : [unknownValue(field, value, ORDERS)])),
      };
  }
}

function wordsTest(field: WordField, values: readonly string[], known: FieldValues): Test {
  const all = known(field);
  const names = offeredValues(field, known).map(({ value }) => value);
  const meant = values.map((value) => (OF_NUMBERS.test(value) ? [] : meantValues(value, all)));
  const wanted = new Set(meant.flat().map(({ value }) => value));
  const problems = values.flatMap((value, at) => {
    if (meant[at]?.length !== 0) return [];
    return [OF_NUMBERS.test(value) ? notInOrder(field, value) : unknownValue(field, value, names)];
  });
  if (wanted.size === 0) return { test: null, problems };
  return { test: (node, context) => field.valuesOf(node, context).some((value) => wanted.has(value)), problems };
}

/** A comparison or a range, which only fields of numbers take. */
const OF_NUMBERS = /^[<>!]|\.\./;

function numbersTest(field: NumberField, values: readonly string[]): Test {
  const tests = values.map((value) => rangeOf(value, field.digits));
  const problems = values.flatMap((value, at) => (tests[at] === null ? [noNumber(field, value)] : []));
  const ranges = tests.flatMap((range) => (range === null ? [] : [range]));
  if (ranges.length === 0) return { test: null, problems };
  const isIn = (number: number | null) =>
    number !== null && ranges.some(([from, to]) => number >= from && number <= to);
  return { test: ({ subject }) => isIn(field.numberOf(subject)), problems };
}

/** Reads `2018`, `>2018`, `<=2018` or `2015..2018` as the least and the greatest number of a range; `null` if it is none. */
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

/** Reads a range with one end, or with two in either order. */
function rangeBetween(from: string, to: string, digits: RegExp): readonly [number, number] | null {
  if (![from, to].every((end) => end === '' || digits.test(end))) return null;
  const [least, most] = [from === '' ? 0 : Number(from), to === '' ? Infinity : Number(to)];
  return least <= most ? [least, most] : [most, least];
}

function selectedOrder(value: string): Order | undefined {
  return (
    ORDERS.find((order) => order === value.toLowerCase()) ??
    ORDERS.find((order) => order.startsWith(value.toLowerCase()))
  );
}

/** Returns the order that a query asks for; of several, the last one counts. */
export function orderIn({ groups }: Query): Order {
  const asked = groups
    .flat()
    .flatMap((term) => (term.type === 'field' && fieldNamed(term.field)?.type === 'order' ? term.values : []));
  const last = asked.at(-1);
  return (last === undefined ? undefined : selectedOrder(last)) ?? 'best';
}
