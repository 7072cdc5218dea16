import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLibrary } from '../../../src/app/library.ts';
import { createSession } from '../../../src/app/session.ts';
import { compareEntries } from '../../../src/comparison/compare.ts';
import { EMPTY_ENTRY, EMPTY_NOTE } from '../../../src/data/fields.ts';
import type { Catalog, Entry } from '../../../src/data/types.ts';
import type { Size } from '../../../src/screen/layout.ts';
import { lineWidth } from '../../../src/screen/line.ts';
import type { Pane } from '../../../src/screen/pane.ts';
import { createTheme, type Theme } from '../../../src/screen/theme.ts';
import { createSearch } from '../../../src/search/local.ts';
import { sanitize } from '../../../src/text/sanitize.ts';
import { comparisonText } from '../../../src/views/compare/text.ts';
import { type Context, contextFor, type Library } from '../../../src/views/context.ts';
import { makeDetail } from '../../../src/views/detail/content.ts';
import { drawScreen } from '../../../src/views/registry.ts';
import { initialState, type State } from '../../../src/views/state.ts';
import { library as bundled, catalog } from '../../support/library.ts';

const COLUMNS = [30, 31, 40, 59, 60, 61, 80, 99, 120, 200];
const ROWS = [8, 9, 15, 24, 60];
const SIZES: readonly Size[] = COLUMNS.flatMap((columns) => ROWS.map((rows) => ({ columns, rows })));
const THEMES = [
  createTheme({ colour: true, unicode: true, hyperlinks: false }),
  createTheme({ colour: false, unicode: false, hyperlinks: false }),
  createTheme({ colour: false, unicode: true, hyperlinks: false, ambiguous: 'wide' }),
];

