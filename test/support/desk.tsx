import { stripVTControlCharacters } from 'node:util';
import { render } from 'ink-testing-library';
import { afterEach, expect } from 'vitest';
import { Desk } from '../../src/app/desk.ts';
import { createLibrary } from '../../src/app/library.ts';
import type { OpenedList, openList } from '../../src/app/list-library.ts';
import { startState } from '../../src/app/outline-library.ts';
import { keyReader } from '../../src/app/session.ts';
import { App } from '../../src/components/App.tsx';
import type { Origin } from '../../src/data/lists.ts';
import { readListed } from '../../src/readers/list/part.ts';
import { createTheme } from '../../src/screen/theme.ts';
import { createSearch } from '../../src/search/local.ts';
import { readSettings } from '../../src/system/settings/read.ts';
import { createSettingsStore } from '../../src/system/settings/store.ts';
import { makeDetail } from '../../src/views/detail/content.ts';
import type { Effect } from '../../src/views/view.ts';
import { bytesOf, type Key } from './keys.ts';
import { library } from './library.ts';

const size = { columns: 80, rows: 24 };
const theme = createTheme({ colour: false, unicode: true, hyperlinks: false });
const open = new Set<() => void>();
afterEach(() => {
  for (const close of open) close();
  open.clear();
});

/** An opened list, read from Markdown. */
export function listOf(markdown: string, from: Partial<Origin> & Pick<Origin, 'source'>): OpenedList {
  const read = readListed(markdown, 'markdown', from.source);
  if ('problem' in read) throw new Error(read.problem);
  const origin = { isKept: true, fetched: null, notUnderstood: read.notUnderstood, ...from };
  const listed = createLibrary(read.catalog, createSearch, makeDetail, { origin });
  return { library: listed, notice: null, check: null, origin, whole: null, end: () => {} };
}

/**
 * The explorer with a directory for settings, in which one list can be opened from another. It begins in the list
 * `first`, or in the bundled catalog.
 */
export function deskAt(directory: string, opens: typeof openList, first?: OpenedList) {
  const effects: Effect[] = [];
  let turn = () => {};
  const store = createSettingsStore(directory, { onProblem: (text) => expect.fail(text), delay: 0 });
  const desk: Desk = new Desk({
    directory,
    store,
    theme: () => theme,
    fetching: 'usual',
    open: opens,
    onTurn: () => turn(),
    perform: (effect) => {
      effects.push(effect);
      if (effect.type === 'open-list') void desk.open(effect.source);
      else if (effect.type === 'stop-opening') desk.stop();
      else if (effect.type === 'leave-list') desk.leave();
      else if (effect.type === 'forget-list') desk.forget(effect.source);
      else if (effect.type === 'bookmark') desk.top.store.bookmark(effect.id, effect.on);
      else if (effect.type === 'visit') desk.top.store.visited(effect.id);
    },
  });
  const begun = first ?? { library, notice: null, check: null, origin: null, whole: null, end: () => {} };
  desk.begin(startState(begun.library, readSettings(directory), ''), begun);
  const app = () => <App session={desk.top.session} library={desk.top.library()} size={size} theme={theme} />;
  const { lastFrame, rerender, unmount } = render(app());
  turn = () => rerender(app());
  open.add(unmount);
  const keys = keyReader({ read: (...given) => desk.top.session.read(...given) });
  const screen = () => stripVTControlCharacters(lastFrame() ?? '');
  const poll = { interval: 2, timeout: 10_000 };
  return {
    desk,
    effects,
    screen,
    press: (...pressed: readonly Key[]) => {
      for (const key of pressed) {
        keys.push(bytesOf(key), 5000);
        if (keys.patience() !== null) keys.flush();
      }
    },
    sees: (text: string | RegExp) => expect.poll(screen, poll).toMatch(text),
    seesNo: (text: string | RegExp) => expect.poll(screen, poll).not.toMatch(text),
  };
}
