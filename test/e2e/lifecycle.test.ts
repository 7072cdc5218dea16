import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { counter, explorer } from '../support/subjects.ts';
import { closeAll, launch, openShell, type Session, type Shell } from '../support/terminal.ts';

let program = '';
afterEach(closeAll);

describe.each([counter, explorer])('$name', ({ script, shows }) => {
  beforeAll(async () => {
    program = path.resolve(await script());
  });

  const toShow = (session: Session, downs: number) =>
    session.waitUntil(() => shows(session, downs), `a whole frame, ${downs} down`);

  async function start(env: Record<string, string> = {}): Promise<Session> {
    const session = await launch({ args: [program], env });
    await toShow(session, 0);
    return session;
  }

  /** Also returns the previous line settings (`stty`). */
  async function startFromShell(preparation = 'true'): Promise<{ shell: Shell; settings: string }> {
    const shell = await openShell(program);
    await shell.run(preparation);
    const settings = await shell.run('stty -g');
    shell.remember();
    shell.enter('awesome-containers');
    await toShow(shell, 0);
    return { shell, settings };
  }

  const ways: readonly (readonly [string, (shell: Shell) => void, number])[] = [
    ['q', (shell) => shell.press('q'), 0],
    ['Ctrl-C', (shell) => shell.press('ctrl+c'), 130],
    ['SIGINT', (shell) => shell.signalForeground('SIGINT'), 130],
    ['SIGTERM', (shell) => shell.signalForeground('SIGTERM'), 143],
    ['SIGHUP', (shell) => shell.signalForeground('SIGHUP'), 129],
    ['SIGQUIT', (shell) => shell.signalForeground('SIGQUIT'), 131],
  ];

  test.each(ways)('%s leaves the terminal as it was', async (_, leave, code) => {
    const { shell, settings } = await startFromShell();
    leave(shell);
    await shell.prompt();
    expect(shell.residue()).toEqual([]);
    expect(await shell.run('echo $?')).toBe(String(code));
    expect(await shell.run('stty -g')).toBe(settings);
  });

  test('leaves no unread input', async () => {
    const session = await start();
    session.press('down');
    await toShow(session, 1);
    session.press('q');
    expect(await session.exit()).toEqual({ code: 0 });
    expect(session.residue()).toEqual([]);
    expect(session.printed()).toEqual([]);
  });

  test('its parent sees that a signal ended it', async () => {
    const session = await start();
    session.kill('SIGTERM');
    expect(await session.exit()).toEqual({ signal: 'SIGTERM' });
    expect(session.residue()).toEqual([]);
    expect(session.printed()).toEqual([]);
  });

  test('restores the line settings itself after a signal', async () => {
    const shell = await openShell(program);
    shell.enter(`sh -c 'trap : TERM; stty -g; awesome-containers; stty -g'`);
    await toShow(shell, 0);
    shell.signalForeground('SIGTERM');
    await shell.prompt();
    const [before, after] = shell.printed().filter((line) => /^[0-9a-f]+:/.test(line));
    expect(before).toBeTruthy();
    expect(after).toBe(before);
  });

  test('leaves no core file at SIGQUIT or when the window is closed', async () => {
    const asked = await start();
    asked.kill('SIGQUIT');
    expect(await asked.exit()).toEqual({ code: 131 });
    const closed = await start();
    closed.hangup();
    expect(await closed.exit()).toEqual({ signal: 'SIGHUP' });
  });

  const ends: readonly (readonly [string, (session: Session) => void])[] = [
    ['the window is closed', (session) => session.hangup()],
    ['the session in the window is killed', (session) => session.kill('SIGKILL')],
  ];

  test.skipIf(process.platform !== 'linux').each(ends)('ends when %s, even without a signal', async (_, leave) => {
    // In its own session, it notices the end only by reading and writing.
    const inner = `'${process.execPath}' '${program}'; echo $? > code`;
    const session = await launch({ command: 'sh', args: ['-c', 'setsid -w sh -c "$0"; :', inner] });
    await toShow(session, 0);
    leave(session);
    const code = () => readFileSync(path.join(session.home, 'code'), 'utf8');
    await expect.poll(code).toBe('129\n');
  });

  test('returns to the shell at Ctrl-Z, and continues with fg', async () => {
    const { shell, settings } = await startFromShell();
    shell.press('down');
    await toShow(shell, 1);

    shell.press('ctrl+z');
    await shell.prompt();
    expect(shell.residue()).toEqual([]);
    expect(shell.printed().join('\n')).toContain('Stopped');
    expect(await shell.run('stty -g')).toBe(settings);

    shell.enter('fg');
    await toShow(shell, 1);
    shell.press('up');
    await toShow(shell, 0);

    shell.press('q');
    await shell.prompt();
    expect(shell.residue()).toEqual([]);
    expect(await shell.run('echo $?')).toBe('0');
    expect(await shell.run('stty -g')).toBe(settings);
  });

  test('continues in the window’s new size after a resize while stopped', async () => {
    const { shell } = await startFromShell();
    for (const [columns, rows] of [
      [70, 20],
      [100, 30],
    ] as const) {
      shell.press('ctrl+z');
      await shell.prompt();
      shell.resize(columns, rows);
      await shell.run('true');
      shell.enter('fg');
      await toShow(shell, 0);
      shell.press('down');
      await toShow(shell, 1);
      shell.press('up');
      await toShow(shell, 0);
    }
  });

  test('stops together with its parent process', async () => {
    const shell = await openShell(program);
    shell.enter('sh -c "awesome-containers; echo ended"');
    await toShow(shell, 0);
    shell.press('ctrl+z');
    await shell.prompt();
    shell.enter('fg');
    await toShow(shell, 0);
    shell.press('q');
    await shell.waitFor('ended');
  });

  test.each([
    ['alone in its window', () => launch({ args: [program] })],
    [
      'below a script alone in its window',
      () => launch({ command: 'sh', args: ['-c', `'${process.execPath}' '${program}'; :`] }),
    ],
  ])('ignores Ctrl-Z %s, because no shell could continue it', async (_, open) => {
    const session = await open();
    await toShow(session, 0);
    session.press('ctrl+z');
    session.press('down');
    await toShow(session, 1);
    expect(session.events).not.toContainEqual({ kind: 'screen-given-back' });
  });

  test('restores the screen before SIGTSTP stops it', async () => {
    const { shell, settings } = await startFromShell();
    shell.signalForeground('SIGTSTP');
    await shell.prompt();
    expect(shell.residue()).toEqual([]);
    expect(await shell.run('stty -g')).toBe(settings);
    shell.enter('fg');
    await toShow(shell, 0);
  });

  test('takes keys and screen again after SIGSTOP and a manual terminal reset', async () => {
    const { shell, settings } = await startFromShell('stty sane');
    shell.signalForeground('SIGSTOP');
    await shell.prompt();
    await shell.run('stty sane');
    shell.enter('fg');
    await toShow(shell, 0);
    shell.press('down');
    await toShow(shell, 1);
    shell.press('q');
    await shell.prompt();
    expect(shell.residue()).toEqual([]);
    expect(await shell.run('stty -g')).toBe(settings);
  });

  test('survives SIGCONT without a stop', async () => {
    const session = await start();
    session.kill('SIGCONT');
    session.press('down');
    await toShow(session, 1);
  });

  test('redraws the screen at Ctrl-L after another program wrote on it', async () => {
    const session = await start();
    await session.scribble('\u001B[?7h\u001B[?25h\u001B[Hconnection lost\u001B[12;1Hsomewhere');
    session.press('ctrl+l');
    await toShow(session, 0);
    await session.waitFor((screen) => !screen.includes('somewhere'));
    expect(session.cursor.isVisible).toBe(false);
  });

  test('obeys keys typed before the first frame, and does not echo them', async () => {
    const session = await launch({ args: [program] });
    await session.waitUntil(() => session.isAlternate, 'the alternate screen');
    session.press('down');
    await toShow(session, 1);
  });

  test('fills the window while it is resized', async () => {
    const session = await start();
    for (const [columns, rows] of [
      [70, 10],
      [120, 40],
      [64, 24],
      [200, 50],
      [80, 24],
    ] as const) {
      session.resize(columns, rows);
      await toShow(session, 0);
    }
    session.press('q');
    await session.exit();
    expect(session.residue()).toEqual([]);
  });

  test('works at a terminal if CI is set', async () => {
    const session = await start({ CI: '1' });
    session.press('down');
    await toShow(session, 1);
  });
});

