import { closeSync, constants as files, openSync, readFileSync, readlinkSync, writeSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { isOneStopped } from '../support/processes.ts';
import { explorer } from '../support/subjects.ts';
import { closeAll, launch, openShell, type Session } from '../support/terminal.ts';

const program = path.resolve('dist', 'index.cjs');
afterEach(closeAll);

const toShow = (session: Session, downs: number) =>
  session.waitUntil(() => explorer.shows(session, downs), `a whole frame, ${downs} down`);

async function start(): Promise<Session> {
  const session = await launch({ args: [program] });
  await toShow(session, 0);
  return session;
}

describe.skipIf(process.platform !== 'linux')('in the background', () => {
  test('prints a message, draws nothing, and continues with fg', async () => {
    const shell = await openShell(program);
    shell.enter('awesome-containers &');
    await shell.waitFor('started in the background; type fg');
    await expect.poll(() => isOneStopped(shell.home)).toBe(true);
    expect(shell.isAlternate).toBe(false);
    expect(shell.residue()).toEqual([]);
    // The shell must know of the stop, because its fg does not continue a job that it takes for running.
    shell.enter('');
    await shell.prompt();
    await expect.poll(() => shell.run('jobs')).toContain('Stopped');
    shell.enter('fg');
    await toShow(shell, 0);
    shell.press('q');
    await shell.waitUntil(() => !shell.isAlternate, 'the main screen');
    expect(shell.residue()).toEqual([]);
  });

  test('ends with a message if no shell could bring it to the foreground', async () => {
    const shell = await openShell(program);
    shell.remember();
    shell.enter(`sh -c 'timeout 60 awesome-containers; echo code $?'`);
    await shell.waitFor('code 2');
    expect(shell.printed().join(' ')).toContain('the terminal belongs to another program');
    expect(shell.events).toEqual([]);
    expect(shell.residue()).toEqual([]);
  });

  test('ends without output if it is terminated while stopped', async () => {
    const shell = await openShell(program);
    shell.enter('awesome-containers &');
    await shell.waitFor('started in the background');
    await expect.poll(() => isOneStopped(shell.home)).toBe(true);
    shell.enter('kill -TERM %1; kill -CONT %1; wait %1; echo "code" $?');
    await shell.waitFor('code 143');
    expect(shell.events).toEqual([]);
    expect(shell.residue()).toEqual([]);
  });

  test('stops again after SIGCONT in the background, and draws nothing', async () => {
    const shell = await openShell(program);
    shell.enter('awesome-containers');
    await toShow(shell, 0);
    shell.press('ctrl+z');
    await shell.prompt();
    await shell.run('bg');
    await expect.poll(() => isOneStopped(shell.home)).toBe(true);
    await shell.waitUntil(() => !shell.isAlternate, 'the main screen');
    await expect.poll(() => shell.run('jobs')).toContain('Stopped');
    shell.enter('fg');
    await toShow(shell, 0);
    expect(shell.events.filter(({ kind }) => kind === 'screen-given-back')).toHaveLength(1);
  });
});

const FATAL = ['SIGBUS', 'SIGFPE', 'SIGILL', 'SIGSEGV', 'SIGKILL', 'SIGSTOP', 'SIGTSTP', 'SIGTTIN', 'SIGTTOU'];
const CODED: Readonly<Record<string, number>> = { SIGINT: 130, SIGQUIT: 131 };
const LIVES = ['SIGUSR1', 'SIGCHLD', 'SIGCONT', 'SIGPIPE', 'SIGURG', 'SIGWINCH'];
const ALIASES = ['SIGPOLL', 'SIGIOT'];
const signals = (Object.keys(constants.signals) as NodeJS.Signals[]).filter((name) => !ALIASES.includes(name));

describe.skipIf(process.platform !== 'linux')('a signal', () => {
  const ending = signals.filter((name) => ![...FATAL, ...LIVES].includes(name));

  async function end(session: Session, signal: NodeJS.Signals): Promise<void> {
    session.kill(signal);
    const code = CODED[signal];
    expect(await session.exit()).toEqual(code === undefined ? { signal } : { code });
    expect(session.residue()).toEqual([]);
    expect(session.printed()).toEqual([]);
  }

  test.each(ending)('%s ends it', async (signal) => end(await start(), signal));

  test.each(ending)('%s ends it right after it takes the screen', async (signal) => {
    const session = await launch({ args: [program] });
    await session.waitUntil(() => session.isAlternate, 'the alternate screen');
    await end(session, signal);
  });

  test.each(LIVES)('%s has no effect', async (signal) => {
    const session = await start();
    session.kill(signal as NodeJS.Signals);
    session.press('down');
    await toShow(session, 1);
    session.press('q');
    expect(await session.exit()).toEqual({ code: 0 });
    expect(session.printed()).toEqual([]);
  });
});

/** Also waits until the explorer answers, because a later frame would overwrite what a test writes on the screen. */
async function startAnswering(): Promise<Session> {
  const session = await start();
  session.press('down');
  await toShow(session, 1);
  session.press('up');
  await toShow(session, 0);
  return session;
}

test.skipIf(process.platform === 'win32')('nothing is written to standard error if it is a file', async () => {
  const command = `'${process.execPath}' '${program}' 2>complaints`;
  const session = await launch({ command: 'sh', args: ['-c', command] });
  await toShow(session, 0);
  session.press('down');
  await toShow(session, 1);
  session.press('q');
  expect(await session.exit()).toEqual({ code: 0 });
  expect(readFileSync(path.join(session.home, 'complaints'), 'utf8')).toBe('');
});

/** Causes redraws; the screen must not go blank, or be drawn more often than necessary. */
const storms: readonly (readonly [string, (session: Session) => void])[] = [
  ['Ctrl-L', (session) => session.press(...Array.from({ length: 30 }, () => 'ctrl+l' as const))],
  ['SIGCONT', (session) => repeat(30, () => session.kill('SIGCONT'))],
  ['SIGWINCH', (session) => repeat(30, () => session.kill('SIGWINCH'))],
];

function repeat(times: number, act: () => void): void {
  for (let time = 0; time < times; time++) act();
}

describe('the screen is complete', () => {
  test.skipIf(process.platform === 'win32').each(storms)('at any time during thirty %s at once', async (_, storm) => {
    const session = await startAnswering();
    const written = session.written;
    let frames = 0;
    let broken = '';
    session.onFrame(() => {
      frames++;
      if (!explorer.shows(session, 0) && !explorer.shows(session, 1)) broken ||= session.picture();
    });
    storm(session);
    await session.waitUntil(() => session.written > written, 'a redraw');
    session.press('down');
    await toShow(session, 1);
    expect(broken).toBe('');
    // Signals may arrive one by one, each after the redraw for the previous one.
    expect(frames).toBeLessThan(40);
    session.press('q');
    await session.exit();
    expect(session.printed()).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')('after a resize and back before the program reads the size', async () => {
    const session = await startAnswering();
    await session.scribble('\u001B[H\u001B[2J');
    session.kill('SIGWINCH');
    await toShow(session, 0);
  });

  test('after many Ctrl-L at once, with colours left by another program', async () => {
    const session = await startAnswering();
    const style = session.styleOf('awesome-containers');
    await session.scribble('\u001B[41m\u001B[5;9r\u001B[?1049l');
    session.press(...Array.from({ length: 30 }, () => 'ctrl+l' as const));
    await session.waitUntil(() => session.isAlternate && explorer.shows(session, 0), 'a whole frame');
    expect(session.styleOf('awesome-containers')).toEqual(style);
    session.press('q');
    await session.exit();
    expect(session.printed()).toEqual([]);
  });
});

test('without an alternate screen, the shell continues below the frame', async () => {
  const session = await launch({ args: [program], hasAlternateScreen: false });
  await session.waitUntil(() => session.row(0).startsWith(' awesome-containers'), 'a frame');
  const hints = session.row(23);
  session.press('q');
  expect(await session.exit()).toEqual({ code: 0 });
  expect(session.row(22)).toBe(hints);
  expect(session.row(23)).toBe('');
  expect(session.cursor).toEqual({ row: 23, column: 0, isVisible: true });
});

/** Fills the terminal's buffer, so that it accepts no more output. */
function fill(terminal: string): void {
  const descriptor = openSync(terminal, files.O_WRONLY | files.O_NONBLOCK | files.O_NOCTTY);
  try {
    for (;;) writeSync(descriptor, ' '.repeat(64));
  } catch {
    // The buffer is full.
  }
  closeSync(descriptor);
}

describe.skipIf(process.platform !== 'linux')('a terminal that nobody reads', () => {
  test.each(['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT'] as const)(
    'does not prevent it from ending at %s',
    async (signal) => {
      const session = await startAnswering();
      session.pause();
      const terminal = readlinkSync(`/proc/${session.pid}/fd/1`);
      fill(terminal);
      session.press('down');
      await new Promise(setImmediate);
      fill(terminal);
      session.kill(signal);
      // The window reads on only so that we see the end; this also releases a program that hangs in a write.
      await expect.poll(() => isRunning(session.pid), { timeout: 5000 }).toBe(false);
      session.resume();
      const code = CODED[signal];
      expect(await session.exit()).toEqual(code === undefined ? { signal } : { code });
    },
  );
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
