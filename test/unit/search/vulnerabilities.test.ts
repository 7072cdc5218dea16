import { describe, expect, test } from 'vitest';
import { hitsBetween } from '../../../src/search/types.ts';
import { library } from '../../support/library.ts';

const find = (query: string) => library.search.find(query, []);
const nodesFor = (query: string) => hitsBetween(find(query), 0, 500).map(({ node }) => node);
const idsFor = (query: string) => nodesFor(query).map(({ id }) => id);
const isVulnerability = (id: string) => library.items.get(id)?.subject.kind === 'vulnerability';

describe('a vulnerability', () => {
  test.each([
    ['the number of a CVE', 'CVE-2024-21626'],
    ['its last part', '21626'],
    ['the id at GitHub', 'GHSA-xr7r-f8xq-vfvv'],
    ['the same in small letters', 'ghsa-xr7r-f8xq-vfvv'],
    ['the id in the database of Go', 'GO-2024-2491'],
  ])('is found by %s, and before what it touches', (_, query) => {
    expect(idsFor(query).slice(0, 2)).toEqual(['CVE-2024-21626', 'runc']);
  });

  test.each(['leaky vessels', 'Leaky Vessels'])('is found by its nickname, %s', (query) => {
    const ids = idsFor(query);
    expect(ids.slice(0, 4)).toContain('CVE-2024-21626');
    expect(ids.slice(0, 4).every(isVulnerability)).toBe(true);
    expect(ids).toContain('runc');
  });

  test('comes first whatever else stands beside its id, and so does what is named there', () => {
    expect(idsFor('docker CVE-2024-21626').slice(0, 3)).toEqual(['CVE-2024-21626', 'docker', 'runc']);
    expect(idsFor('CVE-2024-21626 xyzzyplugh').slice(0, 2)).toEqual(['CVE-2024-21626', 'runc']);
  });

  test('is found by what its id begins with', () => {
    expect(idsFor('CVE-2024-').length).toBeGreaterThan(5);
    expect(
      idsFor('CVE-2024-')
        .slice(0, 5)
        .every((id) => id.startsWith('CVE-2024-')),
    ).toBe(true);
    expect(isVulnerability(idsFor('GHSA')[0] ?? '')).toBe(true);
  });

  test.each(['escape', 'security', 'cgr', 'go', '2024', 'nvidia', 'vulnerabilities', 'container'])(
    'that is not asked for stands behind everything else: %s',
    (query) => {
      const kinds = nodesFor(query).map(({ id }) => isVulnerability(id));
      expect(kinds).toContain(false);
      expect(kinds.lastIndexOf(false) < kinds.indexOf(true) || !kinds.includes(true)).toBe(true);
    },
  );
});

test('of a name and a word that nothing has, the name is the nearest', () => {
  expect(idsFor('docker xyzzyplugh')[0]).toBe('docker');
  expect(find('docker xyzzyplugh').extent).toBe('some');
});

test.each([
  ['a fixed release', '1.1.12', 'runc'],
  ['the component that the releases are of', 'containerd', 'docker'],
  ['a history of a mechanism', 'PERFMON', 'capabilities'],
  ['the kernel that first had a mechanism', 'Linux 2.6.20', 'kvm'],
  ['what a mechanism does not cover', '/dev/mem', 'namespaces'],
])('%s is found: by %s, %s', (_, query, id) => {
  expect(idsFor(query)).toContain(id);
});
