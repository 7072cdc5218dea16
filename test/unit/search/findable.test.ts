import { describe, expect, test } from 'vitest';
import type { TreeNode } from '../../../src/data/tree.ts';
import { createTheme } from '../../../src/screen/theme.ts';
import { mechanismNames } from '../../../src/search/index/build.ts';
import { searchableTexts } from '../../../src/search/text/documents.ts';
import { tokenizeForIndex, tokenizeText } from '../../../src/search/text/tokenize.ts';
import { hitsBetween } from '../../../src/search/types.ts';
import { library } from '../../support/library.ts';

const PAGE = 10;
/**
 * All details have about 20,000 pairs of neighbouring words, of which one in this many is searched for. The letters of
 * a pair decide whether it is, so that a new text does not change the choice. `ALL_PAIRS=1` searches for all of them.
 */
const ONE_IN = process.env.ALL_PAIRS === '1' ? 1 : 16;

const find = (query: string) => library.search.find(query, []);
const idsFor = (query: string) => {
  const result = find(query);
  const hits = result.extent === 'none' ? [] : hitsBetween(result, 0, result.count);
  return hits.flatMap(({ node, isNear }) => (isNear ? [] : [node.id]));
};
const nodeOf = (id: string): TreeNode => {
  const node = library.items.get(id);
  if (node === undefined) throw new Error(`${id} is not listed`);
  return node;
};

const theme = createTheme({ colour: false, unicode: true, hyperlinks: false });

/** The lines that the detail of an item prints, without its headings and the numbers of its links. */
function printedLines(node: TreeNode): readonly string[] {
  const { lines } = library.describe(node, { width: 5000, theme, lit: () => [], foundNotes: new Set() });
  return lines
    .map((line) => line.map(({ text }) => text).join(''))
    .filter((line, at) => at === 0 || line.startsWith(' ') || /\p{Lowercase_Letter}/u.test(line))
    .map((line) => line.replace(/^ \d (?=\S+\.\S)/, '').replace(/\[\d\]/, ''));
}

const mechanisms = mechanismNames([...library.items.values()]);
const printed = [...library.items.values()].map((node) => {
  const lines = printedLines(node);
  const texts = searchableTexts(node.subject, mechanisms).map(({ text }) => text);
  return { node, lines, words: new Set([...lines, ...texts].flatMap(tokenizeForIndex)) };
});

/** Pairs of neighbouring words in a detail, with the items that have them. Wide gaps in a row separate texts. */
const readIn = new Map<string, Set<string>>();
for (const { node, lines } of printed) {
  for (const text of lines.flatMap((line) => line.split(/ {3,}/))) {
    const words = tokenizeText(text);
    for (const [at, word] of words.slice(1).entries()) {
      const pair = `${words[at]} ${word}`;
      readIn.set(pair, (readIn.get(pair) ?? new Set()).add(node.id));
    }
  }
}

const having = new Map<string, Set<string>>();
for (const { node, words } of printed)
  for (const word of words) having.set(word, (having.get(word) ?? new Set()).add(node.id));

/** Whether at most a page of items have both words, as the index has them: `filesystem` as `file system`. */
function areFew(pair: string): boolean {
  const [first = new Set<string>(), second = new Set<string>()] = pair.split(' ').map((word) => having.get(word));
  return [...first].filter((id) => second.has(id)).length <= PAGE;
}

/**
 * Exceptions: the index has each `cri-o` of the fine print as `crio`, so that more than a page of items have both words,
 * but only one item has `crio` as a separate word.
 */
const OTHERWISE = new Set(['also crio']);

