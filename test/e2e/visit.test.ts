import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Key } from '../support/keys.ts';
import { library } from '../support/library.ts';
import { closeAll, type LaunchOptions, launch, type Session } from '../support/terminal.ts';

const program = path.resolve('dist/index.cjs');

afterEach(closeAll);

/** Opens the explorer in a window. */
async function visit({ args = [], ...options }: LaunchOptions = {}): Promise<Session> {
  return launch({ args: [program, ...args], ...options });
}

/** The list’s rows between the header and the keys, with runs of blanks collapsed. */
function list(session: Session): readonly string[] {
  const rows = session.screen().slice(2, -1);
  return rows.map((row) => (row.split(/[│┃▐]/u)[0] ?? '').replaceAll(/ +/gu, ' ').trim());
}

/** The row under the cursor of the list. */
const chosen = (session: Session) => list(session).find((row) => /^[▌>]/u.test(row));

async function sees(session: Session, row: string): Promise<void> {
  await session.waitUntil(() => list(session).includes(row), `the row “${row}”`);
}

/** Waits for a sentence, which may be wrapped. */
async function says(session: Session, sentence: string): Promise<void> {
  const text = () => session.screen().join(' ').replaceAll(/\s+/gu, ' ');
  await session.waitUntil(() => text().includes(sentence), `“${sentence}”`);
}

/** Presses a key repeatedly, each time waiting for the screen, until something is shown. */
async function pressUntil(session: Session, key: Key, expected: RegExp): Promise<void> {
  const screen = () => session.screen().join('\n');
  while (!expected.test(screen())) {
    const before = screen();
    session.press(key);
    await session.waitFor((now) => now !== before);
  }
}

async function leave(session: Session): Promise<void> {
  session.press('q');
  expect(await session.exit()).toEqual({ code: 0 });
  expect(session.residue()).toEqual([]);
  expect(session.printed()).toEqual([]);
}

/** Goes from the top of the tree to runc. */
async function goToRunc(session: Session): Promise<void> {
  await sees(session, '▌▸ Foundations 5');
  session.press('down', 'down', 'down', 'down', 'down', 'down', 'right', 'down');
  await sees(session, '▌ runc ●');
}

const RUNC = 'https://github.com/opencontainers/runc';

/** A browser that records its arguments. Like a real one, it also prints messages. */
const browser = (code = 0) => ({
  'xdg-open': [
    '#!/bin/sh',
    `printf '%s\\n' "$#" "$@" >>'opened'`,
    'echo chatter; echo chatter >&2; (echo chatter >/dev/tty) 2>/dev/null',
    `exit ${code}`,
    '',
  ].join('\n'),
});

/** The arguments of the browser: their number, then one per line. */
const opened = (session: Session) => {
  const file = path.join(session.home, 'opened');
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
};

const AT_A_DESK = { DISPLAY: ':0' };

/** How many items the branch has. */
const containers = library.tree.find(({ label }) => label === 'Containers')?.count;

describe.each([
  [80, 24],
  [120, 40],
  [40, 15],
])('a whole visit at %ix%i', (columns, rows) => {
  test('browse, search, read, open, bookmark and quit; the next start has the bookmarks', async () => {
    const session = await visit({ columns, rows, files: browser(), env: AT_A_DESK });

    await sees(session, '▌▸ Foundations 5');
    session.press('down', 'down', 'down', 'down', 'down', 'down', 'right');
    await sees(session, `▌▾ Containers ${containers}`);
    session.press('down');
    await sees(session, '▌ runc ●');

    session.type('/firjail');
    await sees(session, '▌ Firejail Sandboxes ●');
    expect(session.row(0)).toMatch(/^ \/ firjail +\d+ of \d{3}/u);
    session.press('enter');
    await session.waitFor('→ open');
    session.press('right');
    await session.waitFor((screen) => screen.includes('Starts a desktop program') && !screen.includes('→ open'));
    await pressUntil(session, 'page-down', /CVE-2022-31214/u);
    await pressUntil(session, 'page-down', /LINKS/u);
    session.press('home');
    await session.waitFor('Starts a desktop program');
    await pressUntil(session, 'tab', /▌ 2 github\.com\/netblue30\/firejail\b/u);

    session.press('enter');
    await says(session, 'Opened https://github.com/netblue30/firejail');
    await expect.poll(() => opened(session)).toBe('1\nhttps://github.com/netblue30/firejail\n');
    session.press('b');
    await session.waitFor('Bookmarked Firejail.');
    expect(session.screen().join('\n')).not.toContain('chatter');
    // In the small window, q would go back to the list.
    session.press('escape');
    await session.waitFor('→ open');
    await leave(session);

    const next = await visit({
      columns,
      rows,
      env: { AWESOME_CONTAINERS_CONFIG_DIR: path.join(session.home, 'config') },
    });
    await sees(next, '▌▸ Foundations 5');
    next.press('end');
    await sees(next, '★ Bookmarks 1');
    await sees(next, '▌▸ Recent 1');
    next.press('right', 'down');
    await sees(next, '▌ Firejail ●');
    next.press('home', 'end', 'up', 'up', 'right', 'down');
    await sees(next, '▾ Recent 1');
    await leave(next);
  });
});

