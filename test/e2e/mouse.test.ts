import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { closeAll, launch, openShell, type Session } from '../support/terminal.ts';

const program = path.resolve('dist', 'index.cjs');
afterEach(closeAll);

const CAPTURED = 'the mouse is captured';
const hasMouse = (session: Session) => session.residue().includes(CAPTURED);
const withMouse = (session: Session) => session.waitUntil(() => hasMouse(session), 'the mouse');
const withoutMouse = (session: Session) => session.waitUntil(() => !hasMouse(session), 'no mouse');

/** A terminal’s report of a click or the wheel at the first occurrence of a text. */
function reports(session: Session, text: string, code = 0): string {
  const row = session.screen().findIndex((line) => line.includes(text));
  if (row < 0) throw new Error(`"${text}" is not on the screen:\n${session.picture()}`);
  const column = session.row(row).indexOf(text);
  const report = `\u001b[<${code};${column + 1};${row + 1}`;
  return code < 64 ? `${report}M${report}m` : `${report}M`;
}

async function start(args: readonly string[] = ['--mouse'], first: string | RegExp = '▌▸ Foundations') {
  const session = await launch({ args: [program, ...args] });
  await session.waitFor(first);
  return session;
}

describe('the mouse', () => {
  test('is off by default', async () => {
    const session = await start([]);
    session.press('down');
    await session.waitFor('▌▸ Specifications');
    expect(hasMouse(session)).toBe(false);
    session.press('q');
    expect(await session.exit()).toEqual({ code: 0 });
  });

  test('is on from the first frame, clicks and scrolls, and is turned off at the end', async () => {
    const session = await start();
    await withMouse(session);
    expect(session.screen().join('\n')).toContain('The mouse is on. To select text, hold Shift');
    session.type(reports(session, 'Containers     '));
    await session.waitFor('▌▸ Containers');
    session.type(reports(session, '▸ Containers'));
    await session.waitFor(/^ {5}runc/m);
    session.type(reports(session, 'runc', 65).repeat(3));
    await session.waitFor((screen) => !screen.includes('▸ Foundations'));
    session.type(reports(session, 'quit'));
    expect(await session.exit()).toEqual({ code: 0 });
    expect(session.residue()).toEqual([]);
    expect(session.printed()).toEqual([]);
  });

  test('is turned on and off by a key, also for the next visit', async () => {
    const session = await start([]);
    session.press('m');
    await session.waitFor('The mouse is on.');
    await withMouse(session);
    session.press('q');
    expect(await session.exit()).toEqual({ code: 0 });
    const settings = path.join(session.home, 'config', 'config.json');
    expect(JSON.parse(readFileSync(settings, 'utf8'))).toMatchObject({ mouse: true });
    const env = { AWESOME_CONTAINERS_CONFIG_DIR: path.join(session.home, 'config') };
    const next = await launch({ args: [program], env });
    await next.waitFor('q quit');
    await withMouse(next);
    next.press('m');
    await next.waitFor('The mouse is off');
    await withoutMouse(next);
    next.press('q');
    expect(await next.exit()).toEqual({ code: 0 });
    expect(JSON.parse(readFileSync(settings, 'utf8'))).toMatchObject({ mouse: false });
  });

  test.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)('is turned off at %s', async (signal) => {
    const session = await start();
    await withMouse(session);
    session.kill(signal);
    await session.exit();
    expect(session.residue()).toEqual([]);
    expect(session.printed()).toEqual([]);
  });

  test('is turned off at Ctrl-C', async () => {
    const session = await start();
    session.press('ctrl+c');
    expect(await session.exit()).toEqual({ code: 130 });
    expect(session.residue()).toEqual([]);
  });

  test('is turned off at Ctrl-Z, and on again with fg and at Ctrl-L', async () => {
    const shell = await openShell(program);
    shell.enter('awesome-containers --mouse');
    await shell.waitFor('▌▸ Foundations');
    await withMouse(shell);
    shell.press('ctrl+z');
    await shell.prompt();
    expect(shell.residue()).toEqual([]);
    shell.enter('fg');
    await shell.waitFor('▌▸ Foundations');
    await withMouse(shell);
    await shell.scribble('\u001b[?1000l\u001b[?1006l');
    expect(hasMouse(shell)).toBe(false);
    shell.press('ctrl+l');
    await withMouse(shell);
    shell.type(reports(shell, 'Clouds'));
    await shell.waitFor('▌▸ Clouds');
    shell.press('q');
    await shell.prompt();
    expect(shell.residue()).toEqual([]);
  });

  test('leaves nothing in the shell if the wheel turns during the exit', async () => {
    const shell = await openShell(program);
    shell.enter('awesome-containers --mouse');
    await shell.waitFor('▌▸ Foundations');
    await withMouse(shell);
    const turn = reports(shell, 'Foundations', 65);
    shell.type(`${turn.repeat(300)}q${turn.repeat(300)}`);
    await shell.prompt();
    expect(shell.row(shell.cursor.row)).toMatch(/^\d+\$ *$/);
    expect(await shell.run('echo all is well')).toBe('all is well');
  });

  test('works in the old protocol too, and types nothing into a search', async () => {
    const session = await start(['--mouse', 'runc'], /^▌ +runc/m);
    session.type('\u001b[M \u0025\u0025\u001b[M#\u0025\u0025');
    await session.waitFor('q quit');
    session.press('/');
    await session.waitFor('Enter keep');
    session.type(`\u001b[Ma%%\u001b[M${String.fromCharCode(0x20)}\u007f\u007f`);
    session.type('x');
    await session.waitFor(/^ \/ x /m);
  });
});

describe('the terminal cursor', () => {
  test.each([
    ['the search line', ['/'], 'run', 6],
    ['the stack line', ['A'], 'run', 6],
    ['the guide line', ['H', 'e'], 'run', 6],
    ['a search line that is longer than the window', ['/'], 'x'.repeat(100), null],
  ] as const)('is at the input position in %s', async (_, keys, typed, column) => {
    const session = await start([]);
    for (const key of keys) {
      session.press(key);
      await session.waitFor(key === 'H' ? 'Hardening guide' : /^ [/+$] |Type|type/m);
    }
    session.type(typed);
    await session.waitFor(typed.slice(-20));
    await session.waitUntil(() => session.cursor.isVisible && session.cursor.row === 0, 'the cursor');
    const end = () => session.row(0).lastIndexOf(typed.slice(-1)) + 1;
    await session.waitUntil(() => session.cursor.column === (column ?? end()), 'the cursor behind the text');
    session.press('home');
    await session.waitUntil(() => session.cursor.column === 3, 'the cursor before the text');
  });
});