const hostile = fc
  .array(
    fc.constantFrom(
      'runc',
      '漢'.repeat(40),
      'a'.repeat(90),
      'की'.repeat(60),
      '👩‍🚀',
      'ﷺ',
      '\u001b[31mred',
      'x\ny\tz',
      '',
      '…',
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((words) => sanitize(words.join(' ')));
const odd = fc
  .record({ name: hostile, summary: hostile, status: hostile, language: hostile, license: hostile, mechanism: hostile })
  .map(
    ({ mechanism, ...texts }): Partial<Entry> => ({
      ...texts,
      mechanisms: mechanism === '' ? [] : [mechanism],
      notes: [{ ...EMPTY_NOTE, kind: 'vulnerability', ids: [mechanism], published: texts.name, fixed: [texts.name] }],
    }),
  );

/** A catalog that has only these entries. */
function listOf(entries: readonly Partial<Entry>[]): Library {
  const all = entries.map(
    (entry, at): Entry => ({ ...EMPTY_ENTRY, ...entry, id: `entry-${at}`, category: ['Things'] }),
  );
  const category = { id: 'things', title: 'Things', summary: '', parent: null, holds: 'entries' } as const;
  const small: Catalog = { ...catalog, categories: [category], entries: all, measures: [] };
  return createLibrary(small, createSearch, makeDetail);
}

/** A visit that compares the entries with these ids. */
function comparing(library: Library, marks: readonly string[], size: Size, theme: Theme) {
  const context = (): Context => contextFor(library, size, theme);
  const start: State = { ...initialState({ tree: library.tree }), marks };
  const { state, press } = createSession({ start, context, perform: () => {} });
  const panes = () => drawScreen(state(), context());
  const before = panes();
  press(['C']);
  return { press, panes, before, state };
}

const pane = (panes: readonly Pane[], id: string) => panes.find((one) => one.id === id);

function expectWithin(panes: readonly Pane[], { columns, rows }: Size) {
  const heights = panes.map(({ place, lines, id }) => {
    expect(lines.length, id).toBeLessThanOrEqual(place.rows);
    for (const line of lines) expect(lineWidth(line), id).toBeLessThanOrEqual(place.columns);
    expect(place.x + place.columns, id).toBeLessThanOrEqual(columns);
    return place.y + place.rows;
  });
  expect(Math.max(...heights)).toBe(rows);
}

const chosenNames = (panes: readonly Pane[], { glyphs }: Theme) =>
  pane(panes, 'compare-names')?.lines[0]?.filter(({ text }) => text === glyphs.cursor) ?? [];

test('the comparison fits any window with any texts, shows the chosen column, and Esc returns', () => {
  const entries = fc.array(odd, { minLength: 2, maxLength: 4 });
  const keys = fc.array(fc.constantFrom('right', 'left', 'down', 'page-down', 'end', 'up', 'd', 'x', 'home'), {
    maxLength: 8,
  });
  const look = fc.constantFrom(...THEMES);
  fc.assert(
    fc.property(entries, keys, look, fc.constantFrom(...SIZES), (made, pressed, theme, size) => {
      const marks = made.map((_, at) => `entry-${at}`);
      const app = comparing(listOf(made), marks, size, theme);
      for (const key of pressed) {
        app.press([key]);
        expectWithin(app.panes(), size);
        expect(chosenNames(app.panes(), theme)).toHaveLength(1);
      }
      const hasDropped = app.state().marks.length < marks.length;
      app.press(['escape']);
      if (!hasDropped) expect(app.panes()).toEqual(app.before);
    }),
    { numRuns: 150 },
  );
});

test.each(SIZES)('the largest entries of the catalog fit in $columns by $rows', (size) => {
  for (const theme of THEMES) {
    const app = comparing(bundled, ['docker', 'systemd-nspawn', 'openvz', 'oci-specs'], size, theme);
    expectWithin(app.panes(), size);
    for (const _ of [1, 2, 3]) {
      app.press(['right', 'page-down']);
      expectWithin(app.panes(), size);
      expect(chosenNames(app.panes(), theme)).toHaveLength(1);
    }
  }
});

test('every field can be reached by scrolling', () => {
  const [size, [theme]] = [{ columns: 40, rows: 15 }, THEMES];
  if (theme === undefined) throw new Error('There is no theme.');
  const app = comparing(bundled, ['runc', 'gvisor'], size, theme);
  const seen = new Set<string>();
  const look = () =>
    pane(app.panes(), 'compare')?.lines.map((line) =>
      line
        .map(({ text }) => text.trim())
        .join(' ')
        .trim(),
    ) ?? [];
  for (let lines = look(); ; lines = look()) {
    for (const line of lines) seen.add(line);
    if (lines.at(-1)?.endsWith('the end')) break;
    app.press(['page-down']);
  }
  const entries = catalog.entries.filter(({ id }) => ['runc', 'gvisor'].includes(id));
  const said = [...seen].join('\n');
  for (const { label } of compareEntries(entries, catalog).fields) expect(said).toContain(label);
});

test('the printed comparison is never wider than the terminal', () => {
  fc.assert(
    fc.property(
      fc.array(odd, { minLength: 2, maxLength: 4 }),
      fc.integer({ min: 20, max: 220 }),
      fc.constantFrom(...THEMES),
      (made, columns, theme) => {
        const { catalog: small } = listOf(made);
        for (const line of comparisonText(compareEntries(small.entries, small), columns, theme)) {
          expect(lineWidth(line)).toBeLessThanOrEqual(columns);
        }
      },
    ),
    { numRuns: 150 },
  );
});

test.each([30, 59, 60, 66, 80, 120])('the comparison printed in %i columns has every entry', (columns) => {
  const names = ['runc', 'crun', 'youki', 'gVisor'];
  const entries = catalog.entries.filter(({ name }) => names.includes(name));
  for (const theme of THEMES) {
    const lines = comparisonText(compareEntries(entries, catalog), columns, theme);
    const text = lines.map((line) => line.map((part) => part.text).join('')).join('\n');
    for (const name of names) expect(text).toMatch(new RegExp(`(?:^  |[│|] )${name} `, 'm'));
  }
});