const chance = (text: string): number => [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
const pairs = [...readIn.keys()].filter((pair) => chance(pair) % ONE_IN === 0 && !OTHERWISE.has(pair) && areFew(pair));

describe('everything that a detail prints', () => {
  test('is found on the first page by two neighbouring words, unless more items have both', () => {
    const lost = pairs.flatMap((query) => {
      const page = new Set(idsFor(query).slice(0, PAGE));
      return [...(readIn.get(query) ?? [])].flatMap((id) => (page.has(id) ? [] : [`${query}: ${id}`]));
    });
    expect(pairs.length).toBeGreaterThan(1000);
    expect(lost).toEqual([]);
  }, 600_000);

  test('ranks first if it has all typed words in a row, before words that only begin with one', () => {
    const ids = idsFor('launcher pod');
    expect(ids[0]).toBe('kubevirt');
    expect(ids.indexOf('podman')).toBeGreaterThan(0);
  });

  test('may include small words and `replacement`', () => {
    expect(idsFor('podsecuritypolicy replacement').slice(0, PAGE)).toContain('kyverno');
    expect(idsFor('no ssh').slice(0, PAGE)).toContain('bottlerocket');
  });

  test('ranks below a name that begins with the query', () => {
    expect(idsFor('docker des')[0]).toBe('docker-desktop');
  });

  test.each([
    ['the host of a source', 'itworld.com', 'seccomp'],
    ['the title of a source', 'moby profiles seccomp', 'seccomp'],
    ['the id of an advisory in an address', 'GHSA-9493-h29p-rfm2', 'runc'],
    ['a rating and its source', 'rated critical by NVIDIA', 'nvidia-container-toolkit'],
    ['the first release with a flaw', 'affected since 1.0.0-rc93', 'CVE-2024-21626'],
    ['the release that fixes a vulnerability', '1.1.12', 'CVE-2024-21626'],
    ['the sentence of a vulnerability', 'leaked file descriptor', 'CVE-2024-21626'],
    ['the defence against a kind of flaw', 'descriptor that the payload', 'CVE-2024-21626'],
    ['an item that may carry a vulnerability', 'Garden uses runc', 'CVE-2024-21626'],
    ['the boundary', 'kernel of its own, in user space', 'gvisor'],
    ['the beginning of the status', 'discontinued since', 'dotcloud'],
    ['the category of 2016', 'listed under clouds', 'warden'],
    ['an item that uses a mechanism', 'Nabla Containers runtime', 'seccomp'],
  ])('is found by %s: “%s”', (_, query, id) => {
    expect(idsFor(query)).toContain(id);
  });

  test('is found by a phrase in quotes', () => {
    expect(idsFor('"security is problem #1 (ITworld"')).toContain('apparmor');
  });
});

describe('a word that only the fine print has', () => {
  const reasonsFor = (query: string, id: string) => find(query).reasons(nodeOf(id));

  test('is shown in the reason and highlighted there', () => {
    const { reasons, lit } = find('itworld 2015');
    const [reason] = reasons(nodeOf('apparmor'));
    expect(reason).toEqual({ place: 'detail', text: 'For containers, security is problem #1 (ITworld, 2015)' });
    expect(lit(reason?.text ?? '').map(([start, end]) => reason?.text.slice(start, end))).toEqual(['ITworld', '2015']);
  });

  test('is not a reason if another text has the word', () => {
    expect(reasonsFor('runc', 'runc').map(({ place }) => place)).toEqual(['name']);
  });

  test('ranks below the same word in other texts', () => {
    expect(idsFor('itworld')[0]).toBe('containers-problem-one');
    expect(idsFor('leaked file descriptor').indexOf('runc')).toBe(0);
  });

  test('is ignored if more than a page of items have it and others have it in their own texts', () => {
    const isOnlyThere = (id: string) => reasonsFor('docs ', id).some(({ place }) => place === 'detail');
    expect(printed.filter(({ words }) => words.has('docs')).length).toBeGreaterThan(50);
    expect(idsFor('docs ').length).toBeGreaterThan(0);
    expect(idsFor('docs ').filter(isOnlyThere)).toEqual([]);
  });

  test('is found in any number of items if no other text has it', () => {
    expect(idsFor('rated medium').length).toBeGreaterThan(PAGE);
    const fromNvd = printed.filter(({ words }) => words.has('nvd')).length;
    expect(fromNvd).toBeGreaterThan(PAGE);
    expect(idsFor('nvd ').length).toBeGreaterThanOrEqual(fromNvd);
  });

  test('must be in the same line as the other words, or these in the names', () => {
    expect(idsFor('apparmor itworld')).toEqual(['apparmor']);
    expect(idsFor('nydus itworld')).toEqual([]);
    // Both are in the fine print of seccomp, but in different lines.
    expect(idsFor('itworld flatpak')).toEqual([]);
  });

  test('ranks above a guess', () => {
    const [first = '', ...others] = idsFor('serious');
    expect(reasonsFor('serious', first)).toEqual([
      { place: 'detail', text: 'www.itproportal.com/.../ubuntu-phone-hit-with-serious-security-vulnerability' },
    ]);
    expect(others).toContain('namespaces-in-operation');
  });

  test('excludes nothing: `-flatpak` keeps a mechanism that Flatpak uses', () => {
    expect(reasonsFor('flatpak', 'seccomp').map(({ place }) => place)).toEqual(['detail']);
    expect(idsFor('is:mechanism -flatpak')).toContain('seccomp');
  });

  test('is included in the counts of the filters', () => {
    const facets = library.search.facets('filter', 'rated medium', []);
    const types = facets === 'pending' ? [] : facets.flatMap(({ field, choices }) => (field === 'kind' ? choices : []));
    const runtimes = types.find(({ value }) => value === 'runtime')?.count;
    expect(runtimes).toBe(idsFor('rated medium kind:runtime').length);
    expect(runtimes).toBeGreaterThan(0);
  });
});
