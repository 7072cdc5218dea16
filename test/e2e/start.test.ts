import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { closeAll, launch } from '../support/terminal.ts';

const program = path.resolve('dist', 'index.cjs');
const directory = mkdtempSync(path.join(tmpdir(), 'start-'));

afterEach(closeAll);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test('the start page lists bookmarks, opens new items, and is shown at the next start', async () => {
  const bookmarks = { runc: '2026-11-24T10:00:00.000Z', gone: '2026-11-24T10:00:00.000Z' };
  writeFileSync(path.join(directory, 'config.json'), JSON.stringify({ bookmarks }));
  const options = { args: [program], columns: 120, rows: 40, env: { AWESOME_CONTAINERS_CONFIG_DIR: directory } };
  const session = await launch(options);
  await session.waitFor(/BOOKMARKS *\n.*› runc *\n/u);
  const id = /[▲△] (CVE-\S+)/u.exec(session.screen().join('\n'))?.[1];
  session.press('S');
  await session.waitFor(new RegExp(`▌ [▲△] ${id}`, 'u'));
  session.press('enter');
  await session.waitFor(new RegExp(`│ ${id} `, 'u'));
  session.press('escape', 'escape');
  await session.waitFor(/▌▸ Foundations.*│ Awesome Linux Containers/u);
  session.press('q');
  expect(await session.exit()).toEqual({ code: 0 });
  const next = await launch(options);
  await next.waitFor(new RegExp(`RECENT *\\n.*› ${id} *\\n`, 'u'));
});

test('the totals open, filter the list, and return to the start page', async () => {
  const session = await launch({ args: [program] });
  await session.waitFor('│ TRY');
  session.press('T');
  await session.waitFor(/^ Totals · all entries/mu);
  session.press('down', 'down', 'enter');
  await session.waitFor(/^ \/ status:archived +\d+ of/mu);
  session.press('escape');
  await session.waitFor('│ TRY');
});
