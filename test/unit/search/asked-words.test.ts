import { describe, expect, test } from 'vitest';
import { KINDS } from '../../../src/data/types.ts';
import { hitsBetween } from '../../../src/search/types.ts';
import { library } from '../../support/library.ts';
import { madeEntry, namesFor, searchOf } from '../../support/made-list.ts';

describe('the search words of an item', () => {
  const asked = madeEntry('Lorry', {
    summary: 'Moves boxes.',
    words: ['wheelbarrow replacement', 'shift heavy items'],
  });

  test('find an item that does not contain them elsewhere, with the phrase as the reason', () => {
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

  test('rank below the same words in a name or a summary', () => {
    const search = searchOf([
      madeEntry('Lorry', { words: ['zebra'] }),
      madeEntry('Truck', { summary: 'Carries a zebra.' }),
      madeEntry('Zebra'),
    ]);
    expect(namesFor(search, 'zebra')).toEqual(['Zebra', 'Truck', 'Lorry']);
  });

  test('rank below a summary for a quoted phrase as well', () => {
    const search = searchOf([
      madeEntry('Lorry', { words: ['zebra crossing'] }),
      madeEntry('Truck', { summary: 'Stops at a zebra crossing.' }),
    ]);
    expect(namesFor(search, '"zebra crossing"')).toEqual(['Truck', 'Lorry']);
  });

  test('rank higher if one phrase contains all typed words', () => {
    const search = searchOf([
      madeEntry('Alpha', { words: ['sort mail', 'weigh parcels', 'night shift'] }),
      madeEntry('Beta', { words: ['parcels by night', 'other things'] }),
    ]);
    expect(namesFor(search, 'parcels night')).toEqual(['Beta', 'Alpha']);
  });

  test('rank low if they name an alternative and the query does not ask for one', () => {
    const search = searchOf([
      madeEntry('Omega', { words: ['light', 'van'] }),
      madeEntry('Alpha', { words: ['light van alternative'] }),
    ]);
    expect(namesFor(search, 'light van')).toEqual(['Omega', 'Alpha']);
    expect(namesFor(search, 'light van alternative')).toEqual(['Alpha']);
  });

  test('also find mechanisms and measures', () => {
    const idsFor = (query: string) => hitsBetween(library.search.find(query, []), 0, 10).map(({ node }) => node.id);
    expect(idsFor('syscall firewall')).toContain('seccomp');
    expect(idsFor('web shell persistence')).toContain('read-only-container');
  });
});

describe('a query for a kind', () => {
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
  ])('“%s” ranks every %s above items that only mention it', (query, kind) => {
    expect(KINDS).toContain(kind);
    const found = kindsFor(`${query} `);
    expect(found.length).toBeGreaterThan(howMany(kind));
    // The last places of the first page may go to items that contain the word as it was typed.
    expect(new Set(found.slice(0, Math.min(howMany(kind), 8)))).toEqual(new Set([kind]));
  });

  test('may have other words before or after the kind', () => {
    expect(kindsFor('image scanners ').slice(0, 5)).toEqual(Array(5).fill('scanner'));
    expect(kindsFor('scanner for images ').slice(0, 5)).toEqual(Array(5).fill('scanner'));
  });

  test('for runtimes also finds engines, which people call runtimes too', () => {
    const first = kindsFor('container runtimes ').slice(0, 5);
    expect(first.every((kind) => kind === 'runtime' || kind === 'engine')).toBe(true);
    expect(new Set(first).size).toBe(2);
  });

  test('ranks an item that others build on first', () => {
    const search = searchOf([
      madeEntry('Aa', { kind: 'scanner' }),
      madeEntry('Relied upon', { kind: 'scanner' }),
      madeEntry('User', { kind: 'registry', relations: [{ type: 'uses', id: 'Relied upon' }] }),
    ]);
    expect(namesFor(search, 'scanners ')).toEqual(['Relied upon', 'Aa']);
  });

  test('is not recognised if the kind belongs to something else: “runtime security”', () => {
    expect(kindsFor('runtime security ')[0]).toBe('monitor');
    expect(kindsFor('push to a registry ')[0]).not.toBe('registry');
  });
});
