import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { explorer } from '../support/subjects.ts';
import { closeAll, launch, openShell, type Session } from '../support/terminal.ts';

afterEach(closeAll);

const program = path.resolve('dist/index.cjs');
const WHITE = 'ffff/ffff/ffff';
const BLACK = '0000/0000/0000';
const answer = (color: string) => `\u001B]11;rgb:${color}\u001B\\`;

/** The greys of secondary text. */
const GREY = { dark: 247, light: 241 };

const toShow = (session: Session, downs: number) =>
  session.waitUntil(() => explorer.shows(session, downs), `a whole frame, ${downs} down`);

/** Waits until the keys in the bottom line have the grey for a background. */
const toBe = (session: Session, background: keyof typeof GREY) =>
  session.waitUntil(
    () => session.screen().at(-1)?.includes('move') === true && session.styleOf('move').fg === GREY[background],
    `a frame for a ${background} background`,
  );

const settingsOf = (session: Session): unknown =>
  JSON.parse(readFileSync(path.join(session.home, 'config/config.json'), 'utf8'));

describe('a terminal that reports its background', () => {
  test('gets the light theme, from the first frame on at the next start', async () => {
    const session = await launch({ args: [program], background: WHITE });
    await toBe(session, 'light');
    await expect.poll(() => session.answers).toEqual([`\u001B]11;rgb:${WHITE}\u0007`]);
    session.press('down');
    await toShow(session, 1);
    session.press('q');
    expect(await session.exit()).toEqual({ code: 0 });
    expect(settingsOf(session)).toMatchObject({ background: 'light' });
    expect(session.residue()).toEqual([]);

    const env = { AWESOME_CONTAINERS_CONFIG_DIR: path.join(session.home, 'kept') };
    mkdirSync(env.AWESOME_CONTAINERS_CONFIG_DIR);
    writeFileSync(path.join(env.AWESOME_CONTAINERS_CONFIG_DIR, 'config.json'), '{"background": "light"}');
    const frames: number[] = [];
    const next = await launch({ args: [program], env, isMute: true });
    next.onFrame(() => {
      if (explorer.shows(next, 0)) frames.push(Number(next.styleOf('move').fg));
    });
    await toBe(next, 'light');
    expect(new Set(frames)).toEqual(new Set([GREY.light]));
  });

  test('keeps the dark theme on a dark background, which is not stored', async () => {
    const session = await launch({ args: [program], background: BLACK });
    await toBe(session, 'dark');
    await expect.poll(() => session.answers.length).toBe(1);
    session.press('down', 'q');
    expect(await session.exit()).toEqual({ code: 0 });
    expect(settingsOf(session)).not.toHaveProperty('background');
  });

  test('may answer late and in pieces while the user types; only the first answer counts', async () => {
    const session = await launch({ args: [program], isMute: true });
    await toShow(session, 0);
    session.press('/');
    session.type('r');
    await session.waitFor(/^ ?\/ r/m);
    session.type('\u001B]11;rgb:ffff/ff');
    session.type(`ff/ffff\u001B\\u`);
    await session.waitFor(/^ ?\/ ru\b/m);
    await session.waitUntil(() => session.styleOf('Enter').bold && session.styleOf('keep').fg === GREY.light, 'light');
    session.type(`n${answer(BLACK)}c`);
    await session.waitFor(/^ ?\/ runc\b/m);
    expect(session.styleOf('keep').fg).toBe(GREY.light);
    expect(session.backgroundQuestions).toBe(1);
  });

  test('leaves no answer in the shell, even after an immediate quit', async () => {
    const shell = await openShell(program, { background: WHITE });
    shell.enter('awesome-containers');
    await shell.waitUntil(() => shell.isAlternate, 'the screen of the program');
    shell.type('q');
    await shell.prompt();
    expect(await shell.run('echo "clean"')).toBe('clean');
    expect(shell.answers).toHaveLength(1);
    expect(shell.screen().join('\n')).not.toContain('rgb');
  });
});

describe('no terminal query', () => {
  test.each([
    ['on the Linux console', { TERM: 'linux' }, []],
    ['without colours', { NO_COLOR: '1' }, []],
    ['with a chosen theme', {}, ['--theme', 'light']],
  ])('%s', async (_, env, args) => {
    const session = await launch({ args: [program, ...args], env, background: WHITE });
    await session.waitFor('move');
    session.press('down', 'q');
    await session.exit();
    expect(session.backgroundQuestions).toBe(0);
  });
});

describe('a theme', () => {
  test.each([
    [['--theme', 'light'], {}, GREY.light],
    [['--theme', 'dark'], {}, GREY.dark],
    [['--theme', 'none'], {}, 'default'],
    [[], { NO_COLOR: '1' }, 'default'],
    [['--theme', 'light'], { NO_COLOR: '1' }, GREY.light],
    [['--no-color'], {}, 'default'],
    [[], { TERM: 'xterm' }, 'default'],
    [[], { COLORFGBG: '0;15' }, GREY.light],
  ])('chosen by %j and %j applies from the first frame on', async (args, env, grey) => {
    const session = await launch({ args: [program, ...args], env, isMute: true });
    const seen: unknown[] = [];
    session.onFrame(() => {
      if (session.screen().at(-1)?.includes('move')) seen.push(session.styleOf('move').fg);
    });
    await session.waitFor('move');
    session.press('down');
    await session.waitFor('▌▸ Specifications');
    expect(new Set(seen)).toEqual(new Set([grey]));
    expect(session.styleOf('move').dim).toBe(false);
  });
});
