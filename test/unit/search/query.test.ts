import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery, printQuery } from '../../../src/search/query/parse.ts';

const groupsOf = (text: string) => parseQuery(text).groups;

describe('in a query', () => {
  test('words are separated by spaces and keep their symbols', () => {
    expect(groupsOf('docker-bench  c++')).toEqual([
      [{ type: 'word', text: 'docker-bench' }],
      [{ type: 'word', text: 'c++' }],
    ]);
  });

  test.each([
    ["'runc", { type: 'exact', text: 'runc', isExcluded: false }],
    ["'runc'", { type: 'exact', text: 'runc', isExcluded: false }],
    ["'runc$", { type: 'exact', text: 'runc$', isExcluded: false }],
    ["-'runc", { type: 'exact', text: 'runc', isExcluded: true }],
    ["it's", { type: 'word', text: "it's" }],
    ['"system calls', { type: 'phrase', text: 'system calls', isExcluded: false }],
    ['"system  calls"', { type: 'phrase', text: 'system calls', isExcluded: false }],
    ['^sys', { type: 'prefix', text: 'sys', isExcluded: false }],
    ['jail$', { type: 'suffix', text: 'jail', isExcluded: false }],
    ['^runc$', { type: 'whole', text: 'runc', isExcluded: false }],
    ['!docker', { type: 'exact', text: 'docker', isExcluded: true }],
    ['-docker', { type: 'exact', text: 'docker', isExcluded: true }],
    ['-"web panel"', { type: 'phrase', text: 'web panel', isExcluded: true }],
    ["-^lxc$'", { type: 'whole', text: 'lxc', isExcluded: true }],
    ['!^lx', { type: 'prefix', text: 'lx', isExcluded: true }],
    ['Status:active', { type: 'field', field: 'status', values: ['active'], isExcluded: false }],
    ['-kind:blog', { type: 'field', field: 'kind', values: ['blog'], isExcluded: true }],
    [
      'status:active|moved,archived',
      { type: 'field', field: 'status', values: ['active', 'moved', 'archived'], isExcluded: false },
    ],
    [
      'in:"Partial Access",clouds',
      { type: 'field', field: 'in', values: ['Partial Access', 'clouds'], isExcluded: false },
    ],
    ['since:>=2018', { type: 'field', field: 'since', values: ['>=2018'], isExcluded: false }],
  ])('%s', (text, term) => {
    expect(groupsOf(text)).toEqual([[term]]);
  });

  test('a bar separates alternatives, with or without spaces around it', () => {
    const alternatives = [
      [
        { type: 'word', text: 'lxc' },
        { type: 'word', text: 'runc' },
      ],
    ];
    expect(groupsOf('lxc|runc')).toEqual(alternatives);
    expect(groupsOf('lxc | runc')).toEqual(alternatives);
    expect(groupsOf('status:active|kind:sandbox')).toHaveLength(1);
    expect(groupsOf('status:active|kind:sandbox')[0]?.map((term) => term.type)).toEqual(['field', 'field']);
    expect(groupsOf('status:active|-kind:sandbox')).toEqual(groupsOf('status:active | -kind:sandbox'));
    expect(groupsOf('status:active|!kind:sandbox')).toEqual(groupsOf('status:active | !kind:sandbox'));
    expect(groupsOf('lxc|')).toEqual(groupsOf('lxc'));
    expect(groupsOf('|lxc||runc')).toEqual(alternatives);
  });

  test.each(['https://github.com/google/nsjail', 'std::vec'])('%s is a word, not a field', (text) => {
    expect(groupsOf(text)).toEqual([[{ type: 'word', text }]]);
  });

  test.each(['', '   ', '\u0301', ' \u0301 \u0301'])('“%s” is no term', (text) => {
    expect(groupsOf(text)).toEqual([]);
  });

  test.each([
    ...['"', "'", '^', '$', '^$', '!', '-', '|', '||', '""', '->', '!!', '--', '***', '//', '!=', '!->', '-!', '🐳'],
    ...['-""', "''", '::', '@', '[', '+', '$$', '^^'],
  ])('symbols on their own are a plain word: %s', (sign) => {
    expect(groupsOf(sign).flatMap((terms) => terms.map((term) => term.type === 'field' || term.text))).toEqual([sign]);
    expect(
      groupsOf(sign)
        .flat()
        .some((term) => 'isExcluded' in term && term.isExcluded),
    ).toBe(false);
  });

  test.each([
    ["'->", { type: 'exact', text: '->', isExcluded: false }],
    ["!'->", { type: 'exact', text: '->', isExcluded: true }],
    ["-'!!", { type: 'exact', text: '!!', isExcluded: true }],
    ['^+', { type: 'prefix', text: '+', isExcluded: false }],
    ['++$', { type: 'suffix', text: '++', isExcluded: false }],
    ['"-> !"', { type: 'phrase', text: '-> !', isExcluded: false }],
    ['-"->"', { type: 'phrase', text: '->', isExcluded: true }],
  ])('the operand of an operator may be a symbol: %s', (text, term) => {
    expect(groupsOf(text)).toEqual([[term]]);
  });

  test.each(['docker:dind', 'podman:', 'CVE:2024', 'foo:bar', 'a:""', 'localhost:5000/x', 'port:8080', '__proto__:x'])(
    '%s is a word, because it does not resemble a field',
    (text) => {
      expect(groupsOf(text)).toEqual([[{ type: 'word', text }]]);
    },
  );

  test('a name similar to a field name is a misspelt field, and a field may have no value', () => {
    for (const name of ['statsu', 'staus', 'knd', 'use', 'sevrity', 'licnese', 'soort', 'langauge', 'catgory'])
      expect(groupsOf(`${name}:x`)).toEqual([[{ type: 'field', field: name, values: ['x'], isExcluded: false }]]);
    for (const text of ['status:', 'status:,', 'status:""'])
      expect(groupsOf(text)).toEqual([[{ type: 'field', field: 'status', values: [], isExcluded: false }]]);
    expect(groupsOf('status: active')).toHaveLength(2);
  });

  test.each([
    ['fire', true],
    ['fire ', false],
    ['"system ca', true],
    ['"system calls"', false],
    ['status:act', true],
    ['fire ^', true],
    ['fire ^ ', false],
    ['lxc|fire', true],
    ['lxc|', false],
    ["'fire", true],
    ['', false],
    [' ', false],
  ])('“%s” ends within a word: %s', (text, isUnfinished) => {
    expect(parseQuery(text).isUnfinished).toBe(isUnfinished);
  });
});

