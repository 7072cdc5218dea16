import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLibrary } from '../../../src/app/library.ts';
import { createSession } from '../../../src/app/session.ts';
import { EMPTY_NOTE } from '../../../src/data/fields.ts';
import { buildTree } from '../../../src/data/tree.ts';
import { type Catalog, IMPACTS } from '../../../src/data/types.ts';
import { notedIn } from '../../../src/data/vulnerabilities.ts';
import type { Size } from '../../../src/screen/layout.ts';
import { lineWidth } from '../../../src/screen/line.ts';
import type { Pane } from '../../../src/screen/pane.ts';
import { createTheme } from '../../../src/screen/theme.ts';
import { createSearch } from '../../../src/search/local.ts';
import { hitsBetween } from '../../../src/search/types.ts';
import { grouped } from '../../../src/text/grouped.ts';
import { sanitize } from '../../../src/text/sanitize.ts';
import { contextFor, type Library } from '../../../src/views/context.ts';
import { makeDetail } from '../../../src/views/detail/content.ts';
import { drawScreen } from '../../../src/views/registry.ts';
import { initialState, topView } from '../../../src/views/state.ts';
import type { Chart, Field } from '../../../src/views/totals/charts/chart.ts';
import { chartsOf } from '../../../src/views/totals/charts/charts.ts';
import { chartLines } from '../../../src/views/totals/lines.ts';
import { totalsMarkdown } from '../../../src/views/totals/markdown.ts';
import { planOf, spotsOf } from '../../../src/views/totals/places.ts';
import { branchQuery, queryFor } from '../../../src/views/totals/query.ts';
import type { TotalsState } from '../../../src/views/totals/state.ts';
import { catalog, library } from '../../support/library.ts';
import { madeEntry } from '../../support/made-list.ts';

const theme = createTheme({ colour: false, unicode: true, hyperlinks: false });
const ALL: TotalsState = {
  ...{ scope: null, query: null, isWhole: false, chart: '', bar: '', top: 0 },
  before: { detailTop: 0, stop: null },
};

const idsFor = (query: string): readonly string[] => {
  const result = library.search.find(query, []);
  expect(result.problems).toEqual([]);
  return hitsBetween(result, 0, result.count).map(({ node }) => node.id);
};

/** How many items the query of a bar finds. Notes count by item, with mechanisms if all entries are in scope. */
function itemsOf(chart: Chart, value: string, entries: Catalog['entries'], count: number): number {
  if (chart.id !== 'impact') return count;
  const items = entries.length === catalog.entries.length ? notedIn(catalog) : entries;
  return items.filter(({ notes }) => notes.some(({ impact }) => impact === value)).length;
}

describe('the search that Enter starts', () => {
  const inCategory = catalog.categories
    .filter(({ parent, holds }) => parent === null && holds !== 'measures')
    .map(({ title }) => ({
      title,
      own: { ...ALL, scope: { name: title, kind: 'branch', ids: [] }, query: branchQuery(title) } as TotalsState,
      entries: catalog.entries.filter(({ category }) => category[0] === title),
    }));

  test.each([{ title: 'all entries', own: ALL, entries: catalog.entries }, ...inCategory])(
    'finds as many items as the bar counts: $title',
    ({ own, entries }) => {
      for (const chart of chartsOf(entries, catalog)) {
        for (const { label, count, leads } of chart.bars) {
          if (leads?.to !== 'query') continue;
          const query = queryFor(own, leads) ?? '';
          const expected = itemsOf(chart, leads.value, entries, count);
          expect([chart.id, label, query, idsFor(query).length]).toEqual([chart.id, label, query, expected]);
        }
      }
    },
  );

  test('extends the current search, and replaces its values of the same field', () => {
    const of = (query: string): TotalsState => ({ ...ALL, scope: { name: query, kind: 'search', ids: [] }, query });
    const queryIn = (own: TotalsState, field: Field, value: string) =>
      queryFor(own, { to: 'query', field, value })?.trim() ?? null;
    expect(queryIn(of('docker kind:engine'), 'status', 'archived')).toBe('docker kind:engine status:archived');
    expect(queryIn(of('status:active,archived'), 'status', 'archived')).toBe('status:archived');
    expect(queryIn({ ...of('docker'), isWhole: true }, 'status', 'archived')).toBe('status:archived');
    expect(queryIn({ ...of(''), query: null }, 'status', 'archived')).toBeNull();
    expect(queryIn(of('is:bookmarked'), 'impact', 'escape')).toBe('is:bookmarked impact:escape');
  });
});

