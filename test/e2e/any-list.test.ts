import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { keepCopy } from '../../src/system/remote/kept.ts';
import { closeAll, launch, openShell } from '../support/terminal.ts';

const program = path.resolve('dist/index.cjs');
const directory = mkdtempSync(path.join(tmpdir(), 'any-list-'));

afterEach(closeAll);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const NO_LIST = 'there is no list in it; expected items with links, such as “- [name](https://…) - description”';
const KITES =
  '# Kites\n\n## Makers\n\n- [Aero](https://a.example) - Sews.\n- Ribbon\n\n## Shops\n\n- [Fly](https://f.example)\n';

function write(name: string, contents: string | Buffer): string {
  const file = path.join(directory, name);
  writeFileSync(file, contents);
  return file;
}

function run(args: readonly string[], input: string | Buffer = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: directory,
    env: { HOME: directory, LANG: 'C.UTF-8' },
    input,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, complaint: stderr.replace(/^awesome-containers: /, '').trimEnd() };
}

describe('--list', () => {
  const found = 'Makers\tAero\thttps://a.example\tSews.\nMakers\tRibbon\t\t\nShops\tFly\thttps://f.example\t\n';

  test.each([
    ['kites.md', KITES],
    [
      'kites.html',
      '<h1>Kites</h1><h2>Makers</h2><ul><li><a href="https://a.example">Aero</a> - Sews.<li>Ribbon</ul><h2>Shops</h2><ul><li><a href="https://f.example">Fly</a></ul>',
    ],
    [
      'kites.rst',
      'Kites\n=====\n\nMakers\n------\n\n* `Aero <https://a.example>`_ - Sews.\n* Ribbon\n\nShops\n-----\n\n* `Fly <https://f.example>`_\n',
    ],
    [
      'kites.org',
      '* Kites\n** Makers\n- [[https://a.example][Aero]] - Sews.\n- Ribbon\n** Shops\n- [[https://f.example][Fly]]\n',
    ],
    [
      'kites.adoc',
      '= Kites\n\n== Makers\n\n* https://a.example[Aero] - Sews.\n* Ribbon\n\n== Shops\n\n* https://f.example[Fly]\n',
    ],
    [
      'kites.yml',
      '- name: Makers\n  all:\n    - {name: Aero, url: "https://a.example", description: Sews.}\n    - {name: Ribbon}\n- name: Shops\n  all: [{name: Fly, url: "https://f.example"}]\n',
    ],
  ])('reads %s, from a file and from standard input', (name, text) => {
    expect(run(['list', '--list', write(name, text)])).toEqual({ code: 0, out: found, complaint: '' });
    if (!name.endsWith('.yml')) expect(run(['list', '--list', '-'], text).out).toBe(found);
  });

  test('is what the message names when a file is searched for', () => {
    write('kites.md', KITES);
    const complaint = '"kites.md" is a file; to open it, use: awesome-containers --list "kites.md"';
    expect(run(['kites.md'])).toEqual({ code: 2, out: '', complaint });
    expect(run(['search', 'kites.md'])).toEqual({ code: 2, out: '', complaint });
    expect(run(['search', '--list', 'kites.md', 'kites.md']).complaint).not.toContain('is a file');
    expect(run(['search', 'nowhere.md']).complaint).not.toContain('is a file');
  });

  test('works with every command; missing values are null', () => {
    const file = write('kites.md', KITES);
    const [aero, ribbon] = JSON.parse(run(['list', '--list', file, '--json']).out);
    expect(aero).toMatchObject({
      id: 'aero',
      category: ['Makers'],
      url: 'https://a.example',
      summary: 'Sews.',
      kind: null,
    });
    expect(ribbon).toMatchObject({ id: 'ribbon', url: null, summary: null, links: [], snapshot: null });
    const starred = write('stars.md', `${KITES}- [Bird](x.md) ★ 12\n`);
    const { $defs } = JSON.parse(readFileSync('schema/export.schema.json', 'utf8'));
    const validate = new Ajv2020({ allErrors: true }).compile({ $defs, type: 'array', items: $defs.typedEntry });
    validate(JSON.parse(run(['list', '--list', starred, '--json']).out));
    expect(validate.errors).toBeNull();
    expect(run(['search', '--list', file, 'sews']).out).toContain('Aero');
    expect(run(['show', '--list', file, 'ribbon']).out).toBe('Ribbon\nMakers\n');
    expect(run(['compare', '--list', file, 'aero', 'fly']).code).toBe(0);
    const exported = write('kites.json', run(['export', '--format', 'json', '--list', file]).out);
    expect(run(['list', '--list', exported]).out).toBe(run(['list', '--list', file]).out);
  });

  test('lint prints the line of each finding and exits with 1', () => {
    write('wrong.md', '# Kites\n\n- [Shops](#shops)\n\n## Makers\n\n- [Aero](https://a.example) - Sews.\n- Ribbon\n');
    const { code, out, complaint } = run(['lint', 'wrong.md']);
    expect({ code, complaint }).toEqual({ code: 1, complaint: '' });
    expect(out.trimEnd().split('\n')).toEqual([
      'wrong.md:3\tShops\tleads to #shops, which is nowhere in the list',
      'wrong.md:8\tRibbon\thas no address that can be opened',
      '3 items: 2 entries (1 without an address) and 1 left out (1 contents)',
      '1 line with a link that looks like an item, read',
      '2 findings',
    ]);
    expect(run(['lint', 'wrong.md', '--left-out']).out).toContain('wrong.md:3\tShops\tleft out: contents\n');
    const report = JSON.parse(run(['lint', '-', '--json'], '- [Aero](https://a.example)\n').out);
    const validate = new Ajv2020({ allErrors: true }).compile(
      JSON.parse(readFileSync('schema/lint.schema.json', 'utf8')),
    );
    validate(report);
    expect(validate.errors).toBeNull();
    expect(report.findings).toEqual([expect.objectContaining({ line: 1, rule: 'no-description', what: 'Aero' })]);
  });

  test('lint at a terminal prints the file name once and wraps the reasons', () => {
    write('long.md', '# Kites\n\n- [Aero](https://a.example) - Sews kites of silk for rain and for storms\n');
    const env = { HOME: directory, LANG: 'C.UTF-8', FORCE_COLOR: '1', COLUMNS: '60' };
    const { stdout } = spawnSync(process.execPath, [program, 'lint', 'long.md'], {
      cwd: directory,
      env,
      encoding: 'utf8',
    });
    expect(stripVTControlCharacters(stdout).split('\n').slice(0, 4)).toEqual([
      'long.md',
      ' 3  Aero  ends its description without a full stop: “…kites',
      '          of silk for rain and for storms”',
      '',
    ]);
  });

  test('lint accepts a correct list, and rejects files without a list', () => {
    write('right.md', '# Kites\n\n## Makers\n\n- [Aero](https://a.example) - Sews.\n');
    expect(run(['lint', 'right.md'])).toMatchObject({ code: 0, complaint: '' });
    expect(run(['lint', 'nowhere.md'])).toEqual({
      code: 2,
      out: '',
      complaint: 'cannot read nowhere.md: there is no such file',
    });
    write('prose.md', 'It does things.\n');
    expect(run(['lint', 'prose.md'])).toEqual({ code: 2, out: '', complaint: `prose.md: ${NO_LIST}` });
    const exported = write('right.json', run(['export', '--format', 'json', '--list', 'right.md']).out);
    expect(run(['lint', exported])).toMatchObject({ code: 0, complaint: '' });
  });

  test.each([
    ['nothing.md', '', 'nothing.md: it is empty'],
    ['prose.md', '# A program\n\nIt does things.\n', `prose.md: ${NO_LIST}`],
    ['picture.md', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'picture.md: it is not a text file'],
    ['wide.md', Buffer.from(KITES, 'utf16le'), 'wide.md: it is not a text file'],
    ['broken.yml', 'a: [', 'broken.yml: it is not valid YAML'],
  ])('%s is rejected in one line', (name, contents, complaint) => {
    const { code, out, complaint: said } = run(['list', '--list', write(name, contents)]);
    expect([code, out]).toEqual([2, '']);
    expect(said).toContain(complaint);
    expect(said).not.toContain('\n');
  });

  test.each([
    [['show', '--list', 'kites.md', 'zzz'], 'search --list=kites.md zzz'],
    [['show', '--list', 'my kites.md', 'zzz'], 'search --list="my kites.md" zzz'],
    [['show', '--list', 'kites.md', '--', '-zzz'], '--list=kites.md -q "-zzz"'],
    [['compare', '--list', 'kites.md', 'aero', 'zzz'], 'search --list=kites.md zzz'],
    [['show', '--list', 'kites.md', 'aero fly'], 'compare --list=kites.md aero fly'],
  ])('%j: the command that the message offers reads the same list', (args, command) => {
    write('kites.md', KITES);
    write('my kites.md', KITES);
    const { code, complaint } = run(args);
    expect([code, complaint.split('use: awesome-containers ')[1]]).toEqual([1, command]);
  });

  test('each message about a file names it as the user did, and says in words why it cannot be read', () => {
    mkdirSync(path.join(directory, 'lists'));
    write('lists/nothing.md', '');
    write('lists/binary.md', Buffer.from([0, 1]));
    write('lists/latin.md', Buffer.from('- [caf\xe9](https://c.example)\n', 'latin1'));
    symlinkSync('loop.md', path.join(directory, 'lists/loop.md'));
    const said = (file: string) => run(['list', '--list', file]).complaint;
    expect(said('lists/nothing.md')).toBe('lists/nothing.md: it is empty');
    expect(said('lists/binary.md')).toBe('lists/binary.md: it is not a text file');
    expect(said('lists/latin.md')).toBe('lists/latin.md: 1 place is not UTF-8 and shown as �');
    expect(said('lists/loop.md')).toBe('cannot read lists/loop.md: its links form a loop');
    expect(said('lists/latin.md/x.md')).toBe('cannot read lists/latin.md/x.md: there is no such file');
  });

  test('other encodings are read, and invalid bytes are reported once', () => {
    const marked = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(KITES, 'utf16le')]);
    expect(run(['list', '--list', write('wide-marked.md', marked)]).out).toBe(found);
    write('latin.md', Buffer.from('- [caf\xe9](https://c.example)\n', 'latin1'));
    const latin = run(['list', '--list', 'latin.md']);
    expect(latin.out).toContain('caf\ufffd');
    expect(latin.complaint).toBe('latin.md: 1 place is not UTF-8 and shown as �');
    expect(run(['lint', 'latin.md']).out).toContain('latin.md:1\t1 place\tis not UTF-8 and shown as �\n');
  });

  test('a large list is read in a worker thread', async () => {
    const items = Array.from(
      { length: 20_000 },
      (_, number) => `- [Kite ${number}](https://k.example/${number}) - Flies.\n`,
    );
    const file = write('large.md', `# Kites\n\n## Makers\n\n${items.join('')}`);
    const session = await launch({ args: [program, '--list', file], columns: 80, rows: 24 });
    await session.waitFor('20,000 items');
    session.press('/');
    session.type('19876');
    await session.waitFor('Kite 19876');
  });

  test('a large list can be browsed while it is read, and then searched completely', async () => {
    const line = (number: number) => `- [Kite ${number}](https://k.example/${number}) - ${'Flies high. '.repeat(10)}\n`;
    const items = Array.from({ length: 20_000 }, (_, number) => (number % 100 === 0 ? '\n' : '') + line(number));
    const file = write('very-large.md', `# Kites\n\n## Makers\n${items.join('')}`);
    const session = await launch({ args: [program, '--list', file], columns: 80, rows: 24 });
    await session.waitFor(/[\d,]+ items, reading…/);
    session.press('down', 'down');
    await session.waitFor(/▌ +Kite 1\b/);
    await session.waitFor('search · 20,000 items');
    await session.waitFor(/▌ +Kite 1\b/);
    session.press('/');
    session.type('19876');
    await session.waitFor('Kite 19876');
  });

  test('the start page opens and forgets earlier lists, which have their own bookmarks', async () => {
    const settings = path.join(directory, 'settings');
    const env = { AWESOME_CONTAINERS_CONFIG_DIR: settings };
    const file = write('kites.md', KITES);
    const first = await launch({ args: [program, '--list', file], env });
    await first.waitFor('Kites');
    first.press('right', 'down', 'b');
    await first.waitFor('Bookmarked Aero.');
    first.press('q');
    expect(await first.exit()).toEqual({ code: 0 });

    const second = await launch({ args: [program], env });
    await second.waitFor(/LISTS OPENED BEFORE\s[^›]*› Kites/);
    await second.waitFor(/Bookmarks +0/);
    second.press('S', 'end');
    await second.waitFor('Enter open here');
    second.press('enter');
    await second.waitFor(/awesome-containers · Kites/);
    await second.waitFor(/Bookmarks +1/);
    second.press('<');
    await second.waitFor('Foundations');
    second.press('q', 'q');
    await second.exit();
    rmSync(file);

    const third = await launch({ args: [program], env });
    await third.waitFor('LISTS OPENED BEFORE');
    third.press('S', 'end');
    await third.waitFor('Enter open here');
    third.press('enter');
    await third.waitFor(/there is no such file; on the start\s+page, x forgets it/);
    third.press('x');
    await third.waitFor('x again forgets Kites');
    third.press('x');
    await third.waitFor('Forgot Kites and its bookmarks.');
    third.press('q');
    await third.exit();
    expect(readdirSync(path.join(settings, 'lists'))).toEqual([]);
  });

  test('a list from standard input can be browsed with the keyboard', async () => {
    const shell = await openShell(program);
    writeFileSync(path.join(shell.home, 'kites.md'), KITES);
    shell.enter('cat kites.md | awesome-containers --list -');
    await shell.waitFor('awesome-containers · Kites');
    shell.press('right');
    await shell.waitFor('Ribbon');
    shell.press('q');
    await shell.prompt();
  });
});

