import { isatty, type ReadStream } from 'node:tty';
import type { openFirstList } from './app/first-list.ts';
import { outlineLibrary, startState } from './app/outline-library.ts';
import type { ShowExplorer } from './commands/line/command-line.ts';
import { AMBIGUITY_QUESTION } from './screen/ambiguity.ts';
import { frameText } from './screen/frame.ts';
import { isPlain } from './settings/plain.ts';
import { asksForAmbiguity, asksForLines, themeFor } from './system/environment.ts';
import { readOutline } from './system/installation.ts';
import { endOnFaults } from './system/process/faults.ts';
import { ignoreDebuggerSignal } from './system/process/signals.ts';
import { settingsDirectory } from './system/settings/location.ts';
import { readSettings } from './system/settings/read.ts';
import { keysSource } from './system/terminal/keys-source.ts';
import { takeTerminal } from './system/terminal/terminal.ts';
import { windowSize } from './system/terminal/window-size.ts';
import { contextFor, type Library } from './views/context.ts';
import { drawFirstScreen } from './views/screen.ts';

type Asked = Parameters<ShowExplorer>[0];

const STDOUT = 1;

const NOTHING_ASKED: Asked = {
  query: '',
  look: { noColor: false, ascii: false },
  list: null,
  mouse: false,
};

ignoreDebuggerSignal();
const leaveFaults = endOnFaults();
void main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  const keys = isatty(STDOUT) && process.env.TERM !== 'dumb' ? keysSource(args) : null;
  // Most visits begin without arguments, and with nothing that they do not need.
  if (keys !== null && args.length === 0 && !asksForLines(process.env)) return explore(NOTHING_ASKED, keys());
  const { run } = await import('./commands/line/command-line.ts');
  const code = await run(args, keys === null ? null : (asked) => explore(asked, keys()), converse);
  if (code !== null) process.exitCode = code;
}

/** Talks in lines that can be read aloud. */
async function converse(asked: Asked): Promise<number> {
  const { converse } = await import('./app/lines/converse.ts');
  return converse(asked);
}

/** Shows the first frame, and only then loads what it takes to answer: the reader looks at the one meanwhile. */
async function explore({ query, look, list: asked, mouse }: Asked, keys: ReadStream): Promise<void> {
  // First of all, so that what is typed from here on waits in silence.
  const terminal = takeTerminal(process.stdout);
  leaveFaults();
  terminal.readKeys(keys);
  const directory = settingsDirectory(process.env);
  const reading = readSettings(directory);
  const theme = themeFor(process.env, look, reading.settings);
  const first = asked === null ? null : await openFirst(asked, terminal, theme, directory);
  if (first === undefined) return;
  const outline = first === null ? readOutline(directory) : null;
  const library =
    first?.opened.library ?? (outline !== null && query === '' ? outlineLibrary(outline) : await searchable(directory));
  const { written } = reading;
  const isUsual = written === undefined || isPlain(written.value);
  const { opens = [], problem = null } = isUsual ? {} : (await import('./settings/part.ts')).applySettings(written);
  const told = problem ?? first?.own.problem ?? first?.opened.notice ?? null;
  const start = startState(library, reading, query, told, mouse, { own: first?.own.settings, latest: outline?.recent });
  if (start.mouse) terminal.takeMouse(true);
  const isAsked = asksForAmbiguity(process.env, theme);
  const question = isAsked ? AMBIGUITY_QUESTION : '';
  // A view that is not the list is drawn by what is loaded next; the list would only flash up before it.
  const isList = opens.length === 0 || query !== '';
  terminal.show(
    () =>
      isList ? frameText(drawFirstScreen(start, contextFor(library, windowSize(process.stdout), theme)), theme) : '',
    question,
  );
  const { explore } = await import('./app/explore.tsx');
  await explore(terminal, {
    start,
    opens: isList ? [] : opens,
    theme,
    isAsked,
    look,
    kept: reading.settings,
    directory,
    opened: first?.opened ?? null,
    fetching: asked?.fetching ?? 'usual',
  });
}

async function openFirst(...given: Parameters<typeof openFirstList>): ReturnType<typeof openFirstList> {
  const { openFirstList } = await import('./app/first-list.ts');
  return openFirstList(...given);
}

async function searchable(directory: string | null): Promise<Library> {
  const { openBundled } = await import('./app/list-library.ts');
  return openBundled(directory).library;
}
