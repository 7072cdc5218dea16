import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BEGIN_UPDATE, END_UPDATE } from '../../src/system/terminal/sequences.ts';
import { ScreenModel } from '../support/screen-model.ts';
import { closeAll, type LaunchOptions, launch, type Session } from '../support/terminal.ts';

const hook = path.resolve('test', 'fixtures', 'loads.cjs');
const program = path.resolve('dist', 'index.cjs');
const WINDOW = { columns: 120, rows: 40 };

let home = '';
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'awesome-containers-'));
});
afterEach(async () => {
  await closeAll();
  rmSync(home, { recursive: true, force: true });
});

const environment = () => ({ HOME: home, AWESOME_CONTAINERS_CONFIG_DIR: path.join(home, 'config') });

type Visit = {
  /** The screen after the first frame, before later ones were drawn over it. */
  readonly first: string;
  /** Whether the first frame was drawn, and not loaded from the previous visit. */
  readonly isDrawn: boolean;
};

/** Opens the explorer with the files of earlier visits, runs `use`, and quits. */
async function visit(
  { args = [], env = {}, ...options }: LaunchOptions = {},
  use: (session: Session) => Promise<void> = async () => {},
): Promise<Visit> {
  const loads = path.join(home, 'loads.txt');
  for (const file of [loads, `${loads}.frames`]) rmSync(file, { force: true });
  const session = await launch({
    args: ['--require', hook, program, ...args],
    ...WINDOW,
    ...options,
    env: { ...environment(), ...env, LOADS: loads },
  });
  const loaded = () => readFileSync(loads, 'utf8').split('\n');
  const drawn = () => loaded().filter((name) => name === 'FRAME').length;
  await session.waitUntil(() => existsSync(loads) && drawn() > 1, 'a second frame, by what answers keys');
  await use(session);
  session.press('ctrl+c');
  expect(await session.exit()).toEqual({ code: 130 });
  const frames = readFileSync(`${loads}.frames`, 'utf8');
  const frame = frames.slice(frames.indexOf(BEGIN_UPDATE), frames.indexOf(END_UPDATE) + END_UPDATE.length);
  const { columns, rows } = { ...WINDOW, ...options };
  const screen = new ScreenModel(columns, rows, () => {});
  await screen.feed(frame);
  const isDrawn = loaded().slice(0, loaded().indexOf('FRAME')).includes('first-screen.cjs');
  return { first: screen.rows().join('\n'), isDrawn };
}

async function bookmarkTheFirst(session: Session): Promise<void> {
  session.press('right', 'down', 'b');
  await session.waitFor('Bookmarked');
}

describe('the first frame of a visit', () => {
  test('is stored by the previous visit, and shows its changes', async () => {
    const before = await visit({}, bookmarkTheFirst);
    expect(before.isDrawn).toBe(true);
    expect(before.first).toMatch(/★ Bookmarks +0/);
    const after = await visit({}, async (session) => {
      session.press('end', 'up');
      await session.waitFor(/▌★ Bookmarks +1/);
    });
    expect(after.isDrawn).toBe(false);
    expect(after.first).toMatch(/★ Bookmarks +1/);
  });

  test('is the same whether loaded or drawn', async () => {
    await visit();
    const kept = await visit();
    const drawn = await visit({ env: { HOME: path.join(home, 'config') } });
    expect({ kept: kept.isDrawn, drawn: drawn.isDrawn }).toEqual({ kept: false, drawn: true });
    expect(kept.first).toBe(drawn.first);
  });

  test('does not touch settings that broke during the visit; the next start reports them', async () => {
    await visit();
    const settings = path.join(home, 'config', 'config.json');
    await visit({}, async () => writeFileSync(settings, '{'));
    expect(readFileSync(settings, 'utf8')).toBe('{');
    await visit({}, (session) => session.waitFor('The settings file was not valid JSON'));
  });

  test('causes no error if the program was removed during the visit', async () => {
    const installed = path.join(home, 'installed');
    cpSync('dist', path.join(installed, 'dist'), { recursive: true });
    cpSync('package.json', path.join(installed, 'package.json'));
    const session = await launch({ args: [path.join(installed, 'dist', 'index.cjs')], env: environment(), ...WINDOW });
    await session.waitFor('▌▸ Foundations');
    await bookmarkTheFirst(session);
    rmSync(installed, { recursive: true });
    session.press('q');
    expect(await session.exit()).toEqual({ code: 0 });
    expect(session.printed()).toEqual([]);
  });

  test.each([
    ['the window has another size', () => ({ columns: 100 })],
    ['the colours differ', () => ({ env: { NO_COLOR: '1' } })],
    ['a search is given', () => ({ args: ['runc'] })],
    [
      'a list is given',
      () => ({ args: ['--list', 'list.md'], files: { 'list.md': '# List\n\n- [One](https://a.example)\n' } }),
    ],
    ['the mouse is turned on', () => ({ args: ['--mouse'] })],
    [
      'the settings were changed in between',
      () => {
        execFileSync(process.execPath, [program, 'config', 'set', 'theme', 'light'], {
          env: { ...process.env, ...environment() },
        });
        return {};
      },
    ],
    [
      'the settings are broken',
      () => {
        writeFileSync(path.join(home, 'config', 'config.json'), '{');
        return {};
      },
    ],
    [
      'the stored frame is truncated',
      () => {
        const [kept = ''] = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) =>
          name.endsWith('first-frame'),
        );
        truncateSync(path.join(home, kept), 5000);
        return {};
      },
    ],
  ])('is drawn if %s', async (_, change: () => LaunchOptions) => {
    await visit({}, bookmarkTheFirst);
    expect((await visit()).isDrawn).toBe(false);
    expect((await visit(change())).isDrawn).toBe(true);
  });
});
