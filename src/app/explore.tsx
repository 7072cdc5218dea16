import { render, useWindowSize } from 'ink';
import { App, type AppProps } from '../components/App.tsx';
import { ambiguityIn, withAmbiguity } from '../screen/ambiguity.ts';
import type { Theme } from '../screen/theme.ts';
import { createSearch } from '../search/search.ts';
import { readBundledCatalog } from '../system/installation.ts';
import { staySmall } from '../system/process/memory.ts';
import type { CopiedTo } from '../system/programs/clipboard.ts';
import { createSettingsStore, type SettingsStore } from '../system/settings/store.ts';
import type { Terminal } from '../system/terminal/terminal.ts';
import { windowSize } from '../system/terminal/window-size.ts';
import { contextFor, type Library } from '../views/context.ts';
import type { Notice, State } from '../views/state.ts';
import type { Effect } from '../views/view.ts';
import { libraryOf } from './library.ts';
import { type CursorPosition, createSession, keyReader, type Session } from './session.ts';

/** Far above the default of 30, which would hold an answer back for up to 33 ms. */
const FRAMES_PER_SECOND = 120;

/** Where a visit begins, how it looks, and where the settings are kept, if anywhere. */
export type Visit = {
  readonly start: State;
  readonly theme: Theme;
  /** Whether the terminal was asked how wide it draws signs of ambiguous width. */
  readonly isAsked: boolean;
  readonly directory: string | null;
  /** A list of the reader's own; `null` for the bundled catalog. */
  readonly list: Library | null;
};

/** Runs a visit on a terminal that has been taken, until the reader leaves it. */
export async function explore(
  terminal: Terminal,
  { start, theme: startTheme, isAsked, directory, list }: Visit,
): Promise<void> {
  // A large list needs its memory, and the thread that searches it would slow down with us.
  if (list === null) staySmall();
  const warn = (text: string) => session.dispatch({ type: 'noticed', notice: { tone: 'warn', text } });
  const store = createSettingsStore(directory, { onProblem: warn });
  terminal.onLeave(() => store.flush());
  let theme = startTheme;
  const library = list ?? libraryOf(readBundledCatalog(), createSearch);
  const session: Session = createSession({
    start,
    context: () => contextFor(library, windowSize(process.stdout), theme),
    perform: (effect) => perform(effect, { terminal, store, session, library }),
    isWaiting: ({ query, shelves }) =>
      query.text !== '' && library.search.find(query.text, shelves.bookmarks).isPending,
  });
  library.search.onNews(() => session.dispatch({ type: 'answered' }));
  terminal.toFirstCell();
  const window = () => <Window session={session} library={library} theme={theme} />;
  const { clear, rerender, waitUntilExit } = render(window(), {
    stdout: terminal.stdout,
    exitOnCtrlC: false,
    patchConsole: false,
    // At a terminal it is interactive, also where CI=1 is set.
    interactive: true,
    maxFps: FRAMES_PER_SECOND,
    // What the screen shows has a place for everything, which that mode would take away.
    isScreenReaderEnabled: false,
  });
  terminal.attach({ clear });
  const look = (answer: Theme['ambiguous']) => {
    if (answer === theme.ambiguous) return;
    theme = withAmbiguity(theme, answer);
    // First what is on its way is held back, and then everything is drawn, once.
    terminal.drawAgain();
    rerender(window());
  };
  terminal.handKeysTo(keyReader(session, isAsked ? answerFor(look) : undefined));
  await waitUntilExit().catch((error: unknown) => terminal.crash(error));
}

/** The explorer at the size of the window, which it follows. */
function Window(props: Omit<AppProps, 'size'>) {
  return <App {...props} size={useWindowSize()} />;
}

/** Takes the one answer to the question for what it says. Positions that somebody else has asked for are none. */
function answerFor(take: (ambiguous: Theme['ambiguous']) => void): (position: CursorPosition) => void {
  let isOpen = true;
  return (position) => {
    const answer = isOpen ? ambiguityIn(position) : null;
    if (answer === null) return;
    isOpen = false;
    take(answer);
  };
}

type Edges = {
  readonly terminal: Terminal;
  readonly store: SettingsStore;
  readonly session: Session;
  readonly library: Library;
};

/** Obeys an effect: the only way from the keys to the browser, the clipboard, the disk and the end. */
function perform(effect: Effect, { terminal, store, session, library }: Edges): void {
  switch (effect.type) {
    case 'open':
      void open(effect.url, session);
      break;
    case 'copy':
      void copy(effect.text, effect.what, terminal, session);
      break;
    case 'bookmark':
      store.bookmark(effect.id, effect.on);
      break;
    case 'visit':
      store.visited(effect.id);
      break;
    case 'prepare-search':
      // Behind the answer to the key, and before the first letter is typed.
      setImmediate(library.search.prepare);
      break;
    case 'redraw':
      terminal.redraw();
      break;
    case 'suspend':
      terminal.suspend();
      break;
    case 'quit':
      terminal.quit(effect.code);
      break;
    default:
      effect satisfies never;
  }
}

async function open(url: string, session: Session): Promise<void> {
  const say = (notice: Notice) => session.dispatch({ type: 'noticed', notice });
  say({ tone: 'good', text: `Opening ${url}` });
  const { openInBrowser } = await import('../system/programs/browser.ts');
  const opening = await openInBrowser(url);
  if (opening.opened) say({ tone: 'good', text: `Opened ${url}` });
  else say({ tone: 'warn', text: `${url} (not opened: ${opening.reason}; y copies it)` });
}

async function copy(text: string, what: string, terminal: Terminal, session: Session): Promise<void> {
  const { copyText } = await import('../system/programs/clipboard.ts');
  const where = await copyText(text, terminal.stdout, process.env);
  session.dispatch({ type: 'noticed', notice: copyNotice(where, what) });
}

/** Says no more than is known: a terminal does not answer whether it has taken a text. */
function copyNotice(where: CopiedTo, what: string): Notice {
  if (where === 'nowhere') return { tone: 'warn', text: 'There is nothing to copy.' };
  return { tone: 'good', text: `${where === 'clipboard' ? 'Copied' : 'Sent to the terminal to copy:'} ${what}` };
}
