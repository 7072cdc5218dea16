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

/** What the second of two states of one entry brings. */
const changesOf = (before: readonly SecurityNote[], after: readonly SecurityNote[]) =>
  revised(
    [OCTOBER, catalogOf(madeThing('alpha', { notes: before }))],
    [NOVEMBER, catalogOf(madeThing('alpha', { notes: after }))],
  );

describe('a revision', () => {
  test('tells of new entries, new notes, other statuses and new fixed releases, and of the first nothing', () => {
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

  test('leaves each entry and note with the day on which it came, and the day of its last change', () => {
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

  test('takes a note that has moved, is worded better or has got a CVE for the same note', () => {
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

  test('finds a new note among others of the same source', () => {
    const { revisions } = changesOf(
      [caution('One.'), caution('Two.')],
      [caution('New.'), caution('One.'), caution('Two.')],
    );
    expect(revisions[0]?.changes).toEqual([{ what: 'note', id: 'alpha', note: 0 }]);
  });

  test('takes in what else comes on its day, and tells of nothing twice', () => {
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

  test('says nothing of a status that is again what it was', () => {
    const as = (status: string) => catalogOf(madeThing('alpha', { status }));
    expect(
      revised([OCTOBER, as('active')], [NOVEMBER, as('archived')], [NOVEMBER, as('active')]).revisions[0]?.changes,
    ).toEqual([]);
  });

  test('that was given out is followed by another one on the same day', () => {
    const ledger = recorded([OCTOBER, catalogOf(madeThing('alpha'))]);
    const more = catalogOf(madeThing('alpha'), madeThing('beta'));
    expect(recordRevision(more, ledger, OCTOBER, true).revisions.map(({ revision }) => revision)).toEqual([1, 2]);
  });

  test('says nothing of a note that has been taken away since', () => {
    const bare = catalogOf(madeThing('alpha'));
    const noted = catalogOf(madeThing('alpha', { notes: [madeFlaw('CVE-2026-1001')] }));
    const { revisions } = revised([OCTOBER, bare], [NOVEMBER, noted], ['2026-12-01', bare]);
    expect(revisions.map(({ changes }) => changes)).toEqual([[], [], []]);
  });
});

describe('the ledger', () => {
  test('names what is not recorded: what is new, and what is worded otherwise', () => {
    const ledger = recorded([OCTOBER, catalogOf(madeThing('alpha'), madeThing('beta'))]);
    const now = catalogOf(madeThing('alpha', { summary: 'Another.' }), madeThing('beta'), madeThing('gamma'));
    expect(unrecorded(now, ledger)).toEqual(['alpha', 'gamma']);
  });

  test('names an entry of which only a note has gone', () => {
    const ledger = recorded([OCTOBER, catalogOf(madeThing('alpha', { notes: [madeFlaw('CVE-2026-1001')] }))]);
    expect(unrecorded(catalogOf(madeThing('alpha')), ledger)).toEqual(['alpha']);
  });

  test('is the same when it is read again, and has a line for each note', () => {
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

test('the days and the revisions survive the form in which the build writes a catalog', () => {
  const catalog = revisedTwice();
  expect(writtenAndRead(catalog)).toEqual({ ...catalog, known: expect.anything() });
  const unstamped = withRevisions(catalogOf(...catalog.entries), { revisions: [], items: {} });
  expect(writtenAndRead(unstamped).entries[0]?.added).toBeNull();
});

test('nothing of the bundled catalog is lost in it, nor changed', () => {
  const catalog = readCatalog('src/data/catalog');
  expect(writtenAndRead(catalog)).toEqual({ ...catalog, known: expect.anything() });
  const { notes } = compactCatalog(catalog).details;
  expect(notes.fields.source).toContain('https://www.cve.org/CVERecord?id= 0');
});

test('a catalog that was read and got other entries is written with the vulnerabilities of these', () => {
  const read = writtenAndRead(catalogOf(madeThing('alpha', { notes: [madeFlaw('CVE-2026-1001')] })));
  const changed = { ...read, entries: [madeThing('beta', { notes: [madeFlaw('CVE-2026-1002')] })] };
  const { known } = writtenAndRead(changed);
  expect(known?.vulnerabilities.map(({ id, notes }) => [id, notes.map(({ item }) => item.id)])).toEqual([
    ['CVE-2026-1002', ['beta']],
  ]);
});
