import { describe, expect, test } from 'vitest';
import type { TreeNode } from '../../../src/data/tree.ts';
import type { SecurityNote } from '../../../src/data/types.ts';
import { releasesIn } from '../../../src/search/text/releases.ts';
import { hitsBetween } from '../../../src/search/types.ts';
import { judge } from '../../../src/versions/judge.ts';
import { parseVersion } from '../../../src/versions/version.ts';
import { library } from '../../support/library.ts';

const find = (query: string) => library.search.find(query, []);
const idsFor = (query: string) => hitsBetween(find(query), 0, 500).map(({ node }) => node.id);
const nodeOf = (id: string): TreeNode => {
  const node = library.items.get(id);
  if (node === undefined) throw new Error(`${id} is not listed`);
  return node;
};
const notesOf = ({ subject }: TreeNode): readonly SecurityNote[] => {
  if (subject.kind === 'vulnerability') return subject.vulnerability.notes.map(({ note }) => note);
  return subject.kind === 'entry' ? subject.entry.notes : [];
};
const openFor = (query: string, id: string) => find(query).open(nodeOf(id));

describe('a version in a query', () => {
  test.each([
    ['runc 1.1.4', 'runc'],
    ['runc v1.1.4', 'runc'],
    ['runc 1.1.', 'runc'],
    ['runc 1', 'runc'],
    ['1.1.4 runc', 'runc'],
    ['runc version 1.1.4', 'runc'],
    ['runc 1.0.0-rc93', 'runc'],
    ['containerd 1.6', 'containerd'],
    ['containerd 1.7', 'containerd'],
    ['docker 24', 'docker'],
    ['docker 20.10.24+dfsg1', 'docker'],
    ['lxc 5', 'lxc'],
    ['kubernetes 1.28', 'kubernetes'],
    ['k8s 1.28', 'kubernetes'],
    ['podman 4.9.3 rootless', 'podman'],
    ['docker swarm 1.2', 'docker-swarm-mode'],
    ['kubernetes dashboard 1.28', 'kubernetes'],
  ])('never hides the named item: %s finds %s first', (query, id) => {
    expect(idsFor(query)[0]).toBe(id);
    expect(find(query).hitAt(0)?.isNear).toBe(false);
  });

  test.each([
    ['containerd 1.6', 'containerd '],
    ['runc 1.1.4', 'runc '],
    ['lxc 5', 'lxc '],
  ])('does not narrow the results: %s finds all that “%s” finds', (query, without) => {
    expect(idsFor(query)).toEqual(expect.arrayContaining([...idsFor(without)]));
  });

  test('counts as part of a name that contains it', () => {
    expect(idsFor('cgroups v2')[0]).toBe('cgroups');
    expect(idsFor('level 2')[0]).toBe('isolate-root-services');
    expect(idsFor('CIS Docker 1.6 Benchmark')[0]).toBe('cis-docker-1-6');
  });

  test('by itself finds items with a fix in that release, and no similar release', () => {
    expect(idsFor('1.1.12')).toContain('runc');
    const fixes = (release: string) => (id: string) => notesOf(nodeOf(id)).some(({ fixed }) => fixed.includes(release));
    expect(idsFor('1.1.12').filter(fixes('1.1.12'))).toEqual(idsFor('1.1.12'));
    expect(idsFor('1.1.999')).toEqual([]);
  });

  test('is highlighted only where a text contains that version', () => {
    const { lit } = find('runc 1.1.4 ');
    expect(lit('deprecated in 1.4.0')).toEqual([]);
    expect(lit('1.1.40 and 21.1.4')).toEqual([]);
    expect(lit('fixed in v1.1.4')).toEqual([[10, 15]]);
  });
});

describe('the vulnerabilities open in a version', () => {
  test.each([
    ['runc 1.1.4', 'runc', '1.1.4'],
    ['runc v1.1.4', 'runc', 'v1.1.4'],
    ['runc 1.3.4', 'runc', '1.3.4'],
    ['containerd 1.6', 'containerd', '1.6'],
    ['docker 24', 'docker', '24'],
    ['k8s 1.28', 'kubernetes', '1.28'],
  ])('are listed for %s', (query, id, version) => {
    const asked = parseVersion(version);
    const own = notesOf(nodeOf(id)).filter(({ kind, component }) => kind === 'vulnerability' && component === null);
    const open = own.filter((note) => asked !== null && judge(note, asked).state === 'open');
    expect(open.length).toBeGreaterThan(0);
    expect(openFor(query, id)).toMatchObject({ version, notes: open });
  });

  test('include CVE-2024-21626 for runc 1.1.4 but not for 1.1.12', () => {
    const idsOpen = (query: string) => openFor(query, 'runc')?.notes.flatMap(({ ids }) => ids) ?? [];
    expect(idsOpen('runc 1.1.4')).toContain('CVE-2024-21626');
    expect(idsOpen('runc 1.1.12')).not.toContain('CVE-2024-21626');
  });

  test.each([
    ['without a version', 'runc', 'runc'],
    ['for another result of the query', 'runc 1.1.4', 'docker'],
    ['for another item that the query names', 'docker runc 1.1.4', 'docker'],
    ['for an item with its own release numbers', 'singularity 3.8', 'apptainer'],
    ['for a mechanism', 'seccomp 2.5', 'seccomp'],
  ])('are not listed %s', (_, query, id) => {
    expect(openFor(query, id)).toBeNull();
  });

  test('are listed for each of two names by its own version', () => {
    expect(openFor('docker 24 runc 1.1.4', 'docker')?.version).toBe('24');
    expect(openFor('docker 24 runc 1.1.4', 'runc')?.version).toBe('1.1.4');
  });
});

test.each([
  ['fixed in 1.1.12 and v1.2.0.', ['1.1.12', '1.2.0']],
  ['1.0.0-rc.95, 1.0.0-RC93, 1.0.0~beta2', ['1.0.0rc95', '1.0.0rc93', '1.0.0beta2']],
  ['since 2016, Linux 5.8', ['5.8']],
  ['python3.11, 1.x, 12', []],
])('the releases in “%s” are %j', (text, releases) => {
  expect(releasesIn(text).map((word) => word.text)).toEqual(releases);
});