describe('the charts', () => {
  test('count each entry exactly once', () => {
    for (const chart of chartsOf(catalog.entries, catalog)) {
      if (chart.unit[1] !== 'entries') continue;
      expect(chart.bars.reduce((sum, { count }) => sum + count, 0)).toBe(catalog.entries.length);
    }
  });

  test('of one category show its subcategories', () => {
    const security = catalog.entries.filter(({ category }) => category[0] === 'Security');
    const [, chart] = chartsOf(security, catalog);
    expect(chart?.bars.map(({ label }) => label).sort()).toEqual(['Links', 'Tools']);
  });

  test('exist only for fields that the list records', () => {
    const bare = [madeEntry('a', { kind: null }), madeEntry('b', { kind: null })];
    expect(chartsOf(bare, catalog).map(({ id }) => id)).toEqual(['in']);
    expect(chartsOf([], catalog)).toEqual([]);
  });

  test('have at most 40 values, and show how many are left out', () => {
    const many = Array.from({ length: 5000 }, (_, index) => madeEntry(`e${index}`, { kind: `kind ${index}` }));
    const chart = chartsOf(many, catalog).find(({ id }) => id === 'kind');
    expect(chart).toMatchObject({ leftOut: 4960 });
    expect(chart?.bars).toHaveLength(40);
    const lines = chartLines(chart as Chart, { width: 40, theme, chosen: undefined, hasKeys: true });
    expect(lines.at(-2)?.[0]?.text).toContain('4,960 more');
  });
});

describe('the label of a bar', () => {
  const charts = chartsOf(catalog.entries, catalog);

  test.each([36, 37, 50, 66, 80])('is complete in %i cells, and numbers and bars are aligned', (width) => {
    for (const chart of charts) {
      const lines = chartLines(chart, { width, theme, chosen: undefined, hasKeys: true });
      const rows = lines.slice(1, -1).map((line) => line.map(({ text }) => text).join(''));
      const ends = chart.bars.map(({ label, count }, index) => {
        const row = rows[index] ?? '';
        expect(row).toContain(label);
        return row.search(new RegExp(`(?<=${grouped(count)}) [█▲△]`));
      });
      expect(new Set(ends).size).toBe(1);
      expect(Math.max(...lines.map(lineWidth))).toBeLessThanOrEqual(width);
    }
  });

  test('is cut only if the bar would have no room', () => {
    const [chart] = chartsOf([madeEntry('a', { kind: 'x'.repeat(60) }), madeEntry('b', { kind: 'y' })], catalog).slice(
      -1,
    );
    const lines = chartLines(chart as Chart, { width: 40, theme, chosen: undefined, hasKeys: true });
    expect(lines[1]?.map(({ text }) => text).join('')).toMatch(/^ x{32}… 1 ███$/);
  });
});

test('each sign stands for one vulnerability or several, so that all fit and both grave and other ones are visible', () => {
  const years = (count: number, grave: number): Chart => ({
    ...{ id: 'year', title: 'By year', labels: 'year', unit: ['one', 'many'], of: count, looks: 'signs', leftOut: 0 },
    bars: [{ id: '2026', label: '2026', count, grave, leads: { to: 'year', vulnerability: 'CVE-2026-1' } }],
  });
  const drawn = (count: number, grave: number) => {
    const [title, bar] = chartLines(years(count, grave), { width: 40, theme, chosen: undefined, hasKeys: true });
    const textOf = (line = title) => line?.map(({ text }) => text).join('') ?? '';
    return [/▲*△*$/.exec(textOf(bar))?.[0], /\S+ sign.*$/.exec(textOf())?.[0]];
  };
  expect(drawn(5, 2)).toEqual(['▲▲△△△', 'one sign each']);
  expect(drawn(90, 1)).toEqual([`▲${'△'.repeat(29)}`, 'one sign per 3']);
  expect(drawn(90, 89)).toEqual([`${'▲'.repeat(29)}△`, 'one sign per 3']);
  expect(drawn(90, 90)).toEqual(['▲'.repeat(30), 'one sign per 3']);
  expect(drawn(90, 0)).toEqual(['△'.repeat(30), 'one sign per 3']);
});

test('the charts fill as many columns as fit, in order and with similar heights', () => {
  const charts = chartsOf(catalog.entries, catalog);
  const columnsAt = (width: number) => planOf(charts, width).columns.map((column) => column.charts.map(({ id }) => id));
  expect([40, 60, 80, 120, 200].map((width) => columnsAt(width).length)).toEqual([1, 1, 2, 3, 3]);
  for (const width of [40, 80, 120, 200]) expect(columnsAt(width).flat()).toEqual(charts.map(({ id }) => id));
  const { columns, height } = planOf(charts, 200);
  expect(height).toBeLessThan(Math.max(...columns.map((column) => column.height)) + 1);
  expect(height).toBeLessThan(columns.reduce((sum, column) => sum + column.height, 0) / 2);
  expect(spotsOf(planOf(charts, 80))).toHaveLength(charts.reduce((sum, { bars }) => sum + bars.length, 0));
});

