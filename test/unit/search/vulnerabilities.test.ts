import { describe, expect, test } from 'vitest';
import { hitsBetween } from '../../../src/search/types.ts';
import { library } from '../../support/library.ts';
import { madeEntry, namesFor, searchOf } from '../../support/made-list.ts';

const find = (query: string) => library.search.find(query, []);
const nodesFor = (query: string) => hitsBetween(find(query), 0, 500).map(({ node }) => node);
const idsFor = (query: string) => nodesFor(query).map(({ id }) => id);
const isVulnerability = (id: string) => library.items.get(id)?.subject.kind === 'vulnerability';

describe('a vulnerability', () => {
  test.each([
    ['the number of a CVE', 'CVE-2024-21626'],
    ['its last part', '21626'],
    ['the id at GitHub', 'GHSA-xr7r-f8xq-vfvv'],
    ['the id at GitHub in small letters', 'ghsa-xr7r-f8xq-vfvv'],
    ['the id in the database of Go', 'GO-2024-2491'],
  ])('is found by %s, before the items that it affects', (_, query) => {
    expect(idsFor(query).slice(0, 2)).toEqual(['CVE-2024-21626', 'runc']);
  });

  test.each(['leaky vessels', 'Leaky Vessels'])('is found by its nickname, %s', (query) => {
    const ids = idsFor(query);
    expect(ids.slice(0, 4)).toContain('CVE-2024-21626');
    expect(ids.slice(0, 4).every(isVulnerability)).toBe(true);
    expect(ids).toContain('runc');
  });

  test('comes first for its id with other words, followed by the item that these name', () => {
    expect(idsFor('docker CVE-2024-21626').slice(0, 3)).toEqual(['CVE-2024-21626', 'docker', 'runc']);
    expect(idsFor('CVE-2024-21626 xyzzyplugh').slice(0, 2)).toEqual(['CVE-2024-21626', 'runc']);
  });

  test('is found by the beginning of its id', () => {
    expect(idsFor('CVE-2024-').length).toBeGreaterThan(5);
    expect(
      idsFor('CVE-2024-')
        .slice(0, 5)
        .every((id) => id.startsWith('CVE-2024-')),
    ).toBe(true);
    expect(isVulnerability(idsFor('GHSA')[0] ?? '')).toBe(true);
  });

  test.each(['escape', 'security', 'cgr', 'go', '2024', 'nvidia', 'vulnerabilities', 'container'])(
    'comes after everything else if the query does not ask for one: %s',
    (query) => {
      const kinds = nodesFor(query).map(({ id }) => isVulnerability(id));
      expect(kinds).toContain(false);
      expect(kinds.lastIndexOf(false) < kinds.indexOf(true) || !kinds.includes(true)).toBe(true);
    },
  );
});

describe('words with a filter for vulnerabilities', () => {
  test.each([
    ['the affected item', 'in:2024 runc', 'CVE-2024-21626'],
    ['a synonym of the impact', 'in:2019 docker breakout', 'CVE-2019-5736'],
    ['the kind of the affected item', 'in:2024 runtimes escapes', 'CVE-2024-21626'],
    ['the kind of flaw', 'is:vulnerability path traversal buildkit', 'CVE-2024-23652'],
    ['a word of a note', 'is:vulnerability symlink flatpak', 'CVE-2026-97024'],
    ['the nickname', 'is:vulnerability dirty pipe', 'CVE-2022-0847'],
    ['the year', 'is:vulnerability runc 2024', 'CVE-2024-21626'],
    ['the beginning of a word', 'is:vulnerability build', 'CVE-2024-23652'],
  ])('find a vulnerability by %s: %s', (_, query, id) => {
    expect(idsFor(query)).toContain(id);
    expect(idsFor(query).every(isVulnerability)).toBe(true);
    expect(find(query)).toMatchObject({ extent: 'all', leftOut: 0 });
  });

  test('must all match', () => {
    expect(idsFor('in:2024 runc')).toHaveLength(2);
    expect(idsFor('in:2024 runc descriptor')).toEqual(['CVE-2024-21626']);
  });

  test('rank a match in the names of the affected item above one in a sentence', () => {
    const ids = idsFor('is:vulnerability docker');
    const isOfDocker = (id: string) => {
      const subject = library.items.get(id)?.subject;
      const notes = subject?.kind === 'vulnerability' ? subject.vulnerability.notes : [];
      return notes.some(({ item }) => [item.name, ...item.aliases].some((name) => /docker/i.test(name)));
    };
    expect(ids.map(isOfDocker).lastIndexOf(true)).toBeLessThan(ids.map(isOfDocker).indexOf(false));
  });

  test('are taken into account by the counts of the filters', () => {
    const facets = library.search.facets('filter', 'is:vulnerability docker', []);
    if (facets === 'pending') throw new Error('a search in this thread answers at once');
    const escapes = facets.find(({ field }) => field === 'impact')?.choices.find(({ value }) => value === 'escape');
    expect(escapes?.count).toBe(idsFor('is:vulnerability docker impact:escape').length);
    expect(escapes?.count).toBeGreaterThan(5);
  });

  test('differ from words without one, which find items', () => {
    expect(idsFor('runc escape 2024')[0]).toBe('runc');
  });
});

