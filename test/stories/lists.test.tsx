import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OpenedList, openList, WholeList } from '../../src/app/list-library.ts';
import { BUNDLED } from '../../src/data/lists.ts';
import { readSettings } from '../../src/system/settings/read.ts';
import { deskAt, listOf } from '../support/desk.tsx';
import { library } from '../support/library.ts';

const LISTS = `# Lists of lists
## Flying
- [Kites](https://github.com/li/kites#readme) - All of them.
- [Balloons](https://codeberg.org/li/balloons) - Hot ones.
- [A page](https://kites.example) - No list.
`;
const KITES =
  '# Kites\n## Makers\n- [Aero](https://a.example) - Sews.\n- [Back](https://github.com/li/awesome) - The lists.\n';
const LISTS_SOURCE = { source: 'github:li/awesome' };
const KITES_SOURCE = { source: 'github:li/kites' };

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'lists-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** Opens lists by their sources, without a network. */
const from =
  (lists: Readonly<Record<string, () => OpenedList>>): typeof openList =>
  async ({ source }) =>
    lists[source]?.() ?? { problem: `${source}: cannot be reached` };

const world = from({
  'https://github.com/li/kites': () => listOf(KITES, KITES_SOURCE),
  'github:li/kites': () => listOf(KITES, KITES_SOURCE),
  'https://github.com/li/awesome': () => listOf(LISTS, LISTS_SOURCE),
  [BUNDLED]: () => ({ ...listOf(KITES, KITES_SOURCE), library, origin: null }),
});

test('L and Enter open a list from a list of lists, and < returns to the same place', async () => {
  const app = deskAt(directory, world, listOf(LISTS, LISTS_SOURCE));
  await app.sees('Kites');
  app.press('down');
  await app.sees(/L open list/);
  app.press('L');
  await app.sees(/awesome-containers · Kites/);
  await app.sees(/▌▾ Makers/);
  await app.sees(/< list before/);
  app.press('<');
  await app.sees(/awesome-containers · Lists of lists[\s\S]*▌ +Kites/);
  app.press('enter');
  await app.sees(/Enter open here/);
  app.press('enter');
  await app.sees(/awesome-containers · Kites/);
  app.press('<', 'escape', '<');
  await app.sees('There is nothing to go back to.');
});

test('o opens the browser, and so does Enter on links that are not lists', async () => {
  const app = deskAt(directory, world, listOf(LISTS, LISTS_SOURCE));
  app.press('down', 'o');
  await expect.poll(() => app.effects).toContainEqual({ type: 'open', url: 'https://github.com/li/kites#readme' });
  app.press('down', 'down', 'L');
  await app.sees('This leads to no list; o opens the browser.');
  app.press('enter', 'enter');
  await expect.poll(() => app.effects).toContainEqual({ type: 'open', url: 'https://kites.example' });
});

test('opening a list that is already open goes back to it', async () => {
  const app = deskAt(directory, world, listOf(LISTS, LISTS_SOURCE));
  app.press('down', 'L');
  await app.sees(/awesome-containers · Kites/);
  app.press('down', 'down', 'L');
  await app.sees(/awesome-containers · Lists of lists[\s\S]*▌ +Kites/);
  app.press('<');
  await app.sees('There is nothing to go back to.');
});

test('a list that cannot be opened leaves the user in place and shows the reason', async () => {
  const app = deskAt(directory, world, listOf(LISTS, LISTS_SOURCE));
  app.press('down', 'down', 'L');
  await app.sees('https://codeberg.org/li/balloons: cannot be reached');
  await app.sees(/awesome-containers · Lists of lists[\s\S]*▌ +Balloons/);
});

test('while a list is being opened, progress is shown, keys work, and Esc stops it', async () => {
  let signal: AbortSignal | undefined;
  let tell = (_bytes: number, _of: number | null) => {};
  let answer = (_list: OpenedList) => {};
  const slow: typeof openList = (_asked, opening) => {
    signal = opening?.signal;
    tell = opening?.onProgress ?? tell;
    return new Promise((resolve) => {
      answer = resolve;
    });
  };
  const app = deskAt(directory, slow, listOf(LISTS, LISTS_SOURCE));
  app.press('down', 'L');
  await app.sees('Opening https://github.com/li/kites… Esc stops it.');
  const afterMore = () => {
    tell(3 * 2 ** 20, null);
    return app.screen();
  };
  await expect.poll(afterMore).toContain('kites… 3.0 MB; Esc stops it.');
  app.press('down');
  await app.sees(/▌ +Balloons/);
  app.press('escape');
  await app.sees('Stopped: the list is not opened.');
  expect(signal?.aborted).toBe(true);
  let hasEnded = false;
  answer({ ...listOf(KITES, KITES_SOURCE), end: () => (hasEnded = true) });
  await expect.poll(() => hasEnded).toBe(true);
  expect(app.screen()).toContain('Lists of lists');
});

