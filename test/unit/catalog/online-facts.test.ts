import { describe, expect, test } from 'vitest';
import { PRODUCTS } from '../../../scripts/catalog/check/cycles.ts';
import { gone, type Made, ok, playWeb, type Reply, repository, to } from '../../support/catalog-web.ts';
import { catalog } from '../../support/library.ts';

const { web, made, madeWith, ask, run, newCacheFile } = playWeb();

const RUNC = 'pkg:golang/github.com/opencontainers/runc';
const BATCH = 'POST api.osv.dev/v1/querybatch';
const json = (body: object): Reply => ({ status: 200, body });
const entry = (more: object): Made => ({ id: 'a', url: 'https://a.test/', ...more });
const vulnerability = (more: object): object => ({
  kind: 'vulnerability',
  impact: 'escape',
  text: 'It lets out.',
  ids: ['CVE-2026-1111'],
  fixed: ['1.2.3'],
  source: 'https://a.test/1',
  ...more,
});

/** Responses that are not the subject of a test. */
const pages = {
  ...{ 'a.test/': ok, 'a.test/1': ok },
  'api.github.com/repos/containers/crun': repository('containers/crun'),
};

/** OSV’s response to one query: ids, or no field at all if there are none, like the real one. */
const found = (...ids: readonly string[]) =>
  ids.length === 0 ? {} : { vulns: ids.map((id) => ({ id, modified: '2026-03-24T22:28:29.389429Z' })) };

const osvRecord = (id: string, aliases: readonly string[], more: object = {}): Reply =>
  json({
    schema_version: '1.7.3',
    id,
    aliases,
    summary: 'It lets \u001b[31mout',
    details: 'Long.',
    affected: [],
    ...more,
  });

describe('OSV', () => {
  test('reports an advisory without a note once, with all its ids', async () => {
    web.replies = {
      ...pages,
      [BATCH]: json({ results: [found('GHSA-2222-3333-4444', 'GO-2026-0001')] }),
      'api.osv.dev/v1/vulns/GHSA-2222-3333-4444': osvRecord('GHSA-2222-3333-4444', ['CVE-2026-2222']),
      'api.osv.dev/v1/vulns/GO-2026-0001': osvRecord('GO-2026-0001', ['GHSA-2222-3333-4444', 'CVE-2026-2222']),
    };
    const { changes, skipped } = await ask(made(entry({ purl: [RUNC] })));
    expect(changes).toEqual([
      'clouds.json: a: notes: none has CVE-2026-2222, GHSA-2222-3333-4444, GO-2026-0001 (It lets out); add a note, or a reason to left-out.json',
    ]);
    expect(skipped).toEqual([]);
    const queries = web.asked.filter(({ line }) => line === BATCH).map(({ body }) => JSON.parse(body));
    expect(queries).toEqual([{ queries: [{ package: { purl: RUNC } }] }]);
  });

  test('is not asked for details of known or left-out advisories, and withdrawn ones are ignored', async () => {
    web.replies = {
      ...pages,
      [BATCH]: json({ results: [found('CVE-2026-1111', 'GO-2026-0002', 'GO-2026-0003', 'GHSA-2222-3333-4444')] }),
      'api.osv.dev/v1/vulns/GO-2026-0003': osvRecord('GO-2026-0003', [], { withdrawn: '2026-05-01T00:00:00Z' }),
      'api.osv.dev/v1/vulns/GHSA-2222-3333-4444': osvRecord('GHSA-2222-3333-4444', ['CVE-2026-1111']),
    };
    const leftOut = { a: { 'GO-2026-0002': 'Denial of service only.' } };
    const { changes } = await ask(madeWith(leftOut, entry({ purl: [RUNC], notes: [vulnerability({})] })));
    expect(changes).toEqual([]);
    expect(web.lines.filter((line) => line.includes('/vulns/')).sort()).toEqual([
      'GET api.osv.dev/v1/vulns/GHSA-2222-3333-4444',
      'GET api.osv.dev/v1/vulns/GO-2026-0003',
    ]);
  });

  test('is asked for the next page, and for the module name without a major version suffix', async () => {
    web.replies = {
      ...pages,
      [BATCH]: [
        json({ results: [found(), { ...found('GO-2026-0001'), next_page_token: 'more' }] }),
        json({ results: [found('GO-2026-0002')] }),
      ],
      'api.osv.dev/v1/vulns/GO-2026-0001': osvRecord('GO-2026-0001', []),
      'api.osv.dev/v1/vulns/GO-2026-0002': osvRecord('GO-2026-0002', []),
    };
    const { changes } = await ask(made(entry({ purl: [`${RUNC}/v2`] })));
    expect(changes).toHaveLength(2);
    const queries = web.asked.filter(({ line }) => line === BATCH).map(({ body }) => JSON.parse(body).queries);
    expect(queries).toEqual([
      [{ package: { purl: `${RUNC}/v2` } }, { package: { purl: RUNC } }],
      [{ package: { purl: RUNC }, page_token: 'more' }],
    ]);
  });

  test.each<[string, Reply | readonly Reply[], string]>([
    ['fails twice', { status: 500 }, '1 of 1 packages: answers 500'],
    ['answers something else', json({ results: [] }), '1 of 1 packages: answers something else'],
    ['answers with a page', { status: 200, body: '<html>' }, '1 of 1 packages: answers something else'],
  ])('that %s leaves its part unchecked, with a message', async (_, reply, expected) => {
    web.replies = { ...pages, [BATCH]: reply };
    expect(await ask(made(entry({ purl: [RUNC] })))).toMatchObject({ changes: [], skipped: [expected] });
  });

  test('that fails once is asked again', async () => {
    web.replies = { ...pages, [BATCH]: [{ status: 502 }, json({ results: [found()] })] };
    const waits: number[] = [];
    const report = await ask(made(entry({ purl: [RUNC] })), { wait: async (milliseconds) => waits.push(milliseconds) });
    expect(report).toMatchObject({ changes: [], remarks: [], skipped: [] });
    expect(waits).toEqual([5000]);
  });

  test('that never responds times out', async () => {
    web.replies = { ...pages, [BATCH]: 'never' };
    const { skipped } = await ask(made(entry({ purl: [RUNC] })), { timeout: 100 });
    expect(skipped).toEqual(['1 of 1 packages: gives no answer within 0.1 s']);
  });

  test('is not asked again within a day', async () => {
    web.replies = {
      ...pages,
      [BATCH]: json({ results: [found('GO-2026-0001')] }),
      'api.osv.dev/v1/vulns/GO-2026-0001': osvRecord('GO-2026-0001', []),
    };
    const directory = made(entry({ purl: [RUNC] }));
    const cacheFile = newCacheFile();
    const first = await ask(directory, { cacheFile });
    web.asked = [];
    expect(await ask(directory, { cacheFile })).toEqual(first);
    expect(web.lines).toEqual([]);
  });
});

