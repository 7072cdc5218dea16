import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { joinAdvisories, readOsv } from '../../../scripts/catalog/coverage/advisory.ts';
import { readLeftOut } from '../../../scripts/catalog/coverage/left-out.ts';
import { review } from '../../../scripts/catalog/coverage/review.ts';
import { type Made, playWeb } from '../../support/catalog-web.ts';
import { catalog } from '../../support/library.ts';

const { web, scratch, made, madeWith, run } = playWeb();
const COVERAGE = 'scripts/catalog/coverage/main.ts';

const RUNC = 'github.com/opencontainers/runc';
const runc = (more: object = {}): Made => ({
  id: 'runc',
  url: 'https://a.test/',
  purl: [`pkg:golang/${RUNC}`],
  ...more,
});
const note = (id: string): object => ({
  ...{ kind: 'vulnerability', impact: 'escape', text: 'It lets out.', ids: [id], source: 'https://a.test/1' },
  fixed: ['1.2.3'],
});

/** A record in the format of golang/vulndb. */
const record = (id: string, module: string, aliases: readonly string[] = [], more: object = {}): object => ({
  ...{ schema_version: '1.3.1', id, modified: '0001-01-01T00:00:00Z', published: '0001-01-01T00:00:00Z', aliases },
  ...{
    summary: `A flaw in ${module}`,
    affected: [{ package: { name: module, ecosystem: 'Go' }, ranges: [] }],
    ...more,
  },
});

/** A directory with these records and an excluded one, like a checkout of golang/vulndb. */
function checkout(...records: readonly object[]): string {
  const directory = mkdtempSync(join(scratch, 'vulndb-'));
  for (const folder of ['data/osv', 'data/excluded']) mkdirSync(join(directory, folder), { recursive: true });
  const excluded =
    'id: GO-2023-0001\nexcluded: NOT_IMPORTABLE\nmodules:\n    - module: example.test/program\ncves:\n    - CVE-2023-0001\n';
  writeFileSync(join(directory, 'data/excluded', 'GO-2023-0001.yaml'), excluded);
  for (const [at, one] of records.entries())
    writeFileSync(join(directory, 'data/osv', `${at}.json`), JSON.stringify(one));
  return directory;
}

/** The same as a bare repository, without record files. */
function bare(...records: readonly object[]): string {
  const directory = checkout(...records);
  const git = (...args: readonly string[]) => {
    const { status, stderr } = spawnSync('git', [
      '-C',
      directory,
      '-c',
      'user.name=a',
      '-c',
      'user.email=a@a.test',
      ...args,
    ]);
    if (status !== 0) throw new Error(String(stderr));
  };
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'Records');
  return join(directory, '.git');
}

/** The output for these entries, and the exit code. */
async function covered(directory: string, ...args: readonly string[]) {
  const { code, out, err } = await run(directory, COVERAGE, ...args);
  return { code, err, lines: out.trimEnd().split('\n') };
}

