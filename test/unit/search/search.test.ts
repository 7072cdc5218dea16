import { describe, expect, test } from 'vitest';
import type { TreeNode } from '../../../src/data/tree.ts';
import { KINDS } from '../../../src/data/types.ts';
import { createSearch } from '../../../src/search/local.ts';
import { namesOf } from '../../../src/search/text/documents.ts';
import { tokenizeText } from '../../../src/search/text/tokenize.ts';
import { hitsBetween, type SearchResult } from '../../../src/search/types.ts';
import { library } from '../../support/library.ts';

const { items, search } = library;
const nodes = [...items.values()];
const order = [...items.keys()];
const find = (query: string) => search.find(query, []);
const hitsOf = (result: SearchResult) => hitsBetween(result, 0, result.count);
const idsOf = (result: SearchResult) => hitsOf(result).map(({ node }) => node.id);

const LEAST_SCORE = Math.fround(0.001);

describe('the first results', () => {
  test.each([
    ['a name', 'runc', 'runc'],
    ['a name in capitals', 'SECCOMP', 'seccomp'],
    ['the beginning of a name', 'firej', 'firejail'],
    ['the first letters of a name', 'kuber', 'kubernetes'],
    ['the middle of a name', 'spawn', 'systemd-nspawn'],
    ['the end of a name', 'spaces', 'pyspaces'],
    ['a name with its hyphen', 'docker-bench', 'docker-bench'],
    ['a name without its hyphen', 'ip netns', 'ip-netns'],
    ['a name without its spaces', 'dockerbenchsecurity', 'docker-bench'],
    ['a name of several words', 'lxc web panel', 'lxc-web-panel'],
    ['a name of several words, written as one', 'lxcwebpanel', 'lxc-web-panel'],
    ['a name with underscores', 'no_new_privs', 'no-new-privs'],
    ['a name with a dot', 'doger.io', 'doger-io'],
    ['an alias', 'flatpak', 'xdg-app'],
    ['the name of 2016', 'rocket', 'rocket'],
    ['the name of today', 'flatpak', 'xdg-app'],
    ['an old name', 'rkt', 'rocket'],
    ['an alias of two words', 'ubuntu core', 'snappy'],
    ['an alias with a slash', 'DC/OS', 'mesosphere'],
    ['an acronym', 'OCI', 'oci'],
    ['an acronym in small letters', 'gke', 'gke'],
    ['an acronym with a digit', 'k8s', 'kubernetes'],
    ['an acronym that is part of a name', 'CIS', 'cis-benchmarks'],
    ['the words behind an acronym', 'secure computing', 'seccomp'],
    ['the number of a CVE', 'CVE-2024-21626', 'CVE-2024-21626'],
    ['the number of a CVE in small letters', 'cve-2024-21626', 'CVE-2024-21626'],
    ['the last part of a CVE', '21626', 'CVE-2024-21626'],
    ['two words in their order', 'docker bench', 'docker-bench'],
    ['two words in reverse order', 'bench docker', 'docker-bench'],
    ['three words in another order', 'security docker bench', 'docker-bench'],
    ['the beginnings of two words', 'user name', 'user-namespaces'],
    ['a missing letter', 'seccmp', 'seccomp'],
    ['an extra letter', 'seccommp', 'seccomp'],
    ['a wrong letter', 'secconp', 'seccomp'],
    ['two swapped letters', 'seccopm', 'seccomp'],
    ['a wrong first letter', 'nirejail', 'firejail'],
    ['an error near the start of a long name', 'kuebrnetes', 'kubernetes'],
    ['two errors in a long name', 'kubernitis', 'kubernetes'],
    ['an error in each of two words', 'dokcer bnech', 'docker-bench'],
    ['British spelling', 'apparmour', 'apparmor'],
    ['an accent that the name lacks', 'sélinux', 'selinux'],
    ['a combining accent', 'se\u0301linux', 'selinux'],
    ['full-width letters', 'ｒｕｎｃ', 'runc'],
    ['a ligature', 'ﬁrejail', 'firejail'],
    ['words of a description', 'live migration', 'criu'],
    ['a word of a description and the name of its category', 'jails sandboxes', 'nsjail'],
    ['a category and a name', 'clouds joyent', 'joyent'],
    ['a name and a category', 'docker hypervisors', 'docker'],
    ['a name in quotation marks', '"system calls"', 'seccomp-filter'],
    ['a missing apostrophe', 'whats next', 'red-hat-user-namespaces'],
    ['a name with spaces around it', '  nsjail ', 'nsjail'],
    ['a name in a question', 'what is runc', 'runc'],
    ['the initials of a name', 'lwp', 'lxc-web-panel'],
    ['a word with letters left out', 'kctl', 'kubernetes'],
    ['a name split into two words', 'fire jail', 'firejail'],
  ])('%s: %s finds %s', (_, query, id) => {
    expect(idsOf(find(query))[0]).toBe(id);
    expect(find(query).hitAt(0)?.isNear).toBe(false);
  });

  test.each([
    ['CVE-2019-5736', ['docker', 'runc']],
    ['util-linux', ['nsenter', 'unshare']],
    ['virtuozzo', ['jelastic', 'openvz']],
    ['python', ['python-nsenter', 'pyspaces', 'butter']],
    ['rootless', ['user-namespaces']],
    ['kernel', ['kernel-lockdown', 'namespaces']],
  ])('%s finds %j among the first three', (query, ids) => {
    expect(idsOf(find(query)).slice(0, 3)).toEqual(expect.arrayContaining(ids));
  });

  test('for a name are its item, or one with the same words in its names', () => {
    for (const { id, label } of nodes) {
      const [first] = hitsOf(find(label));
      const own = tokenizeText(label);
      const found = first ? namesOf(first.node.subject).flatMap(tokenizeText) : [];
      expect(first?.node.id === id || own.every((word) => found.includes(word)), `${label}: ${first?.node.id}`).toBe(
        true,
      );
    }
  });

  test('include the named item among three despite one typing error, in 99 of 100 cases', () => {
    const places = nodes
      .filter(({ label }) => /^[A-Za-z]{5,}$/.test(label))
      .flatMap(({ id, label }) => misspelt(label).map((query) => idsOf(find(query)).indexOf(id)));
    expect(places.length).toBeGreaterThan(500);
    // An error may produce another word of the catalog (Tracee, trace). Then the search finds that word.
    expect(places.filter((place) => place < 0 || place > 2).length / places.length).toBeLessThan(0.01);
  });

  function misspelt(name: string): readonly string[] {
    const at = [...name].map((letter, index) => [name.slice(0, index), letter, name.slice(index + 1)] as const);
    const all = at.flatMap(([before, letter, after]) => [
      before + after,
      `${before}x${after}`,
      before + letter + letter + after,
      before + after.slice(0, 1) + letter + after.slice(1),
    ]);
    return [...new Set(all)].filter((query) => query !== name);
  }

  test('are items with the word in a name, before items with no match in a name', () => {
    // Other rules decide whether vulnerabilities come first or last.
    const others = nodes.filter(({ subject }) => subject.kind !== 'vulnerability');
    // A query for a kind ranks items of that kind first.
    const kinds = new Set(KINDS.flatMap(tokenizeText));
    const inNames = others.flatMap(({ subject }) => namesOf(subject).flatMap(tokenizeText));
    const words = new Set(inNames.filter((word) => !kinds.has(word)));
    expect(words.size).toBeGreaterThan(100);
    for (const word of words) {
      const result = find(word);
      const hits = hitsOf(result).filter(({ node }) => node.subject.kind !== 'vulnerability');
      const names = hits.map(({ node }) => namesOf(node.subject));
      const lastNamed = names.findLastIndex((own) => own.some((name) => tokenizeText(name).includes(word)));
      const firstOther = names.findIndex((own) => own.every((name) => result.lit(name).length === 0));
      expect(lastNamed, word).toBeGreaterThanOrEqual(0);
      expect(firstOther === -1 || lastNamed < firstOther, `${word}: ${names[firstOther]?.[0]}`).toBe(true);
    }
  });

  test('with equal scores are in the order of the list', () => {
    for (const query of ['util-linux', 'namespaces', 'docker', 'seccmp', 'security', 'c', 'nsenter partial']) {
      const hits = hitsOf(find(query));
      const pairs = hits.slice(1).map((hit, index) => [hits[index], hit] as const);
      // Anything worse also gets the least score.
      const alike = pairs.filter(([one, next]) => one?.score === next.score && next.score > LEAST_SCORE);
      expect(
        alike.every(([one, next]) => order.indexOf(one?.node.id ?? '') < order.indexOf(next.node.id)),
        query,
      ).toBe(true);
    }
    expect(idsOf(find('util-linux')).slice(0, 2)).toEqual(['nsenter', 'unshare']);
  });
});

