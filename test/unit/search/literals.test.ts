import { describe, expect, test } from 'vitest';
import type { TreeNode } from '../../../src/data/tree.ts';
import { createSearch } from '../../../src/search/local.ts';
import { namesOf, searchableTexts } from '../../../src/search/text/documents.ts';
import { hitsBetween } from '../../../src/search/types.ts';
import { library } from '../../support/library.ts';

const { items, search } = library;
const nodes = [...items.values()];

function idsFor(query: string, searcher = search): readonly string[] {
  const result = searcher.find(query, []);
  return result.extent === 'all' ? hitsBetween(result, 0, result.count).map(({ node }) => node.id) : [];
}

const mechanisms = new Map(
  nodes.flatMap(({ subject }) =>
    subject.kind === 'mechanism' ? [[subject.mechanism.id, subject.mechanism.name] as const] : [],
  ),
);
const textsIn = ({ subject }: TreeNode) => searchableTexts(subject, mechanisms).map(({ text }) => text);
const namesIn = ({ subject }: TreeNode) => namesOf(subject).map((name) => name.toLowerCase());
const whose = (isMeant: (node: TreeNode) => boolean) => nodes.filter(isMeant).map(({ id }) => id);
const sorted = (ids: readonly string[]) => [...ids].sort();

describe('in the catalog', () => {
  test.each(['runc', 'docker-bench', 'unc', 'cve-2019-5736', 'a', 'c++'])(
    "'%s finds every item that contains exactly these letters",
    (letters) => {
      const expected = whose((node) => textsIn(node).some((text) => text.toLowerCase().includes(letters)));
      expect(expected.length).toBeGreaterThan(0);
      expect(sorted(idsFor(`'${letters}`))).toEqual(sorted(expected));
    },
  );

  test('a misspelt literal term finds nothing', () => {
    expect(idsFor('firejial')[0]).toBe('firejail');
    expect(idsFor("'firejial")).toEqual([]);
  });

  test.each(['sys', 'docker', 'l', 'red hat'])('^%s finds the names and aliases that begin with it', (typed) => {
    const query = `^${typed.replaceAll(' ', ' ^')}`;
    const [first = '', ...others] = typed.split(' ');
    const isMeant = (node: TreeNode) =>
      namesIn(node).some((name) => name.startsWith(first)) &&
      others.every((other) => namesIn(node).some((name) => name.startsWith(other)));
    expect(sorted(idsFor(query))).toEqual(sorted(whose(isMeant)));
  });

  test.each(['jail', 'docker', 'security'])('%s$ finds only the names that end with it', (typed) => {
    const expected = whose((node) => namesIn(node).some((name) => name.endsWith(typed)));
    expect(expected.length).toBeGreaterThan(0);
    expect(sorted(idsFor(`${typed}$`))).toEqual(sorted(expected));
  });

  test('^runc$ finds only items with exactly that name or alias', () => {
    expect(idsFor('^runc$')).toEqual(['runc']);
    expect(idsFor('^flatpak$')).toEqual(['xdg-app']);
    expect(idsFor('^run$')).toEqual([]);
  });

  test('"system calls" finds these words in sequence, "ystem calls" and "calls system" find nothing', () => {
    const expected = whose((node) => textsIn(node).some((text) => /\bsystem\W+calls\b/i.test(text)));
    expect(expected.length).toBeGreaterThan(3);
    expect(sorted(idsFor('"system calls"'))).toEqual(sorted(expected));
    expect(idsFor('"calls system"')).toEqual([]);
    expect(idsFor('"ystem calls"')).toEqual([]);
  });

  test('an unclosed phrase may end within a word, a closed one may not', () => {
    const open = idsFor('"system cal');
    expect(open.length).toBeGreaterThanOrEqual(idsFor('"system calls"').length);
    expect(open).toContain('seccomp-filter');
    expect(idsFor('"system cal"')).toEqual([]);
  });

  test('the symbols between the words of a phrase make no difference', () => {
    expect(idsFor('"user namespaces"')).toEqual(expect.arrayContaining([...idsFor('"user-namespaces"')]));
    expect(sorted(idsFor('"user-namespaces"'))).toEqual(sorted(idsFor('"user  namespaces"')));
  });

  test.each(['!docker', '-docker'])('%s excludes items that contain the letters anywhere', (query) => {
    const without = whose((node) => !textsIn(node).some((text) => text.toLowerCase().includes('docker')));
    expect(idsFor(query)).toEqual(without);
    expect(without).not.toContain('docker');
  });

  test.each([
    ['-^docker', (node: TreeNode) => !namesIn(node).some((name) => name.startsWith('docker'))],
    ['-jail$', (node: TreeNode) => !namesIn(node).some((name) => name.endsWith('jail'))],
    ['!^runc$', (node: TreeNode) => !namesIn(node).includes('runc')],
    ['-"user namespaces"', (node: TreeNode) => !textsIn(node).some((text) => /\buser\W+namespaces\b/i.test(text))],
  ])('%s excludes the items that match it', (query, isMeant) => {
    expect(idsFor(query)).toEqual(whose(isMeant));
  });

  test('the first letters of an excluded word exclude nothing yet', () => {
    expect(idsFor('docker -d')).toEqual(idsFor('docker'));
    expect(idsFor('docker -de')).toEqual(idsFor('docker'));
    expect(idsFor('docker -des').length).toBeLessThan(idsFor('docker ').length);
    expect(idsFor('docker -d ').length).toBeLessThan(idsFor('docker ').length);
  });

  test('an excluded word only removes items that the other words find', () => {
    const all = idsFor('sandbox ');
    const without = idsFor('sandbox -docker');
    expect(without.length).toBeGreaterThan(0);
    expect(without.length).toBeLessThan(all.length);
    expect(sorted(without)).toEqual(sorted(all.filter((id) => idsFor('!docker').includes(id))));
  });
});

