import { expect, test } from 'vitest';
import { columnListing, entriesJson, hitsJson, plainListing } from '../src/commands/listing.ts';
import { buildTree, itemsById } from '../src/data/tree.ts';
import { createTheme } from '../src/screen/theme.ts';
import { library } from './helpers/library.ts';

const MANY = 200_000;
const theme = createTheme({ colour: false, unicode: true, hyperlinks: false });

/** Many items, all alike but for the last, which is the widest. */
function* many() {
  const [node] = itemsById(buildTree(library.catalog)).values();
  if (node === undefined) return;
  for (let count = 1; count < MANY; count++) yield node;
  yield { ...node, label: 'the widest of all the names' };
}

const rowsOf = (listing: string) => listing.trimEnd().split('\n');

test('a list without end is set in columns that fit the widest of them', () => {
  const rows = rowsOf(columnListing(many(), 80, theme));
  expect(rows).toHaveLength(MANY);
  const starts = [rows[0], rows.at(-1)].map((row = '') => row.indexOf('  Linux Foundation'));
  expect(starts[0]).toBeGreaterThan('the widest of all the names'.length);
  expect(starts[1]).toBe(starts[0]);
});

test('a list without end has a line for each thing, and JSON for each entry', () => {
  expect(rowsOf(plainListing(many()))).toHaveLength(MANY);
  const hits = Array.from(many(), (node) => ({ node, score: 1 }));
  const entries: unknown[] = JSON.parse(hitsJson(hits, Infinity));
  expect(entries).toHaveLength(MANY);
  expect(
    JSON.parse(entriesJson(hits.flatMap(({ node: { subject } }) => (subject.kind === 'entry' ? [subject.entry] : [])))),
  ).toHaveLength(MANY);
});