describe('GitHub', () => {
  const list = (page = '') =>
    `api.github.com/repos/containers/crun/security-advisories?state=published&per_page=100${page}`;
  const crun = (more: object = {}) => entry({ purl: ['pkg:github/containers/crun'], ...more });

  test('reports the advisories of a repository from all pages', async () => {
    const next = `<https://${list('&after=x')}>; rel="next", <https://api.github.com/>; rel="first"`;
    web.replies = {
      ...pages,
      [list()]: {
        status: 200,
        headers: { Link: next },
        body: [{ ghsa_id: 'GHSA-2222-3333-4444', cve_id: 'CVE-2026-2222', summary: 'Out', state: 'published' }],
      },
      [list('&after=x')]: json([{ ghsa_id: 'GHSA-5555-6666-7777', cve_id: null, summary: 'Up', state: 'published' }]),
    };
    const { changes } = await ask(made(crun()));
    expect(changes).toEqual([
      'clouds.json: a: notes: none has GHSA-5555-6666-7777 (Up); add a note, or a reason to left-out.json',
      'clouds.json: a: notes: none has CVE-2026-2222, GHSA-2222-3333-4444 (Out); add a note, or a reason to left-out.json',
    ]);
    expect(web.lines.filter((line) => line.includes('osv.dev'))).toEqual([]);
  });

  test('with an exceeded rate limit leaves its part unchecked, with a message', async () => {
    const reset = String(Math.ceil(Date.now() / 1000) + 2990);
    const headers = { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': reset };
    web.replies = { ...pages, [list()]: { status: 403, headers } };
    const { changes, remarks, skipped } = await ask(made(crun()));
    expect(changes).toEqual([]);
    expect(remarks).toEqual(['api.github.com: refused more requests for 50 minutes; ask again later (1 left)']);
    expect(skipped).toEqual(['1 of 1 packages: refused more requests for 50 minutes; ask again later']);
  });

  const tags = (name: string, ...refs: readonly string[]): Record<string, Reply> => ({
    [`api.github.com/repos/${name}/git/matching-refs/tags/`]: json(refs.map((ref) => ({ ref: `refs/tags/${ref}` }))),
  });

  /** The changes and remarks that result from the tags of a repository. */
  async function released(given: Made, ...refs: readonly string[]) {
    web.replies = {
      ...pages,
      [list()]: json([]),
      [BATCH]: json({ results: [found()] }),
      ...tags('containers/crun', ...refs),
    };
    const { changes, remarks, asked } = await ask(made(given));
    return { changes, remarks, lists: asked['lists of tags'] };
  }

  test.each([['1.2.3'], ['v1.2.3'], ['release-1.2.3'], ['crun-v1.2.3'], ['cli/v1.2.3'], ['v1.2.3+build.7']])(
    'has the fixed release as the tag %s',
    async (tag) => {
      const { changes, lists } = await released(crun({ notes: [vulnerability({})] }), 'v1.0.0-rc1', tag);
      expect(changes).toEqual([]);
      expect(lists).toBe(1);
    },
  );

  test('does not have a fixed release that was never published', async () => {
    const notes = [vulnerability({ fixed: ['1.1.9', '1.2.3'] })];
    const { changes } = await released(crun({ notes }), 'v1.1.9', 'v1.2.3-rc1', 'v1.2.4');
    expect(changes).toEqual([
      'clouds.json: a: notes[0].fixed[1]: 1.2.3 (CVE-2026-1111) is no tag of containers/crun; look for the first release that has the fix',
    ]);
  });

  test('does not count releases of a component as releases of the project', async () => {
    const notes = [
      vulnerability({}),
      vulnerability({ ids: ['CVE-2026-2222'], fixed: ['9.9.9'], component: 'libkrun' }),
    ];
    expect((await released(crun({ notes }), 'v1.2.3')).changes).toEqual([]);
  });

  test('with tags for release lines only is not used for single releases', async () => {
    expect((await released(crun({ notes: [vulnerability({})] }), 'v1.1', 'v1.2')).changes).toEqual([]);
  });

  test.each([
    ['for a component', { notes: [vulnerability({ component: 'libkrun' })] }],
    ['for a package of unknown source', { notes: [vulnerability({})], purl: ['pkg:pypi/crun'] }],
    [
      'without fixed releases',
      { notes: [vulnerability({ kind: 'caution', impact: undefined, ids: undefined, fixed: undefined })] },
    ],
  ])('is not asked for releases %s', async (_, more) => {
    expect(await released(crun(more))).toMatchObject({ changes: [], lists: 0 });
  });

  test('has a newer release line in the notation of the notes', async () => {
    const newer = await released(crun({ notes: [vulnerability({})] }), 'v1.2.3', 'v1.3.0', 'v2.0.0-rc1', 'chart-9.0.0');
    expect(newer.remarks).toEqual([
      'clouds.json: a: notes: the release line of 1.3.0 is above all fixed releases (1.2.3 at most)',
    ]);
    expect((await released(crun({ notes: [vulnerability({})] }), 'v1.2.3', 'v1.2.4')).remarks).toEqual([]);
  });

  test('has a release that may fix a vulnerability recorded as unfixed', async () => {
    const notes = [vulnerability({ fixed: undefined, unfixed: true })];
    const { remarks, changes } = await released(crun({ notes }), 'v1.2.3', 'v1.3.0');
    expect(remarks).toEqual([
      'clouds.json: a: notes: CVE-2026-1111 is recorded as unfixed; see whether 1.3.0 fixes it',
    ]);
    expect(changes).toEqual([]);
  });
});

describe('endoflife.date', () => {
  const address = 'endoflife.date/api/v1/products/podman/';
  const cycle = (name: string, isMaintained: boolean, latest: string, date: string): object => ({
    ...{ name, codename: null, label: name, releaseDate: '2026-01-01', isLts: false, ltsFrom: null },
    ...{ isEol: !isMaintained, eolFrom: null, isMaintained, latest: { name: latest, date, link: null } },
  });
  const product = (...releases: readonly object[]): Reply =>
    json({
      schema_version: '1.2.1',
      generated_at: '2026-11-24',
      last_modified: '',
      result: { name: 'podman', releases },
    });
  const podman = (more: object = {}) => entry({ id: 'podman', status: 'active', statusAsOf: '2026-11', ...more });

  async function told(reply: Reply, more: object = {}) {
    web.replies = { ...pages, [address]: reply };
    const { changes, remarks, skipped } = await ask(made(podman(more)));
    return { changes, remarks, skipped };
  }

  test('agrees with the catalog', async () => {
    const report = await told(
      product(cycle('6.1', true, '6.1.2', '2026-11-03'), cycle('5.8', false, '5.8.9', '2026-10-01')),
    );
    expect(report).toEqual({ changes: [], remarks: [], skipped: [] });
  });

  test('has no supported line of an active project, or one of an ended project', async () => {
    const ended = product(cycle('6.1', false, '6.1.2', '2025-11-03'));
    expect((await told(ended)).changes).toEqual([
      'clouds.json: podman: status: is "active", but it has no supported release line any more, says endoflife.date; put what is true here',
    ]);
    expect((await told(ended, { status: 'archived' })).changes).toEqual([]);
    const alive = product(cycle('6.1', true, '6.1.2', '2025-11-03'), cycle('5.8', true, '5.8.9', '2025-10-01'));
    expect((await told(alive, { status: 'archived' })).changes).toEqual([
      'clouds.json: podman: status: is "archived", but it still supports 6.1, 5.8, says endoflife.date; put what is true here',
    ]);
  });

  test('has a release after the status check', async () => {
    const { remarks } = await told(product(cycle('6.1', true, '6.1.2', '2026-11-03')), { statusAsOf: '2026-10' });
    expect(remarks).toEqual(['clouds.json: podman: statusAsOf: 6.1.2 came on 2026-11-03, after "2026-10"; look again']);
  });

  test('supports a line whose newest release is open according to a note', async () => {
    const lines = product(
      cycle('6.1', true, '6.1.2', '2026-11-03'),
      cycle('5.8', true, '5.8.9', '2026-10-01'),
      cycle('5.7', false, '5.7.1', '2026-02-01'),
    );
    const { remarks, changes } = await told(lines, { notes: [vulnerability({ fixed: ['6.1.0'] })] });
    expect(remarks).toEqual([
      'clouds.json: podman: notes[0].fixed: CVE-2026-1111 counts as open in 5.8.9, the newest of its supported line; see whether a fix is missing here',
    ]);
    expect(changes).toEqual([]);
    expect((await told(lines, { notes: [vulnerability({ fixed: ['5.8.7', '6.1.0'] })] })).remarks).toEqual([]);
  });

  test.each<[string, Reply, string]>([
    ['is busy', { status: 502 }, 'answers 502'],
    ['does not know the product', gone, 'has no product podman any more; look for its name'],
    ['has renamed the product', to(301, '/api/v1/products/pods/'), 'has no product podman any more; look for its name'],
    ['answers with a page', { status: 200, body: '<html>' }, 'answers something else'],
  ])('that %s leaves its part unchecked, with a message', async (_, reply, why) => {
    expect(await told(reply)).toEqual({
      changes: [],
      remarks: [`clouds.json: podman: status: endoflife.date ${why}`],
      skipped: [`1 of 1 products of endoflife.date: ${why}`],
    });
  });

  test('is asked only about existing entries', () => {
    const ids = catalog.entries.map(({ id }) => id);
    expect(Object.keys(PRODUCTS).filter((id) => !ids.includes(id))).toEqual([]);
  });
});

describe('The command', () => {
  const CHECK = 'scripts/catalog/check/main.ts';

  test('exits with 3 if all is correct but a source could not be reached', async () => {
    web.replies = { ...pages, [BATCH]: { status: 403 } };
    const { code, out, err } = await run(made(entry({ purl: [RUNC] })), CHECK, '--online');
    expect(out).toContain('\nNot checked, because there was no answer:\n1 of 1 packages: answers 403\n');
    expect(out).toContain(' There are 0 changes to make.\n');
    expect({ code, err }).toEqual({ code: 3, err: '' });
  });

  test('exits with 0 if all was checked and is correct', async () => {
    web.replies = { ...pages, [BATCH]: json({ results: [found()] }) };
    const { code, out } = await run(made(entry({ purl: [RUNC] })), CHECK, '--online');
    expect(out).not.toContain('Not checked');
    expect(code).toBe(0);
  });

  test('reports left-out advisories with a note, even offline', async () => {
    const leftOut = { a: { 'CVE-2026-1111': 'Denial of service only.' } };
    const { code, out } = await run(madeWith(leftOut, entry({ notes: [vulnerability({})] })), CHECK);
    expect(out).toContain('\nleft-out.json: a: CVE-2026-1111: has a note; take it out here\n');
    expect(code).toBe(1);
  });

  test('lists the faults in left-out.json', async () => {
    const { code, out } = await run(madeWith({ a: { 'CVE-2026-1111': 'no' } }, entry({})), CHECK);
    expect(out).toContain(
      '\nleft-out.json: leftOut.a.CVE-2026-1111: must be a sentence with a full stop, of 10 to 200 characters, not "no"\n',
    );
    expect(code).toBe(1);
  });
});
