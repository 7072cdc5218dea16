import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSession } from '../../../src/app/session.ts';
import { createWarmUp, inSilence, prepareSearch } from '../../../src/app/warm-up.ts';
import { createTheme } from '../../../src/screen/theme.ts';
import { createSearch } from '../../../src/search/search.ts';
import { contextFor, type Library } from '../../../src/views/context.ts';
import { initialState } from '../../../src/views/state.ts';
import { library } from '../../support/library.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A visit after these keys. `asked` has the queries that were searched for. */
function visit(keys = ['/']) {
  const asked: string[] = [];
  const find: Library['search']['find'] = (text, bookmarks) => {
    asked.push(text);
    return library.search.find(text, bookmarks);
  };
  const watched: Library = { ...library, search: { ...library.search, find } };
  const theme = createTheme({ colour: false, unicode: true, hyperlinks: false });
  const context = () => contextFor(watched, { columns: 120, rows: 40 }, theme);
  const session = createSession({ start: initialState({ tree: library.tree }), context, perform: () => {} });
  session.press(keys);
  return { session, asked, rehearse: createWarmUp(watched, session, context) };
}

test('in an empty search line, the warm-up searches for several queries without changing the state', () => {
  const { session, asked, rehearse } = visit();
  const before = session.state();
  rehearse();
  vi.runAllTimers();
  const finished = [...new Set(asked)].filter((text) => library.search.find(text, []).extent === 'all');
  expect(finished.length).toBeGreaterThan(10);
  expect(session.state()).toBe(before);
});

test('before the search line is opened, the warm-up searches for the same queries', () => {
  const opened = visit();
  opened.rehearse();
  const unopened = visit([]);
  const before = unopened.session.state();
  unopened.rehearse();
  vi.runAllTimers();
  expect(unopened.asked).toEqual(opened.asked);
  expect(unopened.session.state()).toBe(before);
});

test('work runs once in each pause without keys, and a key postpones it', () => {
  let times = 0;
  const postpone = inSilence(() => times++);
  vi.advanceTimersByTime(250);
  postpone();
  vi.advanceTimersByTime(250);
  expect(times).toBe(0);
  vi.advanceTimersByTime(100);
  expect(times).toBe(1);
  postpone();
  vi.advanceTimersByTime(1000);
  expect(times).toBe(2);
});

test('while results are shown, the warm-up searches for nothing', () => {
  const { asked, rehearse } = visit(['/', 'r', 'u', 'n', 'c', 'enter']);
  asked.length = 0;
  rehearse();
  vi.runAllTimers();
  expect(asked).toEqual([]);
});

test('the first typed letter stops the warm-up', () => {
  const { session, asked, rehearse } = visit();
  rehearse();
  vi.advanceTimersToNextTimer();
  session.press(['x']);
  asked.length = 0;
  vi.runAllTimers();
  expect(asked).toEqual([]);
});

test('the warm-up continues in the next pause after a key, and ends for good', () => {
  const { session, asked, rehearse } = visit([]);
  rehearse();
  vi.advanceTimersToNextTimer();
  session.press(['down']);
  vi.runAllTimers();
  const before = new Set(asked);
  asked.length = 0;
  rehearse();
  vi.runAllTimers();
  const after = new Set(asked);
  expect(after.size).toBeGreaterThan(10);
  expect(before.size).toBeLessThan(after.size);
  asked.length = 0;
  rehearse();
  vi.runAllTimers();
  expect(asked).toEqual([]);
});

test('a letter typed during the preparation stops it, and the search finds the same', () => {
  const { session } = visit();
  // An issue number in the address of a source of one of the last items.
  const query = '97076';
  const search = createSearch(library.items);
  let idle = 0;
  prepareSearch({ ...library, search }, session, () => idle++);
  vi.advanceTimersToNextTimer();
  session.press(['x']);
  expect(search.prepare()).toBe(true);
  const early = search.find(query, []);
  vi.runAllTimers();
  expect(search.prepare()).toBe(false);
  expect(idle).toBe(0);
  const late = createSearch(library.items).find(query, []);
  expect(late.count).toBeGreaterThan(0);
  expect([early.count, early.extent]).toEqual([late.count, late.extent]);
});

test('the next work starts when the search is ready and nothing was typed', () => {
  const { session } = visit();
  let idle = 0;
  prepareSearch({ ...library, search: createSearch(library.items) }, session, () => idle++);
  expect(idle).toBe(0);
  vi.runAllTimers();
  expect(idle).toBe(1);
});
