import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { columnListing, hitsJson, plainListing } from '../../../src/commands/print/listing.ts';
import { buildTree, itemsById, type TreeNode } from '../../../src/data/tree.ts';
import { createTheme } from '../../../src/screen/theme.ts';
import { library } from '../../support/library.ts';

const MANY = 200_000;
const theme = createTheme({ colour: false, unicode: true, hyperlinks: false });

const [first] = itemsById(buildTree(library.catalog)).values();
if (first?.subject.kind !== 'entry') throw new Error('The catalog begins with an entry');
const entry = { ...first.subject.entry, notes: [], links: [], snapshot: null, related: [], summary: 'A summary' };
const node: TreeNode = { ...first, subject: { kind: 'entry', entry } };

/** Many equal items, except for the last one, which is the widest. */
function* many(): Generator<TreeNode> {
  for (let count = 1; count < MANY; count++) yield node;
  yield { ...node, label: 'the widest of all the names' };
}

const rowsOf = (listing: string) => listing.trimEnd().split('\n');

test('the columns of a very long list fit its widest item', () => {
  const rows = rowsOf(columnListing(many(), 80, theme));
  expect(rows).toHaveLength(MANY);
  const starts = [rows[0], rows.at(-1)].map((row = '') => row.indexOf('  A summary'));
  expect(starts[0]).toBeGreaterThan('the widest of all the names'.length);
  expect(starts[1]).toBe(starts[0]);
});

test.each([
  [40, 20],
  [80, 40],
  [120, 40],
])('at %i columns, at least %i of them are for the summaries', (columns, least) => {
  const summary = 'z'.repeat(200);
  const nodes = [...library.items.values()].flatMap((one): readonly TreeNode[] =>
    one.subject.kind === 'entry'
      ? [{ ...one, subject: { ...one.subject, entry: { ...one.subject.entry, summary } } }]
      : [],
  );
  const rows = rowsOf(stripVTControlCharacters(columnListing(nodes, columns, theme)));
  expect(rows.length).toBeGreaterThan(200);
  expect(rows.filter((row) => columns - row.indexOf('  zz') < least)).toEqual([]);
});

test('a very long list has one line per item', () => {
  expect(rowsOf(plainListing(many()))).toHaveLength(MANY);
});

test('a vulnerability is listed under its year, with the affected items before its summary', () => {
  const vulnerability = library.items.get('CVE-2024-21626');
  if (vulnerability === undefined) throw new Error('The catalog has this vulnerability');
  expect(stripVTControlCharacters(columnListing([vulnerability], 100, theme))).toMatch(
    /^Vulnerabilities \/ 2024 {2}CVE-2024-21626 {2}runc: A leaked/,
  );
  const [category, name, address, summary] = plainListing([vulnerability]).split('\t');
  expect([category, name]).toEqual(['Security / Vulnerabilities / 2024', 'CVE-2024-21626']);
  expect(address).toMatch(/^https:/);
  expect(summary).toMatch(/^runc: A leaked/);
});

test('the reason for a replacement is before the summary, and in the last column for programs', () => {
  const reason = { place: 'kin', text: 'fork of LXD' } as const;
  const shown = columnListing([node], 80, theme, () => ({ isNear: false, reason }));
  expect(shown).toContain('  as: fork of LXD  A summary');
  const fields = (isNear: boolean) =>
    plainListing([node], () => ({ isNear, reason }))
      .trimEnd()
      .split('\t')
      .slice(3);
  expect(fields(false)).toEqual(['A summary', '', 'as: fork of LXD']);
  expect(fields(true)).toEqual(['A summary', 'near', 'as: fork of LXD']);
  const found = { isNear: false, reason: null };
  expect(plainListing([node], () => found)).toBe(plainListing([node]));
});

test('very many results are JSON with their scores', () => {
  const hits = Array.from(many(), (node) => ({ node, score: 1, isNear: false }));
  expect(hitsJson(hits).match(/"score"/g)).toHaveLength(MANY);
});