const word = fc.constantFrom(
  ...[
    'हिन्दी',
    '漢字',
    'حاوية',
    '👩‍🚀',
    'ﷺ',
    'runc',
    '…',
    'constructor',
    '__proto__',
    'a|b',
    '`x`',
    '*y*',
    'a"b',
    'not recorded',
  ],
  ...['a'.repeat(90), '漢'.repeat(60), '\u001b[31mred', 'one\ntwo', '│', '\u202eesrever'],
);
const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => sanitize(words.join(' ')));
const hostile = fc.array(
  fc.record({
    ...{ name: text, category: text, kind: fc.option(text), status: fc.option(text) },
    since: fc.option(fc.integer({ min: 1, max: 9999 })),
    impact: fc.option(fc.constantFrom(...IMPACTS)),
    stars: fc.option(fc.nat()),
  }),
  { minLength: 1, maxLength: 30 },
);
type Hostile = (typeof hostile)['generate'] extends (...args: never[]) => { value: infer Value } ? Value : never;

/** A list of these entries. */
function listOf(all: Hostile): Library {
  const titles = [...new Set(all.map(({ category }) => category))];
  const entries = all.map(({ name, category, impact, stars, ...rest }, index) => ({
    ...madeEntry(name, rest),
    ...{ id: `entry-${index}`, category: [category], parent: null },
    snapshot: stars === null ? null : { name, url: '', category: [category], stars, pushedDaysAgo: null },
    notes:
      impact === null
        ? []
        : [{ ...EMPTY_NOTE, kind: 'vulnerability' as const, impact, text: name, ids: [`CVE-${2000 + index}-1`] }],
  }));
  const categories = titles.map((title, index) => ({
    ...{ id: `c-${index}`, title, summary: '', parent: null, holds: 'entries' as const },
  }));
  const own = { ...catalog, categories, entries, measures: [], mechanisms: [] };
  return createLibrary(own, createSearch, makeDetail);
}

function expectInPlace(panes: readonly Pane[]): void {
  for (const { place, lines } of panes) {
    expect(lines.length).toBeLessThanOrEqual(place.rows);
    for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(place.columns);
  }
}

const SIZES: readonly Size[] = [30, 40, 60, 80, 120, 200].flatMap((columns) =>
  [8, 12, 24, 60].map((rows) => ({ columns, rows })),
);
const KEYS = [
  'down',
  'down',
  'up',
  'tab',
  'shift+tab',
  'left',
  'right',
  'page-down',
  'page-up',
  'end',
  'home',
  'a',
  'y',
];

test('the totals fit any window with any texts, show the cursor, and Esc returns to the same screen', () => {
  const visits = fc.record({
    list: hostile.map(listOf),
    size: fc.constantFrom(...SIZES),
    keys: fc.array(fc.constantFrom(...KEYS), { maxLength: 12 }),
    isMoved: fc.boolean(),
  });
  fc.assert(
    fc.property(visits, ({ list, size, keys, isMoved }) => {
      const context = () => contextFor(list, size, theme);
      const session = createSession({
        start: initialState({ tree: buildTree(list.catalog) }),
        context,
        perform: () => {},
      });
      if (isMoved) session.press(['up']);
      const drawn = () => drawScreen({ ...session.state(), notice: null }, context());
      // The start page, or the page of the first branch.
      expectInPlace(drawn());
      const before = JSON.stringify(drawn());
      session.press(['T']);
      expect(topView(session.state()).view).toBe('totals');
      for (const key of keys) {
        session.press([key]);
        const panes = drawn();
        const pane = panes.find(({ id }) => id === 'totals');
        expectInPlace(panes);
        expect(pane?.lines.flat().filter(({ text: shown }) => shown === theme.glyphs.cursor)).toHaveLength(1);
      }
      session.press(['escape']);
      expect(JSON.stringify(drawn())).toBe(before);
    }),
    { numRuns: 60 },
  );
});

test('texts are escaped in Markdown', () => {
  const entries = [madeEntry('a', { kind: '| *x* [y](z) <b>' }), madeEntry('b', { kind: 'y' })];
  const text = totalsMarkdown('`q` | *', chartsOf(entries, catalog));
  expect(text).toContain('## Totals: \\`q\\` \\| \\*\n');
  expect(text).toContain('| \\| \\*x\\* \\[y\\](z) \\<b\\> | 1 |');
});
