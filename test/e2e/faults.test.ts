import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { packed } from '../../scripts/build/pack.ts';
import { PACK_FILE, readPack } from '../../src/system/process/pack.ts';
import { closeAll, launch } from '../support/terminal.ts';

/** A separate installation for each test, which the test may damage. */
let installation = '';

beforeEach(() => {
  installation = mkdtempSync(path.join(tmpdir(), 'broken-'));
  cpSync('dist', path.join(installation, 'dist'), { recursive: true });
  cpSync('package.json', path.join(installation, 'package.json'));
});

afterEach(async () => {
  await closeAll();
  rmSync(installation, { recursive: true, force: true });
});

const place = (name: string) => path.join(installation, name);
const lose = (name: string) => rmSync(place(name));
const cut = (name: string) => truncateSync(place(name), 1000);
const spoil = (name: string, text: string | Uint8Array) => writeFileSync(place(name), text);

/** Changes the parts in the pack. */
function repack(change: (parts: Map<string, string>) => void): void {
  const parts = new Map(readPack(place('dist'), createRequire(import.meta.url)));
  change(parts);
  const bytes = [...parts].map(([name, source]) => [name, Buffer.from(source, 'latin1')] as const);
  writeFileSync(place(`dist/${PACK_FILE}`), packed(new Map(bytes)));
}

function run(args: string, env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [place('dist/index.cjs'), ...args.split(' ')], {
    env: { HOME: installation, PATH: process.env.PATH, ...env },
    encoding: 'utf8',
  });
  return { code: status, out: stdout, complaint: stderr };
}

/** Exactly one line that says what to do, and the exit code of a bug in the program. */
const DAMAGED = {
  code: 70,
  out: '',
  complaint: expect.stringMatching(
    /^awesome-containers: a part of the program is missing or broken: install awesome-containers again \(.+\)\n$/,
  ),
};

describe('a damaged installation', () => {
  test('a part missing from the pack: prints what to do', () => {
    repack((parts) => parts.delete('run.cjs'));
    expect(run('list')).toEqual(DAMAGED);
  });

  test.each([
    ['dist/catalog.br', 'list'],
    ['dist/catalog.br', 'search runc'],
    ['dist/catalog.br', 'export --format json'],
    ['dist/catalog.br', 'show runc'],
    ['dist/parts.br', 'list'],
    ['dist/parts.br', '--version'],
    ['package.json', '--version'],
  ])('%s missing: “%s” prints what to do', (part, args) => {
    lose(part);
    expect(run(args)).toEqual(DAMAGED);
  });

  test.each([
    ['dist/catalog.br', 'list'],
    ['dist/catalog.br', 'search runc'],
    ['dist/parts.br', 'list'],
    ['package.json', '--version'],
  ])('%s truncated: “%s” prints what to do', (part, args) => {
    cut(part);
    expect(run(args)).toEqual(DAMAGED);
  });

  test.each([
    ['dist/outline.json', []],
    ['dist/catalog.br', []],
    ['dist/catalog.br', ['runc']],
    ['dist/parts.br', []],
  ])('%s missing: the explorer with %j restores the terminal and prints what to do', async (part, args) => {
    lose(part);
    const session = await launch({ args: [place('dist/index.cjs'), ...args], columns: 300 });
    expect(await session.exit()).toEqual({ code: 70 });
    expect(session.residue()).toEqual([]);
    expect(session.printed()).toEqual([expect.stringContaining('missing or broken: install awesome-containers again')]);
  });
});

describe('a bug', () => {
  const BUG = 'awesome-containers: stopped by a bug: TypeError: ';
  const HINT = ' (AWESOME_CONTAINERS_DEBUG=1 shows where)\n';

  test.each(['list', 'search runc', 'export --format json'])('in “%s” is one line', (args) => {
    spoil('dist/catalog.br', brotliCompressSync('null\nnull'));
    const { code, out, complaint } = run(args);
    expect({ code, out }).toEqual({ code: 70, out: '' });
    expect(complaint.split('\n')).toEqual([expect.stringContaining(BUG), '']);
    expect(complaint).toContain(HINT);
  });

  test('prints its stack trace on request', () => {
    spoil('dist/catalog.br', brotliCompressSync('null\nnull'));
    const { code, complaint } = run('list', { AWESOME_CONTAINERS_DEBUG: '1' });
    expect(code).toBe(70);
    expect(complaint).toMatch(/^TypeError: /);
    expect(complaint).toMatch(/^ {4}at .*run\.cjs:\d+:\d+/m);
  });

  test.each([
    ['thrown later', 'setImmediate(() => { throw new Error("\\u001b[31mlater\\u202e\\nand more") })', 'Error: later'],
    ['a rejection', 'setImmediate(() => Promise.reject(new RangeError("refused")))', 'RangeError: refused'],
    [
      'a rejection with a value that is not an Error',
      'setImmediate(() => Promise.reject({ toString: null }))',
      'thrown object',
    ],
    ['too much memory at once', 'setImmediate(() => "x".repeat(2 ** 30))', 'RangeError: Invalid string length'],
  ])('%s is one line as well', (_, code, told) => {
    const atEnd = (source = '') => source.replace(/\n\}\);$/, (end) => `;${code};${end}`);
    repack((parts) => parts.set('run.cjs', atEnd(parts.get('run.cjs'))));
    const ended = run('list');
    expect(ended.code).toBe(70);
    expect(ended.complaint).toBe(`awesome-containers: stopped by a bug: ${told}${HINT}`);
  });
});
