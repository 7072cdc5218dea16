import { isatty, type ReadStream } from 'node:tty';
import type { OpenedList } from './app/list-library.ts';
import { outlineLibrary, startState } from './app/outline-library.ts';
import type { ShowExplorer } from './commands/line/command-line.ts';
import { AMBIGUITY_QUESTION } from './screen/ambiguity.ts';
import { frameText } from './screen/frame.ts';
import type { Theme } from './screen/theme.ts';
import { isPlain } from './settings/plain.ts';
import { asksForAmbiguity, asksForLines, themeFor } from './system/environment.ts';
import { readBundledOutline } from './system/installation.ts';
import type { ListAsked } from './system/list-file.ts';
import { endOnFaults } from './system/process/faults.ts';
import { ignoreDebuggerSignal } from './system/process/signals.ts';
import { settingsDirectory } from './system/settings/location.ts';
import { readSettings } from './system/settings/read.ts';
import { keysSource } from './system/terminal/keys-source.ts';
import { type Terminal, takeTerminal } from './system/terminal/terminal.ts';
import { windowSize } from './system/terminal/window-size.ts';
import { contextFor, type Library } from './views/context.ts';
import { drawFirstScreen, drawReading } from './views/screen.ts';

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
  const opened = asked === null ? null : await openList(asked, terminal, theme);
  if (opened === undefined) return;
  const list = opened?.library ?? null;
  const library = list ?? (query === '' ? outlineLibrary(readBundledOutline()) : await searchable());
  const { written } = reading;
  const isUsual = written === undefined || isPlain(written.value);
  const { opens = [], problem = null } = isUsual ? {} : (await import('./settings/part.ts')).applySettings(written);
  const start = startState(library, reading, query, problem ?? opened?.notice ?? null, mouse);
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
    list,
    check: opened?.check ?? null,
  });
}

const BETWEEN_PROGRESS_MS = 100;
const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;

/** Reads a list of the reader's own, which may take a second, and says so; `undefined` when it cannot be used. */
async function openList(asked: ListAsked, terminal: Terminal, theme: Theme): Promise<OpenedList | undefined> {
  let told = '';
  const show = () =>
    terminal.show(() => frameText(drawReading(asked.source, told, windowSize(process.stdout), theme), theme));
  show();
  let shownAt = performance.now();
  const { openList } = await import('./app/list-library.ts');
  const opened = await openList(asked, (bytes, of) => {
    if (performance.now() - shownAt < BETWEEN_PROGRESS_MS) return;
    shownAt = performance.now();
    told = of === null ? megabytes(bytes) : `${megabytes(bytes)} of ${megabytes(of)}`;
    show();
  });
  if ('library' in opened) return opened;
  terminal.refuse(opened.problem);
  return undefined;
}

async function searchable(): Promise<Library> {
  const { openBundled } = await import('./app/list-library.ts');
  return openBundled();
}
