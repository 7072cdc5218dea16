import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { transform } from 'esbuild';
import { afterEach, describe, expect, test } from 'vitest';
import { closeAll, launch, type Session } from '../support/terminal.ts';

const hook = path.resolve('test', 'fixtures', 'loads.cjs');
const program = path.resolve('dist', 'index.cjs');

/** Needed by few visits, or only by a part of a visit. */
const LATE = [
  ...['arguments.cjs', 'browser.cjs', 'check.cjs', 'clipboard.cjs', 'conf.cjs', 'machine.cjs', 'run.cjs'],
  ...['guide.cjs', 'hardening.cjs', 'print-guide.cjs', 'accessible.cjs'],
  ...['crypto', 'http', 'https', 'dns', 'worker_threads', 'readline', 'inspector'],
];
/** Not needed by the first keys. */
const WHEN_ASKED = [
  ...['search.cjs', 'fuse.cjs', 'detail.cjs', 'versions.cjs', 'products.cjs'],
  ...['compare.cjs', 'comparison.cjs', 'matrix.cjs', 'totals.cjs'],
  ...['assert', 'child_process'],
];
/** Needed to answer keys, but not to draw the first frame. */
const BEHIND_THE_FIRST_FRAME = [...LATE, ...WHEN_ASKED, 'explore.cjs', 'unpack-catalog.cjs', 'zlib', 'v8'];

afterEach(closeAll);

/** Opens the explorer; `loaded` lists the modules loaded so far, with `FRAME` for each drawn frame. */
async function open(env: Record<string, string> = {}): Promise<{ session: Session; loaded: () => readonly string[] }> {
  const session = await launch({ args: ['--require', hook, program], env: { ...env, LOADS: 'loads.txt' } });
  await session.waitFor('▌▸ Foundations');
  return { session, loaded: () => readFileSync(path.join(session.home, 'loads.txt'), 'utf8').split('\n') };
}

describe('modules are loaded only when needed', () => {
  test('the first frame loads only what it shows', async () => {
    const { session, loaded } = await open();
    await session.waitUntil(() => loaded().includes('FRAME'), 'a frame');
    const first = loaded().slice(0, loaded().indexOf('FRAME'));
    expect(first).toContain('tty');
    expect(first.filter((name) => BEHIND_THE_FIRST_FRAME.includes(name))).toEqual([]);
  });

  test('the next visit reads the data that the previous one unpacked', async () => {
    const home = mkdtempSync(path.join(tmpdir(), 'awesome-containers-'));
    const visit = async () => {
      const { session, loaded } = await open({ HOME: home });
      session.press('/');
      session.type('runc');
      await session.waitFor(/▌ .*runc/);
      session.press('ctrl+c');
      await session.exit();
      return loaded().filter((name) => ['unpack-catalog.cjs', 'zlib'].includes(name));
    };
    expect(await visit()).toContain('unpack-catalog.cjs');
    expect(await visit()).toEqual([]);
    rmSync(home, { recursive: true });
  });

  test('no Unicode class is compiled before it is needed', async () => {
    const start = readFileSync('dist/start.cjs', 'utf8');
    const literals = 'regexp-unicode-property-escapes';
    const [withLiterals, without] = await Promise.all(
      [true, false].map((isAllowed) => transform(start, { supported: { [literals]: isAllowed } })),
    );
    expect(withLiterals?.code).toBe(without?.code);
  });

  test('the first keys load nothing that only other keys need', async () => {
    const { session, loaded } = await open();
    session.press('down');
    await session.waitFor('▌▸ Specifications');
    expect(loaded()).toContain('explore.cjs');
    expect(loaded().filter((name) => [...LATE, ...WHEN_ASKED].includes(name))).toEqual([]);
    session.press('right', 'down');
    await session.waitFor(/^▌ +\S/mu);
    expect(loaded()).toContain('detail.cjs');
    expect(loaded().filter((name) => LATE.includes(name))).toEqual([]);
    session.press('y');
    await session.waitFor(/Copied|Sent to the terminal to copy/);
    expect(loaded()).toContain('clipboard.cjs');
    expect(loaded()).not.toContain('conf.cjs');
    session.press('b');
    await session.waitFor('Bookmarked');
    await expect.poll(loaded).toContain('conf.cjs');
    session.press('/');
    await expect.poll(loaded).toContain('search.cjs');
    expect(loaded()).not.toContain('run.cjs');
  });

  test('the comparison is loaded when it is opened, not when entries are marked', async () => {
    const { session, loaded } = await open();
    session.press('right', 'down', 'space', 'down', 'space');
    await session.waitFor('◆ 2 marked');
    expect(loaded()).not.toContain('comparison.cjs');
    session.press('C');
    await session.waitFor(/Compare {2}\d+ of \d+ fields differ/);
    expect(loaded()).toContain('comparison.cjs');
    expect(loaded()).toContain('compare.cjs');
    expect(loaded()).not.toContain('run.cjs');
  });

  test('the matrix and its reader of the machine are loaded when it is opened', async () => {
    const { session, loaded } = await open();
    session.press('down');
    await session.waitFor('▌▸ Specifications');
    expect(loaded()).not.toContain('matrix.cjs');
    session.press('M');
    await session.waitFor('What isolates what');
    expect(loaded()).toContain('matrix.cjs');
    await expect.poll(loaded).toContain('machine.cjs');
    if (process.platform === 'linux') await session.waitFor(/bold.*: .*(here|offers it)/);
    expect(loaded()).not.toContain('here.cjs');
  });

  test('the totals are loaded when they are opened', async () => {
    const { session, loaded } = await open();
    session.press('T');
    await session.waitFor('Totals · all entries');
    expect(loaded()).toContain('totals.cjs');
    expect(loaded().filter((name) => ['matrix.cjs', 'comparison.cjs', 'run.cjs'].includes(name))).toEqual([]);
  });
});
