import { describe, expect, test } from 'vitest';
import { captureYear, findRelations } from '../../../src/data/relations.ts';
import { type Catalog, RELATION_TYPES } from '../../../src/data/types.ts';
import { catalog } from '../../support/library.ts';

const { entries, measures, mechanisms } = catalog;
const relations = findRelations(catalog);
const bare: Catalog = { ...catalog, measures: [], mechanisms: [] };

test.each(RELATION_TYPES)('what an entry has named as “%s”, it is named by', (type) => {
  const pairs = entries.flatMap((entry) => relations.namedBy(entry, type).map((other) => [entry.id, other.id]));
  const back = entries.flatMap((other) => relations.naming(other.id, type).map((entry) => [entry.id, other.id]));
  expect(pairs.length).toBeGreaterThan(0);
  expect(back.toSorted()).toEqual(pairs.toSorted());
});

test('a relation to what is not in the catalog is left out, and nothing names what is not in it', () => {
  const [first] = entries;
  if (!first) throw new Error('the catalog is empty');
  const stray = { ...first, relations: [{ type: 'uses', id: 'nothing' } as const] };
  const made = findRelations({ ...bare, entries: [stray] });
  expect(made.namedBy(stray, 'uses')).toEqual([]);
  expect(made.naming('constructor', 'uses')).toEqual([]);
});

describe('The relations of the bundled catalog are those that its items name', () => {
  test.each(entries.map((entry) => [entry.id, entry] as const))('%s', (id, entry) => {
    expect(relations.childrenOf(id)).toEqual(entries.filter(({ parent }) => parent === id));
    expect(relations.predecessorsOf(id)).toEqual(entries.filter(({ successors }) => successors.includes(id)));
    expect(relations.measuresFor(id)).toEqual(measures.filter(({ related }) => related.includes(id)));
    expect(relations.entriesById(entry.related).map((other) => other.id)).toEqual(entry.related);
  });

  test.each(mechanisms.map((mechanism) => [mechanism.id, mechanism] as const))('%s', (id, { name }) => {
    const users = entries.filter((entry) => [...entry.mechanisms, ...entry.mechanismsByOption].includes(id));
    expect(relations.usersOf(id)).toEqual(users);
    expect(relations.measuresWith(id)).toEqual(measures.filter((measure) => measure.mechanisms.includes(id)));
    expect(relations.mechanismName(id)).toBe(name);
  });

  test('mechanisms come in the order of the catalog', () => {
    const ids = mechanisms.map(({ id }) => id);
    expect(relations.mechanismsById([...ids].reverse()).map(({ id }) => id)).toEqual(ids);
  });
});

test('what is not in the catalog has no relations, whatever it is called', () => {
  for (const id of ['nothing', 'constructor', '__proto__']) {
    expect(relations.childrenOf(id)).toEqual([]);
    expect(relations.usersOf(id)).toEqual([]);
    expect(relations.entriesById([id])).toEqual([]);
    expect(relations.mechanismName(id)).toBe(id);
  }
});

test('a list knows of isolation or notes when one of its entries does', () => {
  const plain = entries.map((entry) => ({ ...entry, mechanisms: [], rootless: null, notes: [] }));
  const knowing = (made: Catalog) => [findRelations(made).knowsIsolation(), findRelations(made).knowsNotes()];
  expect(knowing({ ...bare, entries: plain })).toEqual([false, false]);
  expect(knowing({ ...bare, entries })).toEqual([true, true]);
  const [first, ...others] = plain;
  expect(knowing({ ...bare, entries: first ? [...others, { ...first, rootless: 'no' as const }] : [] })).toEqual([
    true,
    false,
  ]);
});

test('the year of the capture is that of its day, and empty where there is none', () => {
  expect(captureYear(catalog)).toBe('2016');
  expect(captureYear({ ...catalog, capturedOn: '' })).toBe('');
});
