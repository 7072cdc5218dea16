import { describe, expect, test } from 'vitest';
import { createLibrary } from '../../../src/app/library.ts';
import { createSession } from '../../../src/app/session.ts';
import type { Catalog, Entry } from '../../../src/data/types.ts';
import { createTheme } from '../../../src/screen/theme.ts';
import { createSearch } from '../../../src/search/local.ts';
import { contextFor } from '../../../src/views/context.ts';
import { makeDetail } from '../../../src/views/detail/content.ts';
import { drawScreen } from '../../../src/views/registry.ts';
import { initialState } from '../../../src/views/state.ts';
import type { Effect } from '../../../src/views/view.ts';
import { catalog } from '../../support/library.ts';

const theme = createTheme({ colour: false, unicode: true, hyperlinks: false });
const size = { columns: 100, rows: 60 };
const NO_ADDRESSES = ['', 'not an address', 'javascript:alert(1)', 'file:///etc/passwd'];

/** The explorer with one item of a changed catalog chosen. */
function on(id: string, change: (whole: Catalog) => Catalog) {
  const library = createLibrary(change(catalog), createSearch, makeDetail);
  const effects: Effect[] = [];
  const session = createSession({
    start: initialState({ tree: library.tree, query: `^${library.items.get(id)?.label}$` }),
    context: () => contextFor(library, size, theme),
    perform: (effect) => effects.push(effect),
  });
  session.press(['enter']);
  const textOf = (pane: string) =>
    drawScreen(session.state(), contextFor(library, size, theme))
      .filter((one) => one.id === pane)
      .flatMap(({ lines }) => lines.map((line) => line.map(({ text }) => text).join('')));
  const asked = () => effects.filter(({ type }) => type === 'open' || type === 'copy');
  return {
    detail: () => textOf('detail').join('\n'),
    notice: () => textOf('footer').join('\n'),
    press: (...keys: readonly string[]) => {
      session.press(keys);
      return asked();
    },
  };
}

const runcWith = (odd: Partial<Entry>) => (whole: Catalog) => ({
  ...whole,
  entries: whole.entries.map((entry) => (entry.id === 'runc' ? { ...entry, ...odd } : entry)),
});

describe.each(NO_ADDRESSES)('an entry whose address is “%s”', (url) => {
  test('has nothing to open or copy, and a notice says so', () => {
    const app = on('runc', runcWith({ url, links: [], notes: [] }));
    expect(app.press('o')).toEqual([]);
    expect(app.notice()).toContain('There is no link here to open.');
    expect(app.press('y')).toEqual([]);
    expect(app.notice()).toContain('There is no link here to copy.');
    expect(app.press('Y', 'right', '1')).toEqual([]);
    expect(app.detail()).not.toContain('LINKS');
  });

  test('has its other links numbered from 1 with their titles, and none of them as its own page', () => {
    const page = { title: 'The other page', url: 'https://other.example/' };
    const app = on('runc', runcWith({ url, links: [{ title: 'Nowhere', url }, page], notes: [] }));
    expect(app.detail()).toMatch(/ 1 other\.example +The other page/);
    expect(app.detail()).not.toContain('Nowhere');
    expect(app.press('o')).toEqual([]);
    expect(app.notice()).toContain('no page of its own');
    expect(app.press('y')).toEqual([]);
    expect(app.notice()).toContain('no page of its own');
    expect(app.press('right', '1')).toEqual([{ type: 'open', url: page.url }]);
  });
});

test('a note whose source has no address is not a link', () => {
  const [note] = catalog.entries.flatMap(({ notes }) => notes);
  if (!note) throw new Error('there are no notes');
  const app = on('runc', runcWith({ links: [], notes: [{ ...note, source: '' }] }));
  expect(app.detail()).not.toContain('source');
  expect(app.press('right', '2')).toEqual([]);
  expect(app.notice()).toContain('There is no link 2 here.');
});

test('a mechanism or a measure without an address has no empty link', () => {
  const none = { title: 'Nowhere', url: '' };
  const mechanism = on('seccomp', (whole) => ({
    ...whole,
    mechanisms: whole.mechanisms.map((one) => ({ ...one, url: '', notes: [], sources: [none] })),
  }));
  expect(mechanism.press('o', 'y')).toEqual([]);
  expect(mechanism.detail()).not.toContain('LINKS');
  const [first] = catalog.measures;
  if (!first) throw new Error('there are no measures');
  const measure = on(first.id, (whole) => ({
    ...whole,
    measures: whole.measures.map((one) => ({ ...one, sources: [none] })),
  }));
  expect(measure.press('o', 'y')).toEqual([]);
  expect(measure.detail()).not.toContain('LINKS');
});

test('o opens the first source of a measure, which is shown by its title', () => {
  const measure = catalog.measures.find(({ sources }) => sources.length > 0);
  const [source] = measure?.sources ?? [];
  if (!measure || !source) throw new Error('no measure has a source');
  const app = on(measure.id, (whole) => whole);
  expect(app.detail()).toContain(source.title.slice(0, 20));
  expect(app.press('o')).toEqual([{ type: 'open', url: new URL(source.url).href }]);
});
