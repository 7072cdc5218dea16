import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Revision } from '../../src/data/revisions.ts';
import type { Catalog } from '../../src/data/types.ts';
import { writtenCatalog } from '../../src/data/written.ts';
import { compress } from '../../src/system/update/compress.ts';
import { keepFetched } from '../../src/system/update/kept.ts';
import { catalog } from '../support/library.ts';
import { closeAll, launch } from '../support/terminal.ts';

const program = path.resolve('dist', 'index.cjs');
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
const [bundled] = catalog.revisions;
if (bundled === undefined) throw new Error('The catalog has a revision');

/** The catalog in a later revision, with one more entry of a unique name. */
function later(revision: number): Catalog {
  const [first] = catalog.entries;
  if (first === undefined) throw new Error('There are entries');
  const added = { ...first, id: 'quokka', name: 'Quokka', url: 'https://example.com/quokka', notes: [], relations: [] };
  const next: Revision = { revision, asOf: '2030-01-01', changes: [{ what: 'added', id: 'quokka' }] };
  return { ...catalog, entries: [...catalog.entries, added], revisions: [next, ...catalog.revisions] };
}
const NEXT = bundled.revision + 1;

let settings: string;
beforeEach(() => {
  settings = mkdtempSync(path.join(tmpdir(), 'awesome-containers-update-'));
});
afterEach(async () => {
  await closeAll();
  rmSync(settings, { recursive: true, force: true });
});

const fetched = (of: Catalog, by = version) => keepFetched(settings, writtenCatalog(of, by, compress), { etag: null });

/** Runs a command without a terminal. */
function run(...args: readonly string[]) {
  const env = { PATH: process.env.PATH, HOME: settings, LANG: 'C.UTF-8', AWESOME_CONTAINERS_CONFIG_DIR: settings };
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    env,
    encoding: 'utf8',
    // The catalog as JSON exceeds the default limit for a child’s output.
    maxBuffer: 2 ** 26,
  });
  expect(stderr).toMatch(/^(awesome-containers: [^\n]+\n)*$/u);
  return { code: status, out: stdout, complaint: stderr.replace(/^awesome-containers: /u, '').trimEnd() };
}

describe('a fetched catalog', () => {
  test('is used by the commands', () => {
    fetched(later(NEXT));
    expect(run('show', 'quokka').out).toMatch(/^Quokka /);
    expect(run('changes').out).toMatch(new RegExp(`^${NEXT}\t2030-01-01\tadded\tquokka\tQuokka\t`));
    expect(JSON.parse(run('export', '--format', 'json').out)).toMatchObject({ revision: NEXT, asOf: '2030-01-01' });
  });

  test.each([
    ['is not newer than the program’s catalog', () => fetched(later(bundled.revision))],
    ['was written by another version of the program', () => fetched(later(NEXT), '0.0.9')],
    [
      'has been damaged',
      () => {
        fetched(later(NEXT));
        writeFileSync(path.join(settings, 'catalog', 'catalog.br'), brotliCompressSync('{"entries":'));
      },
    ],
    [
      'is truncated',
      () => {
        fetched(later(NEXT));
        truncateSync(path.join(settings, 'catalog', 'catalog.br'), 1000);
      },
    ],
    ['is a file', () => writeFileSync(path.join(settings, 'catalog'), '')],
  ])('is ignored if it %s', (_name, arrange) => {
    arrange();
    expect(run('show', 'quokka').code).toBe(1);
    expect(run('show', 'runc').code).toBe(0);
  });

  test('is replaced by the program’s catalog after update --back', () => {
    fetched(later(NEXT));
    expect(run('update', '--back')).toEqual({
      code: 0,
      out: '',
      complaint: `revision ${bundled.revision} of ${bundled.asOf} is in use again`,
    });
    expect(run('show', 'quokka').code).toBe(1);
    expect(run('update', '--back').complaint).toContain('there is nothing to go back to');
  });
});

describe('a catalog that cannot be written', () => {
  test('changes nothing and leaves no half-written files', () => {
    writeFileSync(path.join(settings, 'catalog-before'), '');
    const blocked = path.join(settings, 'catalog-before', 'config');
    expect(() => keepFetched(blocked, writtenCatalog(later(NEXT), version, compress), { etag: null })).toThrow(
      /ENOTDIR|EEXIST/,
    );
    expect(readdirSync(settings)).toEqual(['catalog-before']);
  });
});

describe('a file that is not a catalog of this project', () => {
  test('is rejected, and the current catalog stays', () => {
    const file = path.join(settings, 'catalog.jsonl');
    writeFileSync(file, run('export', '--format', 'json').out);
    const { code, complaint } = run('update', '--file', file);
    expect(code).toBe(2);
    expect(complaint).toMatch(/catalog\.jsonl is not a catalog manifest; revision \d+ of \S+ stays in use$/);
  });

  test('a missing file is rejected, and --file cannot be combined with --back', () => {
    expect(run('update', '--file', 'nowhere').complaint).toContain('cannot read nowhere: there is no such file');
    expect(run('update', '--file', 'nowhere', '--back')).toMatchObject({ code: 2 });
  });
});

test('the explorer shows the changes since the last visit once', async () => {
  const open = () => launch({ args: [program], rows: 30, env: { AWESOME_CONTAINERS_CONFIG_DIR: settings } });
  const first = await open();
  await first.waitFor('▌▸ Foundations');
  first.press('q');
  expect(await first.exit()).toEqual({ code: 0 });
  fetched(later(NEXT));
  const second = await open();
  await second.waitFor(/NEW SINCE YOUR LAST VISIT +1 entry *\n.*› Quokka/u);
  second.press('q');
  expect(await second.exit()).toEqual({ code: 0 });
  const third = await open();
  await third.waitFor('│ TRY');
  expect(third.screen().join('\n')).not.toMatch(/new since/i);
});

test('a damaged fetched catalog does not prevent the start', async () => {
  fetched(later(NEXT));
  truncateSync(path.join(settings, 'catalog', 'catalog.br'), 1000);
  writeFileSync(
    path.join(settings, 'config.json'),
    JSON.stringify({ bookmarks: { runc: '2026-08-01T00:00:00.000Z' } }),
  );
  const visit = await launch({ args: [program], rows: 30, env: { AWESOME_CONTAINERS_CONFIG_DIR: settings } });
  await visit.waitFor(/BOOKMARKS *\n.*› runc/u);
  visit.press('q');
  expect(await visit.exit()).toEqual({ code: 0 });
});
