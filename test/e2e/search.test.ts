import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { Entry } from '../../src/data/types.ts';
import { NEAR_LIST, NEAR_QUERY } from '../support/near-list.ts';
import { closeAll, launch, openShell } from '../support/terminal.ts';

const program = path.resolve('dist/index.cjs');
const directory = mkdtempSync(path.join(tmpdir(), 'search-'));

afterEach(closeAll);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function run(...args: readonly string[]) {
  const env = { PATH: process.env.PATH, HOME: directory, LANG: 'C.UTF-8' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: directory,
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  expect(stderr).not.toMatch(/\bat .+:\d+:\d+|Error:|node:/u);
  return { code: status, out: stdout, complaint: stderr.trimEnd() };
}

const names = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t')[1]);
/** The values of the fifth column. */
const nearness = (out: string) =>
  new Set(
    out
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t')[4]),
  );
const entry = (id: string, name: string, more: object = {}) => ({
  id,
  name,
  url: `https://example.org/${id}`,
  category: ['Things'],
  summary: `What ${name} does.`,
  ...more,
});

/** Writes another list to a file of that name. */
function listFile(name: string, entries: readonly object[]): string {
  writeFileSync(path.join(directory, name), JSON.stringify({ schema: 1, entries }));
  return name;
}

test.each(['docker -a', 'docker run -i -t alpine', '!a'])(
  'search -- “%s” says that nothing matches if the exclusions leave no item',
  (query) => {
    const { code, out, complaint } = run('search', '--', query);
    expect([code, out]).toEqual([1, '']);
    expect(complaint).toBe(`awesome-containers: nothing matches “${query}”`);
  },
);

describe('search', () => {
  test('prints the results, best first, one per line', () => {
    const { code, out, complaint } = run('search', 'checkpoint', 'a', 'running', 'process');
    expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
    expect(names(out)[0]).toBe('CRIU');
  });

  test('--json prints items of every type that match the schema, with scores from 1 down', () => {
    const { code, out } = run('search', '--json', 'cgroup');
    const found = JSON.parse(out) as { readonly type: string; readonly score: number; readonly near: boolean }[];
    const schema = JSON.parse(readFileSync('schema/export.schema.json', 'utf8'));
    const ajv = new Ajv2020({ strict: false });
    ajv.addSchema(schema, 'export');
    expect(code).toBe(0);
    expect(found.length).toBeGreaterThan(3);
    const validate = ajv.compile({ type: 'array', items: { $ref: 'export#/$defs/foundItem' } });
    expect(validate(found), JSON.stringify(validate.errors?.[0])).toBe(true);
    expect(new Set(found.map(({ type }) => type)).size).toBeGreaterThan(1);
    expect(found.filter(({ near }) => near)).toEqual([]);
    const scores = found.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores.filter((score) => score <= 0 || score > 1)).toEqual([]);
  });

  test('an exact name has the score 1', () => {
    expect(JSON.parse(run('search', '--json', '--limit', '1', 'runc').out)).toMatchObject([{ id: 'runc', score: 1 }]);
  });

  test('--limit limits the results, also in JSON', () => {
    expect(names(run('search', '--limit', '3', 'docker').out)).toHaveLength(3);
    expect(JSON.parse(run('search', '--json', '--limit', '3', 'docker').out)).toHaveLength(3);
  });

  test('has the same syntax as the search line', () => {
    const { code, out } = run('search', '--', 'kind:sandbox', '-status:active');
    expect(run('search', 'kind:sandbox', '!status:active').out).toBe(out);
    expect(code).toBe(0);
    expect(names(out)).toContain('Subuser');
    expect(names(out)).not.toContain('Firejail');
  });

  test.each([
    ['stauts:active firejail', 'Unknown field “stauts:”; did you mean status:?'],
    ['status:arhived', 'status: unknown value “arhived”; did you mean archived?'],
    ['status:active,arhived firejail', 'status: unknown value “arhived”; did you mean archived?'],
    ['-uses:secomp', 'uses: unknown value “secomp”; did you mean seccomp?'],
    ['rootless:maybe', 'rootless: unknown value “maybe”; known: yes, partial, no.'],
    ['since:abc', 'since: needs a number, such as 2018, >2018 or 2015..2018.'],
    ['stars:>x', 'stars: needs a number, such as >1000 or 100..500.'],
    ['docker sort:foo', 'sort: unknown value “foo”; known: best, list, name, status, stars, newest.'],
    ['has:', 'has: needs a value after the colon; known: cve, notes, successor, alternative, aliases, links and more.'],
    ['runc|status:arhived', 'status: unknown value “arhived”; did you mean archived?'],
  ])('%s is rejected without results, also with --json and without “search”', (query, complaint) => {
    const refused = { code: 2, out: '', complaint: `awesome-containers: ${complaint}` };
    expect(run('search', '--', query)).toEqual(refused);
    expect(run('search', '--json', '--', query)).toEqual(refused);
    expect(run('--', query)).toEqual(refused);
  });

  test('each error in a query has its own line', () => {
    const { code, complaint } = run('search', 'stauts:active', 'kind:runtmie', 'firejail');
    expect(code).toBe(2);
    expect(complaint.split('\n')).toEqual([
      'awesome-containers: Unknown field “stauts:”; did you mean status:?',
      'awesome-containers: kind: unknown value “runtmie”; did you mean runtime?',
    ]);
  });

  test.each([
    ['status:zzz', /unknown value “zzz”; known: active/],
    ['status:x', /; known: active/],
    ['kind:1', /; known: runtime/],
    [`status:${'q'.repeat(5000)}`, /unknown value “q{39}…”; known: active/],
    ['rootless:\u001b[31mred\u0007', /unknown value “red”; known: yes, partial, no\./],
  ])('%j gets no suggestion', (query, complaint) => {
    const ran = run('search', query);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.complaint).toMatch(complaint);
    expect(ran.complaint).not.toMatch(/did you mean|known: \./);
    expect(ran.complaint.replaceAll('\n', '')).toMatch(/^\P{Control}*$/u);
  });

  test('a field without values in the list is rejected without suggestions', () => {
    const file = listFile('bare.json', [entry('a', 'Alpha Box'), entry('b', 'Beta')]);
    expect(run('search', '--list', file, 'license:x')).toEqual({
      code: 2,
      out: '',
      complaint: 'awesome-containers: license: unknown value “x”; no entry has one.',
    });
  });

  test('a word with a colon is a normal word, which results must have', () => {
    expect(names(run('search', 'docker:dind').out).length).toBeLessThan(100);
    expect(run('search', 'podman:', 'rootless').out).toBe(run('search', 'podman', 'rootless').out);
    expect(run('search', 'CVE:2024-21626').out).toBe(run('search', 'CVE', '2024-21626').out);
  });

  test('excess words are listed in a message', () => {
    const words = Array.from({ length: 20 }, (_, at) => `w${at}`);
    expect(run('search', ...words).complaint).toContain(
      'The query is too long; ignored: “w16”, “w17”, “w18” and 1 more.',
    );
  });

  test.each([
    ['search', '--', 'a'.repeat(10_000)],
    ['-q', `runc ${'!'.repeat(100_000)}`],
    ['search', '(a+)+$ '.repeat(1000)],
  ])('a query that is too long is cut, with one message: %#', (...args) => {
    const { code, complaint } = run(...args);
    expect(code).toBeLessThan(2);
    expect(complaint.split('The search takes 256 characters; the rest was cut.')).toHaveLength(2);
  });

  test('an operator without a word is reported as ignored', () => {
    expect(run('search', '--', 'status:archived', '-').complaint).toBe(
      'awesome-containers: “-” has no word after it and is ignored.',
    );
  });

  test('an excluded word counts from its first letter', () => {
    const all = names(run('search', 'docker').out);
    expect(names(run('search', '--', 'docker', '-d').out).length).toBeLessThan(all.length);
  });

  test('if no result has all words, results are marked as near: exit code 1', () => {
    const { code, out, complaint } = run('search', 'firejail', 'xyzzy');
    expect(code).toBe(1);
    expect(names(out)[0]).toBe('Firejail');
    expect(nearness(out)).toEqual(new Set(['near']));
    expect(complaint).toBe('awesome-containers: no exact match for “firejail xyzzy”; these are the closest results');
    const asJson = run('search', '--json', 'firejail', 'xyzzy');
    expect(asJson).toMatchObject({ code: 1, complaint });
    const found = JSON.parse(asJson.out) as { readonly near: boolean }[];
    expect(found).toHaveLength(names(out).length);
    expect(found.filter(({ near }) => !near)).toEqual([]);
  });

  test('near results are marked and counted beside full matches: exit code 0', () => {
    writeFileSync(path.join(directory, 'near.json'), JSON.stringify(NEAR_LIST));
    const search = ['search', '--list', 'near.json', NEAR_QUERY];
    const { code, out, complaint } = run(...search);
    expect(code).toBe(0);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => line.split('\t'))
        .map(([, name, , , near]) => [name, near]),
    ).toEqual([
      ['Basalt', undefined],
      ['Marble Quartz', 'near'],
    ]);
    expect(complaint).toBe(`awesome-containers: 1 of these 2 has all of “${NEAR_QUERY}”; the others only come near`);
    const first = run(...search, '--limit', '1');
    expect(first).toMatchObject({ code: 0, complaint: '' });
    expect(names(first.out)).toEqual(['Basalt']);
  });

  test('prints the reason for a replacement in the sixth column and in JSON', () => {
    const [incus] = run('search', 'instead', 'of', 'lxd').out.split('\n');
    expect(incus?.split('\t').slice(4)).toEqual(['', 'as: fork of LXD']);
    const found = JSON.parse(run('search', '--json', 'instead of lxd').out) as readonly object[];
    expect(found[0]).toMatchObject({ name: 'Incus', reason: { place: 'kin', text: 'fork of LXD' } });
  });

  test('a version after a name prints its open vulnerabilities and the check command to standard error', () => {
    const { code, out, complaint } = run('search', 'runc 1.1.4', '--limit', '1');
    expect([code, out.split('\t')[1]]).toEqual([0, 'runc']);
    expect(complaint).toMatch(/runc 1\.1\.4: \d+ open; for details, use: awesome-containers check runc@1\.1\.4/);
    expect(run('search', 'runc', '--limit', '1').complaint).not.toContain(' open;');
  });

  test('full matches have no fifth column', () => {
    expect(nearness(run('search', 'firejail').out)).toEqual(new Set([undefined]));
  });

  test('a message shortens a long query with an ellipsis', () => {
    const query = `qqqqzzzz ${'zzzzqqqq '.repeat(10)}`;
    expect(run('search', query).complaint).toBe(`awesome-containers: nothing matches “${query.slice(0, 59)}…”`);
  });

  test('no results: exit code 1, an empty array in JSON, and similar names', () => {
    expect(run('search', 'qqqqzzzz')).toEqual({
      code: 1,
      out: '',
      complaint: 'awesome-containers: nothing matches “qqqqzzzz”',
    });
    expect(run('search', '--json', 'qqqqzzzz')).toMatchObject({ code: 1, out: '[]\n' });
    expect(run('search', 'firejail9').complaint).toMatch(/did you mean .*Firejail/);
  });

  test.each([
    ['cgroup', 'mechanism', 'cgroups'],
    ['is:measure', 'measure', undefined],
    ['CVE-2024-21626', 'vulnerability', 'CVE-2024-21626'],
  ])('JSON and lines have the same results: %s begins with a %s', (query, type, id) => {
    const { code, out } = run('search', '--json', query);
    const found = JSON.parse(out) as { readonly type: string; readonly id: string }[];
    expect(code).toBe(0);
    expect(found[0]).toMatchObject({ type, ...(id && { id }) });
    expect(found).toHaveLength(names(run('search', query).out).length);
  });

  test('a terminal of unknown width gets lines of the default width', async () => {
    const shell = await openShell(program);
    const printed = await shell.run(
      'stty cols 0 rows 0; awesome-containers search firejail --limit 1; stty cols 80 rows 24',
    );
    expect(printed).toMatch(/Sandboxes +Firejail +Starts/u);
  });

  test.each([
    [['search'], /search needs words/],
    [['search', '--limit', '0', 'runc'], /--limit takes a number from 1, not “0”/],
    [['search', '--limit', 'many', 'runc'], /--limit takes a number from 1, not “many”/],
    [['list', '--limit', '3'], /--limit works only with: search/],
  ])('%j is rejected', (args, complaint) => {
    const ran = run(...args);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.complaint).toMatch(complaint);
  });
});