describe('alternatives', () => {
  test.each(["'firejail|'nsjail", "'firejail | 'nsjail"])('%s finds the items with either term', (query) => {
    const either = new Set([...idsFor("'firejail "), ...idsFor("'nsjail ")]);
    expect(sorted(idsFor(query))).toEqual(sorted([...either]));
  });

  test('may be misspelt, and the items of both come first', () => {
    const ids = idsFor('firejial|nsjail ');
    expect(sorted(ids.slice(0, 2))).toEqual(['firejail', 'nsjail']);
  });

  test('are combined with words that must match as well', () => {
    const ids = idsFor("'firejail|'nsjail 'seccomp ");
    expect(ids.length).toBeGreaterThan(1);
    expect(sorted(ids)).toEqual(sorted(idsFor("'firejail|'nsjail ").filter((id) => idsFor("'seccomp ").includes(id))));
  });

  test('may be fields or excluded terms', () => {
    const passing = (query: string) => new Set(idsFor(query));
    const field = new Set([...passing("'runc "), ...passing('kind:sandbox')]);
    expect(passing("'runc|kind:sandbox")).toEqual(field);
    const without = new Set([...passing("'runc "), ...passing('-docker')]);
    expect(passing("'runc | -docker")).toEqual(without);
    expect(without).not.toContain('docker-swarm-mode');
  });
});

describe('capital letters', () => {
  const made = createSearch(
    new Map([
      entry('big', 'OCI image tool', 'Reads images.'),
      entry('small', 'oci-unpack', 'Unpacks images.'),
      entry('mark', 'Jérôme', 'Says OCI only here.'),
    ]),
  );

  test.each([
    ["'OCI", ['big', 'mark']],
    ["'oci", ['big', 'mark', 'small']],
    ['"OCI"', ['big', 'mark']],
    ['"oci"', ['big', 'mark', 'small']],
    ['"Oci"', []],
    ['^OCI', ['big']],
    ['^oci', ['big', 'small']],
    ['-OCI', ['small']],
    ['-oci', []],
    ['OCI', ['big', 'mark', 'small']],
  ])('%s finds %j: only a literal term must match them', (query, ids) => {
    expect(sorted(idsFor(query, made))).toEqual(ids);
  });

  test.each(["'jérôme", "'Jerome", "'jerome", '^Jérôme$', '"Jerome"', '"je\u0301rome"'])(
    '%s finds Jérôme: accents make no difference',
    (query) => {
      expect(idsFor(query, made)).toEqual(['mark']);
    },
  );
});

describe('a text without spaces', () => {
  const made = createSearch(
    new Map([entry('cjk', '容器运行时', 'コンテナの実行'), entry('other', '沙箱', 'ネットワーク')]),
  );

  test.each([
    '容器',
    '运行',
    '容器运行时',
    "'器运",
    '"容器"',
    '"运行时"',
    '"运"',
    '"容器运',
    '^容器',
    '运行时$',
    'コンテナ',
    "'の実",
  ])('is found by %s', (query) => {
    expect(idsFor(query, made)).toEqual(['cjk']);
  });

  test('is not found by other sequences of letters', () => {
    expect(idsFor("'行容", made)).toEqual([]);
    expect(idsFor('"器容"', made)).toEqual([]);
  });
});

function entry(id: string, name: string, summary: string): [string, TreeNode] {
  const node = items.get('bocker');
  if (node?.subject.kind !== 'entry') throw new Error('Bocker is not listed');
  const made = {
    ...node.subject.entry,
    id,
    name,
    summary,
    aliases: [],
    words: [],
    notes: [],
    url: 'https://example.org',
  };
  return [id, { ...node, id, label: name, subject: { kind: 'entry', entry: made } }];
}
