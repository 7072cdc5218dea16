import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLibrary } from '../../../src/app/library.ts';
import { createSession } from '../../../src/app/session.ts';
import type { Catalog, Measure } from '../../../src/data/types.ts';
import { lineWidth } from '../../../src/screen/line.ts';
import type { Pane } from '../../../src/screen/pane.ts';
import { createTheme } from '../../../src/screen/theme.ts';
import { createSearch } from '../../../src/search/local.ts';
import { sanitize } from '../../../src/text/sanitize.ts';
import { contextFor } from '../../../src/views/context.ts';
import { makeDetail } from '../../../src/views/detail/content.ts';
import { guideState } from '../../../src/views/guide/state.ts';
import { drawScreen } from '../../../src/views/registry.ts';
import { initialState, topView } from '../../../src/views/state.ts';
import { catalog } from '../../support/library.ts';

const SIZES = [
  ...[
    [30, 8],
    [40, 15],
    [59, 12],
    [60, 9],
    [80, 24],
    [100, 30],
    [120, 40],
    [160, 20],
    [200, 60],
  ],
].map(([columns = 0, rows = 0]) => ({ columns, rows }));

const word = fc.constantFrom(
  ...[
    'runc',
    'हिन्दी',
    '漢字'.repeat(30),
    'a'.repeat(90),
    'e\u0301',
    '👩‍🚀',
    'حاوية',
    '│',
    '…',
    '\u001b[31mred',
    'one\ntwo',
    '\u202eevil',
  ],
  ...['--cap-drop=ALL', '{a: [b]}', '`'],
);
const text = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => sanitize(words.join(' ')));
const measure = fc
  .record({
    level: fc.constantFrom(1, 2, 3, 4, 5),
    levelTitle: text,
    subject: text,
    problem: text,
    mitigation: text,
    flag: text,
    remark: text,
  })
  .map(
    ({ flag, remark, ...texts }) => ({ ...texts, flags: [{ tool: 'docker', text: flag, remark }] }) as Partial<Measure>,
  );
const fragment = fc.oneof(
  fc.constant(''),
  fc.array(word, { maxLength: 6 }).map((words) => `docker run --name ${words.join(' ')} -v /:${words.join('')} x\n`),
  fc.array(word, { maxLength: 6 }).map((words) => `a:\n  image: "${words.join(' ')}"\n  user: ${words.join('')}\n`),
  fc.constant('no container\nat all'),
);
const keys = fc.array(
  fc.constantFrom(
    ...[
      'down',
      'up',
      'tab',
      'space',
      'page-down',
      'page-up',
      'G',
      'home',
      'J',
      'K',
      'enter',
      'escape',
      'e',
      'ctrl+d',
      'left',
    ],
  ),
  { maxLength: 14 },
);
const visit = fc.record({
  measures: fc.array(measure, { minLength: 1, maxLength: 14 }),
  pasted: fragment,
  pressed: keys,
  size: fc.constantFrom(...SIZES),
  look: fc.record({ colour: fc.boolean(), unicode: fc.boolean(), hyperlinks: fc.constant(false) }).map(createTheme),
});

type Visit = typeof visit extends fc.Arbitrary<infer Value> ? Value : never;

function opened({ measures, pasted, pressed, size, look }: Visit) {
  const own = measures.map((texts, index): Measure => {
    const [bundled = catalog.measures[0]] = catalog.measures.slice(index);
    return { ...(bundled as Measure), ...texts };
  });
  const odd: Catalog = { ...catalog, measures: own };
  const library = createLibrary(odd, createSearch, makeDetail);
  const context = contextFor(library, size, look);
  const session = createSession({
    start: initialState({ tree: library.tree }),
    context: () => context,
    perform: () => {},
  });
  const panes = () => drawScreen(session.state(), context);
  session.press(['down', 'down']);
  const before = panes();
  session.press(['H']);
  if (pasted !== '') session.dispatch({ type: 'text-pasted', text: pasted });
  session.press(pressed);
  return { session, panes, before };
}

/** Whether a pane shows the cursor, or the page is scrolled to its top or end, where there is no measure. */
function cursorIn(panes: readonly Pane[], part: string, top: number, sign: string): boolean {
  const { lines = [] } = panes.find(({ id }) => id === part) ?? {};
  const isAtEnd = part === 'guide-page' && (top === 0 || lines.some((line) => line[0]?.text.endsWith('the end')));
  return isAtEnd || lines.some((line) => line.some(({ text: told }) => told === sign));
}

/** Keys that scroll without the cursor, which may then be out of view. */
const SCROLLS: ReadonlySet<string> = new Set(['J', 'K']);

test('the guide fits any window with any texts, and shows the cursor', () => {
  fc.assert(
    fc.property(visit, (one) => {
      const { session, panes } = opened({ ...one, pressed: one.pressed.filter((key) => !SCROLLS.has(key)) });
      const drawn = panes();
      const footer = drawn.find(({ id }) => id === 'footer')?.place.y ?? 0;
      for (const { id, place, lines } of drawn) {
        expect(lines.length, id).toBeLessThanOrEqual(place.rows);
        if (id !== 'footer') expect(place.y + place.rows, id).toBeLessThanOrEqual(footer);
        expect(place.x + place.columns, id).toBeLessThanOrEqual(one.size.columns);
        for (const line of lines) expect(lineWidth(line), id).toBeLessThanOrEqual(place.columns);
      }
      if (topView(session.state()).view !== 'guide') return;
      const { measure: chosen, top } = guideState(session.state());
      const part = chosen === null ? 'guide' : 'guide-page';
      expect(cursorIn(drawn, part, top, one.look.glyphs.cursor), part).toBe(true);
    }),
    { numRuns: 250 },
  );
});

/** Keys that leave the guide, after which other keys have another meaning, or that change the recent entries. */
const LEAVES: ReadonlySet<string> = new Set(['escape', 'left', 'enter']);

test('Esc returns to the screen from which the guide was opened, after any keys', () => {
  fc.assert(
    fc.property(visit, (one) => {
      const { session, panes, before } = opened({ ...one, pressed: one.pressed.filter((key) => !LEAVES.has(key)) });
      for (let left = 0; left < 40 && topView(session.state()).view !== 'list'; left++) session.press(['escape']);
      expect(panes()).toEqual(before);
    }),
    { numRuns: 100 },
  );
});
