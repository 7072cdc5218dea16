import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeAll, launch } from '../support/terminal.ts';

const program = path.resolve('dist/index.cjs');
let place = '';
const file = () => path.join(place, 'config.json');
const written = (): unknown => JSON.parse(readFileSync(file(), 'utf8'));
const holds = (value: unknown) =>
  writeFileSync(file(), typeof value === 'string' ? value : JSON.stringify(value, null, 2));

beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'awesome-containers-config-'));
});
afterEach(async () => {
  await closeAll();
  rmSync(place, { recursive: true, force: true });
});

/** Runs a command with the settings directory of the test. */
function run(args: readonly string[], variables: NodeJS.ProcessEnv = {}) {
  const env = { PATH: process.env.PATH, LANG: 'C.UTF-8', AWESOME_CONTAINERS_CONFIG_DIR: place, ...variables };
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', env });
  return { code: status, out: stdout, said: stderr };
}

const done = { code: 0, out: '', said: '' };

describe('config', () => {
  test('prints the path of the settings file, even if it does not exist yet', () => {
    expect(run(['config'])).toEqual({ ...done, out: `${file()}\n` });
    expect(run(['config', 'path'])).toEqual({ ...done, out: `${file()}\n` });
    expect(existsSync(file())).toBe(false);
  });

  test('prints opened lists, and forgets one by its title or source', () => {
    holds({
      theme: 'light',
      lists: {
        '/home/me/kites.md': { title: 'Kites', opened: '2026-11-02T10:00:00Z' },
        'github:li/shops': { title: 'Shops', opened: '2026-11-01T10:00:00Z' },
      },
    });
    const kites = 'Kites\t/home/me/kites.md\t2026-11-02\n';
    expect(run(['config', 'lists'])).toEqual({ ...done, out: `${kites}Shops\tgithub:li/shops\t2026-11-01\n` });
    expect(JSON.parse(run(['config', 'lists', '--json']).out)[1]).toEqual({
      source: 'github:li/shops',
      title: 'Shops',
      opened: '2026-11-01T10:00:00Z',
    });
    expect(run(['config', 'forget', 'shops'])).toEqual(done);
    expect(run(['config', 'lists']).out).toBe(kites);
    const { code, said } = run(['config', 'forget', 'birds']);
    expect({ code, said }).toEqual({
      code: 2,
      said: 'awesome-containers: no opened list is called “birds”; see: config lists\n',
    });
    expect(run(['config', 'forget', '/home/me/kites.md'])).toEqual(done);
    expect(written()).toEqual({ theme: 'light', lists: {} });
  });

  test('lists each setting with its value, allowed values and purpose', () => {
    holds({ theme: 'light', keys: { quit: ['Q', 'Ctrl-q'] } });
    const { code, out, said } = run(['config', 'list']);
    expect({ code, said }).toEqual({ code: 0, said: '' });
    const rows = out
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(rows.map(([name, value]) => [name, value])).toEqual([
      ['theme', 'light'],
      ['mouse', 'false'],
      ['startView', 'list'],
      ['keys.quit', 'Q Ctrl-q'],
    ]);
    for (const row of rows) expect(row).toHaveLength(4);
    expect(JSON.parse(run(['config', 'list', '--json']).out)).toEqual({
      file: file(),
      settings: { theme: 'light', mouse: false, startView: 'list', keys: { quit: ['Q', 'Ctrl-q'] } },
      problems: [],
    });
  });

  test('lists every action by its name in the settings', () => {
    holds({ keys: { quit: ['Q'], 'list.open': 'X', 'list.filter': 's' } });
    const { code, out, said } = run(['config', 'keys']);
    expect({ code, said }).toEqual({ code: 0, said: '' });
    const rows = new Map(
      out
        .trimEnd()
        .split('\n')
        .map((line) => [line.split('\t')[0], line.split('\t')[1]]),
    );
    expect(rows.get('quit')).toBe('Q');
    expect(rows.get('list.open')).toBe('X');
    expect(rows.get('vulnerabilities.open')).toBe('Right l Enter');
    expect(rows.get('filter')).toBe('f');
    expect(JSON.parse(run(['config', 'keys', '--json']).out)).toMatchObject({ quit: ['Q'], 'list.open': ['X'] });
  });

  test('sets, gets and resets settings without changing the rest of the file', () => {
    const bookmarks = { runc: '2026-08-01T00:00:00.000Z' };
    holds({ bookmarks, theme: 'dark', ofAnotherProgram: 1 });
    expect(run(['config', 'set', 'theme', 'light'])).toEqual(done);
    expect(run(['config', 'set', 'mouse', 'true'])).toEqual(done);
    expect(run(['config', 'set', 'keys.list.open', 'Enter', 'X'])).toEqual(done);
    expect(run(['config', 'set', 'keys.quit', 'Q,Ctrl-q'])).toEqual(done);
    expect(written()).toEqual({
      bookmarks,
      theme: 'light',
      ofAnotherProgram: 1,
      mouse: true,
      keys: { 'list.open': ['Enter', 'X'], quit: ['Q', 'Ctrl-q'] },
    });
    expect(run(['config', 'get', 'theme']).out).toBe('light\n');
    expect(run(['config', 'get', 'mouse', '--json']).out).toBe('true\n');
    expect(run(['config', 'get', 'keys.list.open']).out).toBe('Enter X\n');
    expect(run(['config', 'get', 'keys.list.open', '--json']).out).toBe('["Enter","X"]\n');
    expect(run(['config', 'get', 'keys.help']).out).toBe('?\n');
    expect(run(['config', 'reset', 'keys.quit'])).toEqual(done);
    expect(run(['config', 'get', 'keys.quit']).out).toBe('q\n');
    expect(run(['config', 'reset'])).toEqual(done);
    expect(written()).toEqual({ bookmarks, ofAnotherProgram: 1 });
    expect(readdirSync(place)).toEqual(['config.json']);
  });

  test.each([
    [['get', 'thme'], 'no setting is called “thme”; did you mean theme?'],
    [['get', 'constructor'], 'no setting is called “constructor”; known: theme, mouse, startView, keys'],
    [['get'], 'use: config get NAME'],
    [['set', 'theme'], 'use: config set NAME VALUE'],
    [['set', 'theme', 'drak'], 'theme must be auto, dark, light, high-contrast or none, not “drak”'],
    [['set', 'mouse', 'yes'], 'mouse must be true or false, not “yes”'],
    [['set', 'keys', 'x'], 'keys are set one action at a time, such as: config set keys.quit Q'],
    [['set', 'keys.opne', 'x'], 'keys.opne is not an action; did you mean open?'],
    [['set', 'keys.search', 'F2'], 'keys.search cannot have “F2”, which is not a key that can be used here'],
    [
      ['set', 'keys.list.filter', 's'],
      'keys.list.filter gives “s” to both filter and sort in the view list; nothing was changed',
    ],
    [['reset', 'keys.opne'], expect.stringContaining('no setting is called “keys.opne”')],
    [['rest'], expect.stringContaining('did you mean: config reset')],
  ])('%j is rejected with the allowed values, and changes nothing', (words, why) => {
    const { code, out, said } = run(['config', ...words]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(said.replace(/^awesome-containers: |\n$/g, '')).toEqual(why);
    expect(existsSync(file())).toBe(false);
  });

  test('reports wrong settings by line, and can still change the file', () => {
    holds('{\n  "theme": "drak",\n  "keys": {"quit": "F1"}\n}');
    const { code, out, said } = run(['config']);
    expect({ code, out }).toEqual({ code: 0, out: `${file()}\n` });
    expect(said.trimEnd().split('\n')).toEqual([
      `awesome-containers: ${file()}:2: theme must be auto, dark, light, high-contrast or none, not “drak”`,
      `awesome-containers: ${file()}:3: keys.quit cannot have “F1”, which is not a key that can be used here`,
    ]);
    expect(run(['config', 'set', 'theme', 'light'])).toEqual(done);
    expect(run(['config', 'reset', 'keys.quit'])).toEqual(done);
    expect(run(['config'])).toEqual({ ...done, out: `${file()}\n` });
  });

  test.each([[['config']], [['config', 'list']], [['search', 'runc', '--limit', '1']]])(
    '%j leaves a broken file where it is',
    (args) => {
      const broken = '{"theme": ';
      holds(broken);
      const { code, said } = run(args);
      expect(readFileSync(file(), 'utf8')).toBe(broken);
      if (args[0] === 'search') return expect(code).toBe(0);
      expect(code).toBe(2);
      expect(said).toContain('The settings file is not valid JSON');
    },
  );

  test('renames a broken file before writing, and reports it', () => {
    holds('{"theme": ');
    const { code, said } = run(['config', 'set', 'theme', 'light']);
    expect(code).toBe(0);
    expect(said).toMatch(/The settings file was not valid JSON; it is now .*config\.broken-/);
    expect(written()).toEqual({ theme: 'light' });
  });

  test.skipIf(process.getuid?.() === 0)('reports why the file cannot be written', () => {
    chmodSync(place, 0o500);
    const { code, said } = run(['config', 'set', 'theme', 'light']);
    chmodSync(place, 0o700);
    expect(code).toBe(2);
    expect(said).toContain('the settings cannot be written (permission denied)');
  });

  test('reports what is in the way of the file', () => {
    mkdirSync(path.join(place, 'mine'));
    writeFileSync(path.join(place, 'mine/config'), '');
    const variables = { AWESOME_CONTAINERS_CONFIG_DIR: path.join(place, 'mine/config') };
    const { code, said } = run(['config', 'set', 'theme', 'light'], variables);
    expect(code).toBe(2);
    expect(said).toContain('the settings cannot be written (a file is in the way)');
  });
});

describe('colours of printed output', () => {
  const colours = (out: string) => new Set(out.match(/38;5;\d+|\[(?:\d+;)*[39]\dm/g));

  test('can be forced in a pipe with FORCE_COLOR, and follow the theme', () => {
    const grey = (variables: NodeJS.ProcessEnv, args: readonly string[] = []) =>
      colours(run(['show', 'runc', ...args], variables).out);
    expect(grey({}).size).toBe(0);
    expect(grey({ FORCE_COLOR: '0' }).size).toBe(0);
    expect(grey({ FORCE_COLOR: '3', NO_COLOR: '1' }).size).toBe(0);
    expect(grey({ FORCE_COLOR: '3' }, ['--no-color']).size).toBe(0);
    expect(grey({ FORCE_COLOR: '3' })).toContain('38;5;247');
    expect(grey({ FORCE_COLOR: '2' }, ['--theme', 'light'])).toContain('38;5;241');
    expect([...grey({ FORCE_COLOR: '1' })].join('')).not.toContain('38;5');
    expect(grey({ FORCE_COLOR: '1' }).size).toBeGreaterThan(0);
    holds({ theme: 'light' });
    expect(grey({ FORCE_COLOR: '3' })).toContain('38;5;241');
    holds({ background: 'light' });
    expect(grey({ FORCE_COLOR: '3' })).toContain('38;5;241');
  });

  test('are never in JSON', () => {
    expect(run(['show', 'runc', '--json'], { FORCE_COLOR: '3' }).out).not.toContain('\u001b');
  });

  test('an unknown theme is rejected', () => {
    expect(run(['list', '--theme', 'drak'])).toMatchObject({ code: 2, out: '' });
    expect(run(['list', '--theme', 'drak']).said).toContain('known: auto, dark, light, high-contrast, none');
  });
});

describe('TERM=dumb', () => {
  test('prints the results, followed by the reason', async () => {
    const session = await launch({ args: [program, 'firejail'], env: { TERM: 'dumb' }, columns: 120 });
    expect(await session.exit()).toEqual({ code: 0 });
    const printed = session.printed();
    expect(printed.at(-1)).toContain('TERM is dumb');
    expect(printed.filter((line) => line.includes('TERM is dumb'))).toHaveLength(1);
  });

  test('prints no message if the output is not a terminal', () => {
    expect(run(['runc'], { TERM: 'dumb' }).said).not.toContain('dumb');
  });
});

describe('the explorer', () => {
  const explore = (settings: unknown) => {
    holds(settings);
    return launch({ args: [program], env: { AWESOME_CONTAINERS_CONFIG_DIR: place }, columns: 120 });
  };

  test('uses the keys of the settings from the start, also in hints and help', async () => {
    const session = await explore({ keys: { quit: ['Q'], 'list.open': ['X'], help: ['F', '?'] } });
    session.press('X');
    session.press('down');
    await session.waitFor(/▌ +Open Container Initiative/);
    expect(session.screen().at(-1)).toMatch(/X open .* F help {2}Q quit/);
    session.press('F');
    await session.waitFor('search the keys');
    session.press('escape');
    await session.waitFor('Open Container Initiative');
    session.press('q', 'down');
    await session.waitFor(/▌ +Cloud Native/);
    session.press('Q');
    expect(await session.exit()).toEqual({ code: 0 });
  });

  test('starts in the chosen view, without showing the list first', async () => {
    const session = await explore({ startView: 'vulnerabilities' });
    const seen: string[] = [];
    session.onFrame(() => seen.push(session.screen().join('\n')));
    await session.waitFor('Vulnerabilities');
    expect(seen.filter((screen) => screen.includes('Foundations'))).toEqual([]);
    session.press('escape');
    await session.waitFor('▌▸ Foundations');
    expect(session.screen().at(-1)).toContain('move');
  });

  test('a query on the command line overrides the start view', async () => {
    holds({ startView: 'matrix' });
    const session = await launch({ args: [program, 'firejail'], env: { AWESOME_CONTAINERS_CONFIG_DIR: place } });
    await session.waitFor(/^▌ +Firejail/m);
  });

  test('reports wrong settings once, and applies the rest', async () => {
    const session = await explore('{\n  "theme": "light",\n  "mouse": 1,\n  "keys": {"quit": "F9", "help": "F"}\n}');
    await session.waitFor(/config\.json:3:\s+mouse must be true or false, not 1\s+\(and 1 more:/);
    expect(session.styleOf('Foundations').bold).toBe(true);
    session.press('down');
    await session.waitFor('F help');
    expect(session.screen().join('\n')).not.toContain('mouse must');
    expect(session.styleOf('help').fg).toBe(241);
    expect(written()).toMatchObject({ mouse: 1 });
  });
});
