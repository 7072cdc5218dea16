import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { bundle } from './bundle.ts';
import { closeAll, launch, openShell, type Session, type Shell } from './terminal.ts';

// The program under test: what it shows first, and what after one ↓.
const subject = { program: '', start: 'count 0', afterDown: 'count 1' };

beforeAll(async () => {
  subject.program = await bundle('test/fixtures/counter.tsx');
});
afterEach(closeAll);

async function start(env: Record<string, string> = {}): Promise<Session> {
  const session = await launch({ args: [subject.program], env });
  await session.waitFor(subject.start);
  return session;
}

async function startFromShell(preparation = 'true'): Promise<{ shell: Shell; settings: string }> {
  const shell = await openShell(subject.program);
  await shell.run(preparation);
  const settings = await shell.run('stty -g');
  shell.remember();
  shell.enter('awesome-containers');
  await shell.waitFor(subject.start);
  return { shell, settings };
}

/** The frame, by its corners: one, whole, in the size of the window. */
function expectWholeFrame(session: Session): void {
  const rows = session.screen();
  expect(rows[0]).toMatch(/^┌─+┐$/);
  expect(rows.at(-1)).toMatch(/^└─+┘$/);
  expect(rows.join('').match(/[┌┐└┘]/g)).toHaveLength(4);
}

describe('every way out leaves the terminal as it was', () => {
  const ways: readonly [string, (shell: Shell) => void, number][] = [
    ['q', (shell) => shell.press('q'), 0],
    ['Ctrl-C', (shell) => shell.press('ctrl+c'), 130],
    ['SIGINT', (shell) => shell.signalForeground('SIGINT'), 130],
    ['SIGTERM', (shell) => shell.signalForeground('SIGTERM'), 143],
    ['SIGHUP', (shell) => shell.signalForeground('SIGHUP'), 129],
    ['SIGQUIT', (shell) => shell.signalForeground('SIGQUIT'), 131],
    ['process.exit', (shell) => shell.press('e'), 3],
    ['an error while rendering', (shell) => shell.press('x'), 70],
    ['an error in a timer', (shell) => shell.press('t'), 70],
    ['an unhandled rejection', (shell) => shell.press('r'), 70],
  ];

  test.each(ways)('%s', async (_, leave, code) => {
    const { shell, settings } = await startFromShell();
    expect(shell.isAlternate).toBe(true);
    leave(shell);
    await shell.prompt();
    expect(shell.residue()).toEqual([]);
    expect(await shell.run('echo $?')).toBe(String(code));
    expect(await shell.run('stty -g')).toBe(settings);
  });
});

test('the parent of a killed program, no shell that repairs, finds keys as they were', async () => {
  const shell = await openShell(subject.program);
  shell.enter(`sh -c 'trap : TERM; stty -g; awesome-containers; stty -g'`);
  await shell.waitFor(subject.start);
  shell.signalForeground('SIGTERM');
  await shell.prompt();
  const [before, after] = shell.printed().filter((line) => /^[0-9a-f]+:/.test(line));
  expect(before).toBeTruthy();
  expect(after).toBe(before);
});

describe('what is left to read', () => {
  test('nothing after quitting', async () => {
    const session = await start();
    session.press('down');
    await session.waitFor(subject.afterDown);
    session.press('q');
    expect(await session.exit()).toEqual({ code: 0 });
    expect(session.residue()).toEqual([]);
    expect(session.printed()).toEqual([]);
  });

  test.each([
    ['x', 'TypeError: thrown while rendering'],
    ['t', 'Error: thrown in a timer'],
    ['r', 'Error: nobody caught this'],
  ])('one line after a bug (%s)', async (key, message) => {
    const session = await start();
    session.press(key);
    expect(await session.exit()).toEqual({ code: 70 });
    expect(session.residue()).toEqual([]);
    expect(session.printed()).toEqual([
      `awesome-containers: stopped by a bug: ${message} (AWESOME_CONTAINERS_DEBUG=1 shows where)`,
    ]);
  });

  test('the stack after a bug when it is asked for', async () => {
    const session = await start({ AWESOME_CONTAINERS_DEBUG: '1' });
    session.press('t');
    expect(await session.exit()).toEqual({ code: 70 });
    expect(session.printed()[0]).toBe('Error: thrown in a timer');
    expect(session.printed()[1]).toMatch(/^ {4}at /);
  });

  test('a signal is seen by the parent as that signal', async () => {
    const session = await start();
    session.kill('SIGTERM');
    expect(await session.exit()).toEqual({ signal: 'SIGTERM' });
    expect(session.residue()).toEqual([]);
    expect(session.printed()).toEqual([]);
  });
});

describe('what must be saved is saved', () => {
  const ways: readonly [string, (session: Session) => void][] = [
    ['at quitting', (session) => session.press('q')],
    ['at a signal', (session) => session.kill('SIGTERM')],
    ['after a bug', (session) => session.press('t')],
    ['when the window is closed', (session) => session.hangup()],
  ];

  test.each(ways)('%s', async (_, leave) => {
    const session = await start({ SAVE_TO: 'settings' });
    leave(session);
    await session.exit();
    expect(readFileSync(path.join(session.home, 'settings'), 'utf8')).toBe('saved\n');
  });
});

