import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLibrary } from '../../../src/app/library.ts';
import { createSession } from '../../../src/app/session.ts';
import { EMPTY_NOTE } from '../../../src/data/fields.ts';
import type { Catalog, Entry, Mechanism } from '../../../src/data/types.ts';
import type { Size } from '../../../src/screen/layout.ts';
import { lineWidth } from '../../../src/screen/line.ts';
import type { Pane } from '../../../src/screen/pane.ts';
import { createTheme } from '../../../src/screen/theme.ts';
import { createSearch } from '../../../src/search/local.ts';
import { sanitize } from '../../../src/text/sanitize.ts';
import { contextFor, type Library } from '../../../src/views/context.ts';
import { makeDetail } from '../../../src/views/detail/content.ts';
import { headsOf } from '../../../src/views/matrix/columns/heads.ts';
import type { Offers } from '../../../src/views/matrix/state.ts';
import { drawScreen } from '../../../src/views/registry.ts';
import { initialState, topView } from '../../../src/views/state.ts';
import type { Effect } from '../../../src/views/view.ts';
import { catalog, library } from '../../support/library.ts';

const look = createTheme({ colour: false, unicode: true, hyperlinks: false });

/** A visit that draws only on request, with `panes`. */
function visit(size: Size, list: Library = library, query = '') {
  const effects: Effect[] = [];
  const context = () => contextFor(list, size, look);
  const session = createSession({
    start: initialState({ tree: list.tree, query }),
    context,
    perform: (effect) => effects.push(effect),
  });
  return { ...session, effects, panes: () => drawScreen(session.state(), context()) };
}

const paneOf = (panes: readonly Pane[], id: string) => panes.find((pane) => pane.id === id);
const textOf = (panes: readonly Pane[]): string =>
  panes.flatMap(({ lines }) => lines.map((line) => line.map(({ text }) => text).join(''))).join('\n');

describe('the support of this machine for mechanisms', () => {
  const offers: Offers = new Map([
    ['namespaces', 'available'],
    ['cgroups', 'restricted'],
    ['kvm', 'missing'],
    ['landlock', 'not known'],
  ]);
  /** The style of the column head of a mechanism, in any of its lengths. */
  const styleOf = (panes: readonly Pane[], id: string) => {
    const heads = Object.values(headsOf(id, id));
    return paneOf(panes, 'matrix')?.lines[0]?.find(({ text }) => heads.includes(text))?.style;
  };

  /** Moves to the column of a mechanism, until its head is underlined. */
  const choose = (app: ReturnType<typeof visit>, id: string) => {
    for (let step = 0; step < 30 && !styleOf(app.panes(), id)?.underline; step++) app.press(['right']);
  };

  test('is requested once, when the matrix is first opened', () => {
    const app = visit({ columns: 120, rows: 40 });
    expect(app.effects).toEqual([]);
    app.press(['M']);
    expect(app.effects).toEqual([{ type: 'read-machine' }]);
    app.dispatch({ type: 'machine-read', offers });
    app.press(['escape', 'M']);
    expect(app.effects).toEqual([{ type: 'read-machine' }]);
  });

  test('is shown by bold heads, and by muted heads if it is missing', () => {
    const app = visit({ columns: 120, rows: 40 });
    app.press(['M']);
    choose(app, 'user-namespaces');
    expect(styleOf(app.panes(), 'namespaces')).toEqual({});
    expect(textOf(app.panes())).not.toContain('bold heads');
    app.dispatch({ type: 'machine-read', offers });
    expect(styleOf(app.panes(), 'namespaces')).toEqual({ tone: 'good', bold: true });
    expect(styleOf(app.panes(), 'cgroups')).toEqual({ tone: 'warn', bold: true });
    expect(styleOf(app.panes(), 'kvm')).toEqual({ tone: 'muted' });
    expect(styleOf(app.panes(), 'landlock')).toEqual({});
    expect(styleOf(app.panes(), 'user-namespaces')?.underline).toBe(true);
    expect(textOf(app.panes())).toContain('bold heads: this machine offers it');
  });

  test('is shown in words for the chosen mechanism', () => {
    const app = visit({ columns: 120, rows: 40 });
    app.press(['M']);
    choose(app, 'cgroups');
    app.dispatch({ type: 'machine-read', offers });
    expect(textOf(app.panes())).toContain('on this machine: restricted');
    choose(app, 'apparmor');
    expect(textOf(app.panes())).not.toContain('on this machine');
  });

  test('is not mentioned if nothing could be read', () => {
    const app = visit({ columns: 120, rows: 40 });
    app.press(['M']);
    app.dispatch({ type: 'machine-read', offers: new Map() });
    expect(textOf(app.panes())).not.toMatch(/machine|bold/);
  });

  test('is kept when the user goes back from a lead', () => {
    const app = visit({ columns: 120, rows: 40 }, library, 'runc');
    app.press(['enter', 'right', 'G', 'l']);
    app.press(['M', 'space']);
    app.dispatch({ type: 'machine-read', offers });
    const { marks } = app.state();
    expect(marks).toHaveLength(1);
    app.press(['<']);
    expect(app.state()).toMatchObject({ offers, marks, history: [] });
  });
});

const [runc] = catalog.entries.filter(({ id }) => id === 'runc');
const [seccomp] = catalog.mechanisms;
if (!runc || !seccomp) throw new Error('The catalog lists runc and mechanisms');

