import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_NOTE } from '../../../src/data/fields.ts';
import type { TreeNode } from '../../../src/data/tree.ts';
import { createHighlighter, matchersFor } from '../../../src/search/explain/highlight.ts';
import { createSearch } from '../../../src/search/local.ts';
import { planQuery } from '../../../src/search/match/plan.ts';
import { parseQuery } from '../../../src/search/query/parse.ts';
import { searchableTexts } from '../../../src/search/text/documents.ts';
import { hitsBetween } from '../../../src/search/types.ts';
import { library } from '../../support/library.ts';

const { items, search } = library;
const nodes = [...items.values()];

/** The parts of a text that a query highlights. */
const litIn = (query: string, text: string) =>
  createHighlighter(matchersFor(planQuery(parseQuery(query))))(text).map(([from, to]) => text.slice(from, to));

describe('the highlighted letters', () => {
  test.each([
    ['a word', 'runc', 'runc and crun', ['runc']],
    ['a word that occurs twice', 'runc', 'runc starts runc', ['runc', 'runc']],
    ['capitals', 'RUNC', 'Docker starts runc.', ['runc']],
    ['the beginning of a word', 'firej', 'Firejail', ['Firej']],
    ['a part of a word', 'spawn', 'systemd-nspawn', ['spawn']],
    ['two letters, only where a word begins', 'ru', 'crun and runc', ['ru']],
    ['two words', 'docker bench', 'Docker bench security', ['Docker', 'bench']],
    ['words written together', 'dockerbenchsecurity', 'Docker bench security', ['Docker', 'bench', 'security']],
    ['the beginning of words written together', 'dockerben', 'Docker bench security', ['Docker', 'ben']],
    [
      'the beginning of words written together, and a word',
      'dockerben sec',
      'Docker bench security',
      ['Docker', 'ben', 'sec'],
    ],
    ['two words that overlap', 'sec security', 'Docker bench security', ['security']],
    ['a name split into two words', 'fire jail', 'Firejail', ['Fire', 'jail']],
    ['the number of a CVE', 'CVE-2019-5736', 'CVE-2019-5736', ['CVE', '2019', '5736']],
    ['an accent that the text lacks', 'sélinux', 'SELinux labels', ['SELinux']],
    ['an accent that was not typed', 'jerome', 'Jérôme', ['Jérôme']],
    ['the beginning of a word with an accent', 'jer', 'Jérôme', ['Jér']],
    ['a ligature, which is one letter', 'fire', 'ﬁrewall', ['ﬁre']],
    ['a combining accent', 'caf', 'cafe\u0301', ['caf']],
    ['one word that the text writes as two', 'filesystem', 'a root file system', ['file', 'system']],
    ['two words that the text writes as one', 'file system', 'a root filesystem', ['file', 'system']],
    ['initials', 'lwp', 'LXC Web Panel', ['L', 'W', 'P']],
    ['initials of a part of a name', 'wp', 'LXC Web Panel', ['W', 'P']],
    ['a numeronym', 'k8s', 'Kubernetes', ['Kubernetes']],
    ['a numeronym with a wrong number', 'k7s', 'Kubernetes', []],
    ['a word with letters left out', 'kctl', 'kubectl', ['k', 'c', 't', 'l']],
    ['another form of the word', 'sandboxing', 'a sandbox', ['sandbox']],
    ['another form with a different ending', 'running', 'It runs.', ['run']],
    ['Chinese', '容器', '容器运行时', ['容器']],
    ['the middle of a Chinese word', '运行', '容器运行时', ['运行']],
    ['Chinese across two words', '器运行', '容器运行时', ['器运行']],
    ['Japanese', 'ナの実', 'コンテナの実行', ['ナの実']],
    ['filler words', 'what is runc', 'runc is small', ['runc', 'is']],
    ['a word that the text does not contain', 'xyzzyplugh', 'Docker bench security', []],
    ['an empty query', '', 'Docker bench security', []],
  ])('of %s: “%s” in “%s” highlights %j', (_, query, text, lit) => {
    expect(litIn(query, text)).toEqual(lit);
  });

  test('of a misspelt word are the correct ones', () => {
    expect(litIn('seccmp', 'seccomp').join('')).toMatch(/^secc.*p$/);
    expect(litIn('kubrenetes', 'Kubernetes').join('').length).toBeGreaterThan(6);
    expect(litIn('firejial', 'Firejail runs').join('')).toMatch(/^Firej/);
    expect(litIn('seccmp', 'the sandbox')).toEqual([]);
  });

  test('of a single letter are beginnings of words, and after a space only whole words', () => {
    expect(litIn('c', 'cri-o in crun and runc')).toEqual(['c', 'c']);
    expect(litIn('c ', 'cri-o in crun and runc')).toEqual([]);
    expect(litIn('c ', 'written in C')).toEqual(['C']);
  });

  test('are those of the word itself if the text also contains similar words', () => {
    expect(litIn('trace', 'Tracee and trace')).toEqual(['trace']);
    expect(litIn('trace', 'Tracee and traces')).toEqual(['Trace', 'trace']);
    expect(litIn('seccmp', 'seccmp and seccomp')).toEqual(['seccmp']);
  });

  test.each([
    ["'run", 'crun and runc', ['run', 'run']],
    ["'OCI", 'oci and OCI', ['OCI']],
    ["'oci", 'oci and OCI', ['oci', 'OCI']],
    ["'c++", 'C++ and C', ['C++']],
    ['"system calls"', 'System calls, and system-calls', ['System calls', 'system-calls']],
    ['"System calls"', 'system calls and System calls', ['System calls']],
    ['"system cal', 'a system call', ['system cal']],
    ['"system cal"', 'a system call', []],
    ['^fire', 'Firejail fires', ['Fire']],
    ['jail$', 'jailed in Firejail', ['jail']],
    ['^Firejail$', 'Firejail', ['Firejail']],
    ['^firejail$', 'Firejail fires', []],
    ["'jerome", 'by Jérôme', ['Jérôme']],
    ["'tool", 'a ﬁne … tool', ['tool']],
    ["'fi", 'ﬁne', ['ﬁ']],
    ['"fine tool"', 'a ﬁne tool', ['ﬁne tool']],
    ['"容器"', '的容器运行时', ['容器']],
    ['!run', 'crun and runc', []],
    ['-run', 'crun and runc', []],
    ['status:active', 'active', []],
    ['crun|runc', 'crun and runc', ['crun', 'runc']],
    ["crun|'unc|-and", 'crun and runc', ['crun', 'unc']],
  ])('of the literal term %s in “%s” are %j', (query, text, lit) => {
    expect(litIn(query, text)).toEqual(lit);
  });

  test('are in order and do not overlap, in every text of the catalog', () => {
    const texts = nodes.flatMap(({ subject }) => searchableTexts(subject, new Map()).map(({ text }) => text));
    const queries = [
      'docker',
      'seccmp',
      'c',
      'user namespaces',
      'containr securty',
      'dockerbench',
      'lwp',
      "'a",
      '"of the',
    ];
    for (const query of queries) {
      const lit = createHighlighter(matchersFor(planQuery(parseQuery(query))));
      for (const text of texts) expectApart(lit(text), text, query);
    }
  });

  test('are in order and do not overlap, for any text and query', () => {
    const piece = fc.constantFrom(
      'docker',
      'é',
      'ﬁ',
      'İ',
      '漢字',
      'ß',
      '\ud83d\udc33',
      '\ud800',
      'e\u0301',
      ' ',
      '-',
      "'",
      '"',
      '^',
      '$',
      'a',
    );
    const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, fc.oneof(text, fc.string({ unit: 'binary', maxLength: 20 })), (query, other) => {
        for (const inside of [other, query, `${other} ${query}`]) {
          expectApart(createHighlighter(matchersFor(planQuery(parseQuery(query))))(inside), inside, query);
        }
      }),
      { numRuns: 3000 },
    );
  });

  function expectApart(ranges: readonly (readonly [number, number])[], text: string, query: string): void {
    let at = 0;
    for (const [from, to] of ranges) {
      if (!(at <= from && from < to && to <= text.length)) expect([at, from, to], `${query} in ${text}`).toEqual([]);
      at = to;
    }
  }
});

