import { describe, expect, test } from 'vitest';
import { itemSummary, namesOf } from '../../../src/search/text/documents.ts';
import { tokenizeText } from '../../../src/search/text/tokenize.ts';
import { hitsBetween } from '../../../src/search/types.ts';
import { library } from '../../support/library.ts';

const { items, search } = library;
const find = (query: string, isWhole = false) => search.find(query, [], isWhole);
const idsOf = (query: string, isWhole = false) => {
  const result = find(query, isWhole);
  return hitsBetween(result, 0, result.count).map(({ node }) => node.id);
};

const COMMON = ['docker', 'podman', 'kubernetes', 'seccomp', 'build images', 'image', 'run', 'rootless', 'oci runtime'];

describe('below good results', () => {
  test('guesses are hidden and counted', () => {
    // kubernetes-goat contains “Docker in Docker”.
    expect(idsOf('dind')).toEqual(['sysbox', 'kubernetes-goat']);
    const guides = idsOf('gui').filter((id) => /guide/i.test(items.get(id)?.label ?? ''));
    expect(guides).toEqual([]);
    expect(find('gui').leftOut).toBeGreaterThan(0);
  });

  test('near items are shown if only one item has the words, and the others only resemble them', () => {
    const result = find('openssl image');
    expect(result.hitAt(0)).toMatchObject({ node: { id: 'red-hat-user-space-2' }, isNear: false });
    expect(result.near).toBe(result.count - 1);
    expect(result.near).toBeGreaterThan(0);
  });

  test.each(COMMON)('%s: the shown and the hidden results together are all results', (query) => {
    const shown = idsOf(query);
    const all = idsOf(query, true);
    expect(find(query).leftOut).toBe(all.length - shown.length);
    expect(all.slice(0, shown.length)).toEqual(shown);
    expect(find(query, true).leftOut).toBe(0);
    const scores = hitsBetween(find(query, true), 0, all.length).map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  test('many of these queries have hidden results', () => {
    expect(COMMON.filter((query) => find(query).leftOut > 0).length).toBeGreaterThan(5);
  });

  test.each(COMMON)('%s: an item with exactly these words in its name and summary is never hidden', (query) => {
    const words = tokenizeText(query);
    const isPlain = (id: string) => {
      const subject = items.get(id)?.subject;
      if (subject === undefined) return false;
      const own = new Set([...namesOf(subject), itemSummary(subject)].flatMap(tokenizeText));
      return words.every((word) => own.has(word));
    };
    const shown = new Set(idsOf(query));
    expect(idsOf(query, true).filter((id) => isPlain(id) && !shown.has(id))).toEqual([]);
  });

  test('a few results are all shown, wherever they contain the word', () => {
    const query = 'iximiuz';
    expect(find(query).leftOut).toBe(0);
  });
});

describe('filters and hidden results', () => {
  test.each(['docker', 'image', 'run', 'seccomp'])(
    '%s: each filter value leaves as many results as its count says',
    (query) => {
      const facets = search.facets('filter', query, []);
      if (facets === 'pending') throw new Error('The search answers at once');
      const offered = facets.flatMap(({ field, choices }) =>
        choices.flatMap(({ keys, count }) => (count === 0 ? [] : [{ filter: `${field}:${keys[0]}`, count }])),
      );
      const told = offered.map(({ filter, count }) => `${filter} ${count}`);
      expect(offered.map(({ filter }) => `${filter} ${find(`${query} ${filter}`).count}`)).toEqual(told);
    },
  );

  test('a filter only removes shown results, and a narrower query still finds the hidden ones', () => {
    const shown = new Set(idsOf('docker'));
    const active = idsOf('docker status:active');
    expect(active.filter((id) => !shown.has(id))).toEqual([]);
    const left = idsOf('docker', true).filter((id) => !shown.has(id));
    expect(left.length).toBeGreaterThan(0);
    const foundBy = (id: string) => idsOf(`docker "${items.get(id)?.label}"`);
    const rare = left.filter((id) => foundBy(id).length < 10);
    expect(rare.length).toBeGreaterThan(0);
    for (const id of rare) expect(foundBy(id)).toContain(id);
  });
});

describe('of partial matches', () => {
  test.each([
    'a container starts before its whole image is on disk',
    'find old secrets in images of a registry',
    'which program deletes unused images of a registry at night',
  ])('%s: those far below the best are hidden, but can be shown', (query) => {
    const result = find(query);
    const scores = hitsBetween(result, 0, result.count).map(({ score }) => score);
    expect(result.extent).toBe('some');
    expect(scores.slice(3).filter((score) => score < 0.2 * (scores[2] ?? 0))).toEqual([]);
    expect(result.leftOut).toBeGreaterThan(0);
    expect(find(query, true).count).toBe(result.count + result.leftOut);
  });
});
