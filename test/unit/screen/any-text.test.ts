import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLibrary } from '../../../src/app/library.ts';
import { createSession } from '../../../src/app/session.ts';
import { EMPTY_NOTE } from '../../../src/data/fields.ts';
import type { Catalog, Entry } from '../../../src/data/types.ts';
import { frameText } from '../../../src/screen/frame.ts';
import { lineWidth } from '../../../src/screen/line.ts';
import type { Pane } from '../../../src/screen/pane.ts';
import { createTheme } from '../../../src/screen/theme.ts';
import { createSearch } from '../../../src/search/local.ts';
import { sanitize } from '../../../src/text/sanitize.ts';
import { isNarrow, widthOf } from '../../../src/text/width.ts';
import { contextFor } from '../../../src/views/context.ts';
import { makeDetail } from '../../../src/views/detail/content.ts';
import { drawScreen } from '../../../src/views/registry.ts';
import { initialState } from '../../../src/views/state.ts';
import { catalog } from '../../support/library.ts';
import { OPINIONS } from '../../support/opinions.ts';
import { ScreenModel } from '../../support/screen-model.ts';

const [runc] = catalog.entries.filter(({ id }) => id === 'runc');
if (!runc) throw new Error('runc is not listed');

const word = fc.constantFrom(
  ...[
    'हिन्दी',
    'क्षत्रिय',
    'தமிழ்',
    'বাংলা',
    'ไทย',
    '漢字',
    '한국어',
    'حاوية',
    'עברית',
    'e\u0301',
    '😀',
    '👩‍🚀',
    '⚠️',
    '🏳️‍🌈',
    'ﷺ',
    'runc',
    '…',
  ],
  ...[
    'a'.repeat(90),
    '漢'.repeat(60),
    'की'.repeat(60),
    '\u001b[31mred',
    'one\ntwo',
    '│',
    '[Enter] install',
    '\u202eesrever',
  ],
);
const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => sanitize(words.join(' ')));
const texts = fc.array(text, { maxLength: 3 });
const entry = fc.record({ name: text, summary: text, aliases: texts, license: text, note: text, title: text });
const size = fc.record({ columns: fc.integer({ min: 30, max: 120 }), rows: fc.integer({ min: 8, max: 40 }) });
const keys = fc.array(
  fc.constantFrom('down', 'up', 'right', 'left', 'G', 'page-down', '/', 'a', 'enter', 'escape', 'o', 's', 'M'),
  {
    maxLength: 12,
  },
);
const look = fc.record({ colour: fc.boolean(), unicode: fc.constant(true), hyperlinks: fc.boolean() }).map(createTheme);
const visit = fc.record({
  entries: fc.array(entry, { minLength: 1, maxLength: 6 }),
  query: fc.oneof(fc.constant(''), text),
  size,
  keys,
  look,
});

type Visit = typeof visit extends fc.Arbitrary<infer Value> ? Value : never;

/** The panes of a visit to a catalog with arbitrary texts. */
function panesOf({ entries, query, size: window, keys: pressed, look: theme }: Visit): readonly Pane[] {
  const listed = entries.map(
    ({ note, title, ...texts }, index): Entry => ({
      ...(runc as Entry),
      ...texts,
      id: `entry-${index}`,
      notes: [
        {
          ...EMPTY_NOTE,
          kind: 'vulnerability',
          text: note,
          ids: [note],
          nickname: note,
          fixed: [note],
          source: 'https://a.example/',
        },
      ],
      links: [{ title, url: 'https://b.example/' }],
    }),
  );
  const odd: Catalog = { ...catalog, entries: listed };
  const library = createLibrary(odd, createSearch, makeDetail);
  const branches = library.tree.flatMap(({ id, children }) => [id, ...children.map((child) => child.id)]);
  const session = createSession({
    start: {
      ...initialState({ tree: library.tree, query }),
      cursor: 'entry-0',
      isAtStart: false,
      expanded: new Set(branches),
    },
    context: () => contextFor(library, window, theme),
    perform: () => {},
  });
  session.press(pressed);
  return drawScreen(session.state(), contextFor(library, window, theme));
}

test('with any text in any window, every line fits its pane, and the top and bottom lines are in place', () => {
  fc.assert(
    fc.property(visit, (one) => {
      const { columns, rows } = one.size;
      const panes = panesOf(one);
      for (const { place, lines, id } of panes) {
        expect(lines.length, id).toBeLessThanOrEqual(place.rows);
        for (const line of lines) expect(lineWidth(line), id).toBeLessThanOrEqual(place.columns);
      }
      const widths = (id: string) => panes.find((pane) => pane.id === id)?.lines.map((line) => lineWidth(line));
      expect(widths('header') ?? widths('search-line')).toEqual([columns]);
      expect(panes.find(({ id }) => id === 'rule')?.place).toEqual({ x: 0, y: 1, columns, rows: 1 });
      const footer = panes.find(({ id }) => id === 'footer')?.place;
      expect((footer?.y ?? 0) + (footer?.rows ?? 0)).toBe(rows);
    }),
    { numRuns: 150 },
  );
});

test('in the first frame, no text shifts the cells to its right, with any width that a terminal gives to letters', async () => {
  await fc.assert(
    fc.asyncProperty(visit, fc.constantFrom(...OPINIONS), async (one, cellsOf) => {
      const panes = panesOf(one);
      const screen = new ScreenModel(one.size.columns, one.size.rows, () => {}, cellsOf);
      await screen.feed(`\u001b[?7l${frameText(panes, one.look)}`);
      for (const { place, lines } of panes) {
        for (const [row, line] of lines.entries()) {
          const cells = screen.cells(place.y + row);
          const whole = line.map(({ text: part }) => part).join('');
          for (const { 0: sign, index } of whole.matchAll(/./gsu)) {
            if (isNarrow(sign)) expect(cells[place.x + widthOf(whole.slice(0, index))]?.text, whole).toBe(sign);
          }
        }
      }
    }),
    { numRuns: 60 },
  );
});
