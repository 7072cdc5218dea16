import { describe, expect, test } from 'vitest';
import { descentFrom, findLayers } from '../../../src/data/layers.ts';
import { findRelations } from '../../../src/data/relations.ts';
import type { Catalog, Entry, Relation } from '../../../src/data/types.ts';
import { catalog } from '../../support/library.ts';

const [first] = catalog.entries;
if (!first) throw new Error('the catalog is empty');
const model: Entry = first;

/** A catalog of runtimes that share the kernel, with these ids and relations. */
function listOf(relations: Readonly<Record<string, readonly Relation[]>>): Catalog {
  const made = Object.entries(relations).map(
    ([id, own]): Entry => ({
      ...model,
      id,
      name: id,
      kind: 'runtime',
      boundary: 'shared kernel',
      notes: [],
      relations: own,
    }),
  );
  return { ...catalog, entries: made };
}

const uses = (id: string): Relation => ({ type: 'uses', id });

/** The layers of an entry, from the top to the bottom. */
function pathFrom(id: string, whole: Catalog = catalog): string {
  const entry = whole.entries.find((one) => one.id === id);
  if (!entry) throw new Error(`${id} is not listed`);
  return findLayers(entry, findRelations(whole))
    .map((layer) => layer.entry.name)
    .join(' > ');
}

describe('the layers of the bundled catalog', () => {
  test.each([
    ['docker', 'Docker Engine > containerd > runc'],
    ['kubernetes', 'Kubernetes > containerd > runc'],
    ['podman', 'Podman > crun'],
    ['colima', 'Colima > Lima > nerdctl > containerd > runc'],
    ['xdg-app', 'Flatpak > bubblewrap'],
    ['confidential-containers', 'Confidential Containers > Kata Containers > Cloud Hypervisor'],
    ['runc', 'runc'],
    ['trivy', 'Trivy'],
  ])('%s: %s', (id, path) => {
    expect(pathFrom(id)).toBe(path);
  });

  test('no entry is a layer twice, and every layer below the first one runs containers', () => {
    const relations = findRelations(catalog);
    for (const entry of catalog.entries) {
      const layers = findLayers(entry, relations).map((layer) => layer.entry);
      expect(new Set(layers).size).toBe(layers.length);
      for (const { kind, boundary } of layers.slice(1)) expect(kind === 'orchestrator' || boundary !== null).toBe(true);
    }
  });

  test('a layer has its number of escapes, and its alternatives', () => {
    const docker = catalog.entries.find(({ id }) => id === 'docker');
    if (!docker) throw new Error('Docker is not listed');
    const descent = descentFrom(docker, findRelations(catalog));
    const [, , last] = descent?.steps ?? [];
    const recorded = last?.layer.entry.notes.filter(({ impact }) => impact === 'escape').length;
    expect(last?.layer.escapes).toBe(recorded);
    expect(recorded).toBeGreaterThan(0);
    expect(last).toMatchObject({ how: 'uses by default', remarks: ['or crun, youki, Kata Containers or gVisor'] });
    expect(descent?.kernel).toEqual(['shares', 'the kernel of the host']);
  });
});

describe('layers of arbitrary lists', () => {
  test.each([
    ['of an entry that uses itself', { a: [uses('a')] }, 'a'],
    ['of two entries that use each other', { a: [uses('b')], b: [uses('a')] }, 'a > b'],
    ['of three entries in a cycle', { a: [uses('b')], b: [uses('c')], c: [uses('a')] }, 'a > b > c'],
    ['of an entry that uses an unknown one', { a: [uses('nowhere')] }, 'a'],
  ])('are finite: %s', (_, relations, path) => {
    expect(pathFrom('a', listOf(relations))).toBe(path);
  });

  test('are cut after twelve', () => {
    const many = Array.from({ length: 1000 }, (_, index) => [`e${index}`, [uses(`e${index + 1}`)]] as const);
    expect(pathFrom('e0', listOf(Object.fromEntries(many))).split(' > ')).toHaveLength(12);
  });

  test('continue with the used entry that uses the others, else with the wrapped one, else with the default', () => {
    expect(pathFrom('a', listOf({ a: [uses('c'), uses('b')], b: [uses('c')], c: [] }))).toBe('a > b > c');
    expect(pathFrom('a', listOf({ a: [uses('b'), { type: 'wraps', id: 'c' }], b: [], c: [] }))).toBe('a > c');
    expect(pathFrom('a', listOf({ a: [uses('b'), uses('c')], b: [], c: [{ type: 'default of', id: 'a' }] }))).toBe(
      'a > c',
    );
  });
});
