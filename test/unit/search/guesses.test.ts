import { describe, expect, test } from 'vitest';
import { mechanismNames } from '../../../src/search/index/build.ts';
import { namesOf, searchableTexts } from '../../../src/search/text/documents.ts';
import { inflect } from '../../../src/search/text/inflections.ts';
import { joined, tokenizeForIndex } from '../../../src/search/text/tokenize.ts';
import { hitsBetween, type Reason, type SearchResult } from '../../../src/search/types.ts';
import { library } from '../../support/library.ts';

const { items, search } = library;
const find = (query: string) => search.find(query, []);
const hitsOf = (result: SearchResult) => hitsBetween(result, 0, result.count).map(({ node }) => node);
const idsOf = (query: string) => hitsOf(find(query)).map(({ id }) => id);

const mechanisms = mechanismNames([...items.values()]);
const wordsOf = new Map(
  [...items.values()].map(({ id, subject }) => [
    id,
    new Set([
      ...searchableTexts(subject, mechanisms).flatMap(({ text }) => tokenizeForIndex(text)),
      ...namesOf(subject).map(joined),
    ]),
  ]),
);

describe('a word that occurs in the catalog is not treated as a typing error', () => {
  test('items that contain it come first, not items with a similar name', () => {
    expect(idsOf('dind')[0]).toBe('sysbox');
    expect(idsOf('dind')).not.toContain('kind');
  });

  test('for every rare word, items that contain it rank above items with only a similar word', () => {
    const counts = new Map<string, number>();
    for (const words of wordsOf.values()) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    const rare = [...counts].flatMap(([word, count]) => (count <= 2 && /^[a-z]{5,}$/.test(word) ? [word] : []));
    const wrong = rare.filter((word) => {
      const result = find(`${word} `);
      // A match that is only in the detail, or by a synonym, is not a guess either.
      const isSaid = ({ place, as }: Reason) => place === 'detail' || as !== undefined;
      const hits = hitsOf(result).flatMap((node) => (result.reasons(node).some(isSaid) ? [] : [node.id]));
      const last = hits.findLastIndex((id) => wordsOf.get(id)?.has(word));
      return hits.slice(0, Math.max(0, last)).some((id) => isOnlyLike(word, wordsOf.get(id) ?? new Set()));
    });
    expect(rare.length).toBeGreaterThan(500);
    expect(wrong).toEqual([]);
  });

  function isOnlyLike(word: string, words: ReadonlySet<string>): boolean {
    const isForm = inflect(word).some((form) => words.has(form));
    return !isForm && ![...words].some((other) => other.includes(word) || other.slice(0, 3) === word.slice(0, 3));
  }
});

describe('short words', () => {
  test.each(['jtq', 'abc', 'xyq'])('%s, which is not a name, matches nothing', (query) => {
    expect(find(query).extent).toBe('none');
  });

  test('four letters that begin a name find that name and no other', () => {
    expect(idsOf('skop')[0]).toBe('skopeo');
    expect(idsOf('skop')).toEqual(idsOf('skopeo').slice(0, idsOf('skop').length));
  });

  test.each([
    ['two swapped letters', 'rnuc', 'runc'],
    ['a wrong letter', 'runk', 'runc'],
    ['an extra letter', 'runcc', 'runc'],
  ])('a name of four letters with %s: %s finds %s', (_, query, id) => {
    expect(idsOf(query)[0]).toBe(id);
  });

  test('typing errors in numbers are not corrected', () => {
    expect(find('k4s').extent).toBe('none');
    expect(find('CVE-2024-21627').extent).toBe('none');
  });
});

describe('a misspelt name', () => {
  test.each([
    ['dokcer', 'docker'],
    ['podmna', 'podman'],
    ['kubrenetes', 'kubernetes'],
    ['contianerd', 'containerd'],
    ['seccopm', 'seccomp'],
  ])('%s finds the same as %s, and nothing else among the first', (typed, meant) => {
    const found = idsOf(typed);
    const own = idsOf(meant);
    expect(found[0]).toBe(meant);
    expect(found.slice(0, 3).filter((id) => !own.slice(0, 8).includes(id))).toEqual([]);
    expect(found.slice(0, 8).filter((id) => !own.includes(id))).toEqual([]);
  });
});