describe('the start', () => {
  test('a query on the command line is searched for and can be edited', async () => {
    const session = await visit({ args: ['lxc', 'panel'] });
    await sees(session, '▌ LXC-Web-Panel Dashboard ○');
    expect(session.row(0)).toMatch(/^ \/ lxc panel +\d+ of \d{3}/u);
    session.press('ctrl+u');
    session.type('runc');
    await sees(session, '▌ runc Containers ●');
  });

  test('-q searches for a word that is also a command', async () => {
    const session = await visit({ args: ['-q', 'export'] });
    await session.waitFor(/^ \/ export +\d+ of \d{3}/u);
  });

  test('keys typed before the first frame are obeyed in order', async () => {
    const session = await visit();
    session.press('down', 'down', 'down', 'down', 'down', 'down', 'right', 'down', '/');
    session.type('lxc');
    await sees(session, '▌ LXC Containers ●');
    session.press('escape', 'escape');
    await sees(session, '▌ runc ●');
  });

  test('CI is ignored at a terminal', async () => {
    const session = await visit({ env: { CI: '1', GITHUB_ACTIONS: 'true' } });
    await goToRunc(session);
    await leave(session);
  });
});

describe('a link', () => {
  async function openRunc(options: LaunchOptions): Promise<Session> {
    const session = await visit(options);
    await goToRunc(session);
    session.press('o');
    return session;
  }

  const goesOn = async (session: Session) => {
    session.press('down');
    await sees(session, '▌ Bocker ○');
    await leave(session);
  };

  test('is shown if there is no browser', async () => {
    // This PATH does not even have `env`.
    const session = await openRunc({ env: { ...AT_A_DESK, PATH: '/nonexistent' } });
    await says(session, `Not opened: no browser here; y copies ${RUNC}`);
    await goesOn(session);
  });

  test('is shown if the browser fails', async () => {
    const session = await openRunc({ files: browser(3), env: AT_A_DESK });
    await says(session, `Not opened: xdg-open failed (exit 3); y copies ${RUNC}`);
    await expect.poll(() => opened(session)).toBe(`1\n${RUNC}\n`);
    await goesOn(session);
  });

  test.each([{ SSH_CONNECTION: '10.0.0.1 50000 10.0.0.2 22' }, { SSH_TTY: '/dev/pts/0' }])(
    'is shown over SSH, because the browser would not be visible: %o',
    async (ssh) => {
      const session = await openRunc({ files: browser(), env: { ...AT_A_DESK, ...ssh } as Record<string, string> });
      await says(session, `Not opened: over SSH; y copies ${RUNC}`);
      await goesOn(session);
      expect(opened(session)).toBeNull();
    },
  );

  test('is shown if only text browsers are installed', async () => {
    const lynx = browser()['xdg-open'];
    const session = await openRunc({
      files: { lynx, w3m: lynx, 'www-browser': lynx },
      env: { PATH: '/nonexistent', BROWSER: 'lynx' },
    });
    await says(session, `Not opened: no browser here; y copies ${RUNC}`);
    await goesOn(session);
    expect(opened(session)).toBeNull();
  });

  test('opens in the browser from BROWSER', async () => {
    const session = await openRunc({ files: { 'my-browser': browser()['xdg-open'] }, env: { BROWSER: 'my-browser' } });
    await says(session, `Opened ${RUNC}`);
    await expect.poll(() => opened(session)).toBe(`1\n${RUNC}\n`);
  });

  test('with shell metacharacters is passed as one argument', async () => {
    const session = await visit({ args: ['red hat blog'], files: browser(), env: AT_A_DESK });
    await sees(session, '▌ Red Hat Blog Links ●');
    session.press('enter', 'right', '2');
    await session.waitFor(/^ Opened\s/mu);
    await expect
      .poll(() => opened(session))
      .toBe('1\nhttps://web.archive.org/web/2016/http://rhelblog.redhat.com/?s=container&submit=Search\n');
  });

  test('is missing for a branch, with a message', async () => {
    const session = await visit({ files: browser(), env: AT_A_DESK });
    await sees(session, '▌▸ Foundations 5');
    session.press('o');
    await says(session, 'There is no link here to open.');
    expect(opened(session)).toBeNull();
  });

  test('is copied through the terminal by y, and as Markdown by Y', async () => {
    const session = await visit({ env: { PATH: '/nonexistent' } });
    await goToRunc(session);
    session.press('y');
    await says(session, `Sent to the terminal to copy: ${RUNC}`);
    session.press('Y');
    await says(session, 'Sent to the terminal to copy: the link as Markdown');
    expect(session.events).toEqual([
      { kind: 'clipboard', text: RUNC },
      { kind: 'clipboard', text: `[runc](${RUNC})` },
    ]);
  });

  test('is copied from the search line by Ctrl-y', async () => {
    const session = await visit({ args: ['runc'], env: { PATH: '/nonexistent' } });
    await sees(session, '▌ runc Containers ●');
    session.press('ctrl+y');
    await says(session, `Sent to the terminal to copy: ${RUNC}`);
    session.type('x');
    await session.waitFor(/^ \/ runcx/u);
    expect(session.events).toEqual([{ kind: 'clipboard', text: RUNC }]);
  });
});

