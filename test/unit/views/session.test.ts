import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createSession } from '../../../src/app/session.ts';
import { createTheme } from '../../../src/screen/theme.ts';
import { contextFor } from '../../../src/views/context.ts';
import { initialState } from '../../../src/views/state.ts';
import { library } from '../../support/library.ts';

const theme = createTheme({ colour: false, unicode: true, hyperlinks: false });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A visit to a list that is searched in another thread. `answer` delivers the results. */
function visit() {
  let isWaiting = true;
  const drawn: string[] = [];
  const session = createSession({
    start: initialState({ tree: library.tree }),
    context: () => contextFor(library, { columns: 80, rows: 24 }, theme),
    perform: () => {},
    isWaiting: ({ query }) => isWaiting && query.text !== '',
  });
  session.subscribe(() => drawn.push(session.state().query.text));
  return {
    ...session,
    drawn,
    answer: () => {
      isWaiting = false;
      session.dispatch({ type: 'answered' });
    },
  };
}

describe('while a search is pending', () => {
  test('a typed letter is drawn together with its results if they arrive soon', async () => {
    const { press, answer, drawn } = visit();
    press(['/', 'r']);
    await vi.advanceTimersByTimeAsync(10);
    expect(drawn).toEqual([]);
    answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(drawn).toEqual(['r']);
    await vi.advanceTimersByTimeAsync(1000);
    expect(drawn).toEqual(['r']);
  });

  test('a typed letter is drawn without its results after a short wait', async () => {
    const { press, drawn } = visit();
    press(['/', 'r']);
    await vi.advanceTimersByTimeAsync(100);
    expect(drawn).toEqual(['r']);
  });

  test('more letters can be typed, and do not delay the drawing', async () => {
    const { press, drawn, state } = visit();
    press(['/', 'r']);
    for (const letter of 'unc') {
      await vi.advanceTimersByTimeAsync(15);
      press([letter]);
    }
    expect(state().query.text).toBe('runc');
    expect(drawn).toEqual(['run']);
    await vi.advanceTimersByTimeAsync(100);
    expect(drawn).toEqual(['run', 'runc']);
  });

  test('a change that needs no search is drawn at once', async () => {
    const { press, drawn } = visit();
    press(['down']);
    await vi.advanceTimersByTimeAsync(0);
    expect(drawn).toEqual(['']);
  });
});
