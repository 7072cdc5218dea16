import { expect, test } from 'vitest';
import { createLibrary } from '../../../src/app/library.ts';
import { createSession } from '../../../src/app/session.ts';
import type { Catalog } from '../../../src/data/types.ts';
import { createTheme } from '../../../src/screen/theme.ts';
import { createSearch } from '../../../src/search/local.ts';
import { contextFor } from '../../../src/views/context.ts';
import { makeDetail } from '../../../src/views/detail/content.ts';
import { documentFor } from '../../../src/views/detail/document.ts';
import { drawScreen } from '../../../src/views/registry.ts';
import { initialState } from '../../../src/views/state.ts';
import { catalog } from '../../support/library.ts';

const theme = createTheme({ colour: false, unicode: true, hyperlinks: false });
const size = { columns: 80, rows: 24 };

/** A visit that counts how often the detail of an entry is made: making it reads its history once. */
function counting(query: string) {
  let made = 0;
  const counted = (one: Catalog['entries'][number]) => ({
    ...one,
    get snapshot() {
      made++;
      return one.snapshot;
    },
  });
  const library = createLibrary({ ...catalog, entries: catalog.entries.map(counted) }, createSearch, makeDetail);
  // The index also reads each history once.
  while (library.search.prepare());
  const session = createSession({
    start: initialState({ tree: library.tree, query }),
    context: () => contextFor(library, size, theme),
    perform: () => {},
  });
  const draw = () => drawScreen(session.state(), contextFor(library, size, theme));
  draw();
  made = 0;
  return {
    state: session.state,
    context: () => contextFor(library, size, theme),
    draw,
    /** Presses keys, draws after each, and returns how many details were made. */
    press: (...keys: readonly string[]) => {
      const before = made;
      for (const key of keys) {
        session.press([key]);
        draw();
      }
      return made - before;
    },
  };
}

test('the detail of a result is made once, when the cursor reaches the result', () => {
  const app = counting('docker');
  expect(app.press('enter')).toBe(0);
  expect(app.press('right', 'down', 'down', 'J', 'K', 'page-down', 'G', 'tab', 'y', 'o', 'home')).toBe(0);
  expect(app.press('left')).toBe(0);
  expect(app.press('down')).toBe(1);
  expect(app.press('right', 'down', 'end', 'up')).toBe(0);
});

test('typing a letter makes a detail only if the first result or its matching notes change', () => {
  const app = counting('docke');
  expect(app.press('r')).toBe(0);
  app.press('backspace', 'backspace', 'backspace', 'backspace', 'backspace', 'backspace');
  expect(app.press('g', 'v')).toBeGreaterThan(0);
  const before = app.state();
  expect(app.press('i', 's', 'o', 'r')).toBe(0);
  expect(before.query.text).toBe('gv');
});

test('its highlights follow the typed letters, although the detail is not made again', () => {
  const app = counting('gviso');
  const lit = () => {
    const [detail] = app.draw().filter(({ id }) => id === 'detail');
    return detail?.lines.flat().flatMap(({ text, style }) => (style.bold && style.tone === 'match' ? [text] : []));
  };
  expect(lit()?.[0]).toBe('gViso');
  app.press('r');
  expect(lit()?.[0]).toBe('gVisor');
});

test('a detail is also made once in the tree', () => {
  const app = counting('');
  app.press('down', 'right', 'down');
  expect(app.press('right', 'down', 'G', 'y', 'left')).toBe(0);
  expect(app.press('down')).toBe(1);
});

test('keys use the detail on the screen, which has matching notes first', () => {
  const app = counting('runc CVE-2019-5736');
  app.press('enter', 'right');
  const node = app.context().search.find('runc CVE-2019-5736', []).hitAt(0)?.node;
  if (!node) throw new Error('nothing is found');
  const { lines } = documentFor(node, app.state(), app.context());
  app.press('G');
  const [detail] = app.draw().filter(({ id }) => id === 'detail');
  expect(app.state().detailTop).toBe(lines.length - (detail?.lines.length ?? 0) + 1);
});
