import { expect, test } from 'vitest';
import { hitsBetween } from '../../../src/search/types.ts';
import { madeEntry, searchOf } from '../../support/made-list.ts';

const namesFor = (field: 'license' | 'language', value: string, query: string): readonly string[] => {
  const search = searchOf([madeEntry('meant', { [field]: value }), madeEntry('other', { [field]: 'Zlib' }), 'bare']);
  const result = search.find(query, []);
  return fatalFree(result.problems) ? hitsBetween(result, 0, result.count).map(({ node }) => node.label) : [];
};
const fatalFree = (problems: readonly { readonly isFatal: boolean }[]) => problems.every(({ isFatal }) => !isFatal);

test.each([
  ['MIT OR Apache-2.0', ['MIT', 'Apache-2.0']],
  ['(MIT OR Apache-2.0) AND BSD-3-Clause', ['MIT', 'Apache-2.0', 'BSD-3-Clause']],
  ['GPL-2.0-only WITH Classpath-exception-2.0 OR MIT', ['GPL-2.0-only', 'MIT']],
  ['MIT/Apache-2.0', ['MIT', 'Apache-2.0']],
  ['MIT or BSD', ['MIT', 'BSD']],
  ['GPLv2, MIT', ['GPLv2', 'MIT']],
  ['GPL 2 or later', ['GPL 2 or later']],
  ['LGPL 2.1 or any later version', ['LGPL 2.1 or any later version']],
])('the licence “%s” is found by each of its parts, which are also offered: %j', (license, parts) => {
  for (const part of parts) expect(namesFor('license', license, `license:"${part}"`), part).toEqual(['meant']);
  expect(namesFor('license', license, `license:"${license}"`)).toEqual(['meant']);
  const search = searchOf([madeEntry('meant', { license })]);
  const slugs = parts.map((part) => part.toLowerCase().replaceAll(' ', '-'));
  expect(search.complete('license:', 8)?.options).toEqual(slugs);
});

test.each([
  ['C, Rust', ['c', 'rust']],
  ['C/C++', ['c', 'c++']],
  ['Go and Rust', ['go', 'rust']],
  ['C & Assembly', ['c', 'assembly']],
  ['PL/SQL', ['pl-sql']],
  ['Objective-C', ['objective-c']],
])('the language “%s” is found by each of its parts, which are also offered: %j', (language, parts) => {
  for (const part of parts) expect(namesFor('language', language, `lang:${part}`), part).toEqual(['meant']);
  expect(searchOf([madeEntry('meant', { language })]).complete('lang:', 5)?.options).toEqual(parts);
});

test('excluding one part excludes the item, and another value does not find it', () => {
  expect(namesFor('license', 'MIT OR Apache-2.0', '-license:apache')).toEqual(['other', 'bare']);
  expect(namesFor('license', 'MIT OR Apache-2.0', 'license:zlib')).toEqual(['other']);
});
