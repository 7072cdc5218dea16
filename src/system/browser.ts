import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { webAddress } from '../data/links.ts';
import { sanitize } from '../data/sanitize.ts';
import { canReachWindows, findProgram, hasDisplay, isOverSsh } from './programs.ts';

/** What became of it; `reason` is short enough for a status line. */
export type Opening = { readonly opened: true } | { readonly opened: false; readonly reason: string };

/** `command` is what to start with the address behind it; `null` leaves that to the system's own way. */
type Opener = { readonly name: string; readonly command: readonly [string, ...string[]] | null };

const OPENED: Opening = { opened: true };

/** An opener that fails does so at once; one that is still there after this is showing the page. */
const WATCHED_FOR_MS = 1_500;

/** They would run unseen behind the screen, for ever. */
const TEXT_BROWSERS = new Set(['www-browser', 'lynx', 'w3m', 'links', 'links2', 'elinks', 'browsh', 'carbonyl']);
const NEEDS_DISPLAY = new Set(['sensible-browser']);
const CALLS_US_BACK = new Set(['xdg-open']);

/** What xdg-open tries by itself where there is a display, less the text browsers that it would end with. */
const WINDOWED_BROWSERS =
  'x-www-browser:firefox:iceweasel:seamonkey:mozilla:epiphany:konqueror:chromium:chromium-browser:google-chrome';
const STARTS_NOTHING = 'false';

/**
 * Opens `url` in the reader's browser and watches for a moment whether that works. Never throws, and never waits for the
 * browser itself.
 */
export async function openInBrowser(url: string, environment: NodeJS.ProcessEnv = process.env): Promise<Opening> {
  const address = webAddress(url);
  if (address === null) return failure('not a web address');
  const opener = chooseOpener(environment);
  if (typeof opener === 'string') return failure(opener);

  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<Opening>((resolve) => {
    timer = setTimeout(resolve, WATCHED_FOR_MS, OPENED);
  });
  try {
    // On Windows `open` itself waits until its helper has ended, so the time runs from before the call.
    return await Promise.race([launch(opener, address), patience]);
  } catch (error) {
    return failure(reasonOf(error, opener.name));
  } finally {
    clearTimeout(timer);
  }
}

async function launch(opener: Opener, address: string): Promise<Opening> {
  const { default: open } = await import('open');
  if (opener.command === null) return outcome(await open(address), opener.name);
  const [name, ...words] = opener.command;
  return outcome(await open(address, { app: { name, arguments: words } }), opener.name);
}

/** The way to a browser, or the reason why there is none. */
function chooseOpener(environment: NodeJS.ProcessEnv): Opener | string {
  const remote = isOverSsh(environment);
  if (process.platform === 'win32' || process.platform === 'darwin') {
    const name = process.platform === 'darwin' ? 'open' : 'PowerShell';
    return remote ? 'over SSH' : { name, command: null };
  }

  const wanted = wantedBrowsers(environment);
  if (remote && wanted.length === 0) return 'over SSH';
  for (const browser of wanted) {
    const program = findProgram(browser, environment);
    if (program !== null) return { name: path.basename(program), command: [program] };
  }
  if (!remote && canReachWindows(environment)) return { name: 'PowerShell', command: null };

  const opener = findProgram('xdg-open', environment);
  if (opener === null) return 'no browser here';
  // `open` hands on our own environment. Going through `env` gives the opener another one without changing ours.
  return { name: 'xdg-open', command: ['env', `BROWSER=${browsersFor(wanted, environment)}`, opener] };
}

/** The browsers that the reader has named in $BROWSER, less those that need a terminal of their own. */
function wantedBrowsers(environment: NodeJS.ProcessEnv): readonly string[] {
  return (environment.BROWSER ?? '').split(':').filter((browser) => {
    const name = path.basename(browser.trim().split(/\s/)[0] ?? '');
    if (name === '' || TEXT_BROWSERS.has(name) || CALLS_US_BACK.has(name)) return false;
    return hasDisplay(environment) || !NEEDS_DISPLAY.has(name);
  });
}

/** xdg-open falls back to text browsers when it is not told what to use. */
function browsersFor(wanted: readonly string[], environment: NodeJS.ProcessEnv): string {
  if (wanted.length > 0) return wanted.join(':');
  return hasDisplay(environment) ? WINDOWED_BROWSERS : STARTS_NOTHING;
}

/** How the opener ends; pending for as long as it runs. */
function outcome(child: ChildProcess, name: string): Promise<Opening> {
  return new Promise((resolve) => {
    const ended = (code: number | null, signal: string | null) =>
      resolve(code === 0 ? OPENED : failure(`${sanitize(name)} failed (${signal ?? `exit ${code}`})`));
    if (child.exitCode !== null || child.signalCode !== null) ended(child.exitCode, child.signalCode);
    else child.once('exit', ended);
  });
}

function reasonOf(error: unknown, name: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ENOENT' || code === 'EACCES' ? 'no browser here' : `${sanitize(name)} could not be started`;
}

function failure(reason: string): Opening {
  return { opened: false, reason };
}
