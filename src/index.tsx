import { isatty, type ReadStream } from 'node:tty';
import { DEFAULT_START, type StartRequest, type VisitRequest } from './app/beginning.ts';
import { showFirstScreen, usualFrame } from './app/first-screen.ts';
import { firstKept, frameCacheKey, keptFrame } from './app/kept-frame.ts';
import { AMBIGUITY_QUESTION } from './screen/ambiguity.ts';
import { asksForAmbiguity, asksForLines, themeFor } from './system/environment.ts';
import { endOnFaults } from './system/process/faults.ts';
import { ignoreDebuggerSignal } from './system/process/signals.ts';
import { settingsDirectory } from './system/settings/location.ts';
import { readSettings } from './system/settings/read.ts';
import { keysSource } from './system/terminal/keys-source.ts';
import { takeTerminal } from './system/terminal/terminal.ts';
import { windowSize } from './system/terminal/window-size.ts';

const STDOUT = 1;

ignoreDebuggerSignal();
const leaveFaults = endOnFaults();
void main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  const keys = isatty(STDOUT) && process.env.TERM !== 'dumb' ? keysSource(args) : null;
  // Most visits start without arguments. They do without loading the command line.
  if (keys !== null && args.length === 0 && !asksForLines(process.env)) return explore(DEFAULT_START, keys());
  const { run } = await import('./commands/line/command-line.ts');
  const code = await run(args, keys === null ? null : (asked) => explore(asked, keys()), converse);
  if (code !== null) process.exitCode = code;
}

/** Runs a session whose lines can be read aloud. */
async function converse(asked: StartRequest): Promise<number> {
  const { runAccessibleSession: converse } = await import('./app/lines/accessible-session.ts');
  return converse(asked);
}

/** Shows the first frame, and only then loads the code that answers keys: the user is looking at the frame meanwhile. */
async function explore(asked: StartRequest, keys: ReadStream): Promise<void> {
  // First of all, so that keys typed from here on are kept and not echoed.
  const terminal = takeTerminal(process.stdout);
  leaveFaults();
  terminal.readKeys(keys);
  const directory = settingsDirectory(process.env);
  const reading = readSettings(directory);
  const theme = themeFor(process.env, asked.look, reading.settings);
  const isAsked = asksForAmbiguity(process.env, theme);
  const request: VisitRequest = { ...asked, directory, reading, theme, isAsked };
  const kept = keptFrame(frameCacheKey(request, windowSize(process.stdout)));
  if (kept !== null) {
    const draw = () => usualFrame(request, windowSize(process.stdout)).text;
    terminal.show(firstKept(kept, draw), isAsked ? AMBIGUITY_QUESTION : '');
  }
  const beginning = kept === null ? await showFirstScreen(terminal, request) : null;
  if (beginning === undefined) return;
  const { explore } = await import('./app/explore.tsx');
  await explore(terminal, request, beginning);
}
