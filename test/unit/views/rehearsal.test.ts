import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { rehearseSearch } from '../../../src/app/rehearsal.ts';
import { createSession } from '../../../src/app/session.ts';
import { createTheme } from '../../../src/screen/theme.ts';
import { contextFor, type Library } from '../../../src/views/context.ts';
import { initialState } from '../../../src/views/state.ts';
import { library } from '../../support/library.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A visit in which the search line has just been opened; `asked` are the queries that were searched for. */
function visit() {
  const asked: string[] = [];
  const find: Library['search']['find'] = (text, bookmarks) => {
    asked.push(text);
    return library.search.find(text, bookmarks);
  };
  const watched: Library = { ...library, search: { ...library.search, find } };
  const theme = createTheme({ colour: false, unicode: true, hyperlinks: false });
  const context = () => contextFor(watched, { columns: 120, rows: 40 }, theme);
  const session = createSession({ start: initialState({ tree: library.tree }), context, perform: () => {} });
  session.press(['/']);
  return { session, asked, rehearse: () => rehearseSearch(watched, session, context) };
}

test('before the first letter, names and one that is misspelt are searched for, and nobody sees it', () => {
  const { session, asked, rehearse } = visit();
  const before = session.state();
  rehearse();
  vi.runAllTimers();
  const finished = [...new Set(asked)].filter((text) => library.search.find(text, []).extent === 'all');
  expect(finished.length).toBeGreaterThan(10);
  expect(session.state()).toBe(before);
});

test('with the first letter that comes, nothing but that is searched for', () => {
  const { session, asked, rehearse } = visit();
  rehearse();
  vi.advanceTimersToNextTimer();
  session.press(['x']);
  asked.length = 0;
  vi.runAllTimers();
  expect(asked).toEqual([]);
});
