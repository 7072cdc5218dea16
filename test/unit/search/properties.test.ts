import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { TreeNode } from '../../../src/data/tree.ts';
import { type Entry, KINDS, STATUSES } from '../../../src/data/types.ts';
import { createEngine, type Engine } from '../../../src/search/engine.ts';
import { createSearch } from '../../../src/search/local.ts';
import { type Hit, hitsBetween } from '../../../src/search/types.ts';
import { library } from '../../support/library.ts';

const odd = [
  '.*',
  '(',
  '[',
  '\\',
  '^$',
  '\u0000',
  '\ud800',
  'e\u0301',
  'ﬁ',
  'İ',
  '漢',
  '__proto__',
  ' ',
  '|',
  '"',
  "'",
  '-',
  '!',
  '^',
  '$',
  ':',
  ',',
];
const words = [
  'constructor',
  'docker',
  'sec',
  'a',
  'CVE-2019',
  'lxc',
  'run',
  'containr',
  'k8s',
  'the',
  'user namespaces',
];
const fields = [
  'status:act',
  'kind:runtime',
  '-uses:seccomp',
  'since:>2015',
  'sort:name',
  'is:bookmarked',
  'statsu:x',
  'lang:c++',
];
const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.constantFrom(...odd, ...words, ...fields), { maxLength: 8 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...words, ...fields), { maxLength: 20 }).map((parts) => parts.join(' ')),
);

function expectSound(hits: readonly Hit[], count: number, isRanked: boolean): void {
  expect(hits).toHaveLength(count);
  const scores = hits.map(({ score }) => score);
  expect(scores.filter((score) => !(score > 0 && score <= 1))).toEqual([]);
  if (isRanked) expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(new Set(hits.map(({ node }) => node.id)).size).toBe(hits.length);
}

test('any query has distinct results with falling scores of at most 1, and can be highlighted', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const result = library.search.find(text, ['runc', 'docker']);
      expectSound(hitsBetween(result, 0, result.count), result.count, !text.includes('sort'));
      expect([result.hitAt(-1), result.hitAt(result.count)]).toEqual([undefined, undefined]);
      expect(() => result.lit(text)).not.toThrow();
      for (const { node } of hitsBetween(result, 0, 3)) expect(() => result.reasons(node)).not.toThrow();
    }),
    { numRuns: 800 },
  );
});

