import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { LEDGER, readLedger, writeLedger } from '../../../scripts/catalog/ledger/ledger.ts';
import { recordRevision, unrecorded } from '../../../scripts/catalog/ledger/record.ts';
import { withRevisions } from '../../../scripts/catalog/ledger/stamp.ts';
import { readCatalog } from '../../../scripts/catalog/read.ts';
import { compactCatalog, expandCatalog } from '../../../src/data/compact.ts';
import { EMPTY_NOTE } from '../../../src/data/fields.ts';
import type { Catalog, SecurityNote } from '../../../src/data/types.ts';
import { catalogOf, madeFlaw, madeThing, recorded, revised, revisedTwice } from '../../support/made-revisions.ts';

const OCTOBER = '2026-10-01';
const NOVEMBER = '2026-11-01';

const caution = (text: string): SecurityNote => ({
  ...EMPTY_NOTE,
  kind: 'caution',
  text,
  source: 'https://example.com/docs',
});

/** The changes between two states of one entry. */
const changesOf = (before: readonly SecurityNote[], after: readonly SecurityNote[]) =>
  revised(
    [OCTOBER, catalogOf(madeThing('alpha', { notes: before }))],
    [NOVEMBER, catalogOf(madeThing('alpha', { notes: after }))],
  );

describe('a revision', () => {
  test('lists new entries, notes, statuses and fixed releases; the first revision lists none', () => {
    expect(revisedTwice().revisions).toEqual([
      {
        revision: 2,
        asOf: NOVEMBER,
        changes: [
          { what: 'note', id: 'alpha', note: 0 },
          { what: 'fixed', id: 'alpha', note: 1, releases: ['1.1.3'] },
          { what: 'status', id: 'beta', from: 'active', to: 'archived' },
          { what: 'added', id: 'gamma' },
        ],
      },
      { revision: 1, asOf: OCTOBER, changes: [] },
    ]);
  });

  test('gives each entry and note its day of addition and of the last change', () => {
    const days = revisedTwice().entries.flatMap(({ id, added, changed, notes }) => [
      [id, added, changed],
      ...notes.map((note) => [note.ids[0], note.added, note.changed]),
    ]);
    expect(days).toEqual([
      ['alpha', OCTOBER, null],
      ['CVE-2026-1002', NOVEMBER, null],
      ['CVE-2026-1001', OCTOBER, NOVEMBER],
      ['beta', OCTOBER, NOVEMBER],
      ['gamma', NOVEMBER, null],
      ['CVE-2026-1003', NOVEMBER, null],
    ]);
  });

  test('recognises a note that was moved, reworded or got a CVE', () => {
    const before = [caution('Mind the socket.'), caution('Mind the root.'), madeFlaw('GHSA-2222-2222-2222')];
    const after = [
      madeFlaw('CVE-2026-1009', { ids: ['CVE-2026-1009', 'GHSA-2222-2222-2222'] }),
      caution('Mind the root.'),
      caution('Keep the socket shut.'),
    ];
    const { revisions, entries } = changesOf(before, after);
    expect(revisions[0]?.changes).toEqual([]);
    expect(entries[0]?.notes.map(({ added, changed }) => [added, changed])).toEqual([
      [OCTOBER, NOVEMBER],
      [OCTOBER, null],
      [OCTOBER, NOVEMBER],
    ]);
  });

  test('recognises a reworded note among others with the same source', () => {
    const { revisions, entries } = changesOf(
      [caution('One.'), caution('Two.'), caution('Three.')],
      [caution('One.'), caution('Two, in better words.'), caution('Three.')],
    );
    expect(revisions[0]?.changes).toEqual([]);
    expect(entries[0]?.notes.map(({ changed }) => changed)).toEqual([null, NOVEMBER, null]);
  });

  test('recognises a new note among others with the same source', () => {
    const { revisions } = changesOf(
      [caution('One.'), caution('Two.')],
      [caution('New.'), caution('One.'), caution('Two.')],
    );
    expect(revisions[0]?.changes).toEqual([{ what: 'note', id: 'alpha', note: 0 }]);
  });

  test('includes later changes of the same day, without duplicates', () => {
    const fixed = (...releases: string[]) =>
      catalogOf(madeThing('alpha', { notes: [madeFlaw('CVE-2026-1001', { fixed: releases })] }), madeThing('beta'));
    const with3 = catalogOf(...fixed('1', '2', '3').entries, madeThing('gamma', { status: 'moved' }));
    const again = catalogOf(
      ...fixed('1', '2', '3').entries,
      madeThing('gamma', { status: 'archived', notes: [madeFlaw('CVE-2026-1004')] }),
    );
    const { revisions } = revised(
      [OCTOBER, fixed('1')],
      [NOVEMBER, fixed('1', '2')],
      [NOVEMBER, with3],
      [NOVEMBER, again],
    );
    expect(revisions.map(({ revision }) => revision)).toEqual([2, 1]);
    expect(revisions[0]?.changes).toEqual([
      { what: 'fixed', id: 'alpha', note: 0, releases: ['2', '3'] },
      { what: 'added', id: 'gamma' },
    ]);
  });

  test('does not list a status that was changed back', () => {
    const as = (status: string) => catalogOf(madeThing('alpha', { status }));
    expect(
      revised([OCTOBER, as('active')], [NOVEMBER, as('archived')], [NOVEMBER, as('active')]).revisions[0]?.changes,
    ).toEqual([]);
  });

  test('that was released is followed by another one on the same day', () => {
    const ledger = recorded([OCTOBER, catalogOf(madeThing('alpha'))]);
    const more = catalogOf(madeThing('alpha'), madeThing('beta'));
    expect(recordRevision(more, ledger, OCTOBER, true).revisions.map(({ revision }) => revision)).toEqual([1, 2]);
  });

  test('does not list a note that was removed since', () => {
    const bare = catalogOf(madeThing('alpha'));
    const noted = catalogOf(madeThing('alpha', { notes: [madeFlaw('CVE-2026-1001')] }));
    const { revisions } = revised([OCTOBER, bare], [NOVEMBER, noted], ['2026-12-01', bare]);
    expect(revisions.map(({ changes }) => changes)).toEqual([[], [], []]);
  });
});

