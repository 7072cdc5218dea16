import { stripVTControlCharacters } from 'node:util';
import { render } from 'ink-testing-library';
import { afterEach, expect } from 'vitest';
import { createSession, keyReader } from '../../src/app/session.ts';
import { App } from '../../src/components/App.tsx';
import type { Shelves } from '../../src/data/shelves.ts';
import type { Size } from '../../src/screen/layout.ts';
import { createTheme } from '../../src/screen/theme.ts';
import { contextFor, type Library } from '../../src/views/context.ts';
import { initialState } from '../../src/views/state.ts';
import type { Effect } from '../../src/views/view.ts';
import { bytesOf, type Key } from './keys.ts';
import { library as bundled } from './library.ts';

export type VisitOptions = Partial<Size> & {
  readonly query?: string;
  readonly shelves?: Shelves;
  /** The user's stack: versions by product. */
  readonly installed?: Readonly<Record<string, string>>;
  /** Ids of the measures that are ticked. */
  readonly ticks?: readonly string[];
  readonly colour?: boolean;
  /** The list to browse instead of the bundled catalog. */
  readonly list?: Library;
};

/** Milliseconds after which input does not belong to earlier input. */
const AFTER_A_WHILE = 5000;

const open = new Set<() => void>();
afterEach(() => {
  for (const close of open) close();
  open.clear();
});

/** Opens the explorer without a terminal or side effects. */
export function visit(given: VisitOptions = {}) {
  const { columns = 80, rows = 24, query = '', colour = false, list: library = bundled, ...options } = given;
  const theme = createTheme({ colour, unicode: true, hyperlinks: false });
  const effects: Effect[] = [];
  let size: Size = { columns, rows };
  const start = initialState({ tree: library.tree, query, ...options });
  const session = createSession({
    start,
    context: () => contextFor(library, size, theme),
    // Preparing the search ahead is not an action of the user.
    perform: (effect) => effect.type === 'prepare-search' || effects.push(effect),
  });
  const app = () => <App session={session} library={library} size={size} theme={theme} />;
  const { lastFrame, rerender, unmount } = render(app());
  const keys = keyReader(session);
  const read = (text: string, elapsed = AFTER_A_WHILE) => {
    keys.push(text, elapsed);
    if (keys.patience() !== null) keys.flush();
  };
  open.add(unmount);
  const painted = () => lastFrame() ?? '';
  const screen = () => stripVTControlCharacters(painted());
  return {
    screen,
    /** The screen with its styles. */
    painted,
    /** The requested effects on the browser, the clipboard and the disk. */
    effects,
    /** Presses keys one after the other. */
    press: (...pressed: readonly Key[]) => {
      for (const key of pressed) read(bytesOf(key));
    },
    /** Sends input in one read, followed by a pause. */
    type: (text: string) => read(text),
    /** Sends input in several reads with no pause between them. */
    send: (...reads: readonly string[]) => {
      reads.forEach((text, index) => {
        keys.push(text, index === 0 ? AFTER_A_WHILE : 0);
      });
      if (keys.patience() !== null) keys.flush();
    },
    paste: (text: string) => read(`\u001B[200~${text}\u001B[201~`),
    resize: (next: Size) => {
      size = next;
      rerender(app());
    },
    sees: (text: string | RegExp) => expect.poll(screen, { interval: 2 }).toMatch(text),
    seesNo: (text: string | RegExp) => expect.poll(screen, { interval: 2 }).not.toMatch(text),
    /** Waits until the explorer has requested an effect. */
    asks: (effect: Effect) => expect.poll(() => effects, { interval: 2 }).toContainEqual(effect),
  };
}
