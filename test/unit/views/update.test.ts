import { describe, expect, test } from 'vitest';
import { createSession } from '../../../src/app/session.ts';
import { rowId } from '../../../src/data/tree.ts';
import type { ViewId } from '../../../src/keys/keymap.ts';
import { createTheme } from '../../../src/screen/theme.ts';
import { LONGEST_QUERY } from '../../../src/search/query/limit.ts';
import { hitsBetween } from '../../../src/search/types.ts';
import { contextFor } from '../../../src/views/context.ts';
import { documentFor } from '../../../src/views/detail/document.ts';
import type { HelpState } from '../../../src/views/help/state.ts';
import { selectedNode } from '../../../src/views/list/select.ts';
import { initialState, type State, topView } from '../../../src/views/state.ts';
import type { Effect } from '../../../src/views/view.ts';
import { helpTexts } from '../../support/help.ts';
import { library } from '../../support/library.ts';

const theme = createTheme({ colour: false, unicode: true, hyperlinks: false });

/** A visit to the real catalog, driven by names of keys. `start` overrides parts of the initial state. */
function visit(start: Partial<State> = {}, rows = 24) {
  const effects: Effect[] = [];
  const context = contextFor(library, { columns: 80, rows }, theme);
  const session = createSession({
    start: { ...initialState({ tree: library.tree }), ...start },
    context: () => context,
    perform: (effect) => effects.push(effect),
  });
  return {
    ...session,
    effects,
    context,
    press: (...keys: readonly string[]) => {
      session.press(keys);
      return seen(session.state());
    },
    paste: (text: string) => {
      session.dispatch({ type: 'text-pasted', text });
      return seen(session.state());
    },
  };
}

/** A state with its focused view, and the scroll position of the help if that is focused. */
function seen(state: State) {
  const { view, own } = topView(state);
  return { ...state, view, helpTop: view === 'help' ? (own as HelpState).top : null };
}

const on = (cursor: string, ...expanded: readonly string[]) => ({
  ...{ cursor, isAtStart: false },
  expanded: new Set(expanded),
});
const query = (text: string) => ({ query: { text, caret: text.length }, lastQuery: text });

describe('the shelf of bookmarks', () => {
  const kept = { bookmarks: ['runc', 'lxc', 'seccomp'], recent: [] };

  test.each([
    ['the first', rowId('bookmarks', 'runc'), rowId('bookmarks', 'lxc'), ['lxc', 'seccomp']],
    ['one in the middle', rowId('bookmarks', 'lxc'), rowId('bookmarks', 'seccomp'), ['runc', 'seccomp']],
    ['the last', rowId('bookmarks', 'seccomp'), rowId('bookmarks', 'lxc'), ['runc', 'lxc']],
  ])('moves the cursor to the neighbour when %s is removed', (_, cursor, neighbour, bookmarks) => {
    const after = visit({ ...on(cursor, rowId('bookmarks')), shelves: kept }).press('b');
    expect(after.cursor).toBe(neighbour);
    expect(after.shelves.bookmarks).toEqual(bookmarks);
  });

  test('gets the cursor when the only one is removed', () => {
    const shelves = { bookmarks: ['runc'], recent: [] };
    expect(visit({ ...on(rowId('bookmarks', 'runc'), rowId('bookmarks')), shelves }).press('b').cursor).toBe(
      rowId('bookmarks'),
    );
  });

  test('moves the cursor of the tree to the neighbour when one is removed during a search', () => {
    const shelves = { bookmarks: ['runc', 'lxc'], recent: [] };
    const app = visit({ ...on(rowId('bookmarks', 'runc'), rowId('bookmarks')), shelves, ...query('runc') });
    expect(app.press('b').shelves.bookmarks).toEqual(['lxc']);
    expect(app.press('escape').cursor).toBe(rowId('bookmarks', 'lxc'));
  });

  test('keeps the cursor when a bookmark is added or removed in the tree', () => {
    const app = visit(on('runc', 'containers'));
    expect(app.press('b')).toMatchObject({ cursor: 'runc', shelves: { bookmarks: ['runc'] } });
    expect(app.press('b')).toMatchObject({ cursor: 'runc', shelves: { bookmarks: [] } });
    expect(app.effects).toEqual([
      { type: 'bookmark', id: 'runc', on: true },
      { type: 'bookmark', id: 'runc', on: false },
    ]);
  });
});

