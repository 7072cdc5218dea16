import { writeFileSync } from 'node:fs';
import { createServer as createNetServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTexts } from '../../../scripts/catalog/check/addresses.ts';
import { type Report, staleStatuses } from '../../../scripts/catalog/check/findings.ts';
import { readOptions } from '../../../scripts/catalog/check/options.ts';
import { placeOf } from '../../../scripts/catalog/check/part.ts';
import { readCatalog } from '../../../scripts/catalog/read.ts';
import {
  addressOf,
  gone,
  listen,
  type Made,
  NOW,
  ok,
  playWeb,
  type Reply,
  repository,
  to,
} from '../../support/catalog-web.ts';

const API = 'https://api.github.com';
const CHECK = 'scripts/catalog/check/main.ts';
const { web, scratch, made, ask, run, newCacheFile } = playWeb();

describe('An address', () => {
  test.each<[string, Record<string, Reply>, Pick<Report, 'changes' | 'remarks'>]>([
    ['that works needs no change', { 'a.test/': ok }, { changes: [], remarks: [] }],
    [
      'that rejects HEAD is requested with GET',
      { 'HEAD a.test/': { status: 405 }, 'GET a.test/': ok },
      { changes: [], remarks: [] },
    ],
    ['that only HEAD does not find works', { 'HEAD a.test/': gone, 'GET a.test/': ok }, { changes: [], remarks: [] }],
    [
      'that is not found is gone',
      { 'a.test/': gone },
      { changes: ['clouds.json: a: url: gone (404); remove it or find where it went'], remarks: [] },
    ],
    [
      'that was removed is gone',
      { 'a.test/': { status: 410 } },
      { changes: ['clouds.json: a: url: gone (410); remove it or find where it went'], remarks: [] },
    ],
    [
      'that moved permanently has a new one',
      { 'a.test/': to(301, 'https://b.test/x?y'), 'b.test/x?y': to(308, '/z'), 'b.test/z': ok },
      { changes: ['clouds.json: a: url: moved for good to https://b.test/z; put that here'], remarks: [] },
    ],
    [
      'that moved temporarily stays',
      { 'a.test/': to(302, 'https://b.test/'), 'b.test/': ok },
      { changes: [], remarks: ['clouds.json: a: url: leads for now to https://b.test/'] },
    ],
    [
      'that moved permanently, then temporarily, has the first target',
      { 'a.test/': to(301, 'https://b.test/x'), 'b.test/x': to(307, '/today'), 'b.test/today': ok },
      {
        changes: ['clouds.json: a: url: moved for good to https://b.test/x; put that here'],
        remarks: ['clouds.json: a: url: leads for now to https://b.test/today'],
      },
    ],
    [
      'that moved temporarily, then permanently, stays',
      { 'a.test/': to(303, 'https://b.test/x'), 'b.test/x': to(301, '/y'), 'b.test/y': ok },
      { changes: [], remarks: ['clouds.json: a: url: leads for now to https://b.test/y'] },
    ],
    [
      'that moved to a missing page is gone',
      { 'a.test/': to(301, 'https://b.test/x'), 'b.test/x': gone },
      { changes: ['clouds.json: a: url: gone (404); remove it or find where it went'], remarks: [] },
    ],
    [
      'in a redirect loop is checked later',
      { 'a.test/': to(301, 'https://a.test/x'), 'a.test/x': to(301, '/') },
      { changes: [], remarks: ['clouds.json: a: url: redirects more than 5 times'] },
    ],
    [
      'that redirects to a file is checked later',
      { 'a.test/': to(301, 'file:///etc/passwd') },
      { changes: [], remarks: ['clouds.json: a: url: redirects to what is no address of the web'] },
    ],
    [
      'whose server fails is checked later',
      { 'a.test/': { status: 500 } },
      { changes: [], remarks: ['clouds.json: a: url: answers 500'] },
    ],
    [
      'that blocks programs is checked later',
      { 'a.test/': { status: 403 } },
      { changes: [], remarks: ['clouds.json: a: url: answers 403'] },
    ],
  ])('%s', async (_, replies, expected) => {
    web.replies = replies;
    expect(await ask(made({ id: 'a', url: 'https://a.test/' }))).toMatchObject(expected);
  });

  test('is followed for at most five redirects', async () => {
    const steps = [1, 2, 3, 4, 5].map((step) => [`a.test/${step}`, to(302, `/${step + 1}`)] as const);
    web.replies = { 'a.test/0': to(302, '/1'), 'a.test/6': ok, ...Object.fromEntries(steps) };
    const { remarks } = await ask(
      made({ id: 'six', url: 'https://a.test/0' }, { id: 'five', url: 'https://a.test/1' }),
    );
    expect(remarks).toEqual([
      'clouds.json: six: url: redirects more than 5 times',
      'clouds.json: five: url: leads for now to https://a.test/6',
    ]);
  });

  test('that redirects to a front page is reported', async () => {
    web.replies = { 'a.test/2014/post': to(301, 'https://b.test/'), 'b.test/': ok };
    const { changes } = await ask(made({ id: 'a', url: 'https://a.test/2014/post' }));
    expect(changes).toEqual([
      expect.stringContaining('moved for good to https://b.test/, which is only a front page;'),
    ]);
  });

  test('keeps its fragment, and the page is requested once', async () => {
    web.replies = { 'a.test/x': to(301, '/y'), 'a.test/y': ok };
    const links = [
      { title: 'One', url: 'https://a.test/x#one' },
      { title: 'Two', url: 'https://a.test/x#two' },
    ];
    const { changes } = await ask(made({ id: 'a', url: 'https://a.test/y', links }));
    expect(changes).toEqual([
      'clouds.json: a: links[0].url: moved for good to https://a.test/y#one; put that here',
      'clouds.json: a: links[1].url: moved for good to https://a.test/y#two; put that here',
    ]);
    expect(web.lines.sort()).toEqual(['HEAD a.test/x', 'HEAD a.test/y']);
  });

  test('is requested once and listed with three of its places; addresses of 2016 are skipped', async () => {
    web.replies = { 'a.test/': ok, 'a.test/gone': gone };
    const url = 'https://a.test/gone';
    const note = { kind: 'history', text: 'A note.', source: url };
    const { changes, asked } = await ask(
      made({
        ...{
          id: 'a',
          url: 'https://a.test/',
          links: [{ title: 'Gone', url }],
          notes: [note, { ...note, text: 'Two.' }],
        },
        ...{
          snapshot: { url: 'https://a.test/2016' },
          children: [{ id: 'b', name: 'b', kind: 'cloud', summary: 'B.', words: ['b'], url }],
        },
      }),
    );
    expect(changes).toEqual([
      'clouds.json: a: links[0].url: gone (404); remove it or find where it went (also clouds.json: a: notes[0].source, clouds.json: a: notes[1].source, 1 more)',
    ]);
    expect(asked.addresses).toBe(2);
    expect(web.lines.sort()).toEqual(['GET a.test/gone', 'HEAD a.test/', 'HEAD a.test/gone']);
  });

  test('whose server never responds times out', async () => {
    web.replies = { 'a.test/': 'never' };
    const { remarks } = await ask(made({ id: 'a', url: 'https://a.test/' }), { timeout: 100 });
    expect(remarks).toEqual(['clouds.json: a: url: gives no answer within 0.1 s']);
  });

  test('that refuses connections is checked later', async () => {
    const nobody = createNetServer();
    await listen(nobody);
    const address = new URL(addressOf(nobody));
    await new Promise((done) => nobody.close(done));
    const { remarks } = await ask(made({ id: 'a', url: 'https://a.test/' }), { resolve: () => address });
    expect(remarks).toEqual(['clouds.json: a: url: cannot be reached (ECONNREFUSED)']);
  });
});

