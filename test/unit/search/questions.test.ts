import { describe, expect, test } from 'vitest';
import { EMPTY_NOTE } from '../../../src/data/fields.ts';
import { hitsBetween } from '../../../src/search/types.ts';
import { library } from '../../support/library.ts';
import { madeEntry, namesFor, searchOf } from '../../support/made-list.ts';

const { search } = library;
const find = (query: string) => search.find(query, []);
const firstOf = (query: string, count = 1) => hitsBetween(find(query), 0, count).map(({ node }) => node.id);
const noteOf = (text: string) => ({ ...EMPTY_NOTE, text });

describe('a question', () => {
  test.each([
    ['which tool tells me if my cluster follows cis', ['kube-bench', 'kubescape', 'cis-benchmarks']],
    ['throw away files the app never touches', ['slimtoolkit']],
    ['node os where nobody can log in', ['talos-linux']],
    ['take away powers of root one by one', ['capabilities', 'drop-capabilities']],
    ['repair an image without waiting for the vendor', ['copa']],
  ])('finds the right item first despite its other words: %s', (query, ids) => {
    expect(ids).toContain(firstOf(query)[0]);
  });

  test.each([
    ['kubectl cp writes outside target directory', 'kubernetes'],
    ['release_agent escape', 'cgroups'],
  ])('finds the item that has all of it in one note: %s', (query, id) => {
    expect(firstOf(query)).toEqual([id]);
  });

  test('ranks an item with all words in one note above one that has them in several', () => {
    const together = madeEntry('Alpha', { notes: [noteOf('A symlink let a copy leave the volume.'), noteOf('Slow.')] });
    const apart = madeEntry('Beta', { notes: [noteOf('A symlink.'), noteOf('A copy.'), noteOf('A volume.')] });
    expect(namesFor(searchOf([apart, together]), 'symlink copy volume ')).toEqual(['Alpha', 'Beta']);
  });

  test.each([
    ['firmar imágenes', ['cosign', 'notation', 'sigstore-policy-controller']],
    [
      'container ohne root',
      ['rootless-containers', 'rootlesskit', 'podman', 'user-namespaces', 'docker-rootless-mode'],
    ],
    ['machine virtuelle légère', ['firecracker', 'kata-containers', 'libkrun', 'cloud-hypervisor', 'smolvm']],
    ['limitare la memoria', ['cgroups', 'rlimits', 'isolate']],
  ])('may be in another language: %s', (query, ids) => {
    expect(ids).toContain(firstOf(query)[0]);
  });

  test('for a replacement does not find the replaced item first, even if its name has the other words', () => {
    const first = firstOf('docker desktop replacement for mac', 5);
    expect(first).toHaveLength(5);
    expect(first).not.toContain('docker-desktop');
  });

  test('for a replacement of something that has no item finds what people search for in its place', () => {
    const panel = madeEntry('Panel', { words: ['kubernetes dashboard successor'] });
    const search = searchOf(['Kubernetes', panel, madeEntry('Other', { summary: 'A dashboard for Kubernetes.' })]);
    expect(namesFor(search, 'instead of kubernetes dashboard ')).toEqual(['Panel']);
    expect(namesFor(search, 'kubernetes dashboard replacement ')).toEqual(['Panel']);
  });

  test.each(["why shouldn't I use privileged mode ", "what doesn't need privileged mode "])(
    '%s: needs only the words with a meaning',
    (query) => {
      const search = searchOf([madeEntry('Alpha', { summary: 'Runs in privileged mode.' }), 'Beta']);
      expect(namesFor(search, query)).toEqual(['Alpha']);
    },
  );

  test('a verb after “without” is not what is to be avoided', () => {
    const search = searchOf([
      madeEntry('Alpha', { summary: 'Builds images from a Dockerfile.' }),
      madeEntry('Beta', { summary: 'Builds images from Go code.' }),
    ]);
    expect(namesFor(search, 'build images without writing a dockerfile ')[0]).toBe('Beta');
  });

  test('a number after a small word is an amount, and one after a name is a version', () => {
    const panel = madeEntry('Panel', { summary: 'Manages Docker on servers.' });
    const search = searchOf(['Docker', panel]);
    expect(namesFor(search, 'manage docker on 5 servers ')[0]).toBe('Panel');
    expect(namesFor(search, 'docker 5 ')[0]).toBe('Docker');
  });

  test('of two items that match equally well, finds the active one first', () => {
    const old = madeEntry('Alpha', { summary: 'Runs untrusted code.', status: 'archived' });
    const active = madeEntry('Bravo', { summary: 'Runs untrusted code.', status: 'active' });
    const search = searchOf([old, active]);
    expect(namesFor(search, 'untrusted code ')).toEqual(['Bravo', 'Alpha']);
    expect(namesFor(search, 'archived untrusted code ')[0]).toBe('Alpha');
  });

  test.each(['what isolates docker', 'docker isolation', 'what broke docker', 'docker escapes'])(
    '%s: finds what is named first',
    (query) => {
      expect(firstOf(query)[0]).toBe('docker');
    },
  );

  test('a number of things need not be found, and a year must be', () => {
    const mirror = madeEntry('Mirror', { summary: 'Spreads images among nodes.' });
    const depot = madeEntry('Depot', { summary: 'Keeps 700 files, images and nodes of 1999.' });
    const search = searchOf([depot, mirror]);
    expect(namesFor(search, 'spread images on 700 nodes ')[0]).toBe('Mirror');
    expect(namesFor(search, 'images on 1999 nodes ')).toEqual(['Depot']);
  });

  test('with a number that no item has, finds items with the other words, but marks them as near', () => {
    const search = searchOf([madeEntry('Alpha', { summary: 'An open kubelet port.' }), 'Beta']);
    const result = search.find('open kubelet port 10255 ', []);
    expect(hitsBetween(result, 0, result.count).map(({ node, isNear }) => [node.id, isNear])).toEqual([
      ['Alpha', true],
    ]);
    expect(search.find('port 10255 ', []).extent).toBe('none');
  });

  test('ranks an item with the word in its fine print above a guess', () => {
    const [first] = firstOf('apparmor itworld');
    expect(first).toBe('apparmor');
  });
});