describe('the shelf of recent entries', () => {
  test('has twenty at most, newest first', () => {
    const app = visit();
    const ids = [...library.items.keys()].slice(0, 25);
    for (const id of ids) visitEntry(id);
    expect(app.state().shelves.recent).toEqual(ids.reverse().slice(0, 20));

    function visitEntry(id: string) {
      const label = library.items.get(id)?.label ?? '';
      app.press('/', 'ctrl+u', ...label.replaceAll(' ', '_').split(''), 'enter', 'right', 'escape');
    }
  });

  test('moves an entry to the front when it is read again', () => {
    const app = visit({ ...on('runc', 'containers'), shelves: { bookmarks: [], recent: ['lxc', 'runc'] } });
    expect(app.press('right').shelves.recent).toEqual(['runc', 'lxc']);
  });

  test('gets the entry itself when it is read on another shelf', () => {
    const shelves = { bookmarks: ['runc'], recent: [] };
    const app = visit({ ...on(rowId('bookmarks', 'runc'), rowId('bookmarks')), shelves });
    expect(app.press('o').shelves.recent).toEqual(['runc']);
    expect(app.effects.map(({ type }) => type)).toEqual(['open', 'visit']);
  });
});

describe('in the detail', () => {
  const shape = (app: ReturnType<typeof visit>) => {
    const node = library.items.get('runc');
    if (!node) throw new Error('runc is not listed');
    return documentFor(node, app.state(), app.context);
  };
  const onRunc = (rows?: number) => visit(on('runc', 'containers'), rows);
  /** The numbers of the stops for up and down, which are all except headings. */
  const placesIn = (app: ReturnType<typeof visit>) =>
    shape(app).stops.flatMap(({ kind }, index) => (kind === 'heading' ? [] : [index]));

  test('the cursor begins at the top, on the first note, link or lead in view', () => {
    expect(onRunc(12).press('right')).toMatchObject({ view: 'detail', detailTop: 0, stop: null });
    const tall = onRunc(400);
    expect(tall.press('right')).toMatchObject({ view: 'detail', detailTop: 0, stop: placesIn(tall)[0] });
  });

  test('up and down move between stops in screen order and halt at the ends, if all stops are in view', () => {
    const app = onRunc(400);
    const { stops } = shape(app);
    const places = placesIn(app);
    app.press('right');
    expect(app.press('down', 'down', 'up').stop).toBe(places[1]);
    expect(app.press('up', 'up', 'up').stop).toBe(places[0]);
    expect(app.press(...Array(places.length + 5).fill('down')).stop).toBe(places.at(-1));
    expect(app.state().detailTop).toBe(0);
    expect(stops.map(({ row }) => row)).toEqual(stops.map(({ row }) => row).toSorted((a, b) => a - b));
    expect(stops[places[0] ?? -1]?.kind).toBe('note');
  });

  test('down scrolls by lines if no stop is near, and then chooses the next one', () => {
    const app = onRunc(12);
    app.press('right');
    const [first = -1] = placesIn(app);
    const before = (shape(app).stops[first]?.row ?? 0) - 8 - 3 + 1;
    expect(before).toBeGreaterThan(2);
    expect(app.press(...Array(before).fill('down'))).toMatchObject({ stop: null, detailTop: before });
    expect(app.press('down').stop).toBe(first);
  });

  /** The stops that a key chooses in sequence, and the stops that were completely visible meanwhile. */
  const walk = (app: ReturnType<typeof visit>, key: string, rows: number) => {
    const chosen: number[] = [];
    const whole = new Set<number>();
    for (const _ of shape(app).lines) {
      const { stop, detailTop } = app.press(key);
      const place = shape(app).stops[stop ?? -1];
      if (stop === null || !place) continue;
      if (chosen.at(-1) !== stop) chosen.push(stop);
      if (place.row >= detailTop && place.row + place.rows <= detailTop + rows - 4) whole.add(stop);
    }
    return { chosen, whole };
  };

  test.each([14, 24, 60])(
    'in %i rows, down reaches every stop and shows it completely, and up returns the same way',
    (rows) => {
      const app = onRunc(rows);
      app.press('right', 'home');
      const all = placesIn(app);
      const down = walk(app, 'down', rows);
      expect(down.chosen.slice(-all.length + 1)).toEqual(all.slice(1));
      const up = walk(app, 'up', rows);
      expect(up.chosen).toEqual(all.toReversed().slice(up.chosen[0] === all.at(-1) ? 0 : 1));
      for (const seen of [down.whole, up.whole])
        expect(all.slice(1, -1).filter((index) => !seen.has(index))).toEqual([]);
    },
  );

  test('a note that is taller than the window scrolls to its end before the next stop is chosen', () => {
    const app = visit(on('runc', 'containers'), 9);
    app.press('right', 'tab');
    const [first = -1, second] = placesIn(app);
    const { row, rows } = shape(app).stops[first] ?? { row: 0, rows: 0 };
    const fit = 9 - 3 - 1;
    expect(rows).toBeGreaterThan(fit);
    expect(app.state()).toMatchObject({ stop: first, detailTop: row });
    for (let line = 1; line <= rows - fit; line++) {
      expect(app.press('down')).toMatchObject({ stop: first, detailTop: row + line });
    }
    expect(app.press('down').stop).toBe(second);
  });

  test.each([
    ['page-down', 19],
    ['ctrl+f', 19],
    ['space', 19],
    ['ctrl+d', 10],
    ['J', 1],
  ])('%s scrolls %i lines down, and its counterpart scrolls back to the top', (key, lines) => {
    const back: Record<string, string> = { 'ctrl+d': 'ctrl+u', J: 'K' };
    const app = onRunc();
    app.press('right');
    expect(app.press(key).detailTop).toBe(lines);
    expect(app.press(back[key] ?? 'page-up').detailTop).toBe(0);
    expect(app.press(back[key] ?? 'page-up').detailTop).toBe(0);
  });

  test('End shows the end and chooses the last stop, and g g returns to the beginning', () => {
    const app = onRunc(40);
    app.press('right', 'end');
    const { lines } = shape(app);
    const rows = lines.length;
    expect(app.state().detailTop).toBe(rows - 36);
    expect(app.state().stop).toBe(placesIn(app).at(-1));
    expect(app.press('page-down').detailTop).toBe(rows - 36);
    expect(app.press('g', 'g')).toMatchObject({ detailTop: 0, stop: placesIn(app)[0] });
  });

  test('a page down chooses the first stop in view', () => {
    const app = onRunc();
    const { stop, detailTop } = app.press('right', 'page-down');
    expect(stop).toBe(shape(app).stops.findIndex(({ kind, row }) => kind !== 'heading' && row >= detailTop));
  });

  test('Enter opens no stop out of view, but chooses one in view', () => {
    const app = onRunc();
    app.press('right', 'tab');
    const { row = 0, rows = 0 } = shape(app).stops[app.state().stop ?? -1] ?? {};
    while (app.state().detailTop < row + rows) app.press('J');
    const opened = () => app.effects.filter(({ type }) => type === 'open').length;
    const { detailTop } = app.state();
    const after = app.press('enter');
    expect(opened()).toBe(0);
    expect(shape(app).stops[after.stop ?? -1]?.row).toBeGreaterThanOrEqual(detailTop);
    app.press('enter');
    expect(opened()).toBe(1);
  });

  test.each(['escape', '/', 'f'])(
    '%s leaves an item opened by a lead, and shows the detail of the list from its top',
    (key) => {
      const app = visit(on('warden', 'clouds'));
      const there = app.press('>', 'page-down');
      expect(there.detailTop).toBeGreaterThan(0);
      expect(app.press(key)).toMatchObject({ cursor: 'warden', detailTop: 0, stop: null });
      expect(selectedNode(app.state(), library)?.id).toBe('warden');
    },
  );

  test('back returns to the unchanged list', () => {
    const app = onRunc();
    const before = app.state();
    expect(app.press('right', 'down', 'down', 'left')).toMatchObject({
      view: 'list',
      cursor: before.cursor,
      stop: null,
    });
  });
});

