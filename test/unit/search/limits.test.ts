import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { EMPTY_NOTE } from '../../../src/data/fields.ts';
import type { Entry, SecurityNote } from '../../../src/data/types.ts';
import { completionAt } from '../../../src/search/query/complete.ts';
import { LONGEST_QUERY } from '../../../src/search/query/limit.ts';
import { parseQuery, printQuery } from '../../../src/search/query/parse.ts';
import { toggleValue } from '../../../src/search/query/rewrite.ts';
import { hitsBetween, type Search } from '../../../src/search/types.ts';
import { library } from '../../support/library.ts';
import { madeEntry, namesFor, searchOf } from '../../support/made-list.ts';

const MANY = 200_000;
const many = <Item>(make: (at: number) => Item): readonly Item[] => Array.from({ length: MANY }, (_, at) => make(at));
const word = (at: number) => `w${at.toString(36)}`;
const note = (text: string): SecurityNote => ({ ...EMPTY_NOTE, text, source: 'https://example.org' }) as const;

/** Makes all search calls that the explorer makes for a typed letter, and returns the number of results. */
function typeInto(search: Search, query: string): number {
  const result = search.find(query, []);
  for (const { node } of hitsBetween(result, 0, 20)) {
    for (const { text } of result.reasons(node)) result.lit(text);
    if (node.subject.kind === 'entry') result.lit(node.subject.entry.summary);
  }
  search.facets('filter', query, []);
  search.complete(query, query.length);
  return result.count;
}

const QUERIES = ['w', '"w1 w2', '!w1 w1|w2', 'uses:w lang:w1 sort:name ^w1'];

describe.each<[string, () => readonly Entry[]]>([
  ['words in a text', () => [madeEntry('long', { summary: many(word).join(' ') })]],
  [
    'the same word in a text',
    () => [madeEntry('long', { summary: many((at) => (at < MANY / 2 ? 'w1' : 'w2')).join(' ') })],
  ],
  ['letters in a word', () => [madeEntry(`w1 ${'w'.repeat(MANY)}`, { summary: 'w'.repeat(MANY) })]],
  [
    'symbols in a word',
    () => [madeEntry(`w1 ${'!'.repeat(MANY)}`, { summary: `w1 ${'+'.repeat(MANY)}`, aliases: ['->'.repeat(MANY)] })],
  ],
  [
    'letters without spaces',
    () => [madeEntry('w1', { summary: '容器管理'.repeat(MANY / 4), aliases: ['ระบบ'.repeat(MANY / 4)] })],
  ],
  ['hyphens in a name', () => [madeEntry(many(word).join('-'))]],
  ['aliases of an entry', () => [madeEntry('much', { aliases: many(word) })]],
  ['notes of an entry', () => [madeEntry('much', { notes: many((at) => note(word(at))) })]],
  ['mechanisms of an entry', () => [madeEntry('much', { mechanisms: many(word) })]],
  [
    'entries, and values of a field',
    () => many((at) => madeEntry(word(at), { language: word(at % 50_000), license: word(at) })),
  ],
])('two hundred thousand %s', (what, entries) => {
  let search: Search;
  beforeAll(() => {
    search = searchOf(entries());
  });

  test('can be searched', () => {
    const counts = QUERIES.map((query) => typeInto(search, query));
    expect(
      counts.some((count) => count > 0),
      what,
    ).toBe(true);
  });
});

const pieces = [
  ...[
    'a',
    'w1',
    'c++',
    '容',
    'é',
    '\u0301',
    '!',
    '-',
    '^',
    '$',
    "'",
    '"',
    '|',
    ':',
    '::',
    ',',
    '.',
    '..',
    '/',
    '(',
    ')*',
    '+',
  ],
  ...[' ', '  ', 'a|', '-x', 'status:', 'in:"', 'sort:', 'since:>', 'https://', 'x/', 'OR ', '\\', '[', '.*', '(a+)+$'],
];
const long = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { minLength: 60, maxLength: LONGEST_QUERY }).map((all) => all.join('')),
  fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(...pieces)).map(([one, end]) => one.repeat(LONGEST_QUERY) + end),
);