test('an excluded term or a filter only removes results', () => {
  const filter = fc.constantFrom("-'docker", '!seccomp', 'status:active', '-kind:guide', 'has:cve', 'is:bookmarked');
  fc.assert(
    fc.property(fc.constantFrom(...words), filter, (word, by) => {
      const all = idsFor(word);
      const passing = new Set(idsFor(by));
      const left = idsFor(`${word} ${by}`);
      const expected = all.filter((id) => passing.has(id));
      expect(new Set(left)).toEqual(new Set(expected));
      // Only the best of many results are compared closely.
      if (all.length <= 40) expect(left).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});

/** All results, including the weaker ones: these are the best if the others do not pass a filter. */
function idsFor(query: string): readonly string[] {
  const result = library.search.find(query, ['runc', 'docker'], true);
  return result.extent === 'all' ? hitsBetween(result, 0, result.count).map(({ node }) => node.id) : [];
}

const stems =
  'docker lxc web panel run secure container tool kube netes box jail seccomp image registry user space 容器 Jérôme of the'.split(
    ' ',
  );

describe('in a list of 3,000 entries', () => {
  const items = madeItems(3000);
  const context = { bookmarks: new Set(['made-7', 'made-8']) };
  let used: Engine;
  beforeAll(() => {
    used = createEngine(items);
  });

  const QUERIES = [
    ...[
      'docker',
      'dokcer',
      'c',
      'run',
      'run ',
      'lxc panel',
      'secure container tool',
      'k8s',
      'lwp',
      'the of',
      'qqqqqqqq',
      'docker qqqqqqqq',
      '容器',
      'jerome',
    ],
    ...[
      "'run",
      '"container tool"',
      '^sec',
      'lxc|dokcer',
      'status:active',
      'kind:runtime sort:stars',
      'run -docker sort:name',
      'made-17',
    ],
  ];
  const answerOf = (engine: Engine, text: string) => {
    const { documents, scores, extent, unknown } = engine.search(engine.prepare(text), context);
    return { documents: [...documents], scores: [...scores], extent, unknown };
  };

  test.each(QUERIES)('“%s” has the same answer in a new engine and in one that has answered other queries', (query) => {
    const fresh = createEngine(items);
    const first = answerOf(fresh, query);
    const counts = fresh.facets(fresh.prepare(query), context);
    for (const other of QUERIES) used.search(used.prepare(other), context);
    expect(answerOf(used, query)).toEqual(first);
    used.search(used.prepare('containr'), context);
    expect(used.facets(used.prepare(query), context)).toEqual(counts);
    expect(answerOf(used, query)).toEqual(first);
  });

  test('these queries have answers of every extent, some of them long', () => {
    const answers = QUERIES.map((query) => used.search(used.prepare(query), context));
    expect(new Set(answers.map(({ extent }) => extent))).toEqual(new Set(['all', 'some', 'none']));
    expect(Math.max(...answers.map(({ documents }) => documents.length))).toBeGreaterThan(1000);
  });

  test('the answer does not depend on what was typed before', () => {
    const other = createEngine(items);
    fc.assert(
      fc.property(fc.array(typed, { maxLength: 4 }), fc.constantFrom(...QUERIES), (before, query) => {
        for (const text of before) other.search(other.prepare(text), context);
        for (let end = 1; end < query.length; end++) other.search(other.prepare(query.slice(0, end)), context);
        expect(answerOf(other, query)).toEqual(answerOf(used, query));
      }),
      { numRuns: 40 },
    );
  });

  test('any query has distinct results with falling scores of at most 1', () => {
    const search = createSearch(items);
    fc.assert(
      fc.property(fc.oneof(typed, fc.constantFrom(...QUERIES)), (text) => {
        const result = search.find(text, []);
        expectSound(hitsBetween(result, 0, result.count), result.count, !text.includes('sort'));
      }),
      { numRuns: 150 },
    );
  });
});

test('results that are too weak to be compared closely score no better than the others', () => {
  const alike = [...madeItems(300)].map(([id, node]): [string, TreeNode] => {
    if (node.subject.kind !== 'entry') return [id, node];
    const entry = { ...node.subject.entry, name: 'box', aliases: ['user space registry'], summary: 'A box.' };
    return [id, { ...node, subject: { kind: 'entry', entry } }];
  });
  const result = createSearch(new Map(alike)).find('usex', []);
  expect(result.count).toBe(300);
  expectSound(hitsBetween(result, 0, 300), 300, true);
});

/** Entries with names and texts made of common words of the field; the same entries in each run. */
function madeItems(count: number): ReadonlyMap<string, TreeNode> {
  const node = library.items.get('bocker');
  if (node?.subject.kind !== 'entry') throw new Error('Bocker is not listed');
  const { entry } = node.subject;
  let seed = 7;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const one = <Item>(list: readonly Item[]) => list[random(list.length)] as Item;
  const phrase = (most: number) =>
    Array.from({ length: 1 + random(most) }, () => one(stems)).join(one([' ', ' ', '-', '']));
  return new Map(
    Array.from({ length: count }, (_, at): [string, TreeNode] => {
      const id = `made-${at}`;
      const made: Entry = {
        ...entry,
        id,
        name: one([phrase(3), phrase(2), `${phrase(1)}${at}`]),
        aliases: random(3) === 0 ? [phrase(2)] : [],
        summary: `${phrase(6)} ${phrase(6)}.`,
        words: [phrase(3), phrase(2)],
        kind: one(KINDS),
        status: one(STATUSES),
        since: random(4) === 0 ? null : 2000 + random(25),
      };
      return [id, { ...node, id, label: made.name, subject: { kind: 'entry', entry: made } }];
    }),
  );
}
