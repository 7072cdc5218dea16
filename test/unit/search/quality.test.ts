import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hitsBetween } from '../../../src/search/types.ts';
import { library } from '../../support/library.ts';

/** A typed query, and the items of which any is a correct first result. */
type Judged = { readonly q: string; readonly kind: string; readonly ids: readonly string[] };

const KINDS = [
  'abbreviation',
  'case/diacritics',
  'category+name',
  'description',
  'exact',
  'joined/split',
  'mixed sloppy',
  'name+description',
  'one letter doubled/extra',
  'one letter missing',
  'one typo (substituted)',
  'prefix',
  'transposition',
  'two typos',
  'word order',
];

const DEPTH = 10;
const judged = readFileSync('test/fixtures/queries.jsonl', 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): Judged => JSON.parse(line));

const answers = judged.map(({ q, kind, ids }) => {
  const result = library.search.find(q, []);
  const found = result.extent === 'none' ? [] : hitsBetween(result, 0, DEPTH).map(({ node }) => node.id);
  return { q, kind, ids, found, rank: found.findIndex((id) => ids.includes(id)) + 1 };
});

const share = (isMet: (rank: number) => boolean) => answers.filter(({ rank }) => isMet(rank)).length / answers.length;
const within = (depth: number) => share((rank) => rank > 0 && rank <= depth);

/** A message with the queries whose rank does not pass, and the results that came first. */
const missed = (isMet: (rank: number) => boolean): string =>
  answers
    .filter(({ rank }) => !isMet(rank))
    .map(({ q, kind, ids, found, rank }) => {
      const place = rank === 0 ? 'not among the first ten' : `in place ${rank}`;
      return `\n  ${q} (${kind}): ${ids.join(' or ')} is ${place}; first: ${found.slice(0, 3).join(', ') || 'nothing'}`;
    })
    .join('');

describe('queries as people type them', () => {
  test('are numerous and unique, cover every kind, and expect items of the catalog', () => {
    expect(judged.length).toBeGreaterThanOrEqual(150);
    expect([...new Set(judged.map(({ kind }) => kind))].sort()).toEqual(KINDS);
    expect(new Set(judged.map(({ q }) => q)).size).toBe(judged.length);
    expect(judged.filter(({ ids }) => ids.length === 0).map(({ q }) => q)).toEqual([]);
    expect(judged.flatMap(({ ids }) => ids).filter((id) => !library.items.has(id))).toEqual([]);
  });

  test('all have results', () => {
    const without = answers.filter(({ found }) => found.length === 0).map(({ q }) => q);
    expect(without).toEqual([]);
  });

  test('find an expected item in first place in 96 of 100 cases', () => {
    expect(
      within(1),
      missed((rank) => rank === 1),
    ).toBeGreaterThanOrEqual(0.96);
  });

  test('find an expected item among the first three in 99 of 100 cases', () => {
    expect(
      within(3),
      missed((rank) => rank >= 1 && rank <= 3),
    ).toBeGreaterThanOrEqual(0.99);
  });

  test('have a mean reciprocal rank of at least 0.98', () => {
    const mean = answers.reduce((sum, { rank }) => sum + (rank === 0 ? 0 : 1 / rank), 0) / answers.length;
    expect(
      mean,
      missed((rank) => rank === 1),
    ).toBeGreaterThanOrEqual(0.98);
  });
});