describe('the ledger', () => {
  test('lists unrecorded changes: new and reworded items', () => {
    const ledger = recorded([OCTOBER, catalogOf(madeThing('alpha'), madeThing('beta'))]);
    const now = catalogOf(madeThing('alpha', { summary: 'Another.' }), madeThing('beta'), madeThing('gamma'));
    expect(unrecorded(now, ledger)).toEqual(['alpha', 'gamma']);
  });

  test('lists an entry that lost only a note', () => {
    const ledger = recorded([OCTOBER, catalogOf(madeThing('alpha', { notes: [madeFlaw('CVE-2026-1001')] }))]);
    expect(unrecorded(catalogOf(madeThing('alpha')), ledger)).toEqual(['alpha']);
  });

  test('is the same after reading it back, with one line per note', () => {
    const ledger = recorded([OCTOBER, catalogOf(...revisedTwice().entries)]);
    const directory = mkdtempSync(path.join(tmpdir(), 'ledger-'));
    try {
      writeLedger(directory, ledger);
      expect(readLedger(directory)).toEqual(ledger);
      const text = readFileSync(path.join(directory, LEDGER), 'utf8');
      expect(text.split('\n').filter((line) => /^ {6}\{"key":"CVE-2026-\d+"/.test(line))).toHaveLength(3);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });
});

const writtenAndRead = (catalog: Catalog): Catalog => {
  const written = JSON.parse(JSON.stringify(compactCatalog(catalog)));
  return expandCatalog(written.catalog, () => written.details);
};

test('the dates and revisions are kept in the compiled catalog', () => {
  const catalog = revisedTwice();
  expect(writtenAndRead(catalog)).toEqual({ ...catalog, known: expect.anything() });
  const unstamped = withRevisions(catalogOf(...catalog.entries), { revisions: [], items: {} });
  expect(writtenAndRead(unstamped).entries[0]?.added).toBeNull();
});

test('the compiled catalog is equal to the bundled catalog', () => {
  const catalog = readCatalog('src/data/catalog');
  expect(writtenAndRead(catalog)).toEqual({ ...catalog, known: expect.anything() });
  const { notes } = compactCatalog(catalog).details;
  expect(notes.fields.source).toContain('https://www.cve.org/CVERecord?id= 0');
});

test('a catalog with changed entries is written with their vulnerabilities', () => {
  const read = writtenAndRead(catalogOf(madeThing('alpha', { notes: [madeFlaw('CVE-2026-1001')] })));
  const changed = { ...read, entries: [madeThing('beta', { notes: [madeFlaw('CVE-2026-1002')] })] };
  const { known } = writtenAndRead(changed);
  expect(known?.vulnerabilities.map(({ id, notes }) => [id, notes.map(({ item }) => item.id)])).toEqual([
    ['CVE-2026-1002', ['beta']],
  ]);
});
