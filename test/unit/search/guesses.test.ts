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

describe('a word that something has is no typing error', () => {
  test('what says it comes first, not a name that is like it', () => {
    expect(idsOf('dind')[0]).toBe('sysbox');
    expect(idsOf('dind')).not.toContain('kind');
  });

  test('of all words that are rare, what has the word comes before what has only one like it', () => {
    const counts = new Map<string, number>();
    for (const words of wordsOf.values()) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    const rare = [...counts].flatMap(([word, count]) => (count <= 2 && /^[a-z]{5,}$/.test(word) ? [word] : []));
    const wrong = rare.filter((word) => {
      const result = find(`${word} `);
      // What only the detail says, and what another word for the same thing says, is no guess either.
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
  test.each(['jtq', 'abc', 'xyq'])('%s, which nothing is called, is not guessed at', (query) => {
    expect(find(query).extent).toBe('none');
  });

  test('of four letters, the beginning of a name is that name and no other', () => {
    expect(idsOf('skop')[0]).toBe('skopeo');
    expect(idsOf('skop')).toEqual(idsOf('skopeo').slice(0, idsOf('skop').length));
  });

  test.each([
    ['two letters that changed places', 'rnuc', 'runc'],
    ['a wrong letter', 'runk', 'runc'],
    ['a letter too many', 'runcc', 'runc'],
  ])('of four letters, %s: %s is %s', (_, query, id) => {
    expect(idsOf(query)[0]).toBe(id);
  });

  test('a number has no typing errors', () => {
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
  ])('%s brings what %s brings, and no stranger among the first', (typed, meant) => {
    const found = idsOf(typed);
    const own = idsOf(meant);
    expect(found[0]).toBe(meant);
    expect(found.slice(0, 3).filter((id) => !own.slice(0, 8).includes(id))).toEqual([]);
    expect(found.slice(0, 8).filter((id) => !own.includes(id))).toEqual([]);
  });
});