describe('GitHub', () => {
  const home = (name: string, more: object = {}): Made => ({ id: 'a', url: `https://github.com/${name}`, ...more });

  test('reports archived, renamed and missing repositories; otherwise ended ones stay', async () => {
    web.replies = {
      'github.com/x/archived': ok,
      'api.github.com/repos/x/archived': repository('x/archived', true),
      'github.com/x/over': ok,
      'api.github.com/repos/x/over': repository('x/over', true),
      'github.com/x/Same.git': ok,
      'api.github.com/repos/x/Same': repository('X/same'),
      'github.com/x/old/tree/HEAD/part': to(301, 'https://github.com/y/new/tree/HEAD/part'),
      'github.com/y/new/tree/HEAD/part': ok,
      'api.github.com/repos/x/old': to(301, `${API}/repositories/7`),
      'api.github.com/repositories/7': repository('y/new'),
      'github.com/x/gone': gone,
      'api.github.com/repos/x/gone': gone,
      'github.com/orgs/x': ok,
    };
    const { changes, remarks, asked } = await ask(
      made(
        home('x/archived', { id: 'archived', status: 'active', statusAsOf: '2026-01' }),
        home('x/over', { id: 'over', status: 'superseded', statusAsOf: '2026-01' }),
        home('x/Same.git', { id: 'same' }),
        home('x/old/tree/HEAD/part', { id: 'old' }),
        home('x/gone', { id: 'gone' }),
        home('orgs/x', { id: 'organisation' }),
      ),
    );
    expect(changes).toEqual([
      'clouds.json: old: url: renamed to y/new; put https://github.com/y/new/tree/HEAD/part here',
      'clouds.json: gone: url: gone from GitHub (404); remove it or find where it went',
      'clouds.json: archived: status: archived on GitHub; set "status": "archived" and "statusAsOf": "2026-11"',
    ]);
    expect(remarks).toEqual([]);
    expect(asked.repositories).toBe(5);
  });

  test('reports the same for package URLs of entries with other addresses', async () => {
    const purls = (...names: readonly string[]) => names.map((name) => `pkg:github/${name}`);
    const entry = (id: string, ...names: readonly string[]): Made => ({
      ...{ id, url: `https://${id}.test/`, status: 'active', statusAsOf: '2026-01', purl: purls(...names) },
    });
    const answers = {
      'x/old': repository('y/new'),
      'x/gone': gone,
      'x/archived': repository('x/archived', true),
      'x/alive': repository('x/alive'),
    };
    const api = Object.entries(answers).map(([name, reply]) => [`api.github.com/repos/${name}`, reply] as const);
    const none = Object.keys(answers).map(
      (name) => `api.github.com/repos/${name}/security-advisories?state=published&per_page=100`,
    );
    web.replies = {
      ...{ 'old.test/': ok, 'gone.test/': ok, 'archived.test/': ok, 'half.test/': ok },
      ...Object.fromEntries(api),
      ...Object.fromEntries(none.map((address) => [address, { status: 200, body: [] }])),
    };
    const { changes, remarks } = await ask(
      made(
        entry('old', 'x/old'),
        entry('gone', 'x/gone'),
        entry('archived', 'x/archived'),
        entry('half', 'x/archived', 'x/alive'),
      ),
    );
    expect(changes).toEqual([
      'clouds.json: old: purl[0]: renamed to y/new; put pkg:github/y/new here',
      'clouds.json: gone: purl[0]: gone from GitHub (404); remove it or find where it went',
      'clouds.json: archived: status: archived on GitHub; set "status": "archived" and "statusAsOf": "2026-11"',
    ]);
    expect(remarks).toEqual([]);
  });

  test('gets the token only at its API, even after redirects', async () => {
    web.replies = {
      'github.com/x/old': ok,
      'api.github.com/repos/x/old': to(301, 'https://elsewhere.test/repositories/7'),
      'elsewhere.test/repositories/7': repository('x/old'),
    };
    await ask(made(home('x/old')), { token: 'secret' });
    expect(web.asked.map(({ host, headers }) => [host, headers.authorization ?? '']).sort()).toEqual([
      ['api.github.com', 'Bearer secret'],
      ['elsewhere.test', ''],
      ['github.com', ''],
    ]);
    for (const { headers } of web.asked) expect(headers['user-agent']).toContain('awesome-containers');
  });

  test('can have another API address', async () => {
    web.replies = { 'github.com/x/y': ok, 'api.test/v3/repos/x/y': repository('x/z') };
    const { changes } = await ask(made(home('x/y')), { api: 'https://api.test/v3', token: 'secret' });
    expect(changes).toEqual(['clouds.json: a: url: renamed to x/z; put https://github.com/x/z here']);
  });

  test.each<[string, Reply, string]>([
    ['fails', { status: 502 }, 'answers 502'],
    ['returns something else', { status: 200, body: { full_name: '\u001b[31m' } }, 'answers without a name'],
    ['redirects forever', to(302, `${API}/repos/x/y`), 'redirects to nowhere'],
  ])('that %s causes no change', async (_, reply, remark) => {
    web.replies = { 'github.com/x/y': ok, 'api.github.com/repos/x/y': reply };
    expect(await ask(made(home('x/y')))).toMatchObject({
      changes: [],
      remarks: [`clouds.json: a: url: GitHub’s API ${remark}`],
    });
  });

  /** Two repositories with existing pages, and one API response for both. */
  function two(...reply: readonly Reply[]): string {
    const names = ['x/one', 'x/two'];
    const pages = names.map((name) => [`github.com/${name}`, ok] as const);
    web.replies = Object.fromEntries([
      ...pages,
      ...names.map((name) => [`api.github.com/repos/${name}`, reply] as const),
    ]);
    return made(...names.map((name) => home(name, { id: name.slice(2) })));
  }

  const limited = (seconds: number): Reply => {
    const reset = String(Math.ceil(Date.now() / 1000) + seconds);
    return { status: 403, headers: { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': reset } };
  };
  const askedOfApi = () => web.asked.filter(({ host }) => host === 'api.github.com').length;

  test('with a rate limit of an hour is not asked again', async () => {
    const { remarks } = await ask(two(limited(3590)));
    expect(remarks).toEqual(['api.github.com: refused more requests for 60 minutes; ask again later (2 left)']);
    expect(askedOfApi()).toBe(1);
  });

  test('with a rate limit that has no end is asked after a long pause', async () => {
    const waits: number[] = [];
    const limit: Reply = { status: 403, headers: { 'X-RateLimit-Remaining': '0' } };
    const directory = two(limit, repository('x/new'));
    await ask(directory, { only: ['one'], wait: async (milliseconds) => waits.push(milliseconds) });
    expect(waits).toEqual([60_000]);
  });

  test('with a rate limit under a minute is asked after a pause', async () => {
    const waits: number[] = [];
    const directory = two(limited(30), repository('x/new'));
    const { changes } = await ask(directory, { only: ['one'], wait: async (milliseconds) => waits.push(milliseconds) });
    expect(waits).toEqual([expect.closeTo(30_000, -4)]);
    expect(changes).toEqual(['clouds.json: one: url: renamed to x/new; put https://github.com/x/new here']);
  });

  test('that rejects the token is not asked again', async () => {
    const { remarks } = await ask(two({ status: 401 }), { token: 'stale' });
    expect(remarks).toEqual([expect.stringMatching(/^api\.github\.com: refuses the token; .+ \(2 left\)$/)]);
    expect(askedOfApi()).toBe(1);
  });
});

describe('A busy server', () => {
  const directory = () => made({ id: 'a', url: 'https://a.test/1' }, { id: 'b', url: 'https://a.test/2' });
  const busy = (after?: string): Reply => ({
    status: 429,
    headers: after === undefined ? {} : { 'Retry-After': after },
  });

  test.each([
    ['seconds', '7', 7000],
    ['a date', new Date(0).toUTCString(), 0],
    ['nothing', undefined, 60_000],
  ])('that returns %s is asked once more after that time', async (_, after, expected) => {
    web.replies = { 'a.test/1': [busy(after), ok], 'a.test/2': ok };
    const waits: number[] = [];
    const report = await ask(directory(), { wait: async (milliseconds) => waits.push(milliseconds) });
    expect(report).toMatchObject({ changes: [], remarks: [] });
    expect(waits).toEqual([expected]);
    expect(web.lines).toEqual(['HEAD a.test/1', 'HEAD a.test/1', 'HEAD a.test/2']);
  });

  test('that is still busy after the pause is skipped', async () => {
    web.replies = { 'a.test/1': busy('1'), 'a.test/2': ok };
    const { remarks } = await ask(directory());
    expect(remarks).toEqual(['a.test: refused more requests; ask again later (2 left)']);
    expect(web.lines).toEqual(['HEAD a.test/1', 'HEAD a.test/1']);
  });

  test('that is busy for more than a minute is skipped at once', async () => {
    web.replies = { 'a.test/1': { status: 503, headers: { 'Retry-After': '61' } }, 'a.test/2': ok };
    const { remarks } = await ask(directory());
    expect(remarks).toEqual(['a.test: refused more requests for 2 minutes; ask again later (2 left)']);
    expect(web.lines).toEqual(['HEAD a.test/1']);
  });
});

describe('Requests', () => {
  const pages = (...names: readonly string[]): string => {
    web.replies = Object.fromEntries(names.map((name) => [name, ok]));
    return made(...names.map((name, index) => ({ id: `e${index}`, url: `https://${name}` })));
  };

  test('go to four hosts in parallel, with one per host at a time', async () => {
    const directory = pages('a.test/1', 'a.test/2', 'a.test/3', 'a.test/4', 'b.test/', 'c.test/', 'd.test/', 'e.test/');
    web.gate = 4;
    expect(await ask(directory)).toMatchObject({ asked: { addresses: 8 }, changes: [], remarks: [] });
    expect(web.mostAtOnce).toBe(4);
    expect(web.mostAtOneHost).toBe(1);
  });

  test('to the same host are separated by a pause', async () => {
    const waits: number[] = [];
    const wait = async (milliseconds: number) => waits.push(milliseconds);
    await ask(pages('a.test/1', 'a.test/2', 'a.test/3', 'b.test/'), { pause: 3_600_000, wait });
    expect(waits).toHaveLength(2);
    for (const milliseconds of waits) expect(milliseconds).toBeGreaterThan(3_000_000);
  });

  test('are repeated only without a final response', async () => {
    web.replies = {
      'a.test/1': to(301, '/2'),
      'a.test/2': ok,
      'a.test/gone': gone,
      'b.test/': { status: 500 },
      'github.com/x/y': ok,
      'api.github.com/repos/x/y': repository('x/z'),
    };
    const urls = [
      'https://a.test/1',
      'https://a.test/2',
      'https://a.test/gone',
      'https://b.test/',
      'https://github.com/x/y',
    ];
    const directory = made(...urls.map((url, index) => ({ id: `e${index}`, url })));
    const cacheFile = newCacheFile();
    const first = await ask(directory, { cacheFile });
    expect(new Set(web.lines).size).toBe(web.lines.length);
    expect(first.remarks).toEqual(['clouds.json: e3: url: answers 500']);

    web.asked = [];
    web.replies = { 'b.test/': gone };
    const second = await ask(directory, { cacheFile });
    expect(web.lines).toEqual(['HEAD b.test/', 'GET b.test/']);
    expect(second.remarks).toEqual([]);
    expect(second.changes).toHaveLength(first.changes.length + 1);
  });

  test('start anew if the cache cannot be read', async () => {
    const cacheFile = join(scratch, 'broken.json');
    writeFileSync(cacheFile, '{ "version": ');
    await ask(pages('a.test/'), { cacheFile });
    expect(web.lines).toEqual(['HEAD a.test/']);
  });

  test('are made only for the named entries', async () => {
    const directory = pages('a.test/', 'b.test/', 'c.test/');
    expect(await ask(directory, { only: ['e0', 'e2'] })).toMatchObject({ asked: { addresses: 2 } });
    expect(web.lines.sort()).toEqual(['HEAD a.test/', 'HEAD c.test/']);
  });
});

test('A status must be checked again after a year', () => {
  const at = (statusAsOf: string): Made => ({
    id: `a-${statusAsOf}`,
    url: `https://${statusAsOf}.test`,
    status: 'active',
    statusAsOf,
  });
  const directory = made(at('2025-10'), at('2025-11'), at('2026-11'));
  const subject = { catalog: readCatalog(directory), texts: readTexts(directory), only: [], now: NOW };
  expect(staleStatuses(subject)).toEqual([
    'clouds.json: a-2025-10: statusAsOf: "2025-10" is more than a year ago; look again, and put this month here',
  ]);
  expect(staleStatuses({ ...subject, only: ['a-2025-11'] })).toEqual([]);
});

test('All addresses of the catalog are found, including those of mechanisms and the guide', () => {
  const fields = readTexts('src/data/catalog').map(({ file, entry, field }) => `${file}: ${entry}: ${field}`);
  expect(fields).toContain('hardening-guide.json: : sources[0].url');
  expect(fields).toContain('hardening-guide.json: mount-nosuid: sources[0].url');
  expect(fields).toContain('mechanisms.json: apparmor: sources[0].url');
  expect(fields).toContain('containers.json: runc: notes[0].source');
});

test('A finding names the file of its entry, not one that refers to it', () => {
  const texts = readTexts('src/data/catalog');
  const at = (entry: string) => placeOf({ texts }, entry, 'notes');
  expect(at('nomad')).toEqual({ file: 'orchestration.json', entry: 'nomad', field: 'notes' });
  expect(at('containerd').file).toBe('hypervisors.json');
});

test.each([
  [['--online'], { isOnline: true, only: [] }],
  [['--only', 'runc', 'lxc', '--only', 'crun'], { isOnline: false, only: ['runc', 'crun', 'lxc'] }],
  [['--help'], 'help'],
])('The options %j are parsed', (args, expected) => {
  expect(readOptions(args)).toEqual(expected);
});

describe('The command', () => {
  test('reports a correct catalog, and old statuses', async () => {
    const entry = { id: 'a', url: 'https://a.test/', status: 'active', statusAsOf: '2020-01' };
    const { code, out } = await run(made(entry), CHECK);
    expect(out.split('\n').filter((line) => !/^(?:Notes|Vulnerabilities)/.test(line))).toEqual([
      'The catalog is right: 1 entries, 0 notes, 0 measures, 0 mechanisms.',
      'clouds.json: a: statusAsOf: "2020-01" is more than a year ago; look again, and put this month here',
      '',
    ]);
    expect(code).toBe(0);
    expect(web.lines).toEqual([]);
  });

  test('counts the notes by kind and field', async () => {
    const source = 'https://a.test/1';
    const first = {
      kind: 'vulnerability',
      impact: 'escape',
      text: 'Bad.',
      ids: ['CVE-2026-1234'],
      fixed: ['1.2'],
      source,
    };
    const notes = [first, { kind: 'caution', text: 'Mind.', source }];
    const { out } = await run(made({ id: 'a', url: 'https://a.test/', notes }), CHECK);
    expect(out).toMatch(/^Notes by kind: vulnerability 1, caution 1, myth 0, strength 0, history 0\.$/m);
    expect(out).toMatch(/^Vulnerabilities: 1 different ones; .*escape 1, privilege 0/m);
    expect(out).toMatch(/^Notes with: ids 1, fixed releases 1, rating 0, introduced 0/m);
  });

  test('lists the faults', async () => {
    const { code, out } = await run(made({ id: 'a', url: 'a.test', kind: 'rain' }), CHECK);
    expect(out).toMatch(/^clouds\.json: a: url: must be .+\nclouds\.json: a: kind: must be /m);
    expect(code).toBe(1);
  });

  test('checks online with --online', async () => {
    web.replies = {
      'github.com/x/y': ok,
      'api.github.com/repos/x/y': repository('x/y', true),
      'a.test/': { status: 500 },
    };
    const directory = made({ id: 'a', url: 'https://github.com/x/y' }, { id: 'b', url: 'https://a.test/' });
    const { code, out } = await run(directory, CHECK, '--online');
    expect(out).toContain('\nclouds.json: a: status: archived on GitHub; set "status": "archived"');
    expect(out).toContain('\nRemarks, which need no change:\nclouds.json: b: url: answers 500\n');
    expect(out).toContain('\nAsked about 2 addresses, 1 repositories, 0 packages, ');
    expect(out).toContain(' There are 1 changes to make.\n');
    expect(code).toBe(1);
    expect(web.asked.find(({ host }) => host === 'api.github.com')?.headers.authorization).toBe('Bearer secret');
    const only = await run(directory, CHECK, '--online', '--only', 'b');
    expect(only.out).toContain('\nNot checked, because there was no answer:\n1 of 1 addresses: answers 500\n');
    expect(only.code).toBe(3);
  });

  test.each([
    [['--offline'], "Unknown option '--offline'"],
    [['runc'], '"runc" is no option; put --only before an id.'],
    [['--only', 'aa'], 'There is no "aa"; did you mean "a"?'],
  ])('rejects %j', async (args, message) => {
    const { code, err } = await run(made({ id: 'a', url: 'https://a.test/' }), CHECK, ...args);
    expect(err).toContain(message);
    expect(err).toContain('npm run catalog:check');
    expect(code).toBe(2);
  });
});