test('ten thousand long queries are parsed, printed, completed and rewritten', () => {
  const none = () => [];
  fc.assert(
    fc.property(long, (text) => {
      const query = text.slice(0, LONGEST_QUERY);
      printQuery(parseQuery(query));
      completionAt(query, query.length, none);
      toggleValue(query, 'status', 'active');
    }),
    { numRuns: 10_000 },
  );
});

const manyTerms = (what: string, separator = ' ') =>
  Array.from({ length: LONGEST_QUERY }, (_, at) => what + word(at)).join(separator);

test.each([
  ['a single word', 'a'.repeat(10_000), false],
  ['colons', ':'.repeat(LONGEST_QUERY), false],
  ['exclamation marks', '!'.repeat(LONGEST_QUERY), false],
  ['quotes', '"'.repeat(LONGEST_QUERY - 1), false],
  ['a repeated phrase', '"a" '.repeat(LONGEST_QUERY), false],
  ['a repeated exclusion', '!a '.repeat(LONGEST_QUERY), false],
  ['a repeated alternative', 'a|'.repeat(LONGEST_QUERY), false],
  ['a repeated value', 'status:a '.repeat(LONGEST_QUERY), false],
  ['a phrase', `"${'a '.repeat(LONGEST_QUERY)}`, false],
  ['regular expressions', '(a+)+$'.repeat(LONGEST_QUERY), false],
  ['words of one letter', 'a '.repeat(LONGEST_QUERY), true],
  ['words', manyTerms(''), true],
  ['exclusions', manyTerms('!x'), true],
  ['phrases', `"${manyTerms('', '" "')}"`, true],
  ['alternatives', manyTerms('', '|'), true],
  ['unknown fields', 'a:'.repeat(LONGEST_QUERY), true],
  ['letters without spaces', '容器管理'.repeat(LONGEST_QUERY), true],
])('an overlong query (%s) is answered, and a message names any ignored part', (_, query, isTooMuch) => {
  typeInto(library.search, query);
  const { problems } = library.search.find(query, []);
  expect(problems.some(({ text }) => text.startsWith('The query is too long; ignored:'))).toBe(isTooMuch);
});

test('words with the same first forty letters are treated as equal', () => {
  const name = 'a'.repeat(60);
  const search = searchOf([name, 'Other']);
  for (const query of [name, 'a'.repeat(40), 'a'.repeat(200), `'${name}`, `^${name}$`])
    expect(namesFor(search, query), query).toEqual([name]);
});

test('a literal term finds letters in the middle of a very long word', () => {
  const search = searchOf([madeEntry('long', { summary: `${'ab'.repeat(50)}needle${'ab'.repeat(50)}` }), 'Other']);
  expect(namesFor(search, "'needle")).toEqual(['long']);
});

describe('an item with very long or very many texts', () => {
  const tail = `${'filler '.repeat(1000)}needle`;
  const search = searchOf([
    madeEntry('long', {
      summary: tail,
      aliases: many((at) => `alias${at}`).slice(0, 5000),
      notes: [note('A needle, too.')],
    }),
  ]);

  test('is found by all of its texts', () => {
    expect(namesFor(search, 'needle')).toEqual(['long']);
    expect(namesFor(search, 'alias4999')).toEqual(['long']);
    expect(namesFor(search, '^alias4999$')).toEqual(['long']);
  });

  test('has highlights and reasons only from the beginning of its texts', () => {
    const { lit, reasons } = search.find('needle', []);
    expect(lit(tail)).toEqual([]);
    expect(lit('a needle')).toEqual([[2, 8]]);
    const node = search.find('needle', []).hitAt(0)?.node;
    expect(node && reasons(node)).toEqual([]);
    const early = search.find('alias7', []);
    expect(node && early.reasons(node).map(({ text }) => text)).toEqual(['alias7']);
  });
});
