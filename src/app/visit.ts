import type { Theme } from '../screen/theme.ts';
import type { SettingsStore } from '../system/settings/store.ts';
import { windowSize } from '../system/terminal/window-size.ts';
import { contextFor, type Library } from '../views/context.ts';
import type { State } from '../views/state.ts';
import type { Effect } from '../views/view.ts';
import type { OpenedList } from './list-library.ts';
import { createSession, type Session } from './session.ts';
import { createWarmUp, prepareSearch } from './warm-up.ts';

/** An open list: its library, where the user is in it, and what is kept of it. */
export type Visit = {
  readonly session: Session;
  readonly store: SettingsStore;
  /** The name of the list in the settings; `BUNDLED` for the bundled catalog. */
  readonly source: string;
  /** Returns the library. Another one takes its place when the whole list has been read. */
  readonly library: () => Library;
  /** Prepares the search. */
  readonly prepare: () => void;
  readonly end: () => void;
};

export type VisitOptions = Pick<Visit, 'store' | 'source'> & {
  readonly opened: Pick<OpenedList, 'library' | 'whole' | 'check' | 'end'>;
  readonly start: State;
  readonly theme: () => Theme;
  readonly perform: (effect: Effect, visit: Visit) => void;
  /** Called when another library has taken the place of the first. */
  readonly onGrown: (visit: Visit) => void;
};

/** Begins a visit to a list. */
export function beginVisit({ opened, start, theme, perform, onGrown, store, source }: VisitOptions): Visit {
  let { library } = opened;
  const context = () => contextFor(library, windowSize(process.stdout), theme());
  const session: Session = createSession({
    start,
    context,
    perform: (effect) => perform(effect, visit),
    isWaiting: ({ query, shelves, showsAll }) =>
      query.text !== '' && library.search.find(query.text, shelves.bookmarks, showsAll).isPending,
  });
  // A list of the user's own is not rehearsed: it may be so large that each search takes its time.
  const rehearse = source === '' ? createWarmUp(library, session, context) : () => {};
  const prepare = () => prepareSearch(library, session, rehearse);
  const visit: Visit = { session, store, source, library: () => library, prepare, end: opened.end };
  const warn = (text: string) => session.dispatch({ type: 'noticed', notice: { tone: 'warn', text } });
  const listen = () => library.search.onNews(() => session.dispatch({ type: 'answered' }));
  listen();
  void opened.whole?.then((whole) => {
    if ('problem' in whole) return warn(whole.problem);
    library = whole.library;
    listen();
    session.dispatch({ type: 'grown', renamed: whole.renamed });
    if (whole.notice !== null) warn(whole.notice);
    onGrown(visit);
  });
  void tellOfNewer(opened.check, warn);
  return visit;
}

/** Reports that there is a newer copy of a list. A failed check is not reported: to a user who is offline it is no news. */
async function tellOfNewer(check: OpenedList['check'], tell: (text: string) => void): Promise<void> {
  try {
    if (await check?.()) tell('The list has changed. The newer copy is kept: open the list again to see it.');
  } catch {
    // The copy that is shown stays in use.
  }
}
