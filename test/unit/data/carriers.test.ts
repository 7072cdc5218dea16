import { expect, test } from 'vitest';
import { findCarriers } from '../../../src/data/carriers.ts';
import { EMPTY_ENTRY } from '../../../src/data/fields.ts';
import type { Entry, Relation } from '../../../src/data/types.ts';
import type { Vulnerability } from '../../../src/data/vulnerabilities.ts';
import { library } from '../../support/library.ts';

const entry = (id: string, relations: readonly Relation[] = []): Entry => ({ ...EMPTY_ENTRY, id, name: id, relations });

const known = library.catalog.entries.flatMap(({ notes }) => notes).find(({ ids }) => ids.length > 0);
if (known === undefined) throw new Error('The catalog names vulnerabilities');

const touching = (...entries: readonly Entry[]): Vulnerability => ({
  ...{ id: 'CVE-1', ids: ['CVE-1'], nickname: null, impact: null, flaw: null, rating: null, published: '' },
  notes: entries.map((one) => ({ item: one, note: known })),
});

const named = (vulnerability: Vulnerability, entries: readonly Entry[]) =>
  findCarriers(vulnerability, { entries }).map(({ entry: { name }, how, of }) => `${name} ${how} ${of.name}`);

test('an entry that uses, wraps or forks an affected one, or has it as its default, may carry the vulnerability', () => {
  const entries = [
    entry('runtime', [{ type: 'default of', id: 'engine' }]),
    entry('engine'),
    entry('manager', [{ type: 'uses', id: 'runtime' }]),
    entry('toolkit', [{ type: 'wraps', id: 'runtime' }]),
    entry('copy', [{ type: 'fork of', id: 'runtime' }]),
  ];
  const [runtime] = entries;
  expect(runtime && named(touching(runtime), entries)).toEqual([
    'engine uses runtime',
    'manager uses runtime',
    'toolkit wraps runtime',
    'copy fork of runtime',
  ]);
});

test('an entry that replaces an affected one, or is an alternative to it, does not carry the vulnerability', () => {
  const entries = [
    entry('runtime'),
    entry('heir', [{ type: 'replaces', id: 'runtime' }]),
    entry('other', [{ type: 'in place of', id: 'runtime' }]),
  ];
  const [runtime] = entries;
  expect(runtime && named(touching(runtime), entries)).toEqual([]);
});

test('each carrier is listed once, without the entries that are known to be affected', () => {
  const entries = [
    entry('runtime'),
    entry('library'),
    entry('engine', [
      { type: 'uses', id: 'runtime' },
      { type: 'uses', id: 'library' },
    ]),
    entry('manager', [{ type: 'uses', id: 'runtime' }]),
  ];
  const [runtime, library, , manager] = entries;
  const touched = [runtime, library, manager].filter((one) => one !== undefined);
  expect(named(touching(...touched), entries)).toEqual(['engine uses runtime']);
});

test('a relation to an unknown entry is ignored', () => {
  const lost = entry('lost', [{ type: 'default of', id: 'nowhere' }]);
  expect(named(touching(lost), [lost])).toEqual([]);
});