describe('n and N', () => {
  const entriesOf = (text: string, app: ReturnType<typeof visit>) => {
    const result = app.context.search.find(text, []);
    const found = new Set(hitsBetween(result, 0, result.count).map(({ node }) => node.id));
    return [...library.items.keys()].filter((id) => found.has(id));
  };

  test('wrap around after the last match and before the first', () => {
    const app = visit({ lastQuery: 'nsenter' });
    const matches = entriesOf('nsenter', app);
    const [first = '', last = ''] = [matches[0], matches.at(-1)];
    expect(matches.length).toBeGreaterThan(1);
    const seen = matches.map(() => app.press('n').cursor);
    expect(seen).toEqual(matches);
    expect(app.press('n').cursor).toBe(first);
    expect(app.press('N').cursor).toBe(last);
  });

  test('start from the category under the cursor, down or up', () => {
    const matches = entriesOf('docker', visit());
    const inTree = [...library.items.keys()];
    const below = matches.filter((id) => inTree.indexOf(id) >= inTree.indexOf('firejail'));
    const above = matches.filter((id) => inTree.indexOf(id) < inTree.indexOf('firejail'));
    expect(above.length * below.length).toBeGreaterThan(0);
    expect(visit({ ...on('sandboxes'), lastQuery: 'docker' }).press('n').cursor).toBe(below[0]);
    expect(visit({ ...on('sandboxes'), lastQuery: 'docker' }).press('N').cursor).toBe(above.at(-1));
  });

  test('go from a shelf, which is below the tree, to the first match or up to the last', () => {
    const matches = entriesOf('nsenter', visit());
    const start = { ...on(rowId('bookmarks')), lastQuery: 'nsenter' };
    expect(visit(start).press('n').cursor).toBe(matches[0]);
    expect(visit(start).press('N').cursor).toBe(matches.at(-1));
  });

  test('open the branches above the match', () => {
    const { cursor, expanded } = visit({ lastQuery: 'capabilities dropped' }).press('n');
    const parent = library.items.get(cursor)?.parent ?? '';
    expect([...expanded]).toContain(parent);
    expect([...expanded]).toContain(library.tree.find(({ id }) => expanded.has(id))?.id);
  });

  test('wrap around in the results while these are shown', () => {
    const app = visit(query('nsenter'));
    const { count: length } = app.context.search.find('nsenter', []);
    expect(app.press('N').result).toBe(length - 1);
    expect(app.press('n').result).toBe(0);
    expect(app.press('n').result).toBe(1);
  });

  test.each([
    ['', 'Search for something first: press /.'],
    ['xyzzyplugh', 'Nothing matches “xyzzyplugh”.'],
  ])('report why they do not move after a search for “%s”', (lastQuery, text) => {
    expect(visit({ lastQuery }).press('n')).toMatchObject({ cursor: 'foundations', notice: { tone: 'warn', text } });
  });
});