describe('--list from the network', () => {
  test.each([
    ['http://kite.example/list.md', 'http: addresses are not opened; use https://kite.example/list.md'],
    ['github:kites', 'github:kites names no project; write it as github:owner/name'],
    ['https://127.0.0.1/list.md', 'https://127.0.0.1/list.md: it is an IP address; use a host name'],
    ['https://localhost/list.md', 'localhost: it is in the local network; save the list as a file'],
  ])('%s is rejected in one line', (address, complaint) => {
    expect(run(['list', '--list', address])).toEqual({ code: 2, out: '', complaint });
  });

  test('a copy less than an hour old is read without a request', async () => {
    const cache = path.join(directory, '.cache', 'awesome-containers', 'lists');
    const now = Date.now();
    const facts = { name: 'github:kites/list', url: 'https://a.example/readme.rst', etag: null, type: '' };
    const text = 'Kites\n=====\n\nMakers\n------\n\n- `Aero <https://a.example>`__ - Sews.\n';
    const bytes = new Uint8Array(Buffer.from(text));
    keepCopy(cache, { ...facts, fetchedAt: now, checkedAt: now, bytes });
    const { code, out } = run(['list', '--list', 'kites/list']);
    expect({ code, out }).toEqual({ code: 0, out: 'Makers\tAero\thttps://a.example\tSews.\n' });
    const offline = run(['lint', 'kites/list', '--offline']);
    expect(offline).toMatchObject({
      code: 0,
      complaint: expect.stringMatching(/^this is the copy of \d{4}-\d\d-\d\d$/),
    });
    const { code: refused, complaint } = run(['list', '--list', 'kites/other', '--offline']);
    expect({ refused, complaint }).toEqual({
      refused: 2,
      complaint: 'github:kites/other: no copy of it is kept; leave out --offline to fetch it',
    });
    const session = await launch({
      args: [program, '--list', 'kites/list'],
      env: { XDG_CACHE_HOME: path.join(directory, '.cache') },
    });
    await session.waitFor('Aero');
    await session.waitFor('Kites');
  });
});

describe('lists of lists', () => {
  test('a linked list opens from the kept copy, and < returns', async () => {
    const cache = path.join(directory, '.cache', 'awesome-containers', 'lists');
    const now = Date.now();
    const facts = { url: 'https://a.example/README.md', etag: null, type: '', fetchedAt: now, checkedAt: now };
    const bytes = new Uint8Array(Buffer.from(KITES));
    keepCopy(cache, { ...facts, name: 'github:li/awesome-kites', bytes });
    const file = write(
      'lists.md',
      '# Lists\n\n## Flying\n\n- [All kites](https://github.com/li/awesome-kites#readme)\n',
    );
    const session = await launch({
      args: [program, '--list', file],
      env: { XDG_CACHE_HOME: path.join(directory, '.cache') },
    });
    await session.waitFor('All kites');
    session.press('down');
    await session.waitFor('L open list');
    session.press('L');
    await session.waitFor('awesome-containers · Kites');
    await session.waitFor('github:li/awesome-kites');
    session.press('<');
    await session.waitFor(/awesome-containers · Lists[\s\S]*▌ +All kites/);
    session.press('q');
    expect(await session.exit()).toEqual({ code: 0 });
    expect(session.residue()).toEqual([]);
  });
});
