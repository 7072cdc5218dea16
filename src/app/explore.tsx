import { render, useWindowSize } from 'ink';
import { App, type AppProps } from '../components/App.tsx';
import { BUNDLED } from '../data/lists.ts';
import type { ActionName } from '../keys/actions.ts';
import { ambiguityIn, withAmbiguity } from '../screen/ambiguity.ts';
import { BACKGROUND_QUESTION, backgroundIn, withBackground } from '../screen/colours/background.ts';
import type { Background } from '../screen/colours/palette.ts';
import type { Theme } from '../screen/theme.ts';
import { themeFor } from '../system/environment.ts';
import { limitHeap, unlimitHeap } from '../system/process/memory.ts';
import { settingsNow } from '../system/settings/read.ts';
import { createSettingsStore } from '../system/settings/store.ts';
import { asksForBackground } from '../system/terminal/background.ts';
import type { Terminal } from '../system/terminal/terminal.ts';
import { windowSize } from '../system/terminal/window-size.ts';
import { type Beginning, DEFAULT_START, type VisitRequest } from './beginning.ts';
import { openBundled } from './bundled-list.ts';
import { Desk } from './desk.ts';
import { perform } from './effects.ts';
import { usualFrame } from './first-screen.ts';
import { frameCacheKey, keepFrame } from './kept-frame.ts';
import { openList } from './list-library.ts';
import { noteSeen } from './news.ts';
import { usualStart } from './outline-library.ts';
import { keyReader, type Session } from './session.ts';
import { inSilence } from './warm-up.ts';

/** Ink's limit, far above its default of 30, which would delay an answer by up to 33 ms. */
const FRAMES_PER_SECOND = 120;

/** Runs the explorer on a terminal that has been taken, until the user leaves it. `beginning` is `null` for a usual visit. */
export async function explore(terminal: Terminal, request: VisitRequest, beginning: Beginning | null): Promise<void> {
  const { look: options, directory, reading, theme: startTheme, isAsked, list: asked } = request;
  const { settings: kept } = reading;
  const { opens, opened } = beginning ?? USUAL;
  const isAskedForBackground = asksForBackground(process.env, options, kept);
  // The answer arrives while the rest is being prepared.
  if (isAskedForBackground) terminal.ask(BACKGROUND_QUESTION);
  // A large list needs the memory, and the limit would also slow down the thread that searches it.
  let lookAfterMemory = opened === null ? limitHeap() : () => {};
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
      unlimitHeap();
      lookAfterMemory = () => {};
      return openList(asked, opening);
    },
    perform: (effect, visit) => perform(effect, visit, { terminal, desk }),
    onTurn: () => turn(),
  });
  terminal.onLeave(() => desk.flush());
  // The next frame is kept only at a regular end: an end by a signal must not wait for a file system.
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
    // Frames that are on their way are held back first; then everything is drawn once.
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
  // The search is then ready for the first letter. A large list is prepared in a thread of its own.
  const postpone = opened === null ? inSilence(() => desk.top.prepare()) : () => {};
  const push: typeof keys.push = (text, elapsed) => {
    keys.push(text, elapsed);
    postpone();
    lookAfterMemory();
  };
  terminal.handKeysTo({ ...keys, push });
  await waitUntilExit().catch((error: unknown) => terminal.crash(error));
}

/** The usual beginning: the list view of the bundled catalog. */
const USUAL: Pick<Beginning, 'opens' | 'opened'> = { opens: [], opened: null };

/** Keeps the frame with which the next visit begins, for this size of the window and the current settings. */
function keepNextFrame(directory: string | null): void {
  try {
    const reading = settingsNow(directory);
    if (reading === null) return;
    const theme = themeFor(process.env, DEFAULT_START.look, reading.settings);
    const request = { ...DEFAULT_START, directory, reading, theme };
    const size = windowSize(process.stdout);
    keepFrame(frameCacheKey(request, size), () => usualFrame(request, size));
  } catch {
    // The program has been removed meanwhile, or the settings cannot be read. The next start draws its own frame.
  }
}

/** Returns the options with which Ink draws. */
const drawnOn = (stdout: Terminal['stdout']) => ({
  stdout,
  exitOnCtrlC: false,
  patchConsole: false,
  // At a terminal Ink is interactive, even if CI=1 is set.
  interactive: true,
  maxFps: FRAMES_PER_SECOND,
  // Ink's screen reader mode would drop the layout, in which everything on the screen has its place.
  isScreenReaderEnabled: false,
});

/** Renders the explorer at the size of the window, and again when that changes. */
function Window(props: Omit<AppProps, 'size'>) {
  return <App {...props} size={useWindowSize()} />;
}

/** Opens the view that the user has chosen for the start. A notice that was shown before is shown again after that. */
function openAtStart(session: Session, actions: readonly ActionName[]): void {
  const { notice } = session.state();
  for (const action of actions) session.dispatch({ type: 'pressed', action, key: '' });
  if (notice !== null && actions.length > 0) session.dispatch({ type: 'noticed', notice });
}

/** Returns a function that passes the first answer to `take`, if the question was asked. It ignores all other reports. */
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