describe('the results', () => {
  test('have all words, or most of them if nothing has all', () => {
    const docker = idsOf(find('docker'));
    expect(docker.length).toBeGreaterThan(1);
    const some = find('docker xyzzyplugh');
    expect(some.extent).toBe('some');
    expect(some.count).toBeGreaterThan(1);
    expect(idsOf(some).every((id) => docker.includes(id))).toBe(true);
    expect(idsOf(find('firejail xyzzyplugh'))[0]).toBe('firejail');
  });

  test('have most of the words if nothing has all three or more', () => {
    const { extent } = find('kubernetes dashboard portainer harbor');
    expect(extent).toBe('some');
    expect(find('docker bench security').extent).toBe('all');
  });

  test('never match a number that only resembles the typed one', () => {
    for (const query of ['CVE-2024-21627', '21627', 'docker 21627']) expect(find(query).extent, query).toBe('none');
    const begun = find('CVE-2024-2162');
    expect(idsOf(begun).slice(0, 2)).toEqual(['CVE-2024-21626', 'runc']);
    // The other results mention it as a similar vulnerability.
    expect(idsOf(begun)).toEqual(idsOf(find('"CVE-2024-21626"')));
    expect(begun.extent).toBe('all');
  });

  test.each(['xyzzyplugh', '漢字', 'qqqqqqqq'])('of %s are empty', (query) => {
    const result = find(query);
    expect([result.count, result.extent]).toEqual([0, 'none']);
  });

  test.each([
    ['kubernetes1', 'kubernetes'],
    ['runc4', 'runc'],
  ])('of %s are only suggestions, among them %s', (query, near) => {
    const result = find(query);
    expect(result.extent).toBe('none');
    expect(idsOf(result)).toContain(near);
    expect(result.count).toBeLessThanOrEqual(5);
  });

  test.each(['asdfgh', 'xyzzy', 'qwertz uiop', '1234567', 'lorem'])('of %s contain no suggestions', (query) => {
    expect(find(query)).toMatchObject({ extent: 'none', count: 0 });
  });

  test('contain only suggestions that pass the filters', () => {
    const { extent } = find('kubernetes1 kind:runtime');
    expect(extent).toBe('none');
    for (const { node } of hitsOf(find('kubernetes1 kind:runtime'))) expect(kindOf(node)).toBe('runtime');
    expect(idsOf(find('docker -docker'))).not.toContain('docker');
  });

  const kindOf = ({ subject }: TreeNode) => (subject.kind === 'entry' ? subject.entry.kind : null);

  test.each(['', '   ', '\u0301'])('of an empty query, “%s”, are empty', (query) => {
    expect(find(query).count).toBe(0);
    expect(find(query).extent).toBe('all');
  });

  test.each(['---', '"', '!?', '^$', '|', "'\u0301", '-\u0301', '!', '""', '-'])(
    'of symbols that are in no name, “%s”, are empty',
    (query) => {
      expect(find(query).count).toBe(0);
      expect(find(query).extent).toBe('none');
    },
  );

  test('of a query are the same when repeated, after other queries, and in another search', () => {
    const queries = ['docker', 'seccmp', 'CVE-2019-5736', 'xyzzyplugh', 'bench docker', 'docker xyzzyplugh'];
    const first = queries.map((query) => hitsOf(find(query)));
    const again = queries.map((query) => hitsOf(find(query)));
    const other = createSearch(items, library.catalog);
    const elsewhere = queries.map((query) => hitsOf(other.find(query, [])));
    expect(again).toEqual(first);
    expect(elsewhere).toEqual(first);
  });
});
