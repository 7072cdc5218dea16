import { describe, expect, test } from 'vitest';
import { captureYear, findRelations } from '../../../src/data/relations.ts';
import { type Catalog, RELATION_TYPES } from '../../../src/data/types.ts';
import { catalog } from '../../support/library.ts';

const { entries, measures, mechanisms } = catalog;
const relations = findRelations(catalog);
const bare: Catalog = { ...catalog, measures: [], mechanisms: [] };

test.each(RELATION_TYPES)('relations of the type “%s” can be followed in both directions', (type) => {
  const pairs = entries.flatMap((entry) => relations.namedBy(entry, type).map((other) => [entry.id, other.id]));
  const back = entries.flatMap((other) => relations.naming(other.id, type).map((entry) => [entry.id, other.id]));
  expect(pairs.length).toBeGreaterThan(0);
  expect(back.toSorted()).toEqual(pairs.toSorted());
});

test('a relation to an unknown entry is ignored, and an unknown id has no relations', () => {
  const [first] = entries;
  if (!first) throw new Error('the catalog is empty');
  const stray = { ...first, relations: [{ type: 'uses', id: 'nothing' } as const] };
  const made = findRelations({ ...bare, entries: [stray] });
  expect(made.namedBy(stray, 'uses')).toEqual([]);
  expect(made.naming('constructor', 'uses')).toEqual([]);
});

describe('The relations of the bundled catalog match its items', () => {
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

  test('mechanisms are in the order of the catalog', () => {
    const ids = mechanisms.map(({ id }) => id);
    expect(relations.mechanismsById([...ids].reverse()).map(({ id }) => id)).toEqual(ids);
  });
});

test('an unknown id has no relations, even if it is a property name of objects', () => {
  for (const id of ['nothing', 'constructor', '__proto__']) {
    expect(relations.childrenOf(id)).toEqual([]);
    expect(relations.usersOf(id)).toEqual([]);
    expect(relations.entriesById([id])).toEqual([]);
    expect(relations.mechanismName(id)).toBe(id);
  }
});

test('a list has isolation or notes if one of its entries has', () => {
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

test('the year of the capture is taken from its day, and is empty without a day', () => {
  expect(captureYear(catalog)).toBe('2016');
  expect(captureYear({ ...catalog, capturedOn: '' })).toBe('');
});