describe('--list', () => {
  test('searches, lists and exports the user’s own list', () => {
    const file = listFile('own.json', [entry('a', 'Alpha Box', { aliases: ['abx'] }), entry('b', 'Beta')]);
    expect(names(run('search', '--list', file, 'alhpa').out)).toEqual(['Alpha Box']);
    expect(names(run('search', '--list', file, 'abx').out)).toEqual(['Alpha Box']);
    expect(names(run('list', '--list', file).out)).toEqual(['Alpha Box', 'Beta']);
    const exported = JSON.parse(run('export', '--format', 'json', '--list', file).out);
    expect(exported.entries.map(({ id }: Entry) => id)).toEqual(['a', 'b']);
  });

  test('an exported list can be read again unchanged', () => {
    const file = path.join(directory, 'again.json');
    run('export', '--format', 'json', '--output', file);
    expect(run('list', '--json', '--list', file).out).toBe(run('list', '--json').out);
  });

  test('escape sequences in a list do not reach the terminal', () => {
    const file = listFile('hostile.json', [entry('x', 'Red\u001B[31m\u001B]0;owned\u0007', { summary: 'a\u202Eb' })]);
    const { out } = run('list', '--list', file);
    expect(out).toContain('Red');
    expect(out.replaceAll('\n', '').replaceAll('\t', '')).toMatch(/^\P{Control}*$/u);
    expect(out).not.toContain('\u202E');
  });

  test.each([
    ['missing.json', null, /cannot read missing.json: there is no such file/],
    ['.', null, /cannot read \.: it is a directory; name the file in it/],
    ['prose.md', '# A program\n\nIt does things.', /prose.md: there is no list in it/],
    ['broken.json', '{"entries": [', /broken.json: .*JSON/],
    ['other.json', '{"entries": [{"name": "No id"}]}', /other.json: entries\[0\].* id /],
  ])('%s: one line with the reason, and exit code 2', (name, text, complaint) => {
    if (text !== null) writeFileSync(path.join(directory, name), text);
    for (const command of [['search', 'a'], ['list'], ['export', '--format', 'json']]) {
      const ran = run(...command, '--list', name);
      expect(ran).toMatchObject({ code: 2, out: '' });
      expect(ran.complaint.split('\n')).toHaveLength(1);
      expect(ran.complaint).toMatch(complaint);
    }
  });

  test('invalid parts are reported once, and the rest is used', () => {
    const entries = [entry('a', 'Alpha'), { name: 'No id' }, entry('b', 'Beta', { rootless: 'asleep' })];
    const ran = run('list', '--list', listFile('faulty.json', entries));
    expect(ran.code).toBe(0);
    expect(names(ran.out)).toEqual(['Alpha', 'Beta']);
    expect(ran.complaint).toMatch(
      /^awesome-containers: faulty.json: 1 entry was left out: entries\[1\] \(“No id”\): id is missing; 1 field was/u,
    );
  });

  test.each<[string, (text: string) => Buffer, RegExp]>([
    ['UTF-16, little-endian', (text) => Buffer.from(`\ufeff${text}`, 'utf16le'), /^$/],
    ['UTF-16, big-endian', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), /^$/],
    ['UTF-16 without a byte order mark', (text) => Buffer.from(text, 'utf16le'), /^$/],
    ['Latin-1', (text) => Buffer.from(text, 'latin1'), /: 2 places are not UTF-8 and shown as �$/],
  ])('a list in %s is read', (_name, encoded, complaint) => {
    const file = path.join(directory, 'encoded.json');
    writeFileSync(file, encoded(JSON.stringify({ entries: [entry('a', 'Café')] })));
    const ran = run('list', '--list', file);
    expect(names(ran.out)[0]).toMatch(/^Caf[é�]$/u);
    expect(ran.complaint).toMatch(complaint);
  });

  test('a list in UTF-32 is rejected with advice', () => {
    const file = path.join(directory, 'utf-32.json');
    writeFileSync(file, Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]));
    const complaint = `awesome-containers: ${file}: it is in UTF-32; save it in UTF-8`;
    expect(run('list', '--list', file)).toMatchObject({ code: 2, out: '', complaint });
  });

  test.runIf(process.platform === 'linux').each([
    ['/dev/zero', /it is not a text file/],
    ['', /--list needs a value/],
  ])('“%s” is rejected in one line', (file, complaint) => {
    const ran = run('list', '--list', file);
    expect(ran.code).toBe(2);
    expect(ran.complaint).toMatch(complaint);
  });

  test.runIf(process.platform !== 'win32').each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)(
    '%s ends reading from a pipe without a writer',
    async (signal) => {
      const pipe = path.join(directory, `pipe-${signal}`);
      execFileSync('mkfifo', [pipe]);
      const session = await launch({ args: [program, '--list', pipe] });
      await session.waitFor('Reading');
      session.kill(signal);
      expect(await session.exit()).toEqual(signal === 'SIGINT' ? { code: 130 } : { signal });
      expect(session.residue()).toEqual([]);
    },
  );

  test('the explorer restores the terminal and prints the reason', async () => {
    const session = await launch({ args: [program, '--list', '/nowhere/list.json'] });
    expect(await session.exit()).toEqual({ code: 2 });
    expect(session.residue()).toEqual([]);
    expect(session.printed().join('\n')).toContain('cannot read /nowhere/list.json: there is no such file');
  });

  test('a large list is searched in a worker thread while the user types; quitting is immediate', async () => {
    const words = [
      'runtime',
      'sandbox',
      'registry',
      'kernel',
      'policy',
      'proxy',
      'network',
      'volume',
      'scanner',
      'builder',
    ];
    const many = Array.from({ length: 6000 }, (_, at) =>
      entry(`e${at}`, `${words[at % 10]} ${words[(at >> 3) % 10]} ${at}`),
    );
    const file = path.join(directory, listFile('large.json', [...many, entry('needle', 'Haystack Needle')]));
    const session = await launch({ args: [program, '--list', file] });
    await session.waitFor('6,001 items');
    session.type('/haystck');
    await session.waitFor(/▌ +Haystack Needle/u);
    await session.waitFor(/ 1 of 6,001 · \d+ ms/u);
    session.type(' needle');
    await session.waitFor(/\/ haystck needle +1 of 6,001/u);
    session.press('enter', 'q');
    expect(await session.exit()).toEqual({ code: 0 });
    expect(session.residue()).toEqual([]);
  });
});
