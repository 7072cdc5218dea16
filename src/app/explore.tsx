import { render, useWindowSize } from 'ink';
import { App, type AppProps } from '../components/App.tsx';
import { BUNDLED } from '../data/lists.ts';
import type { ActionName } from '../keys/actions.ts';
import { ambiguityIn, withAmbiguity } from '../screen/ambiguity.ts';
import { BACKGROUND_QUESTION, backgroundIn, withBackground } from '../screen/colours/background.ts';
import type { Background } from '../screen/colours/palette.ts';
import type { Theme } from '../screen/theme.ts';
import { themeFor } from '../system/environment.ts';
import { growAsUsual, staySmall } from '../system/process/memory.ts';
import { settingsNow } from '../system/settings/read.ts';
import { createSettingsStore } from '../system/settings/store.ts';
import { asksForBackground } from '../system/terminal/background.ts';
import type { Terminal } from '../system/terminal/terminal.ts';
import { windowSize } from '../system/terminal/window-size.ts';
import { type Beginning, NOTHING_ASKED, type VisitRequest } from './beginning.ts';
import { openBundled } from './bundled-list.ts';
import { Desk } from './desk.ts';
import { perform } from './effects.ts';
import { usualFrame } from './first-screen.ts';
import { frameSigns, keepFrame } from './kept-frame.ts';
import { openList } from './list-library.ts';
import { noteSeen } from './news.ts';
import { usualStart } from './outline-library.ts';
import { inSilence } from './rehearsal.ts';
import { keyReader, type Session } from './session.ts';

/** Far above the default of 30, which would hold an answer back for up to 33 ms. */
const FRAMES_PER_SECOND = 120;

/** Explores on a terminal that has been taken, until the reader leaves it. Without a `beginning` the visit is a usual one. */
export async function explore(terminal: Terminal, request: VisitRequest, beginning: Beginning | null): Promise<void> {
  const { look: options, directory, reading, theme: startTheme, isAsked, list: asked } = request;
  const { settings: kept } = reading;
  const { opens, opened } = beginning ?? USUAL;
  const isAskedForBackground = asksForBackground(process.env, options, kept);
  // The answer comes while the rest is made ready.
  if (isAskedForBackground) terminal.ask(BACKGROUND_QUESTION);
  // A large list needs its memory, and the thread that searches it would slow down with us.
  let lookAfterMemory = opened === null ? staySmall() : () => {};
  const warn = (text: string) => desk.top.session.dispatch({ type: 'noticed', notice: { tone: 'warn', text } });
  const store = createSettingsStore(directory, { onProblem: warn });
  let theme = startTheme;
  let turn = () => {};
  const desk = new Desk({
    directory,
    fetching: asked?.fetching ?? 'usual',
    store,
    theme: () => theme,
    open: async (asked, opening) => {
      if (asked.source === BUNDLED) return openBundled(directory);
      growAsUsual();
      lookAfterMemory = () => {};
      return openList(asked, opening);
    },
    perform: (effect, visit) => perform(effect, visit, { terminal, desk }),
    onTurn: () => turn(),
  });
  terminal.onLeave(() => desk.flush());
  // A signal must not wait for a file system: what is kept for the next visit is kept at a regular end.
  process.on('exit', () => keepNextFrame(directory));
  const list = opened ?? openBundled(directory);
  desk.begin(beginning?.start ?? usualStart(list.library, reading, directory), list);
  if (opened === null) noteSeen(desk.top.library().catalog, kept, store);
  openAtStart(desk.top.session, opens);
  terminal.toFirstCell();
  const window = () => <Window session={desk.top.session} library={desk.top.library()} theme={theme} />;
  const { clear, rerender, waitUntilExit } = render(window(), drawnOn(terminal.stdout));
  terminal.attach({ clear });
  turn = () => rerender(window());
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
  const keys = keyReader({ read: (...given) => desk.top.session.read(...given) }, (answer) => {
    if (answer.type === 'background') takeBackground(answer.text);
    else takeAmbiguity(answer);
  });
  // The first letter then finds it ready. A large list is made ready in a thread of its own.
  const postpone = opened === null ? inSilence(() => desk.top.prepare()) : () => {};
  const push: typeof keys.push = (text, elapsed) => {
    keys.push(text, elapsed);
    postpone();
    lookAfterMemory();
  };
  terminal.handKeysTo({ ...keys, push });
  await waitUntilExit().catch((error: unknown) => terminal.crash(error));
}

/** The list of the bundled catalog, as it is opened most of the time. */
const USUAL: Pick<Beginning, 'opens' | 'opened'> = { opens: [], opened: null };

/** Keeps the frame that the next visit begins with, in this window and by what the settings say now. */
function keepNextFrame(directory: string | null): void {
  try {
    const reading = settingsNow(directory);
    if (reading === null) return;
    const theme = themeFor(process.env, NOTHING_ASKED.look, reading.settings);
    const request = { ...NOTHING_ASKED, directory, reading, theme };
    const size = windowSize(process.stdout);
    keepFrame(frameSigns(request, size), () => usualFrame(request, size));
  } catch {
    // The program has been removed meanwhile, or the settings cannot be read. The next start draws its frame.
  }
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

/** Opens the view that the reader has chosen for the start; what there is to say stays said. */
function openAtStart(session: Session, actions: readonly ActionName[]): void {
  const { notice } = session.state();
  for (const action of actions) session.dispatch({ type: 'pressed', action, key: '' });
  if (notice !== null && actions.length > 0) session.dispatch({ type: 'noticed', notice });
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
