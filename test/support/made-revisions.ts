import { EMPTY_LEDGER, type Ledger } from '../../scripts/catalog/ledger/ledger.ts';
import { recordRevision } from '../../scripts/catalog/ledger/record.ts';
import { withRevisions } from '../../scripts/catalog/ledger/stamp.ts';
import { EMPTY_ENTRY, EMPTY_NOTE } from '../../src/data/fields.ts';
import type { Catalog, Entry, SecurityNote } from '../../src/data/types.ts';

/** A note about a vulnerability with this id. */
export const madeFlaw = (id: string, more: Partial<SecurityNote> = {}): SecurityNote => ({
  ...EMPTY_NOTE,
  kind: 'vulnerability',
  impact: 'escape',
  text: `What ${id} is.`,
  ids: [id],
  published: '2026-11-01',
  source: `https://example.com/${id}`,
  ...more,
});

/** An entry in the category `Things`. */
export const madeThing = (id: string, more: Partial<Entry> = {}): Entry => ({
  ...EMPTY_ENTRY,
  id,
  name: id.toUpperCase(),
  url: `https://example.com/${id}`,
  category: ['Things'],
  kind: 'runtime',
  summary: `What ${id} is.`,
  status: 'active',
  ...more,
});

const THINGS = { id: 'things', title: 'Things', summary: 'Things.', parent: null, holds: 'entries' } as const;
const FLAWS = {
  id: 'cves',
  title: 'Vulnerabilities',
  summary: 'By year.',
  parent: null,
  holds: 'vulnerabilities',
} as const;

/** A catalog of these entries, without revisions. */
export const catalogOf = (...entries: readonly Entry[]): Catalog => ({
  title: 'Made',
  capturedOn: '',
  categories: [THINGS, FLAWS],
  entries,
  measures: [],
  mechanisms: [],
  flaws: [],
  revisions: [],
});

/** The ledger after each of the catalogs was recorded on its day. */
export const recorded = (...states: readonly (readonly [day: string, catalog: Catalog])[]): Ledger =>
  states.reduce((ledger, [day, catalog]) => recordRevision(catalog, ledger, day, false), EMPTY_LEDGER);

/** The last of these catalogs, each recorded on its day, with all revisions. */
export function revised(...states: readonly (readonly [day: string, catalog: Catalog])[]): Catalog {
  const last = states.at(-1);
  if (last === undefined) throw new Error('there is no state');
  return withRevisions(last[1], recorded(...states));
}

/** A catalog of two entries, and the same a month later with a new entry, note, status and fixed release. */
const BEFORE = catalogOf(
  madeThing('alpha', { notes: [madeFlaw('CVE-2026-1001', { fixed: ['1.0.1'] })] }),
  madeThing('beta'),
);
const AFTER = catalogOf(
  madeThing('alpha', { notes: [madeFlaw('CVE-2026-1002'), madeFlaw('CVE-2026-1001', { fixed: ['1.0.1', '1.1.3'] })] }),
  madeThing('beta', { status: 'archived' }),
  madeThing('gamma', { notes: [madeFlaw('CVE-2026-1003')] }),
);
export const revisedTwice = (): Catalog => revised(['2026-10-01', BEFORE], ['2026-11-01', AFTER]);