describe('a notice', () => {
  test.each(['down', 'right', '/', '?', 'g', 'J', 'ctrl+l'])('disappears at the next key, such as %s', (key) => {
    const app = visit();
    expect(app.press('b').notice?.text).toContain('can be bookmarked');
    expect(app.press(key).notice).toBeNull();
  });

  test('stays after a key without a meaning, and a new one does not cancel a key sequence', () => {
    const app = visit();
    app.dispatch({ type: 'noticed', notice: { tone: 'good', text: 'Copied.' } });
    expect(app.press('f5').notice?.text).toBe('Copied.');
    expect(app.press('g').pending).toBe('g');
    app.dispatch({ type: 'noticed', notice: { tone: 'good', text: 'Opened.' } });
    expect(app.state().pending).toBe('g');
    expect(app.press('g')).toMatchObject({ pending: '', notice: null });
  });
});

test('Esc leaves the detail, then the search, then the branch, and never quits', () => {
  const app = visit(on('runc', 'containers'));
  app.press('/', 'l', 'x', 'c', 'enter', 'right');
  expect(topView(app.state()).view).toBe('detail');
  expect(app.press('escape')).toMatchObject({ view: 'list', query: { text: 'lxc' } });
  expect(app.press('escape')).toMatchObject({ view: 'list', query: { text: '' }, cursor: 'runc' });
  expect(app.press('escape').cursor).toBe('containers');
  expect(app.press('escape').expanded.size).toBe(0);
  expect(app.press('escape', 'escape').cursor).toBe('containers');
  expect(app.effects.filter(({ type }) => type === 'quit')).toEqual([]);
});

test('Esc in the search line does not bring back the notice of a list whose opening has ended meanwhile', () => {
  const app = visit({ ...on('runc', 'containers'), opening: { tone: 'good', text: 'Opening kites…' } });
  app.press('enter', '/');
  expect(topView(app.state()).view).toBe('search-line');
  app.dispatch({ type: 'shared', shared: { opening: null } });
  expect(app.press('escape')).toMatchObject({ view: 'detail', opening: null });
});