describe('looks', () => {
  /** Visits every kind of screen, and calls `look` on each. */
  async function tour(session: Session, cursor: string, look: () => void): Promise<void> {
    await session.waitFor(new RegExp(`^[${cursor}]. Foundations`, 'mu'));
    look();
    session.press('end', 'up', 'up', 'up', 'right', 'down', 'down', 'right');
    await session.waitFor('CIS Benchmarks');
    look();
    session.press('b');
    await session.waitFor('can be bookmarked');
    look();
    session.type('/rocket');
    await session.waitFor('engine for app containers');
    look();
    session.press('enter', 'right', 'end');
    await session.waitFor('IN 2016');
    look();
    session.press('?');
    await session.waitFor('HERE');
    look();
  }

  const cells = (session: Session) => session.screen().flatMap((_, row) => session.cells(row));
  const colours = (session: Session) => new Set(cells(session).flatMap(({ fg, bg }) => [fg, bg]));

  test('the letters that a search matched are highlighted', async () => {
    const session = await visit({ args: ['firej'] });
    await sees(session, '▌ Firejail Sandboxes ●');
    const row = session.cells(2);
    const name = row.slice(3, 3 + 'Firejail'.length);
    expect(name.map(({ text }) => text).join('')).toBe('Firejail');
    const [lit, plain] = [name.slice(0, 'firej'.length), name.slice('firej'.length)];
    expect(lit.map(({ fg, bold }) => ({ fg, bold }))).toEqual(lit.map(() => ({ fg: 80, bold: true })));
    expect(plain.map(({ fg }) => fg)).toEqual(plain.map(() => 'default'));
  });

  test('only colours outside the terminal’s palette are used', async () => {
    const session = await visit();
    await tour(session, '▌', () => {
      for (const colour of colours(session)) expect(['default', 80, 114, 120, 210, 221, 247]).toContain(colour);
      expect(colours(session)).toContain(80);
    });
  });

  test.each<[string, LaunchOptions]>([
    ['NO_COLOR=1', { env: { NO_COLOR: '1' } }],
    ['NO_COLOR=1 FORCE_COLOR=3', { env: { NO_COLOR: '1', FORCE_COLOR: '3' } }],
    ['FORCE_COLOR=0', { env: { FORCE_COLOR: '0' } }],
    ['--no-color', { args: ['--no-color'] }],
  ])('%s: no colours, and the cursor is a symbol', async (_, options) => {
    const session = await visit(options);
    await tour(session, '▌', () => expect([...colours(session)]).toEqual(['default']));
    session.press('escape');
    await session.waitFor('IN 2016');
    session.press('left');
    await session.waitUntil(() => chosen(session)?.startsWith('▌') === true, 'the cursor');
  });

  test('an empty NO_COLOR is ignored', async () => {
    const session = await visit({ env: { NO_COLOR: '' } });
    await sees(session, '▌▸ Foundations 5');
    expect(colours(session).size).toBeGreaterThan(1);
  });

  test.each<[string, LaunchOptions]>([
    ['--ascii', { args: ['--ascii'] }],
    ['LANG=C', { env: { LANG: 'C' } }],
    ['LC_ALL=POSIX', { env: { LC_ALL: 'POSIX' } }],
    ['the Linux console', { env: { TERM: 'linux' } }],
  ])('%s: only ASCII', async (_, options) => {
    const session = await visit(options);
    await tour(session, '>', () => {
      const odd = session.screen().filter((row) => /[^\u0020-\u007E]/u.test(row));
      expect(odd).toEqual([]);
    });
  });

  test('the cursor is always marked by a symbol, in the list and in the detail', async () => {
    const session = await visit({ args: ['firejail'] });
    await sees(session, '▌ Firejail Sandboxes ●');
    session.press('enter', 'right', 'tab');
    await session.waitFor(/[│┃]▌ \S/u);
  });
});