describe('the reasons for a result', () => {
  const reasonsFor = (query: string, id: string) => {
    const node = items.get(id);
    if (node === undefined) throw new Error(`${id} is not listed`);
    const result = search.find(query, []);
    const isThere = hitsBetween(result, 0, result.count).some((hit) => hit.node.id === id);
    expect(isThere, `${query} finds ${id}`).toBe(true);
    return result.reasons(node);
  };

  test.each([
    ['firejail', 'firejail', ['name']],
    ['firejial', 'firejail', ['name']],
    ['xdg-app', 'xdg-app', ['alias']],
    ['k8s', 'kind', ['alias']],
    ['lwp', 'lxc-web-panel', ['name']],
    ['kctl', 'kubernetes', ['alias']],
    ['firejail setuid', 'firejail', ['name', 'summary']],
    ['seccomp', 'bubblewrap', ['mechanism']],
    ['"seccomp"', 'bubblewrap', ['mechanism']],
    ['joyent clouds', 'joyent', ['alias', 'category']],
    ['haskell', 'hadolint', ['fact']],
    ['migration', 'criu', ['summary']],
    ['status:active', 'runc', []],
    ['runc -xyzzyplugh', 'runc', ['name']],
  ])('“%s” finds %s by %j', (query, id, places) => {
    expect(reasonsFor(query, id).map(({ place }) => place)).toEqual(places);
  });

  test('contain the matching text, and its letters are highlighted', () => {
    const { lit } = search.find('migration', []);
    const [reason] = reasonsFor('migration', 'criu');
    expect(reason?.text).toMatch(/migration/i);
    expect(lit(reason?.text ?? '').length).toBeGreaterThan(0);
  });

  test('contain the note with the most matching words', () => {
    expect(reasonsFor('CVE-2024-21626', 'runc')).toEqual([{ place: 'note', text: 'CVE-2024-21626' }]);
    expect(reasonsFor('CVE-2019-5736', 'runc')).toEqual([{ place: 'note', text: 'CVE-2019-5736' }]);
  });

  test('contain a note with the word rather than a similar name', () => {
    expect(reasonsFor('CVE-2019-5736', 'docker').map(({ place }) => place)).toEqual(['note']);
  });

  test('contain the first matching text: the name, then the summary, then a note', () => {
    const made = createSearch(
      new Map([
        entry('all', 'Zebra', { aliases: ['zebra two'], summary: 'A zebra.', note: 'Once a zebra fell.' }),
        entry('summary', 'Stripes', { aliases: [], summary: 'Draws a zebra.', note: 'Once a zebra fell.' }),
        entry('note', 'Lines', { aliases: [], summary: 'Draws.', note: 'Once a zebra fell.' }),
      ]),
    );
    const result = made.find('zebra', []);
    const places = hitsBetween(result, 0, result.count).map(({ node }) =>
      result.reasons(node).map(({ place }) => place),
    );
    expect(places).toEqual([['name'], ['summary'], ['note']]);
  });

  test('begin with the one that the row shows, unless the name matches', () => {
    for (const query of [
      'docker',
      'secc',
      'k8s',
      'rootles',
      'migraton',
      'firejial',
      'docker rootless',
      'runc escape',
      '"seccomp"',
    ]) {
      const result = search.find(query, []);
      for (const { node } of hitsBetween(result, 0, result.count)) {
        const [first = null, ...others] = result.reasons(node);
        const isInName = [first, ...others].some((reason) => reason?.place === 'name');
        expect(result.remark(node), `${query}: ${node.id}`).toEqual(isInName ? null : first);
      }
    }
  });

  test('exist for every result of a word, each with highlighted letters', () => {
    for (const query of [
      'docker',
      'secc',
      'k8s',
      'lwp',
      'sandboxing',
      'rootles',
      'trace',
      '"user namespaces"',
      "'run",
    ]) {
      const result = search.find(query, []);
      for (const { node } of hitsBetween(result, 0, result.count)) {
        const lit = result.reasons(node).map(({ text }) => result.lit(text).length > 0);
        expect(lit.length > 0 && lit.every(Boolean), `${query}: ${node.id}`).toBe(true);
      }
    }
  });
});

type Texts = { readonly aliases: readonly string[]; readonly summary: string; readonly note: string };

function entry(id: string, name: string, { note, ...texts }: Texts): [string, TreeNode] {
  const node = items.get('bocker');
  if (node?.subject.kind !== 'entry') throw new Error('Bocker is not listed');
  const notes = [{ ...EMPTY_NOTE, text: note, source: 'https://example.org' }] as const;
  const made = { ...node.subject.entry, words: [], id, name, ...texts, notes };
  return [id, { ...node, id, label: name, subject: { kind: 'entry', entry: made } }];
}