test('< says that there is nothing to go back to when the list below has been closed', () => {
  const app = visit({ ...on('rocket', 'containers'), isAbove: true });
  app.press('>', 'enter');
  expect(app.state().history).not.toEqual([]);
  app.dispatch({ type: 'shared', shared: { isAbove: false } });
  for (let back = app.state().history.length; back > 0; back--) app.press('<');
  expect(app.press('<').notice?.text).toBe('There is nothing to go back to.');
});

describe('the help', () => {
  test.each<[ViewId, readonly string[]]>([
    ['list', []],
    ['detail', ['right']],
  ])('returns to the %s from which it was opened', (view, way) => {
    const app = visit(on('runc', 'containers'));
    app.press(...way, '?');
    expect(topView(app.state()).view).toBe('help');
    expect(app.press('escape').view).toBe(view);
    expect(app.press('?', '?').view).toBe(view);
  });

  test('scrolls between its first and last line, and begins at the top when opened again', () => {
    const app = visit();
    expect(app.press('?', 'up').helpTop).toBe(0);
    const end = app.press('G').helpTop ?? 0;
    expect(end).toBeGreaterThan(helpTexts(80, theme.glyphs).length - app.context.rows);
    expect(app.press('page-down', 'down').helpTop).toBe(end);
    expect(app.press('g', 'g').helpTop).toBe(0);
    expect(app.press('G', '?', '?').helpTop).toBe(0);
  });

  test('does not scroll if all of it is visible', () => {
    expect(visit({}, 200).press('?', 'down', 'G').helpTop).toBe(0);
  });
});

describe('pasted text', () => {
  test.each<[string, readonly string[]]>([
    ['the list', []],
    ['the detail', ['/', 'l', 'x', 'c', 'enter', 'right']],
    ['the help', ['?']],
    ['the search line', ['/']],
  ])('in %s becomes a search, and none of its letters is a command', (_, way) => {
    const app = visit();
    app.press(...way);
    const asked = app.effects.length;
    const { view, query: line } = app.paste('q?bo1');
    expect(view).toBe('search-line');
    expect(line.text).toBe('q?bo1');
    expect(app.effects).toHaveLength(asked);
  });

  test('is inserted at the caret', () => {
    const app = visit();
    app.press('/', ...'docker', 'alt+b');
    expect(app.paste('my ').query).toEqual({ text: 'my docker', caret: 3 });
  });

  test('without any letters changes nothing', () => {
    expect(visit().paste(' \t ')).toMatchObject({ view: 'list', query: { text: '' } });
  });

  test('that is too long is cut with a notice, and further letters are refused', () => {
    const app = visit();
    const after = app.paste('x'.repeat(LONGEST_QUERY + 1));
    expect(after.query.text).toHaveLength(LONGEST_QUERY);
    expect(after.notice?.text).toContain(String(LONGEST_QUERY));
    expect(app.press('y').query.text).toHaveLength(LONGEST_QUERY);
    expect(app.press('y').notice?.text).toBe(`The search takes ${LONGEST_QUERY} characters; erase some first.`);
  });

  test('of the maximum length is not cut', () => {
    expect(visit().paste('y'.repeat(LONGEST_QUERY))).toMatchObject({ notice: null });
  });

  test('is never cut within a character', () => {
    const { query: line } = visit().paste(`x${'𝔘'.repeat(LONGEST_QUERY)}`);
    expect(line.text).toMatch(/^x(𝔘)+$/u);
    expect(line.text.length).toBeLessThanOrEqual(LONGEST_QUERY);
  });
});

test('a completion or filter that would make the query too long is refused with a notice', () => {
  const app = visit();
  const start = `${'x'.repeat(LONGEST_QUERY - 8)} status:`;
  app.paste(start);
  expect(app.press('tab')).toMatchObject({ query: { text: start }, notice: { tone: 'warn' } });
  const other = visit();
  other.paste('docker '.repeat(36).trim());
  const chosen = other.press('enter', 'f', 'space');
  expect(chosen.query.text).toBe('docker '.repeat(36).trim());
  expect(chosen.notice?.text).toContain('erase some first');
});