const WORDS = ['docker', 'CVE-2019', 'é', '漢字', 'a', 'ﬁ', 'ͺ', '\u0301', '\ud800', '\u0000', 'İ', 'ſ', '\u212a:'];
const SIGNS = [
  '|',
  '||',
  '"',
  '""',
  "'",
  "''",
  '^',
  '$',
  '$$',
  '!',
  '-',
  ':',
  '::',
  ',',
  '/',
  '>',
  '..',
  '+',
  '\\',
  '(',
];
const BLANKS = [' ', '  ', '\t', '\n', '\u00a0', '\u2028', '\ufeff'];
const FIELDS = ['status:', 'in:', 'Kind:', 'x:y', 'std::a', '|x:', '|-x:', ',|', '"a b"'];
const piece = fc.constantFrom(...WORDS, ...SIGNS, ...BLANKS, ...FIELDS);
const text = fc.oneof(
  fc.array(piece, { maxLength: 16 }).map((pieces) => pieces.join('')),
  fc.string({ unit: fc.constantFrom(...'a:|" -!\'^$,/'), maxLength: 14 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

test('any text can be parsed, and its printed form is stable and means the same', () => {
  fc.assert(
    fc.property(text, (typed) => {
      const query = parseQuery(typed);
      const plain = printQuery(query);
      expect(parseQuery(plain)).toEqual(query);
      expect(printQuery(parseQuery(plain))).toBe(plain);
    }),
    { numRuns: 20_000 },
  );
});

test('spaces around a query do not change its terms, but end its last word', () => {
  fc.assert(
    fc.property(text, (typed) => {
      expect(groupsOf(` ${typed} `)).toEqual(groupsOf(typed));
      expect(parseQuery(`${typed} `).isUnfinished).toBe(false);
    }),
    { numRuns: 5000 },
  );
});

test('two queries with a space between them have the terms of both', () => {
  // A quote or a bar would continue across the space between them.
  const apart = text.map((typed) => typed.replace(/["|]/g, ''));
  fc.assert(
    fc.property(apart, apart, (one, other) => {
      expect(groupsOf(`${one} ${other}`)).toEqual([...groupsOf(one), ...groupsOf(other)]);
    }),
    { numRuns: 5000 },
  );
});
