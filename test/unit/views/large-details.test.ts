import { expect, test } from 'vitest';
import { createLibrary } from '../../../src/app/library.ts';
import { createSession } from '../../../src/app/session.ts';
import { EMPTY_NOTE } from '../../../src/data/fields.ts';
import type { Catalog, Entry } from '../../../src/data/types.ts';
import { lineWidth } from '../../../src/screen/line.ts';
import { createTheme } from '../../../src/screen/theme.ts';
import { createSearch } from '../../../src/search/local.ts';
import { contextFor } from '../../../src/views/context.ts';
import { makeDetail } from '../../../src/views/detail/content.ts';
import { drawScreen } from '../../../src/views/registry.ts';
import { initialState } from '../../../src/views/state.ts';
import type { Effect } from '../../../src/views/view.ts';
import { catalog } from '../../support/library.ts';

const MANY = 200_000;
const theme = createTheme({ colour: false, unicode: true, hyperlinks: false });
const size = { columns: 80, rows: 12 };

const [runc] = catalog.entries.filter(({ id }) => id === 'runc');
if (!runc) throw new Error('runc is not listed');
const plain: Entry = { ...runc, aliases: [], links: [], notes: [], related: [], successors: [], mechanisms: [] };
const many = <Item>(make: (index: number) => Item) => Array.from({ length: MANY }, (_, index) => make(index));
const ID = 'CVE-2020-12345';
const note = (text: string) => ({ ...EMPTY_NOTE, text, source: 'https://notes.example/' });

/** A visit to a catalog of these entries, with the first one chosen. */
function visitTo(entries: readonly Entry[], query = '') {
  const small: Catalog = { ...catalog, entries, measures: [], mechanisms: [] };
  const library = createLibrary(small, createSearch, makeDetail);
  const effects: Effect[] = [];
  const [first] = entries;
  const parents = library.tree.flatMap(({ id, children }) => [id, ...children.map((child) => child.id)]);
  const start = {
    ...initialState({ tree: library.tree, query }),
    cursor: first?.id ?? '',
    isAtStart: false,
    expanded: new Set(parents),
  };
  const session = createSession({
    start,
    context: () => contextFor(library, size, theme),
    perform: (effect) => effects.push(effect),
  });
  const panes = () => drawScreen(session.state(), contextFor(library, size, theme));
  const textOf = (id: string) =>
    panes()
      .filter((pane) => pane.id === id)
      .flatMap(({ lines }) => lines.map((line) => line.map(({ text }) => text).join('')));
  return {
    panes,
    effects,
    detail: () => textOf('detail').join('\n'),
    notice: () => textOf('footer').join('\n'),
    press: (...keys: readonly string[]) => session.press(keys),
  };
}

test.each<[string, Partial<Entry>]>([
  ['a summary of a million letters without a space', { summary: 'a'.repeat(1_000_000) }],
  ['a summary of 200,000 wide letters', { summary: '漢'.repeat(MANY) }],
  ['a summary of 200,000 words', { summary: 'word '.repeat(MANY) }],
  ['a name of 200,000 letters', { name: 'name'.repeat(MANY / 4) }],
  ['a name of 200,000 letters of Devanagari', { name: 'की'.repeat(MANY / 2) }],
  ['200,000 aliases', { aliases: many((index) => `alias ${index}`) }],
  [
    '200,000 categories above it in 2016',
    { snapshot: plain.snapshot && { ...plain.snapshot, category: many(() => 'category') } },
  ],
  ['200,000 links', { links: many((index) => ({ title: `${index}`, url: `https://links.example/${index}` })) }],
  ['a link of 200,000 letters', { links: [{ title: 'x'.repeat(MANY), url: `https://a.example/${'x'.repeat(MANY)}` }] }],
  ['200,000 notes', { notes: many((index) => note(`note ${index}`)) }],
  ['a thousand long notes', { notes: Array.from({ length: 1000 }, () => note('word '.repeat(4000))) }],
  ['200,000 successors', { successors: many((index) => `gone-${index}`) }],
  ['200,000 related entries', { related: many(() => plain.id) }],
  ['200,000 mechanisms', { mechanisms: many((index) => `mechanism-${index}`) }],
])('an entry with %s can be scrolled to its end, within its pane', (_, odd) => {
  const app = visitTo([{ ...plain, ...odd }]);
  app.press('right', 'G');
  expect(app.detail()).toContain('the end');
  for (const { lines, place } of app.panes()) {
    for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(place.columns);
  }
});

test('a vulnerability of 200,000 entries is listed by year, and its page can be scrolled to its end', () => {
  const notes = many((index) => [
    { ...note('It is everywhere.'), source: `https://notes.example/${index}`, ids: [ID] },
  ]);
  const app = visitTo(notes.map((own, index) => ({ ...plain, id: `entry-${index}`, notes: own })));
  app.press('V', 'right', 'G');
  expect(app.detail()).toContain('the end');
  app.press('left');
  const rows = app.panes().filter(({ id }) => id === 'vulnerabilities');
  expect(rows.flatMap(({ lines }) => lines.flatMap((line) => line.map(({ text }) => text))).join('')).toContain(ID);
  for (const { lines, place } of app.panes()) {
    for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(place.columns);
  }
});

test('the omitted rest of a huge text is counted', () => {
  const app = visitTo([{ ...plain, summary: 'a'.repeat(1_000_000) }]);
  const seen: string[] = [];
  app.press('right');
  while (!app.detail().includes('the end')) {
    app.press('page-down');
    seen.push(...app.detail().split('\n'));
  }
  expect(seen.filter((row) => row.includes('more letters'))[0]).toMatch(/^ … 95[45],\d{3} more letters$/);
});

test('a notice with a name of 200,000 letters is cut to four rows with an ellipsis', () => {
  const app = visitTo([{ ...plain, name: 'name'.repeat(MANY / 4) }]);
  app.press('b');
  expect(app.notice()).toMatch(/^ Bookmarked\n namename/u);
  expect(app.notice()).toMatch(/…$/u);
  expect(app.notice().split('\n')).toHaveLength(4);
});

test('a tree of 200,000 rows can be scrolled to its end', () => {
  const app = visitTo(many((index) => ({ ...plain, id: `entry-${index}`, name: `entry ${index}` })));
  app.press('G');
  expect(app.panes().flatMap(({ lines }) => lines)).not.toEqual([]);
  app.press('g', 'g', 'down');
  expect(app.detail()).not.toBe('');
});
