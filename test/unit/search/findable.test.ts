import { describe, expect, test } from 'vitest';
import type { TreeNode } from '../../../src/data/tree.ts';
import { createTheme } from '../../../src/screen/theme.ts';
import { tokenizeText } from '../../../src/search/text/tokenize.ts';
import { hitsBetween } from '../../../src/search/types.ts';
import { library } from '../../support/library.ts';

const PAGE = 10;
/** Of about 15,000 pairs of neighbours in all details, one in so many is typed. */
const ONE_IN = 67;

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

/** What the detail of an item prints, without its headings and the numbers of its links. */
function printedLines(node: TreeNode): readonly string[] {
  const { lines } = library.describe(node, { width: 5000, theme, lit: () => [], foundNotes: new Set() });
  return lines
    .map((line) => line.map(({ text }) => text).join(''))
    .filter((line, at) => at === 0 || /\p{Lowercase_Letter}/u.test(line))
    .map((line) => line.replace(/^ \d (?=\S+\.\S)/, '').replace(/\[\d\]/, ''));
}

const printed = [...library.items.values()].map((node) => {
  const lines = printedLines(node);
  return { node, lines, words: new Set(lines.flatMap(tokenizeText)) };
});

/** Words that stand next to each other in a detail; what is far apart in a row is not read as one text. */
const pairs = [
  ...new Set(
    printed.flatMap(({ lines }) =>
      lines
        .flatMap((line) => line.split(/ {3,}/))
        .flatMap((text) => {
          const words = tokenizeText(text);
          return words.slice(1).map((word, at) => `${words[at]} ${word}`);
        }),
    ),
  ),
].filter((_, at) => at % ONE_IN === 0);

/** The items whose detail has the words, unless they are more than a page. The last one may be the beginning of another. */
function itemsWith(query: string): readonly string[] {
  const words = tokenizeText(query);
  const last = words.at(-1) ?? '';
  const having = printed.filter(
    (item) =>
      words.slice(0, -1).every((word) => item.words.has(word)) && [...item.words].some((word) => word.startsWith(last)),
  );
  return having.length > PAGE ? [] : having.map(({ node }) => node.id);
}

const isReadThere = (id: string, query: string): boolean =>
  printedLines(nodeOf(id)).some((line) => ` ${tokenizeText(line).join(' ')} `.includes(` ${query} `));

describe('everything that a detail prints', () => {
  test('two neighbouring words of it find the item on the first page, unless more items than that have both', () => {
    const lost = pairs.flatMap((query) => {
      const page = new Set(idsFor(query).slice(0, PAGE));
      return itemsWith(query).flatMap((id) => (page.has(id) || !isReadThere(id, query) ? [] : [`${query}: ${id}`]));
    });
    expect(pairs.length).toBeGreaterThan(200);
    expect(lost).toEqual([]);
  });

  test.each([
    ['the host of a source', 'itworld.com', 'seccomp'],
    ['the title of a source', 'moby profiles seccomp', 'seccomp'],
    ['the id of an advisory in an address', 'GHSA-9493-h29p-rfm2', 'runc'],
    ['a rating and who gave it', 'rated critical by NVIDIA', 'nvidia-container-toolkit'],
    ['the first release with a flaw', 'affected since 1.0.0-rc93', 'CVE-2024-21626'],
    ['the release that fixes a vulnerability', '1.1.12', 'CVE-2024-21626'],
    ['the sentence of a vulnerability', 'leaked file descriptor', 'CVE-2024-21626'],
    ['what helps against a kind of flaw', 'descriptor that the payload', 'CVE-2024-21626'],
    ['what may carry a vulnerability', 'Garden uses runc', 'CVE-2024-21626'],
    ['the boundary', 'kernel of its own, in user space', 'gvisor'],
    ['when the status began', 'discontinued since', 'dotcloud'],
    ['the category of 2016', 'listed under clouds', 'warden'],
    ['what uses a mechanism', 'Nabla Containers runtime', 'seccomp'],
  ])('%s: “%s”', (_, query, id) => {
    expect(idsFor(query)).toContain(id);
  });

  test('a phrase is found there as well', () => {
    expect(idsFor('"security is problem #1 (ITworld"')).toContain('apparmor');
  });
});

describe('what only the fine print has', () => {
  const reasonsFor = (query: string, id: string) => find(query).reasons(nodeOf(id));

  test('is shown as the reason, and lit there', () => {
    const { reasons, lit } = find('itworld 2015');
    const [reason] = reasons(nodeOf('apparmor'));
    expect(reason).toEqual({ place: 'detail', text: 'For containers, security is problem #1 (ITworld, 2015)' });
    expect(lit(reason?.text ?? '').map(([start, end]) => reason?.text.slice(start, end))).toEqual(['ITworld', '2015']);
  });

  test('is no reason where another text has the word', () => {
    expect(reasonsFor('runc', 'runc').map(({ place }) => place)).toEqual(['name']);
  });

  test('stands behind what has the words in its other texts', () => {
    expect(idsFor('itworld')[0]).toBe('containers-problem-one');
    expect(idsFor('leaked file descriptor').indexOf('runc')).toBe(0);
  });

  test('says nothing where more than a page has it, and others have it in their other texts', () => {
    const isOnlyThere = (id: string) => reasonsFor('docs ', id).some(({ place }) => place === 'detail');
    expect(printed.filter(({ words }) => words.has('docs')).length).toBeGreaterThan(50);
    expect(idsFor('docs ').length).toBeGreaterThan(0);
    expect(idsFor('docs ').filter(isOnlyThere)).toEqual([]);
  });

  test('is found where nothing else has it, in however many items', () => {
    expect(idsFor('rated critical').length).toBeGreaterThan(PAGE);
    const fromNvd = printed.filter(({ words }) => words.has('nvd')).length;
    expect(fromNvd).toBeGreaterThan(PAGE);
    expect(idsFor('nvd ').length).toBeGreaterThanOrEqual(fromNvd);
  });

  test('must be in one line, or in the names', () => {
    expect(idsFor('apparmor itworld')).toEqual(['apparmor']);
    expect(idsFor('nydus itworld')).toEqual([]);
    // Both are in the fine print of seccomp, each in a line of its own.
    expect(idsFor('itworld flatpak')).toEqual([]);
  });

  test('comes before a guess', () => {
    const [first = '', ...others] = idsFor('serious');
    expect(reasonsFor('serious', first)).toEqual([
      { place: 'detail', text: 'www.itproportal.com/.../ubuntu-phone-hit-with-serious-security-vulnerability' },
    ]);
    expect(others).toContain('namespaces-in-operation');
  });

  test('excludes nothing: what Flatpak uses is not about Flatpak', () => {
    expect(reasonsFor('flatpak', 'seccomp').map(({ place }) => place)).toEqual(['detail']);
    expect(idsFor('is:mechanism -flatpak')).toContain('seccomp');
  });

  test('is counted by the filters that it passes', () => {
    const facets = library.search.facets('filter', 'rated critical', []);
    const types = facets === 'pending' ? [] : facets.flatMap(({ field, choices }) => (field === 'kind' ? choices : []));
    const runtimes = types.find(({ value }) => value === 'runtime')?.count;
    expect(runtimes).toBe(idsFor('rated critical kind:runtime').length);
    expect(runtimes).toBeGreaterThan(0);
  });
});