describe('the window', () => {
  /** One complete frame: the header above, the keys below, nothing twice. */
  function isOneFrame(session: Session): boolean {
    const rows = session.screen();
    const headers = rows.filter((row) => row.startsWith(' awesome-containers'));
    return headers.length === 1 && headers[0] === rows[0] && /q quit *$/u.test(rows.at(-1) ?? '');
  }

  test('shows only the detail after z in every size, and the list again after Esc', async () => {
    const session = await visit({ columns: 200, rows: 60 });
    await goToRunc(session);
    await session.waitFor(/[│┃] runc .*[│┃] ALTERNATIVES/u);
    session.press('z');
    await session.waitFor(/^ runc .*[│┃] ALTERNATIVES/mu);
    session.resize(80, 24);
    await session.waitFor(/^ runc +● active/mu);
    session.press('escape');
    await session.waitUntil(() => chosen(session)?.startsWith('▌ runc') === true, 'the list with the cursor on runc');
  });

  test('can be made smaller, much too small, and large again; the cursor stays', async () => {
    const session = await visit({ columns: 120, rows: 40 });
    await goToRunc(session);
    const stays = async (columns: number, rows: number) => {
      session.resize(columns, rows);
      await session.waitUntil(
        () => isOneFrame(session) && chosen(session)?.startsWith('▌ runc') === true,
        `one frame of ${columns}x${rows} with the cursor on runc`,
      );
      expect(session.screen().filter((row) => row.length > columns)).toEqual([]);
    };
    await stays(40, 15);
    session.resize(20, 5);
    await session.waitFor((screen) => /^Enlarge to 30x8\s*$/u.test(screen));
    await stays(80, 24);
    await stays(120, 40);
    await leave(session);
  });

  test('shows the required size if it starts too small, and can then be resized', async () => {
    const session = await visit({ columns: 20, rows: 5 });
    await session.waitFor('Enlarge to 30x8');
    session.resize(80, 24);
    await goToRunc(session);
  });

  test('may have one row and a few columns', async () => {
    const session = await visit({ columns: 5, rows: 1 });
    await session.waitFor('30x8');
    session.resize(1, 1);
    session.resize(80, 24);
    await sees(session, '▌▸ Foundations 5');
    await leave(session);
  });

  test('of 40x15 is enough for the help, which scrolls', async () => {
    const session = await visit({ columns: 40, rows: 15 });
    await goToRunc(session);
    session.press('?');
    await session.waitFor('HERE');
    for (const text of [/bookmark, on or off/u, /draw the screen again/u, /the end$/mu]) {
      await pressUntil(session, 'page-down', text);
    }
    session.press('home');
    await session.waitFor('HERE');
    session.press('escape');
    await sees(session, '▌ runc ●');
  });
});