async function startCounter(env: Record<string, string> = {}): Promise<Session> {
  const session = await launch({ args: [program], env });
  await session.waitFor('count 0');
  return session;
}

describe('a bug', () => {
  const bugs = [
    ['while rendering', 'x', 'TypeError: thrown while rendering'],
    ['in a timer', 't', 'Error: thrown in a timer'],
    ['in a promise', 'r', 'nobody caught this'],
  ] as const;

  beforeAll(async () => {
    program = await counter.script();
  });

  test.each(bugs)('%s leaves a message and the terminal as it was', async (_, key, message) => {
    const session = await startCounter();
    session.press(key);
    expect(await session.exit()).toEqual({ code: 70 });
    expect(session.residue()).toEqual([]);
    expect(session.printed().join(' ')).toBe(
      `awesome-containers: stopped by a bug: ${message} (AWESOME_CONTAINERS_DEBUG=1 shows where)`,
    );
  });

  test.each(bugs)('%s leaves the keys as they were', async (_, key) => {
    const shell = await openShell(program);
    const settings = await shell.run('stty -g');
    shell.enter('awesome-containers');
    await shell.waitFor('count 0');
    shell.press(key);
    await shell.prompt();
    expect(await shell.run('stty -g')).toBe(settings);
  });

  test('shows its stack trace on request', async () => {
    const session = await startCounter({ AWESOME_CONTAINERS_DEBUG: '1' });
    session.press('t');
    expect(await session.exit()).toEqual({ code: 70 });
    expect(session.printed()[0]).toBe('Error: thrown in a timer');
    expect(session.printed()[1]).toMatch(/^ {4}at /);
  });

  test('that calls process.exit leaves the terminal as it was', async () => {
    const session = await startCounter();
    session.press('e');
    expect(await session.exit()).toEqual({ code: 3 });
    expect(session.residue()).toEqual([]);
    expect(session.printed()).toEqual([]);
  });
});

describe('unsaved data is saved', () => {
  beforeAll(async () => {
    program = await counter.script();
  });

  const ways: readonly (readonly [string, (session: Session) => void])[] = [
    ['at the end', (session) => session.press('q')],
    ['at a signal', (session) => session.kill('SIGTERM')],
    ['after a bug', (session) => session.press('t')],
    ['when the window is closed', (session) => session.hangup()],
  ];

  test.each(ways)('%s', async (_, leave) => {
    const session = await startCounter({ SAVE_TO: 'settings' });
    leave(session);
    await session.exit();
    expect(readFileSync(path.join(session.home, 'settings'), 'utf8')).toBe('saved\n');
  });

  test('unless the disk does not respond, which must not delay the exit', async () => {
    const session = await startCounter({ SAVE_TO: 'stuck' });
    execFileSync('mkfifo', [path.join(session.home, 'stuck')]);
    session.press('q');
    expect(await session.exit()).toEqual({ signal: 'SIGTERM' });
    expect(session.residue()).toEqual([]);
  });
});
