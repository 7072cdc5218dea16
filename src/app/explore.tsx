import { render, useWindowSize } from 'ink';
import { App, type AppProps } from '../components/App.tsx';
import type { ActionName } from '../keys/actions.ts';
import { ambiguityIn, withAmbiguity } from '../screen/ambiguity.ts';
import { BACKGROUND_QUESTION, backgroundIn, withBackground } from '../screen/colours/background.ts';
import type { Background } from '../screen/colours/palette.ts';
import type { Theme } from '../screen/theme.ts';
import { createSearch } from '../search/search.ts';
import type { KeptLook, LookOptions } from '../system/environment.ts';
import { readCatalog } from '../system/installation.ts';
import { staySmall } from '../system/process/memory.ts';
import type { Settings } from '../system/settings/parse.ts';
import { createSettingsStore } from '../system/settings/store.ts';
import { asksForBackground } from '../system/terminal/background.ts';
import type { Terminal } from '../system/terminal/terminal.ts';
import { windowSize } from '../system/terminal/window-size.ts';
import { contextFor, type Library } from '../views/context.ts';
import { makeDetail } from '../views/detail/content.ts';
import type { State } from '../views/state.ts';
import { perform } from './effects.ts';
import { createLibrary } from './library.ts';
import { noteSeen } from './news.ts';
import { onceSilent, prepareSearch, rehearseSearch } from './rehearsal.ts';
import { searchWhenAsked } from './search-when-asked.ts';
import { createSession, keyReader, type Session } from './session.ts';

/** Far above the default of 30, which would hold an answer back for up to 33 ms. */
const FRAMES_PER_SECOND = 120;

/** Where a visit begins, how it looks, and where the settings are kept, if anywhere. */
export type Visit = {
  readonly start: State;
  /** The actions that open the view of the start; none for the list. */
  readonly opens: readonly ActionName[];
  readonly theme: Theme;
  /** Whether the terminal was asked how wide it draws signs of ambiguous width. */
  readonly isAsked: boolean;
  /** What the command line and the settings say about the look. */
  readonly look: LookOptions;
  readonly kept: KeptLook & Pick<Settings, 'revisionSeen'>;
  readonly directory: string | null;
  /** A list of the reader's own; `null` for the bundled catalog. */
  readonly list: Library | null;
  /** Looks behind whether the list has changed since its copy was kept. */
  readonly check: (() => Promise<boolean>) | null;
};

/** Runs a visit on a terminal that has been taken, until the reader leaves it. */
export async function explore(
  terminal: Terminal,
  { start, opens, theme: startTheme, isAsked, look: options, kept, directory, list, check }: Visit,
): Promise<void> {
  const isAskedForBackground = asksForBackground(process.env, options, kept);
  // The answer comes while the rest is made ready.
  if (isAskedForBackground) terminal.ask(BACKGROUND_QUESTION);
  // A large list needs its memory, and the thread that searches it would slow down with us.
  const lookAfterMemory = list === null ? staySmall() : () => {};
  const warn = (text: string) => session.dispatch({ type: 'noticed', notice: { tone: 'warn', text } });
  const store = createSettingsStore(directory, { onProblem: warn });
  terminal.onLeave(() => store.flush());
  let theme = startTheme;
  const library =
    list ??
    createLibrary(readCatalog(directory), (...items) => searchWhenAsked(() => createSearch(...items)), makeDetail);
  if (list === null) noteSeen(library.catalog, kept, store);
  const context = () => contextFor(library, windowSize(process.stdout), theme);
  // A list of the reader's own may be so large that each search takes its time.
  const rehearse = once(list === null, () => rehearseSearch(library, session, context));
  const prepare = () => prepareSearch(library, session, rehearse);
  const session: Session = createSession({
    start,
    context,
    perform: (effect) => perform(effect, { terminal, store, session, prepare }),
    isWaiting: ({ query, shelves, showsAll }) =>
      query.text !== '' && library.search.find(query.text, shelves.bookmarks, showsAll).isPending,
  });
  openAtStart(session, opens);
  library.search.onNews(() => session.dispatch({ type: 'answered' }));
  terminal.toFirstCell();
  const window = () => <Window session={session} library={library} theme={theme} />;
  const { clear, rerender, waitUntilExit } = render(window(), drawnOn(terminal.stdout));
  terminal.attach({ clear });
  const look = (next: Theme) => {
    if (next === theme) return;
    theme = next;
    // First what is on its way is held back, and then everything is drawn, once.
    terminal.drawAgain();
    rerender(window());
  };
  const lookOn = (background: Background) => {
    if (background !== theme.background) store.noteBackground(background);
    look(withBackground(theme, background));
  };
  const takeAmbiguity = firstAnswer(isAsked, ambiguityIn, (answer) => look(withAmbiguity(theme, answer)));
  const takeBackground = firstAnswer(isAskedForBackground, backgroundIn, lookOn);
  const keys = keyReader(session, (answer) => {
    if (answer.type === 'background') takeBackground(answer.text);
    else takeAmbiguity(answer);
  });
  // The first letter then finds it ready. A large list is made ready in a thread of its own.
  const postpone = list === null ? onceSilent(prepare) : () => {};
  const push: typeof keys.push = (text, elapsed) => {
    keys.push(text, elapsed);
    postpone();
    lookAfterMemory();
  };
  terminal.handKeysTo({ ...keys, push });
  void tellOfNewer(check, warn);
  await waitUntilExit().catch((error: unknown) => terminal.crash(error));
}

/** How Ink is to draw. */
const drawnOn = (stdout: Terminal['stdout']) => ({
  stdout,
  exitOnCtrlC: false,
  patchConsole: false,
  // At a terminal it is interactive, also where CI=1 is set.
  interactive: true,
  maxFps: FRAMES_PER_SECOND,
  // What the screen shows has a place for everything, which that mode would take away.
  isScreenReaderEnabled: false,
});

/** The explorer at the size of the window, which it follows. */
function Window(props: Omit<AppProps, 'size'>) {
  return <App {...props} size={useWindowSize()} />;
}

/** Says that there is a newer copy of a list. That none can be had is no news to somebody who is offline. */
async function tellOfNewer(check: Visit['check'], tell: (text: string) => void): Promise<void> {
  try {
    if (await check?.()) tell('The list has changed. The newer copy is kept: open the list again to see it.');
  } catch {
    // The copy that is shown is all there is.
  }
}

/** Opens the view that the reader has chosen for the start; what there is to say stays said. */
function openAtStart(session: Session, actions: readonly ActionName[]): void {
  const { notice } = session.state();
  for (const action of actions) session.dispatch({ type: 'pressed', action, key: '' });
  if (notice !== null && actions.length > 0) session.dispatch({ type: 'noticed', notice });
}

/** Does something the first time, if at all. */
function once(does: boolean, act: () => void): () => void {
  let isOpen = does;
  return () => {
    if (isOpen) act();
    isOpen = false;
  };
}

/** Takes the first answer to a question that was asked, for what it says. What somebody else has asked for is none. */
function firstAnswer<Said, Answer>(
  isAsked: boolean,
  read: (said: Said) => Answer | null,
  take: (answer: Answer) => void,
): (said: Said) => void {
  let isOpen = isAsked;
  return (said) => {
    const answer = isOpen ? read(said) : null;
    if (answer === null) return;
    isOpen = false;
    take(answer);
  };
}