describe('a key', () => {
  test('writes only the changed cells', async () => {
    const session = await visit({ columns: 120, rows: 40 });
    await goToRunc(session);
    for (const key of ['down', 'down', 'down', 'up', 'down', 'up']) {
      const [written, screen] = [session.written, session.screen().join('\n')];
      session.press(key);
      await session.waitFor((now) => now !== screen);
      expect(session.written - written).toBeLessThanOrEqual(4096);
    }
  });
});

describe('a flood', () => {
  test('2,000 presses of ↓ in one read end on the last row', async () => {
    const session = await visit();
    await sees(session, '▌▸ Foundations 5');
    session.press(...Array.from({ length: 2000 }, () => 'down'));
    await sees(session, '▌· Recent 0');
    session.press('up');
    await sees(session, '▌★ Bookmarks 0');
  });

  test.runIf(process.platform === 'linux')('10,000 key presses do not increase the memory', async () => {
    const session = await visit({ columns: 120, rows: 40 });
    await goToRunc(session);
    /** Moves down and up again among the entries below runc, with so many keys at once. */
    const wander = async (keys: number) => {
      const there = Array<Key>(10).fill('down');
      const back = Array<Key>(9).fill('up');
      const turn: readonly Key[] = [...there, ...back, 'up', ...there, ...back, 'up', ...there, ...back];
      for (let pressed = 0; pressed < keys; pressed += turn.length + 1) {
        session.press(...turn);
        await session.waitFor(/^▌ +Bocker/mu);
        session.press('up');
        await session.waitFor(/^▌ +runc/mu);
      }
    };
    await wander(2_000);
    const before = session.memory;
    await wander(10_000);
    expect(session.memory).toBeLessThan(before + 12);
    expect(session.memory).toBeLessThan(120);
  });

  const TRAP = 'runc\nq\u001B[31m\tyo\u001B]0;owned\u0007\u001B[2J1\u001B[<0;3;9M\n';

  test.each(['while browsing', 'while searching'])('pasted text is searched for and runs no keys: %s', async (mode) => {
    const session = await visit({ files: browser(), env: AT_A_DESK });
    await goToRunc(session);
    if (mode === 'while searching') {
      session.press('/');
      await session.waitFor(/^ \/ /u);
    }
    session.paste(TRAP);
    await session.waitFor(/^ \/ runc q yo1/u);
    session.press('end');
    session.type('!');
    await session.waitFor(/^ \/ runc q yo1 *!/u);
    expect(opened(session)).toBeNull();
    expect(session.events).toEqual([]);
  });

  test('a paste of a megabyte is cut, with a message', async () => {
    const session = await visit();
    await sees(session, '▌▸ Foundations 5');
    session.paste('container '.repeat(100_000));
    await says(session, 'The search takes 256 characters; the rest was cut.');
    session.press('ctrl+u');
    session.type('runc');
    await sees(session, '▌ runc Containers ●');
  });

  test('late terminal responses and mouse reports are not treated as keys', async () => {
    const session = await visit({ args: ['runc'] });
    await sees(session, '▌ runc Containers ●');
    const answers = [
      '\u001B[?62;22c',
      '\u001B[12;40R',
      '\u001B[?2026;2$y',
      '\u001B]11;rgb:0000/0000/0000\u001B\\',
      '\u001BP>|XTerm(390)\u001B\\',
      '\u001B[<0;3;9M',
      '\u001B[I',
      '\u001B[O',
    ];
    for (const answer of answers) {
      session.type(answer);
    }
    session.type('x');
    await session.waitFor(/^ \/ runc\S*x /u);
    expect(session.row(0)).toMatch(/^ \/ runcx /u);
  });
});

