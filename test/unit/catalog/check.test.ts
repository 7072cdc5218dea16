import { expect, test } from 'vitest';
import { readCatalog } from '../../../scripts/catalog/read.ts';
import { checkCatalog, type Problem } from '../../../src/data/check.ts';
import type { Catalog, Entry } from '../../../src/data/types.ts';

const catalog = readCatalog('src/data/catalog');

function withEntry(id: string, change: Partial<Entry>): Catalog {
  return { ...catalog, entries: catalog.entries.map((entry) => (entry.id === id ? { ...entry, ...change } : entry)) };
}

/** Faults that the files of the bundled catalog cannot have, but other catalogs can. */
test.each<[string, Catalog, Problem[]]>([
  [
    'an entry in a missing category',
    withEntry('bane', { category: ['Tools'] }),
    [
      {
        entry: 'bane',
        field: 'category',
        message: 'no category of entries is called "Tools"; did you mean "Security > Tools"?',
      },
    ],
  ],
  [
    'an entry in a category of other items',
    withEntry('bane', { category: ['Security', 'Mechanisms'] }),
    [{ entry: 'bane', field: 'category', message: expect.stringContaining('no category of entries is called') }],
  ],
  [
    'a missing parent',
    withEntry('runc', { parent: 'no-such' }),
    [{ entry: 'runc', field: 'parent', message: expect.stringContaining('no entry "no-such" comes before') }],
  ],
  [
    'a parent that comes later',
    withEntry('runc', { parent: 'bane' }),
    [{ entry: 'runc', field: 'parent', message: expect.stringContaining('no entry "bane" comes before') }],
  ],
  [
    'a duplicate related entry',
    withEntry('runc', { related: ['oci', 'docker', 'oci'] }),
    [{ entry: 'runc', field: 'related[2]', message: '"oci" is here twice; keep one' }],
  ],
  [
    'a measure about an unknown entry',
    { ...catalog, measures: catalog.measures.map((measure) => ({ ...measure, related: ['no-such'] })) },
    [{ entry: 'separate-vm', field: 'related[0]', message: expect.stringContaining('there is no entry "no-such"') }],
  ],
  [
    'a category before its parent',
    { ...catalog, categories: [...catalog.categories].reverse() },
    ['mechanisms', 'hardening-guide', 'security-links', 'security-tools'].map((entry) => ({
      ...{ entry, field: 'parent' },
      message: 'no category "security" comes before this one',
    })),
  ],
  [
    'a catalog with blanks around its title',
    { ...catalog, title: ' Containers' },
    [{ entry: 'catalog', field: 'title', message: 'begins or ends with a blank; remove it' }],
  ],
])('It finds %s', (_, spoilt, problems) => {
  const found = checkCatalog(spoilt);
  for (const problem of problems) expect(found).toContainEqual(problem);
});

test('Two categories inside each other cause no endless loop', () => {
  const categories = [
    { id: 'a', title: 'A', summary: 'A.', parent: 'b', holds: 'categories' as const },
    { id: 'b', title: 'B', summary: 'B.', parent: 'a', holds: 'categories' as const },
  ];
  expect(checkCatalog({ ...catalog, categories }).some(({ entry }) => entry === 'a')).toBe(true);
});

test('An empty catalog has no faults', () => {
  const empty = {
    title: 'Nothing',
    capturedOn: '2016-05-03',
    categories: [],
    entries: [],
    measures: [],
    mechanisms: [],
    flaws: [],
    revisions: [],
  };
  expect(checkCatalog(empty)).toEqual([]);
});