test('a closed window ends the program without a core file', async () => {
  const session = await start();
  session.hangup();
  expect(await session.exit()).toEqual({ signal: 'SIGHUP' });
});

describe('Ctrl-Z', () => {
  test('gives the shell back, and fg the screen', async () => {
    const { shell, settings } = await startFromShell();
    shell.press('down');
    await shell.waitFor(subject.afterDown);

    shell.press('ctrl+z');
    await shell.prompt();
    expect(shell.residue()).toEqual([]);
    expect(shell.printed().join('\n')).toContain('Stopped');
    expect(await shell.run('stty -g')).toBe(settings);

    shell.enter('fg');
    await shell.waitFor(subject.afterDown);
    expectWholeFrame(shell);
    shell.press('up');
    await shell.waitFor(subject.start);

    shell.press('q');
    await shell.prompt();
    expect(await shell.run('echo $?')).toBe('0');
    expect(await shell.run('stty -g')).toBe(settings);
    expect(shell.residue()).toEqual([]);
  });

  test('a window resized meanwhile shows a frame of its new size', async () => {
    const { shell } = await startFromShell();
    shell.press('ctrl+z');
    await shell.prompt();
    shell.resize(60, 15);
    await shell.run('true');
    shell.enter('fg');
    await shell.waitFor('60 x 15');
    expectWholeFrame(shell);
  });

  test('twice is as good as once', async () => {
    const { shell } = await startFromShell();
    for (const _ of ['first', 'second']) {
      shell.press('ctrl+z');
      await shell.prompt();
      expect(shell.residue()).toEqual([]);
      shell.enter('fg');
      await shell.waitFor(subject.start);
    }
    expectWholeFrame(shell);
  });

  test('stops the parent too that the shell is waiting for', async () => {
    const shell = await openShell(subject.program);
    shell.enter('sh -c "awesome-containers; echo ended"');
    await shell.waitFor(subject.start);
    shell.press('ctrl+z');
    await shell.prompt();
    shell.enter('fg');
    await shell.waitFor(subject.start);
    shell.press('q');
    await shell.waitFor('ended');
  });

  test('does nothing where no shell could bring the program back', async () => {
    const session = await start();
    session.press('ctrl+z');
    session.press('down');
    await session.waitFor(subject.afterDown);
    expect(session.isAlternate).toBe(true);
  });
});

test('Ctrl-L repairs a screen that something else has written on', async () => {
  const session = await start();
  await session.scribble('\u001B[?7h\u001B[?25h\u001B[Hconnection lost\u001B[12;1Hsomewhere');
  session.press('ctrl+l');
  await session.waitFor((screen) => screen.startsWith('┌─') && !screen.includes('somewhere'));
  expectWholeFrame(session);
  expect(session.cursor.isVisible).toBe(false);
});

describe('a stop from outside', () => {
  test('SIGTSTP gives the screen back before it stops', async () => {
    const { shell, settings } = await startFromShell();
    shell.signalForeground('SIGTSTP');
    await shell.prompt();
    expect(shell.residue()).toEqual([]);
    expect(await shell.run('stty -g')).toBe(settings);
    shell.enter('fg');
    await shell.waitFor(subject.start);
    expectWholeFrame(shell);
  });

  test('SIGSTOP and a repaired terminal: fg takes keys and screen again', async () => {
    const { shell, settings } = await startFromShell('stty sane');
    shell.signalForeground('SIGSTOP');
    await shell.prompt();
    await shell.run('stty sane');
    shell.enter('fg');
    await shell.waitFor(subject.start);
    shell.press('down');
    await shell.waitFor(subject.afterDown);
    expectWholeFrame(shell);
    shell.press('q');
    await shell.prompt();
    expect(shell.residue()).toEqual([]);
    expect(await shell.run('stty -g')).toBe(settings);
  });

  test('SIGCONT without a stop changes nothing', async () => {
    const session = await start();
    session.kill('SIGCONT');
    session.press('down');
    await session.waitFor(subject.afterDown);
    expectWholeFrame(session);
  });
});

test('keys typed before the first frame are not echoed, and obeyed', async () => {
  const session = await launch({ args: [subject.program] });
  await session.waitUntil(() => session.isAlternate, 'the alternate screen');
  session.press('down');
  await session.waitFor(subject.afterDown);
  expectWholeFrame(session);
});

test('the frame fits the window while it is resized', async () => {
  const session = await start();
  for (const [columns, rows] of [
    [40, 10],
    [120, 40],
    [30, 24],
    [20, 5],
    [200, 50],
    [80, 24],
  ] as const) {
    session.resize(columns, rows);
    await session.waitFor(`${columns} x ${rows}`);
    expectWholeFrame(session);
  }
  expect(session.events).toEqual([]);
});

test('CI in the environment does not make the screen dumb', async () => {
  const session = await start({ CI: '1' });
  session.press('down');
  await session.waitFor(subject.afterDown);
});
