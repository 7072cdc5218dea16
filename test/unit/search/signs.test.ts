import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hitsBetween } from '../../../src/search/types.ts';
import { catalog, library } from '../../support/library.ts';
import { madeEntry, namesFor, searchOf } from '../../support/made-list.ts';

const LANGUAGES = [
  'C',
  'C++',
  'C#',
  'C--',
  'F#',
  'F',
  '.NET',
  'Net',
  'g++',
  'G',
  'node.js',
  'Node JS',
  'NodeJS',
  'Go',
  'D',
];

describe('names that differ only in symbols', () => {
  const search = searchOf([
    ...LANGUAGES,
    'C++ Compiler',
    'C Compiler',
    'C# Compiler',
    'R',
    '1',
    '+1',
    'a b',
    'a-b',
    'ab',
  ]);

  test.each([
    ...['C', 'C++', 'C#', 'C--', 'F#', 'F', '.NET', 'Net', 'g++', 'G', 'node.js', 'Node JS', 'NodeJS', 'R', '1', '+1'],
    ...['a-b', 'a b', 'ab', 'C++ Compiler', 'C# Compiler', 'C Compiler'],
  ])('%s is the first result for its name, in any case', (name) => {
    expect(namesFor(search, name)[0]).toBe(name);
    expect(namesFor(search, name.toUpperCase())[0]).toBe(name);
    expect(namesFor(search, `${name.toLowerCase()} `)[0]).toBe(name);
  });

  test.each([
    ['compiler c++', 'C++ Compiler'],
    ['c# comp', 'C# Compiler'],
  ])('are distinguished beside other words: %s finds %s', (query, name) => {
    expect(namesFor(search, query)[0]).toBe(name);
  });

  test('are distinguished while they are typed', () => {
    expect(namesFor(search, 'c+')[0]).toBe('C++');
    expect(namesFor(search, '.n')[0]).toBe('.NET');
  });

  test('a word with the same symbols in a summary ranks above the word without them', () => {
    const made = searchOf([
      madeEntry('one', { summary: 'Written in C, for containers.' }),
      madeEntry('two', { summary: 'Written in C++, for containers.' }),
      madeEntry('three', { summary: 'Written in C#; for containers.' }),
    ]);
    expect(namesFor(made, 'containers c++')[0]).toBe('two');
    expect(namesFor(made, 'containers C#')[0]).toBe('three');
  });

  test('are highlighted with their symbols', () => {
    const { lit } = search.find('c++', []);
    expect(lit('C++ and C').map(([from, to]) => 'C++ and C'.slice(from, to))).toEqual(['C++']);
    expect(lit('C only').map(([from, to]) => 'C only'.slice(from, to))).toEqual(['C']);
  });
});

const SIGNS = [
  '[',
  ']',
  '!!',
  '!',
  '->',
  '=>',
  '@',
  '🐳',
  '*',
  '//',
  '|',
  '||',
  '"',
  "'",
  '^',
  '$',
  '-',
  '--',
  '+',
  '.',
  ',',
  ':',
];
const MORE = [
  '::',
  '""',
  '^$',
  '!=',
  '&&',
  '...',
  '~',
  '%',
  '#',
  '\\',
  '(',
  '{}',
  '<>',
  '?',
  '= =',
  '¿',
  '→',
  '🦀🐳',
  '^^',
  '$$',
];

describe('names made of symbols only', () => {
  const names = [...SIGNS, ...MORE];
  const search = searchOf([...names, 'Docker', 'box', madeEntry('text', { summary: 'a -> b | c ! d ^ e $ f " g' })]);

  test.each(names)('%s is the first result for its name', (name) => {
    expect(namesFor(search, name)[0]).toBe(name);
    expect(namesFor(search, `${name} `)[0]).toBe(name);
  });

  test.each(names)('%s adds no results to those of a word', (name) => {
    expect(namesFor(search, `docker ${name}`)).toEqual(['Docker']);
  });

  test('can be aliases', () => {
    expect(namesFor(searchOf([madeEntry('arrow', { aliases: ['->'] }), 'Other']), '->')).toEqual(['arrow']);
  });
});

test.each([
  '^caret',
  "'quote",
  'dollar$',
  '^both$',
  '[list]',
  '(paren)',
  '@scope/pkg',
  '#hash',
  '&and',
  '"quoted"',
  '/path',
  '~tilde',
])('%s is found by its name, above the same word without symbols', (name) => {
  const plain = name.replace(/[^a-z/]/g, '').replace(/^\//, '');
  const search = searchOf([plain, name, 'Docker']);
  expect(namesFor(search, name)[0]).toBe(name);
  expect(namesFor(search, plain)[0]).toBe(plain);
  expect(namesFor(search, plain)).toContain(name);
});

test('an item with any letters and symbols in its name is the first result for that name', () => {
  const word = fc.constantFrom('c', 'net', 'run', 'é', '容', '1');
  const sign = fc.constantFrom('+', '#', '.', '@', '*', '~', '&', '=', '%', '_', '🐳', '++', '<', '}');
  const named = fc.array(fc.oneof(word, sign), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.uniqueArray(named, { minLength: 1, maxLength: 8 }), (names) => {
      const search = searchOf(names);
      for (const name of names) expect(namesFor(search, name)[0], names.join(' ')).toBe(name);
    }),
    { numRuns: 300 },
  );
});

describe('values of fields', () => {
  const search = searchOf([
    madeEntry('a', { language: 'C' }),
    madeEntry('b', { language: 'C++' }),
    madeEntry('c', { language: 'C#' }),
    madeEntry('d', { language: '.NET' }),
    madeEntry('e', { language: 'Objective-C' }),
  ]);

  test.each([
    ['lang:c', ['a']],
    ['lang:C++', ['b']],
    ['lang:c#', ['c']],
    ['lang:c,c#', ['a', 'c']],
    ['lang:.net', ['d']],
    ['-lang:c++', ['a', 'c', 'd', 'e']],
  ])('%s finds %j', (query, names) => {
    expect(namesFor(search, query)).toEqual(names);
    expect(search.find(query, []).problems).toEqual([]);
  });

  test('are different if their symbols differ', () => {
    const onlyC = searchOf([madeEntry('a', { language: 'C' }), madeEntry('b', { language: 'C#' })]);
    expect(onlyC.find('lang:c++', []).problems[0]?.text).toContain('lang: unknown value “c++”');
  });

  test('can consist of symbols only', () => {
    const odd = searchOf([madeEntry('a', { language: '->' }), madeEntry('b', { language: '🐳' })]);
    expect(namesFor(odd, 'lang:->')).toEqual(['a']);
    expect(namesFor(odd, 'lang:🐳')).toEqual(['b']);
    const adorned = searchOf([madeEntry('a', { language: '🦀 Rust' }), madeEntry('b', { language: 'Go' })]);
    for (const value of ['🦀', '"🦀 Rust"', 'rust', '🦀-rust'])
      expect(namesFor(adorned, `lang:${value}`)).toEqual(['a']);
  });
});

test.each(['C++', 'c++'])('%s ranks items written in C++ above all items written in C', (query) => {
  const languages = hitsBetween(library.search.find(query, []), 0, 50).flatMap(({ node: { subject } }) =>
    subject.kind === 'entry' ? [subject.entry.language] : [],
  );
  const count = catalog.entries.filter(({ language }) => language === 'C++').length;
  expect(count).toBeGreaterThan(2);
  expect(languages.slice(0, count)).toEqual(Array.from({ length: count }, () => 'C++'));
});
