import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { isOneStopped } from '../support/processes.ts';
import { closeAll, launch, openShell, type Session } from '../support/terminal.ts';

const program = path.resolve('dist', 'index.cjs');
const hook = path.resolve('test', 'fixtures', 'loads.cjs');
const directory = mkdtempSync(path.join(tmpdir(), 'awesome-containers-lines-'));

afterEach(closeAll);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Runs the program without a terminal, with lines on standard input. */
function run(input: string, args: readonly string[] = ['--accessible'], env: NodeJS.ProcessEnv = {}) {
  const own = { PATH: directory, HOME: directory, LANG: 'C.UTF-8', ...env };
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    input,
    encoding: 'utf8',
    env: own,
  });
  return { code: status, out: stdout, complaint: stderr };
}

/** Runs the program at a terminal, up to the first prompt. */
async function open(...args: readonly string[]): Promise<Session> {
  const session = await launch({ args: [program, ...args] });
  await session.waitFor(/^Command: *$/m);
  return session;
}

describe('in a pipe', () => {
  test('answers every input line, without prompts or escape sequences', () => {
    const { code, out, complaint } = run('search runc\n1\nnotes\nopen 1\ncopy 1\nhere\nnonsense');
    expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
    for (const control of ['\u001B', '\u009B', '\u0007', '\r']) expect(out).not.toContain(control);
    expect(out).not.toContain('Command:');
    const headings = out.split('\n\n').map((answer) => answer.split('\n')[0] ?? '');
    expect(headings.slice(0, 4)).toEqual([
      expect.stringMatching(/^Home, /),
      expect.stringMatching(/^Search for runc\. /),
      expect.stringMatching(/^runc: runtime, active\. /),
      expect.stringMatching(/^Security notes of runc\. /),
    ]);
    expect(out).toMatch(/^Not opened: .* The address is https:\/\//m);
    expect(out).toContain('Not copied, because there is no clipboard here. The address is https://');
    if (process.platform === 'linux') expect(out).toMatch(/^This machine, Linux /m);
    expect(out).toContain('There is no command nonsense.');
  });

  test('“quit” ends the program and keeps the bookmarks', () => {
    const { code, out } = run('show runc\nbookmark\nquit\nshow crun\n');
    expect(code).toBe(0);
    expect(out).toMatch(/Bookmarked runc\.\n\nGoodbye\.\n\n$/);
    const kept = readFileSync(path.join(directory, '.config', 'awesome-containers', 'config.json'), 'utf8');
    expect(Object.keys(JSON.parse(kept).bookmarks)).toEqual(['runc']);
    expect(run('bookmarks').out).toMatch(/^1\. runc: /m);
  });

  test('“open” opens pages in the user’s browser', () => {
    writeFileSync(path.join(directory, 'browse'), '#!/bin/sh\nprintf %s "$1" > "$HOME/opened"\n', { mode: 0o755 });
    const { out } = run('show runc\nopen 2\n', ['--accessible'], { BROWSER: 'browse' });
    const address = 'https://github.com/opencontainers/runc/blob/main/CHANGELOG.md';
    expect(out).toContain(`Opening ${address}\n\nOpened.\n`);
    expect(readFileSync(path.join(directory, 'opened'), 'utf8')).toBe(address);
  });

  test('opens another list, returns, and reports a missing list', () => {
    const [kites, birds] = ['kites.md', 'birds.md'].map((name) => path.join(directory, name)) as [string, string];
    writeFileSync(kites, '# Kites\n## Makers\n- [Aero](https://aero.example) - Sews.\n');
    writeFileSync(birds, '# Birds\n## Songs\n- [Lark](https://lark.example) - Sings.\n');
    run('', ['--accessible', '--list', birds]);
    const { out } = run('lists\n2\nshow lark\nbookmark\nleave\nleave\nwhere\n', ['--accessible', '--list', kites]);
    const headings = out.split('\n\n').map((answer) => answer.split('\n')[0] ?? '');
    expect(headings).toEqual([
      expect.stringMatching(/^Home, Kites, 1 entry\./),
      expect.stringMatching(/^Lists opened before, the last one first\. 2 lists\./),
      `Opening the list ${birds}`,
      expect.stringMatching(/^Home, Birds, 1 entry\./),
      expect.stringMatching(/^Lark\. /),
      'Bookmarked Lark.',
      expect.stringMatching(/^Lists opened before/),
      'This is the list that you began with. Type quit to leave the program.',
      'Lists opened before.',
      '',
    ]);
    rmSync(birds);
    expect(run('lists\n2\nwhere\n', ['--accessible', '--list', kites]).out).toMatch(
      /cannot read .*birds\.md: there is no such file\n\nLists opened before\./,
    );
  });

  test('starts with the search from the command line', () => {
    expect(run('', ['--accessible', 'gvisor']).out).toMatch(/^Search for gvisor\. /);
  });

  test('ends when its output is closed', async () => {
    const child = spawn(process.execPath, [program, '--accessible'], { env: { PATH: directory, HOME: directory } });
    child.stdin.on('error', () => {});
    child.stdout.destroy();
    child.stdin.write('help\n'.repeat(500));
    const complaint = await text(child.stderr);
    const code = child.exitCode ?? (await new Promise((resolve) => child.once('exit', resolve)));
    expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
  });

  test('reads a large list in a worker thread, answers once the results are there, and ends', () => {
    const file = path.join(directory, 'large.json');
    const entries = Array.from({ length: 5000 }, (_, index) => ({
      id: `e${index}`,
      name: `entry ${index}\u001B[31m`,
      url: `https://example.com/${index}`,
      summary: `${'x'.repeat(200)} \u001B]0;title\u0007word${index % 50}`,
    }));
    writeFileSync(file, JSON.stringify({ entries }));
    const { code, out, complaint } = run('search word7\n2\n', ['--accessible', '--list', file]);
    expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
    expect(out).toMatch(/^Search for word7\. Results 1 to 10 of \d+\.$/m);
    expect(out).toContain('\nentry 57. ');
    expect(out).not.toContain('\u001B');
  });

  test('reports an unreadable list in one line', () => {
    expect(run('', ['--accessible', '--list', 'missing.json'])).toEqual({
      code: 2,
      out: '',
      complaint: 'awesome-containers: cannot read missing.json: there is no such file\n',
    });
  });

  test('ACCESSIBLE does not change the output for scripts', () => {
    const { code, out } = run('search crun\n', ['runc'], { ACCESSIBLE: '1' });
    expect(code).toBe(0);
    expect(out).toBe(run('', ['search', 'runc']).out);
  });
});

describe('at a terminal', () => {
  test('uses no alternate screen: earlier answers stay above later ones', async () => {
    const session = await open('--accessible');
    session.type('guide\r');
    await session.waitFor(/^Hardening guide, 0 of 14 measures done\. 5 levels\.$/m);
    expect(session.isAlternate).toBe(false);
    expect(session.screen().join('\n')).toContain('17. Recent: empty.');
    session.type('1\r');
    await session.waitFor(/^Type done and the number to tick it|tick it/m);
    session.press('up');
    await session.waitFor(/^Command: 1$/m);
    session.press('up');
    await session.waitFor(/^Command: guide$/m);
    session.press('ctrl+u');
    session.type('quit\r');
    expect(await session.exit()).toEqual({ code: 0 });
    expect(session.residue()).toEqual([]);
  });

  test('lines wrap between words, and addresses are never broken', async () => {
    const session = await launch({ args: [program, '--accessible'], columns: 40, rows: 60 });
    await session.waitFor(/^Command: *$/m);
    session.type('show runc\rlinks\r');
    await session.waitFor(/^Type more for links/m);
    expect(session.screen().join('\n')).toContain('7. Wrapped by: NVIDIA Container Toolkit,\nruntime, active.');
    expect(session.screen().join('')).toContain('https://github.com/opencontainers/runc/blob/main/CHANGELOG.md');
  });

  test.each([
    ['ctrl+c', 130],
    ['ctrl+d', 0],
  ] as const)('%s ends it with exit code %i and keeps the bookmarks', async (key, code) => {
    const session = await open('--accessible', 'runc');
    session.type('bookmark 1\r');
    await session.waitFor('Bookmarked runc.');
    session.press(key);
    expect(await session.exit()).toEqual({ code });
    expect(session.residue()).toEqual([]);
    expect(readFileSync(path.join(session.home, 'config', 'config.json'), 'utf8')).toContain('runc');
  });

  test('closing the window ends it', async () => {
    const session = await open('--accessible');
    session.hangup();
    expect(await session.exit()).toEqual({ signal: 'SIGHUP' });
  });

  test('Ctrl-Z stops it, and fg continues at the same place', async () => {
    const shell = await openShell(program);
    shell.enter('awesome-containers --accessible runc');
    await shell.waitFor(/^Command: *$/m);
    shell.press('ctrl+z');
    await shell.waitFor(/Stopped/);
    shell.enter('fg');
    await shell.waitUntil(() => /^Command: *$/.test(shell.row(shell.cursor.row)), 'the prompt again');
    shell.type('where\r');
    await shell.waitFor('Search for runc.');
    await shell.waitFor(/^Back goes to: home\.$/m);
    shell.press('ctrl+d');
    await shell.prompt();
  });

  test.skipIf(process.platform !== 'linux')('in the background it prints a message and waits for fg', async () => {
    const shell = await openShell(program);
    shell.enter('awesome-containers --accessible runc &');
    await shell.waitFor('started in the background; type fg');
    await expect.poll(() => isOneStopped(shell.home)).toBe(true);
    shell.enter('');
    await shell.prompt();
    await expect.poll(() => shell.run('jobs')).toContain('Stopped');
    shell.enter('fg');
    await shell.waitFor(/^Command: *$/m);
    shell.type('where\r');
    await shell.waitFor('Search for runc.');
    shell.press('ctrl+c');
    await shell.prompt();
  });

  test.each([
    ['ACCESSIBLE', '1', true],
    ['ACCESSIBLE', 'yes', true],
    ['ACCESSIBLE', '0', false],
    ['ACCESSIBLE', 'false', false],
    ['ACCESSIBLE', '', false],
    ['INK_SCREEN_READER', 'true', true],
    ['INK_SCREEN_READER', 'false', false],
  ])('%s=%s selects accessible mode: %s', async (name, value, isTalk) => {
    const session = await launch({ args: [program], env: { [name]: value } });
    await session.waitFor(isTalk ? /^Command: *$/m : '▌▸ Foundations');
    expect(session.isAlternate).toBe(!isTalk);
  });

  test('a dumb terminal gets plain lines', async () => {
    const session = await launch({ args: [program, '--accessible'], env: { TERM: 'dumb' } });
    await session.waitFor(/^Command: *$/m);
    session.type('show runc\rcopy\r');
    await session.waitFor('Not copied, because there is no clipboard here.');
    expect(session.events).toEqual([]);
    session.press('ctrl+c');
    expect(await session.exit()).toEqual({ code: 130 });
  });
});

test('the explorer loads no part of accessible mode, and accessible mode no part of the explorer', async () => {
  const loads = async (...args: readonly string[]) => {
    const session = await launch({ args: ['--require', hook, program, ...args], env: { LOADS: 'loads.txt' } });
    await session.waitFor(args.length === 0 ? '▌▸ Foundations' : /^Command: *$/m);
    return readFileSync(path.join(session.home, 'loads.txt'), 'utf8').split('\n');
  };
  const screen = await loads();
  expect(screen).not.toContain('accessible.cjs');
  const lines = await loads('--accessible');
  expect(lines).toContain('accessible.cjs');
  for (const part of ['explore.cjs', 'conf.cjs', 'machine.cjs', 'browser.cjs']) expect(lines).not.toContain(part);
});