test('the start page names the lists opened before, and each list has its own bookmarks', async () => {
  const first = deskAt(directory, world, listOf(KITES, KITES_SOURCE));
  first.press('down', 'b');
  await first.sees('Bookmarked Aero.');
  await first.desk.flush();
  const app = deskAt(directory, world);
  await app.sees(/LISTS OPENED BEFORE[\s\S]*› Kites +github:li\/kites/);
  expect(app.screen()).toMatch(/Bookmarks +0/);
  app.press('S', 'end');
  await app.sees(/▌ › Kites/);
  app.press('enter');
  await app.sees(/awesome-containers · Kites[\s\S]*★ Aero[\s\S]*Bookmarks +1/);
  await app.sees(/LISTS OPENED BEFORE[\s\S]*› The bundled catalog/);
  app.press('<');
  await app.sees(/Foundations[\s\S]*Bookmarks +0/);
  expect(readSettings(directory).settings.bookmarks).toEqual({});
});

test('the bundled catalog can be opened from a list, with its bookmarks', async () => {
  const bundled = deskAt(directory, world);
  bundled.press('right', 'down', 'b');
  await bundled.sees('Bookmarked');
  await bundled.desk.flush();
  const app = deskAt(directory, world, listOf(KITES, KITES_SOURCE));
  app.press('S', 'down', 'enter');
  await app.sees(/Foundations[\s\S]*Bookmarks +1/);
});

test('a missing list shows an error, and x forgets it', async () => {
  const first = deskAt(directory, world, listOf(KITES, { source: '/gone/kites.md' }));
  await first.sees('Kites');
  await first.desk.flush();
  const app = deskAt(directory, world);
  app.press('S', 'end');
  await app.sees(/▌ › Kites +\/gone\/kites\.md/);
  app.press('enter');
  await app.sees('/gone/kites.md: cannot be reached; on the start page, x forgets it');
  app.press('x');
  await app.sees('x again forgets Kites and its bookmarks.');
  app.press('x');
  await app.sees('Forgot Kites and its bookmarks.');
  await app.seesNo(/LISTS OPENED BEFORE/);
  await app.desk.flush();
  expect(readSettings(directory).settings.lists).toEqual({});
});

test('the start page of a list shows its source, the age of the copy and the number of items not understood', async () => {
  const fetched = new Date(2026, 10, 28, 9, 14).toISOString();
  const app = deskAt(directory, world, listOf(KITES, { ...KITES_SOURCE, fetched, notUnderstood: 3 }));
  await app.sees(/│ Kites *\n.*│ 2 entries *\n.*│ github:li\/kites · copy of 2026-11-28 09:14/);
  await app.sees(/│ 3 items not understood: awesome-containers *\n.*│ lint says which/);
});

test('a large list can be browsed while the rest is read, and the user stays in place', async () => {
  let finish = (_whole: WholeList) => {};
  const whole = new Promise<WholeList>((resolve) => {
    finish = resolve;
  });
  const begun = listOf('# Kites\n## Makers\n- [Aero](https://a.example)\n- [Fly](https://f.example)\n', KITES_SOURCE);
  const app = deskAt(directory, world, { ...begun, library: { ...begun.library, isPartial: true }, whole });
  await app.sees(/2 items, reading…/);
  app.press('down', 'down', 'b');
  await app.sees(/▌ +★ Fly/);
  const all = listOf(
    '# Kites\n## Makers\n- [Aero](https://a.example)\n- [Fly](https://f.example)\n## Shops\n- [Fly](https://g.example)\n',
    KITES_SOURCE,
  );
  finish({ library: all.library, notice: null, renamed: new Map([['fly', 'fly-makers']]) });
  await app.sees('search · 3 items');
  await app.sees(/Shops[\s\S]*Bookmarks +1/);
  await app.sees(/▌ +★ Fly/);
  app.press('/', 'f', 'l', 'y');
  await app.sees(/2 of 3/);
});