describe('A checkout of golang/vulndb', () => {
  const records = [
    record('GO-2026-0001', RUNC, ['CVE-2026-0001', 'GHSA-2222-3333-4444']),
    record('GO-2026-0002', `${RUNC}/v2`, ['CVE-2026-0002']),
    record('GO-2026-0003', RUNC, ['CVE-2026-0003']),
    record('GO-2026-0004', RUNC, ['CVE-2026-0004'], { withdrawn: '2026-02-01T00:00:00Z' }),
    record('GO-2026-0005', 'github.com/other/runc', ['CVE-2026-0005']),
    record('GO-2026-0010', RUNC, ['CVE-2026-0010']),
  ];

  test.each([
    ['with its files', checkout],
    ['as a bare repository', bare],
  ])('%s lists advisories without a note or a reason, newest first', async (_, vulndb) => {
    const leftOut = { runc: { 'CVE-2026-0003': 'Denial of service only.' } };
    const directory = madeWith(leftOut, runc({ notes: [note('GHSA-2222-3333-4444')] }));
    expect(await covered(directory, '--vulndb', vulndb(...records))).toEqual({
      code: 1,
      err: '',
      lines: [
        `runc: CVE-2026-0010, GO-2026-0010: A flaw in ${RUNC}`,
        `runc: CVE-2026-0002, GO-2026-0002: A flaw in ${RUNC}/v2`,
        '1 of 1 entries have packages that were asked about, with 4 advisories: 1 have a note, 1 are left out on purpose, 2 are to be worked through.',
      ],
    });
  });

  test.each([
    ['with its files', checkout],
    ['as a bare repository', bare],
  ])('%s includes records excluded because they are not about a library', async (_, vulndb) => {
    const directory = made(runc({ purl: ['pkg:golang/example.test/program'] }));
    const { lines } = await covered(directory, '--vulndb', vulndb(...records));
    expect(lines[0]).toBe('runc: CVE-2023-0001');
  });

  test('may have no open advisories', async () => {
    const directory = made(runc({ notes: [note('CVE-2026-0001')] }), { id: 'b', url: 'https://a.test/2' });
    const { code, lines } = await covered(directory, '--vulndb', checkout(records[0] ?? {}));
    expect(lines).toEqual([expect.stringMatching(/^1 of 2 entries .* 1 advisories: 1 have a note, .* 0 are to be/)]);
    expect(code).toBe(0);
  });

  test('is searched only for the named entries, and notes of any entry count', async () => {
    const other = runc({ id: 'other', url: 'https://a.test/other', notes: [note('CVE-2026-0001')] });
    const directory = made(runc(), other);
    const { lines } = await covered(directory, '--vulndb', checkout(...records), '--only', 'runc');
    expect(lines.filter((line) => /^(?:runc|other): /.test(line)).map((line) => line.split(':')[1])).toEqual([
      ' CVE-2026-0010, GO-2026-0010',
      ' CVE-2026-0003, GO-2026-0003',
      ' CVE-2026-0002, GO-2026-0002',
    ]);
  });
});

test('A left-out advisory is wrong if a note has it under any id, or its entry is missing', async () => {
  const reason = 'Denial of service only.';
  const leftOut = { runc: { 'CVE-2026-0001': reason, 'GO-2026-0002': reason }, gone: { 'CVE-2026-0009': reason } };
  const directory = madeWith(leftOut, runc({ notes: [note('CVE-2026-0001'), note('CVE-2026-0002')] }));
  const vulndb = checkout(record('GO-2026-0002', RUNC, ['CVE-2026-0002']));
  const { code, lines } = await covered(directory, '--vulndb', vulndb);
  expect(lines.slice(0, -1)).toEqual([
    'left-out.json: runc: CVE-2026-0001: has a note; take it out here',
    'left-out.json: runc: GO-2026-0002: has a note, as CVE-2026-0002; take it out here',
    'left-out.json: gone: is no entry and no mechanism; take it out, or name the right one',
  ]);
  expect(code).toBe(1);
});

test('A reason may refer only to a vulnerability with a note', async () => {
  const leftOut = {
    runc: { 'CVE-2026-0002': 'Less grave than CVE-2026-0001.', 'CVE-2026-0003': 'Less grave than CVE-2026-0009.' },
  };
  const directory = madeWith(leftOut, runc({ notes: [note('CVE-2026-0001')] }));
  const { lines } = await covered(directory, '--vulndb', checkout());
  expect(lines.slice(0, -1)).toEqual([
    'left-out.json: runc: CVE-2026-0003: points to CVE-2026-0009, which has no note; give another reason',
  ]);
});