describe('a query for the flaws of a year or a rating', () => {
  test.each([
    ['escapes in 2024', 'in:2024 impact:escape'],
    ['breakouts of 2019', 'in:2019 impact:escape'],
    ['bypasses in 2024', 'in:2024 impact:bypass'],
    ['Vulnerabilities 2023', 'in:2023'],
    ['cves from 2021', 'in:2021'],
    ['privilege escalation in 2024', 'in:2024 impact:privilege'],
    ['Denial of service in 2026', 'in:2026 impact:denial'],
    ['escapes and bypasses of 2019', 'in:2019 impact:escape,bypass'],
    ['critical vulnerabilities', 'is:vulnerability severity:critical'],
    ['high severity flaws of 2025', 'in:2025 severity:high'],
    ['docker vulnerabilities 2025', 'in:2025 docker'],
    ['latest vulnerabilities', 'is:vulnerability sort:newest'],
    ['Newest docker escapes', 'is:vulnerability impact:escape docker sort:newest'],
  ])('%s is read as %s', (typed, meant) => {
    expect(idsFor(typed)).toEqual(idsFor(meant));
    expect(idsFor(typed).length).toBeGreaterThan(5);
    expect(find(typed).problems.map(({ text }) => text)).toEqual([`Read “${typed}” as ${meant}.`]);
  });

  test.each([
    ['runc escapes in 2024', 'in:2024 impact:escape runc'],
    ['docker engine escapes 2024 and 2025', 'in:2024,2025 impact:escape docker engine'],
    ['critical podman CVEs', 'is:vulnerability severity:critical podman'],
    ['which kernel flaws were there in 2022', 'in:2022 kernel'],
    ['k8s vulnerabilities in 2025', 'in:2025 k8s'],
  ])('may name an item: %s is read as %s', (typed, meant) => {
    expect(idsFor(typed)).toEqual(idsFor(meant));
    expect(idsFor(typed).length).toBeGreaterThan(0);
    expect(idsFor(typed).every(isVulnerability)).toBe(true);
    expect(find(typed).problems.map(({ text }) => text)).toEqual([`Read “${typed}” as ${meant}.`]);
  });

  test.each([
    'escapes in 2099',
    'tools of 2024',
    'runtimes with escapes in 2024',
    'runc escapes',
    'escapes since 2024',
    'high availability flaws',
    'cve 2019 5736',
    '2024',
  ])('%s is not read as one', (query) => {
    expect(find(query).problems).toEqual([]);
  });
});

test.each([
  ['CVEs in kubernetes', 'kubernetes'],
  ['vulnerabilities of docker', 'docker'],
  ['what broke gvisor', 'gvisor'],
  ['runc escape', 'runc'],
  ['runcescape', 'CVE-2019-5736'],
])('a query for flaws with a name finds the named item first: %s', (query, id) => {
  expect(idsFor(query)[0]).toBe(id);
});

test('a query for flaws is a plain search for its words in a list without vulnerabilities', () => {
  const search = searchOf([madeEntry('Feed', { summary: 'Tells of the latest critical vulnerabilities.' })]);
  for (const query of ['latest vulnerabilities', 'critical vulnerabilities']) {
    expect(namesFor(search, query)).toEqual(['Feed']);
    expect(search.find(query, []).problems).toEqual([]);
  }
});

test('a name with an unknown word has the named item as its best partial match', () => {
  expect(idsFor('docker xyzzyplugh')[0]).toBe('docker');
  expect(find('docker xyzzyplugh').extent).toBe('some');
});

test.each([
  ['a fixed release', '1.1.12', 'runc'],
  ['the component that the releases belong to', 'containerd', 'docker'],
  ['the history of a mechanism', 'PERFMON', 'capabilities'],
  ['the kernel version that introduced a mechanism', 'Linux 2.6.20', 'kvm'],
  ['something that a mechanism does not cover', '/dev/mem', 'namespaces'],
])('%s can be searched for: “%s” finds %s', (_, query, id) => {
  expect(idsFor(query)).toContain(id);
});