const word = fc.constantFrom(
  ...['हिन्दी', 'தமிழ்', '漢字', '한국어', 'حاوية', 'e\u0301', '😀', '👩‍🚀', '🏳️‍🌈', 'ﷺ', 'runc', '…', 'constructor'],
  ...['a'.repeat(90), '漢'.repeat(60), 'की'.repeat(60), '\u001b[31mred', 'one\ntwo', '│', '\u202eesrever', '__proto__'],
);
const text = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => sanitize(words.join(' ')));
const someIds = fc.uniqueArray(fc.integer({ min: 0, max: 24 }), { maxLength: 20 });
const hostile = fc.record({
  mechanisms: fc.array(fc.record({ name: text, summary: text, sinceKernel: fc.option(text) }), { maxLength: 20 }),
  entries: fc.array(fc.record({ name: text, uses: someIds, byOption: someIds, not: someIds, notes: fc.nat(1100) }), {
    minLength: 1,
    maxLength: 40,
  }),
});
const SIZES: readonly Size[] = [30, 39, 40, 59, 60, 79, 80, 100, 120, 160, 200].flatMap((columns) =>
  [8, 12, 15, 24, 40, 60].map((rows) => ({ columns, rows })),
);
const keys = fc.array(
  fc.constantFrom(...['down', 'up', 'G', 'g g', 'page-down', 'right', 'left', 's', 'f', 'a', 'space', 'tab']),
  { maxLength: 20 },
);

/** A list with arbitrary texts that names some mechanisms without describing them. */
function listOf({ mechanisms, entries }: typeof hostile extends fc.Arbitrary<infer Value> ? Value : never): Library {
  const id = (index: number) => (index === 24 ? 'constructor' : `m-${index}`);
  const made: Catalog = {
    ...catalog,
    mechanisms: mechanisms.map((one, index): Mechanism => ({ ...(seccomp as Mechanism), ...one, id: id(index) })),
    entries: entries.map(
      ({ name, uses, byOption, not, notes }, index): Entry => ({
        ...(runc as Entry),
        name,
        id: `entry-${index}`,
        mechanisms: uses.map(id),
        mechanismsByOption: byOption.map(id),
        mechanismsNot: not.map(id),
        boundary: ([null, 'shared kernel', 'kernel in user space', 'own kernel in a VM'] as const)[index % 4] ?? null,
        rootless: ([null, 'yes', 'partial', 'no'] as const)[index % 4] ?? null,
        notes: Array.from({ length: index === 0 ? notes : notes % 5 }, (_, at) => ({
          ...EMPTY_NOTE,
          kind: 'vulnerability' as const,
          text: name,
          ids: [`CVE-2020-${10_000 + index * 2000 + at}`],
          source: 'https://a.example/',
        })),
      }),
    ),
  };
  return createLibrary(made, createSearch, makeDetail);
}

test('the matrix fits any window with any texts, shows its cursor, and Esc returns to the same screen', () => {
  fc.assert(
    fc.property(hostile, fc.constantFrom(...SIZES), keys, fc.boolean(), (made, size, pressed, isOpened) => {
      const list = listOf(made);
      const app = visit(size, list);
      const first = textOf(app.panes());
      app.press(['M']);
      const hasMatrix = topView(app.state()).view === 'matrix';
      expect(hasMatrix).toBe(
        list.catalog.entries.some(
          (one) => one.mechanisms.length + one.mechanismsByOption.length + one.mechanismsNot.length > 0,
        ),
      );
      if (!hasMatrix) return;
      for (const key of pressed) {
        app.press(key.split(' '));
        const panes = app.panes();
        for (const { id, place, lines } of panes) {
          expect(lines.length, id).toBeLessThanOrEqual(place.rows);
          expect(Math.max(0, ...lines.map(lineWidth)), id).toBeLessThanOrEqual(place.columns);
          expect(place.x + place.columns).toBeLessThanOrEqual(size.columns);
          expect(place.y + place.rows).toBeLessThanOrEqual(size.rows);
        }
        const cursors = paneOf(panes, 'matrix')?.lines.filter(([sign]) => sign?.text.startsWith('▌'));
        expect(cursors).toHaveLength(1);
      }
      // Removes any notice.
      app.press(['ctrl+l']);
      const before = textOf(app.panes());
      if (isOpened) {
        app.press(['enter', 'down', 'escape']);
        expect(textOf(app.panes())).toBe(before);
      }
      app.press(['escape']);
      expect(topView(app.state()).view).toBe('list');
      // Opened items and marks change the list.
      if (!isOpened && app.state().marks.length === 0) expect(textOf(app.panes())).toBe(first);
    }),
    { numRuns: 150 },
  );
});

test('the chosen column is always in view, in any window', () => {
  for (const size of SIZES) {
    const app = visit(size);
    app.press(['M']);
    for (const key of [...Array(18).fill('right'), ...Array(18).fill('left')]) {
      app.press([key]);
      const heads = paneOf(app.panes(), 'matrix')?.lines[0] ?? [];
      expect(heads.filter(({ style }) => style.underline)).toHaveLength(1);
    }
  }
});

test('a list of many entries and mechanisms can be opened, sorted and filtered', () => {
  const entries = Array.from({ length: 20_000 }, (_, index) => ({
    ...runc,
    id: `entry-${index}`,
    name: `entry ${index}`,
    mechanisms: [`m-${index % 700}`, 'all'],
    mechanismsByOption: [],
    mechanismsNot: [],
  }));
  const list = createLibrary({ ...catalog, entries }, createSearch, makeDetail);
  const app = visit({ columns: 120, rows: 40 }, list);
  app.press(['M', 'right', 's', 'f']);
  expect(textOf(app.panes())).toMatch(/29 of 20,000 entries/);
});
