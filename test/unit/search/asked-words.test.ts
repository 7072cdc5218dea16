import { describe, expect, test } from 'vitest';
import { KINDS } from '../../../src/data/types.ts';
import { hitsBetween } from '../../../src/search/types.ts';
import { library } from '../../support/library.ts';
import { madeEntry, namesFor, searchOf } from '../../support/made-list.ts';

describe('the words of those who ask', () => {
  const asked = madeEntry('Lorry', {
    summary: 'Moves boxes.',
    words: ['wheelbarrow replacement', 'shift heavy items'],
  });

  test('find an item that says them nowhere else, and the reason is the phrase', () => {
    const search = searchOf([asked, 'Crane']);
    const result = search.find('heavy items', []);
    expect(namesFor(search, 'heavy items')).toEqual(['Lorry']);
    const [hit] = hitsBetween(result, 0, 1);
    if (hit === undefined) throw new Error('nothing is found');
    expect(result.reasons(hit.node)).toEqual([{ place: 'words', text: 'shift heavy items' }]);
    expect(result.lit('shift heavy items')).toEqual([
      [6, 11],
      [12, 17],
    ]);
  });

  test('count less than the same words in a name or in a summary', () => {
    const search = searchOf([
      madeEntry('Lorry', { words: ['zebra'] }),
      madeEntry('Truck', { summary: 'Carries a zebra.' }),
      madeEntry('Zebra'),
    ]);
    expect(namesFor(search, 'zebra')).toEqual(['Zebra', 'Truck', 'Lorry']);
  });

  test('count less for a phrase in quotes, too', () => {
    const search = searchOf([
      madeEntry('Lorry', { words: ['zebra crossing'] }),
      madeEntry('Truck', { summary: 'Stops at a zebra crossing.' }),
    ]);
    expect(namesFor(search, '"zebra crossing"')).toEqual(['Truck', 'Lorry']);
  });

  test('count more when they stand together in one phrase', () => {
    const search = searchOf([
      madeEntry('Alpha', { words: ['sort mail', 'weigh parcels', 'night shift'] }),
      madeEntry('Beta', { words: ['parcels by night', 'other things'] }),
    ]);
    expect(namesFor(search, 'parcels night')).toEqual(['Beta', 'Alpha']);
  });

  test('that name what a thing replaces say no more of it, unless that is asked for', () => {
    const search = searchOf([
      madeEntry('Omega', { words: ['light', 'van'] }),
      madeEntry('Alpha', { words: ['light van alternative'] }),
    ]);
    expect(namesFor(search, 'light van')).toEqual(['Omega', 'Alpha']);
    expect(namesFor(search, 'light van alternative')).toEqual(['Alpha']);
  });

  test('of mechanisms and measures are found as well', () => {
    const idsFor = (query: string) => hitsBetween(library.search.find(query, []), 0, 10).map(({ node }) => node.id);
    expect(idsFor('syscall firewall')).toContain('seccomp');
    expect(idsFor('web shell persistence')).toContain('read-only-container');
  });
});

describe('who asks for a kind', () => {
  const kindsFor = (query: string) => {
    const result = library.search.find(query, []);
    return hitsBetween(result, 0, result.count).map(({ node: { subject } }) =>
      subject.kind === 'entry' ? subject.entry.kind : subject.kind,
    );
  };
  const howMany = (kind: string) => library.catalog.entries.filter((entry) => entry.kind === kind).length;

  test.each([
    ['scanners', 'scanner'],
    ['scanner', 'scanner'],
    ['orchestrator', 'orchestrator'],
    ['orchestrators', 'orchestrator'],
    ['sandboxes', 'sandbox'],
    ['dashboards', 'dashboard'],
    ['registries', 'registry'],
    ['signing tools', 'signing tool'],
    ['operating systems', 'operating system'],
  ])('by “%s” gets every %s before what only mentions it', (query, kind) => {
    expect(KINDS).toContain(kind);
    const found = kindsFor(`${query} `);
    expect(found.length).toBeGreaterThan(howMany(kind));
    // The last places of a first page may be those of what has the word as it was typed.
    expect(new Set(found.slice(0, Math.min(howMany(kind), 8)))).toEqual(new Set([kind]));
  });

  test('may say more of it, before or behind', () => {
    expect(kindsFor('image scanners ').slice(0, 5)).toEqual(Array(5).fill('scanner'));
    expect(kindsFor('scanner for images ').slice(0, 5)).toEqual(Array(5).fill('scanner'));
  });

  test('of runtimes gets engines too, which people call so', () => {
    const first = kindsFor('container runtimes ').slice(0, 5);
    expect(first.every((kind) => kind === 'runtime' || kind === 'engine')).toBe(true);
    expect(new Set(first).size).toBe(2);
  });

  test('gets first what others build on', () => {
    const search = searchOf([
      madeEntry('Aa', { kind: 'scanner' }),
      madeEntry('Relied upon', { kind: 'scanner' }),
      madeEntry('User', { kind: 'registry', relations: [{ type: 'uses', id: 'Relied upon' }] }),
    ]);
    expect(namesFor(search, 'scanners ')).toEqual(['Relied upon', 'Aa']);
  });

  test('has to begin with it: something else may run on a runtime', () => {
    expect(kindsFor('runtime security ')[0]).toBe('monitor');
    expect(kindsFor('push to a registry ')[0]).not.toBe('registry');
  });
});
