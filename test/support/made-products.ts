import { EMPTY_ENTRY } from '../../src/data/fields.ts';
import type { Catalog, Entry, SecurityNote } from '../../src/data/types.ts';
import { readAsked } from '../../src/products/product-version.ts';
import { check } from '../../src/products/report.ts';
import { catalog } from './library.ts';

const note = (id: string, fixed: string, more: Partial<SecurityNote> = {}): SecurityNote => ({
  kind: 'vulnerability',
  impact: 'escape',
  text: 'A file descriptor left open let a process reach the files of the host.',
  ids: [id],
  nickname: null,
  flaw: null,
  rating: null,
  published: '2026-03-01',
  introduced: null,
  fixed: fixed.split(' ').filter(Boolean),
  component: null,
  unfixed: false,
  source: `https://example.com/${id}`,
  added: null,
  changed: null,
  ...more,
});

const entry = (id: string, notes: readonly SecurityNote[], more: Partial<Entry> = {}): Entry => ({
  ...EMPTY_ENTRY,
  id,
  name: id,
  statusAsOf: '2026-02',
  notes,
  ...more,
});

/** A catalog of four products with every kind of note that `check` distinguishes. */
export const PRODUCTS: Catalog = {
  ...catalog,
  mechanisms: [],
  entries: [
    entry('harbour', [note('CVE-1', '1.2.8 1.3.3'), note('CVE-2', '1.3.5', { introduced: '1.3.0' })], {
      name: 'Harbour',
      aliases: ['The Harbour', 'hb'],
      url: 'https://github.com/harbour/harbour',
    }),
    entry('crane', [
      note('CVE-3', '2.1', { component: 'Harbour' }),
      note('CVE-4', '5.15.91 6.2', { component: 'Linux' }),
      note('CVE-5', ''),
    ]),
    entry(
      'quay',
      [note('CVE-6', '', { unfixed: true }), note('CVE-7', '3.0', { kind: 'caution' }), note('8', '8.1', { ids: [] })],
      { successors: ['harbour'] },
    ),
    entry('pier', []),
  ],
};

/** Checks products and versions against that catalog. */
export const checkProducts = (line: string) => check(PRODUCTS, readAsked(line));