describe('saved data', () => {
  const directories: string[] = [];
  afterEach(() => {
    for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
  });

  function settingsDirectory(config?: string): string {
    const directory = path.join(mkdtempSync(path.join(tmpdir(), 'awesome-containers-settings-')), 'settings');
    directories.push(path.dirname(directory));
    if (config !== undefined) {
      mkdirSync(directory);
      writeFileSync(path.join(directory, 'config.json'), config);
    }
    return directory;
  }

  const visitWith = (directory: string) => visit({ env: { AWESOME_CONTAINERS_CONFIG_DIR: directory } });

  async function mark(session: Session, name: string): Promise<void> {
    session.type(`/${name}`);
    await session.waitFor(new RegExp(`^ / ${name} [^]*▌. ${name}`, 'iu'));
    session.press('enter', 'b');
    await session.waitFor(new RegExp(`▌★ ${name}`, 'u'));
  }

  test('two windows keep the bookmarks of both', async () => {
    const directory = settingsDirectory();
    const windows = [await visitWith(directory), await visitWith(directory)] as const;
    await Promise.all(windows.map((window) => sees(window, '★ Bookmarks 0')));
    await Promise.all([mark(windows[0], 'runc'), mark(windows[1], 'LXC')]);
    await Promise.all(windows.map(leave));

    const later = await visitWith(directory);
    await sees(later, '★ Bookmarks 2');
    later.press('end', 'up', 'right');
    await sees(later, 'LXC ●');
    await sees(later, 'runc ●');
  });

  test('the next start has the stack of two windows, with its open vulnerabilities', async () => {
    const directory = settingsDirectory();
    const windows = [await visitWith(directory), await visitWith(directory)] as const;
    for (const [index, installed] of ['runc@1.1.4', 'docker@24.0.5'].entries()) {
      const window = windows[index] as Session;
      await says(window, '★ Bookmarks 0');
      window.type('A');
      await says(window, 'type name@version');
      window.type(installed);
      window.press('enter');
      await says(window, 'Your stack');
      window.type('A');
      await says(window, '★ Bookmarks 0');
    }
    await Promise.all(windows.map(leave));

    const later = await visitWith(directory);
    await says(later, '★ Bookmarks 0');
    later.type('A');
    await says(later, 'Your stack 2 products');
    await says(later, 'Docker Engine 24.0.5');
    await says(later, 'CVE-2024-21626 escape');
  });

  test('a bookmark is kept if the window is closed right after', async () => {
    const directory = settingsDirectory();
    const session = await visitWith(directory);
    await sees(session, '★ Bookmarks 0');
    await mark(session, 'runc');
    session.hangup();
    await session.exit();
    await sees(await visitWith(directory), '★ Bookmarks 1');
  });

  test.each(['{"bookmarks": {"runc"', '', 'null', '[1, 2]', '\u0000\u0001\u0002'])(
    'a broken file (%j) is reported once and renamed, and saving still works',
    async (text) => {
      const directory = settingsDirectory(text);
      const session = await visitWith(directory);
      await session.waitFor(/The settings file was not (valid JSON|a JSON object); it is now/u);
      session.press('down');
      await session.waitFor((screen) => !screen.includes('settings file') && screen.includes('q quit'));
      await mark(session, 'runc');
      await leave(session);

      const [kept = '', ...others] = readdirSync(directory).filter((name) => name !== 'config.json');
      expect(others).toEqual([]);
      expect(kept).toMatch(/^config\.broken-.*\.json$/u);
      expect(readFileSync(path.join(directory, kept), 'utf8')).toBe(text);

      const next = await visitWith(directory);
      await sees(next, '★ Bookmarks 1');
      await next.waitUntil(() => next.screen().at(-1)?.includes('q quit') === true, 'the keys in the last row');
    },
  );

  test('if nothing can be written, it prints a message, and bookmarks work until the end', async () => {
    // A file is in the place of the directory.
    const session = await visit({ files: { config: 'mine' } });
    await sees(session, '★ Bookmarks 0');
    await mark(session, 'runc');
    await says(session, 'Bookmarks and recent entries cannot be saved (a file is in the way:');
    session.press('escape');
    await sees(session, '★ Bookmarks 1');
    expect(readFileSync(path.join(session.home, 'config'), 'utf8')).toBe('mine');
    await leave(session);
  });

  test('nothing is written to the working directory', async () => {
    const session = await visit({ env: { HOME: '', AWESOME_CONTAINERS_CONFIG_DIR: '', XDG_CONFIG_HOME: 'relative' } });
    await sees(session, '★ Bookmarks 0');
    await mark(session, 'runc');
    await says(session, 'Bookmarks and recent entries cannot be saved (there is no home directory)');
    await leave(session);
    expect(readdirSync(session.home)).toEqual([]);
  });
});
