import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { webAddress } from '../../data/links.ts';
import { excerpt } from '../../text/excerpt.ts';
import { type BrowserCommand, browserCommands, wordsWith } from './browser-commands.ts';
import { canReachWindows, findProgram, hasDisplay, isOverSsh } from './find-program.ts';

/** The outcome of opening a page; `reason` is short enough for a status line. */
export type Opening = { readonly opened: true } | { readonly opened: false; readonly reason: string };

/** A way to open a page. `command` is the program to start, with its environment; `null` leaves it to the package `open`. */
type Opener = {
  readonly name: string;
  readonly command: (BrowserCommand & { readonly environment: NodeJS.ProcessEnv }) | null;
};

const NO_BROWSER = 'no browser here';
const OPENED: Opening = { opened: true };

/** How long an opener is watched. One that fails does so at once; one that still runs after this is showing the page. */
const WATCHED_FOR_MS = 1_500;

/** Browsers that need the terminal, so they would run unseen behind our screen for ever. */
const TEXT_BROWSERS = new Set([
  ...['www-browser', 'lynx', 'w3m', 'links', 'links2', 'elinks', 'browsh', 'carbonyl', 'netrik', 'retawq', 'edbrowse'],
]);
const NEEDS_DISPLAY = new Set(['sensible-browser']);
const CALLS_US_BACK = new Set(['xdg-open']);

/** The browsers that xdg-open tries by itself where there is a display, without the text browsers at the end of its list. */
const WINDOWED_BROWSERS =
  'x-www-browser:firefox:iceweasel:seamonkey:mozilla:epiphany:konqueror:chromium:chromium-browser:google-chrome';
const STARTS_NOTHING = 'false';

/**
 * Opens `url` in the user's browser, and watches for a moment whether that works. If one way cannot be started, the next is
 * tried. Never throws, and never waits for the browser itself.
 */
export async function openInBrowser(url: string, environment: NodeJS.ProcessEnv = process.env): Promise<Opening> {
  const address = webAddress(url);
  if (address === null) return failure('not a web address');
  const openers = openersFor(environment);
  if (openers.length === 0) return failure(isOverSsh(environment) ? 'over SSH' : NO_BROWSER);
  let reason = NO_BROWSER;
  for (const opener of openers) {
    try {
      return await launchWatched(opener, address);
    } catch (error) {
      reason = explainFailure(error, opener.name);
    }
  }
  return failure(reason);
}

/** Starts an opener, which succeeds if it ends without an error or still runs after a moment. Rejects if it cannot be started. */
async function launchWatched(opener: Opener, address: string): Promise<Opening> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<Opening>((resolve) => {
    timer = setTimeout(resolve, WATCHED_FOR_MS, OPENED);
  });
  try {
    // On Windows `open` itself waits until its helper has ended, so the timer starts before the call.
    return await Promise.race([launch(opener, address), patience]);
  } finally {
    clearTimeout(timer);
  }
}

async function launch({ name, command }: Opener, address: string): Promise<Opening> {
  if (command === null) {
    // The package handles macOS, Windows and WSL. On Linux it would only start xdg-open, as we do below, but without keeping it
    // from starting text browsers.
    const { default: open } = await import('open');
    return outcome(await open(address), name);
  }
  const { program, words, environment } = command;
  const child = spawn(program, wordsWith(words, address), { env: environment, stdio: 'ignore', detached: true });
  child.unref();
  return outcome(child, name);
}

/** Returns the ways to a browser, the best first. */
function openersFor(environment: NodeJS.ProcessEnv): readonly Opener[] {
  const { platform } = process;
  const wanted = platform === 'win32' ? [] : wantedBrowsers(environment);
  // Over SSH, only a command that the user has named may lead back to their own machine.
  if (isOverSsh(environment)) return wanted;
  if (platform === 'win32' || canReachWindows(environment)) return [...wanted, { name: 'PowerShell', command: null }];
  if (platform === 'darwin') return [...wanted, { name: 'open', command: null }];
  const opener = findProgram('xdg-open', environment);
  if (opener === null) return wanted;
  // Without BROWSER, xdg-open falls back to text browsers.
  const BROWSER = hasDisplay(environment) ? WINDOWED_BROWSERS : STARTS_NOTHING;
  const command = { program: opener, words: [], environment: { ...environment, BROWSER } };
  return [...wanted, { name: 'xdg-open', command }];
}

/** Returns the commands in $BROWSER that are installed, without those that need a terminal of their own. */
function wantedBrowsers(environment: NodeJS.ProcessEnv): readonly Opener[] {
  return browserCommands(environment.BROWSER ?? '').flatMap(({ program, words }) => {
    const name = path.basename(program);
    if (TEXT_BROWSERS.has(name) || CALLS_US_BACK.has(name)) return [];
    if (!hasDisplay(environment) && NEEDS_DISPLAY.has(name)) return [];
    const found = findProgram(program, environment);
    return found === null ? [] : [{ name, command: { program: found, words, environment } }];
  });
}

/** Resolves with how an opener ends; pending while it runs. Rejects if it cannot be started. */
function outcome(child: ChildProcess, name: string): Promise<Opening> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null, signal: string | null) =>
      resolve(code === 0 ? OPENED : failure(`${shown(name)} failed (${signal ?? `exit ${code}`})`));
    child.once('error', reject);
    if (child.exitCode !== null || child.signalCode !== null) ended(child.exitCode, child.signalCode);
    else child.once('exit', ended);
  });
}

function explainFailure(error: unknown, name: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ENOENT' || code === 'EACCES' ? NO_BROWSER : `${shown(name)} could not be started`;
}

const LONGEST_NAME = 40;
const shown = (name: string): string => excerpt(name, LONGEST_NAME);

function failure(reason: string): Opening {
  return { opened: false, reason };
}