describe('Online', () => {
  const BATCH = 'POST api.osv.dev/v1/querybatch';
  const answer = (...ids: readonly string[]) => ({
    status: 200,
    body: { results: [{ vulns: ids.map((id) => ({ id, modified: '2026-03-24T22:28:29Z' })) }] },
  });

  test('OSV is queried, and a remark lists the ids it does not have', async () => {
    web.replies = {
      [BATCH]: answer('GO-2026-0001'),
      'api.osv.dev/v1/vulns/GO-2026-0001': { status: 200, body: record('GO-2026-0001', RUNC, ['CVE-2026-0001']) },
    };
    const leftOut = { runc: { 'CVE-2026-9999': 'Denial of service only.' } };
    const { code, lines } = await covered(madeWith(leftOut, runc()), '--online');
    expect(lines.slice(1, -1)).toEqual([
      `runc: CVE-2026-0001, GO-2026-0001: A flaw in ${RUNC}`,
      'Remarks, which need no change:',
      'left-out.json: runc: CVE-2026-9999: is in no source that was asked; see whether the id is right',
    ]);
    expect(code).toBe(1);
  });

  test('coverage is not reported if OSV cannot be reached', async () => {
    web.replies = { [BATCH]: { status: 503, headers: { 'Retry-After': '3600' } } };
    const { code, lines } = await covered(made(runc()), '--online');
    expect(lines.slice(1, -1)).toEqual([
      'Not all could be asked:',
      'api.osv.dev: refused more requests for 60 minutes; ask again later (1 left)',
    ]);
    expect(code).toBe(3);
  });
});

test.each([
  [[], 'Name a source: --vulndb DIR, --online, or both.'],
  [['--vulndb', 'nowhere'], 'nowhere is not there'],
  [['--vulndb', '.'], '. is no checkout of golang/vulndb that git can read'],
  [['--online', '--only', 'rnc'], 'There is no entry "rnc"; did you mean "runc"?'],
  [['--online', 'runc'], '"runc" is no option; put --only before an id.'],
])('The arguments %j get a message', async (args, message) => {
  const { code, err, lines } = await covered(made(runc()), ...args);
  expect(err).toContain(message);
  expect(err).toContain('npm run catalog:coverage');
  expect(err).not.toMatch(/^ +at /m);
  expect({ code, lines }).toEqual({ code: 2, lines: [''] });
});

test('A pipe closed early, as by head, causes no error', () => {
  const vulndb = checkout(record('GO-2026-0001', RUNC));
  const script = `"${process.execPath}" --import tsx ${COVERAGE} --vulndb "${vulndb}" | true`;
  const { stderr } = spawnSync('bash', ['--norc', '-c', script], { encoding: 'utf8' });
  expect(stderr).toBe('');
});

test('Advisories linked through a third one are merged', () => {
  const joined = joinAdvisories([
    { ids: ['GO-2026-0001', 'CVE-2026-0001'], summary: '' },
    { ids: ['PYSEC-2026-1'], summary: 'Alone' },
    { ids: ['GHSA-2222-3333-4444'], summary: 'Out' },
    { ids: ['CVE-2026-0001', 'GHSA-2222-3333-4444'], summary: '' },
  ]);
  expect(joined).toEqual([
    { ids: ['PYSEC-2026-1'], summary: 'Alone' },
    { ids: ['CVE-2026-0001', 'GHSA-2222-3333-4444', 'GO-2026-0001'], summary: 'Out' },
  ]);
});

test('The text of a record is printed safely, in one short line', () => {
  const details = `\u001b]0;title\u0007A \u202eflaw ${'x'.repeat(300)}\n\nMore.`;
  const advisory = readOsv({ id: 'GO-2026-0001', aliases: ['no id', '\u001b[31m', 7], details });
  expect(advisory?.ids).toEqual(['GO-2026-0001']);
  expect(advisory?.summary).toMatch(/^A flaw x+…$/);
  expect(advisory?.summary).toHaveLength(160);
  for (const none of [null, [], {}, { id: '../x' }]) expect(readOsv(none)).toBeNull();
});

test('Left-out advisories have no note, and belong to an entry or a mechanism', () => {
  const { leftOut, problems } = readLeftOut('src/data/catalog');
  expect(problems).toEqual([]);
  expect(review(catalog, leftOut, []).complaints).toEqual([]);
});
