import { describe, expect, test } from 'vitest';
import { categoryPath, type Subject, type TreeNode } from '../../../src/data/tree.ts';
import { IMPACTS, KINDS, RATING_LEVELS, ROOTLESS, type SecurityNote, STATUSES } from '../../../src/data/types.ts';
import { fieldNamed } from '../../../src/search/query/field-named.ts';
import { FIELDS } from '../../../src/search/query/fields.ts';
import { ORDERS } from '../../../src/search/query/names.ts';
import { hitsBetween } from '../../../src/search/types.ts';
import { library } from '../../support/library.ts';

const { items, search } = library;
const nodes = [...items.values()];

const idsFor = (query: string, bookmarks: readonly string[] = []) => {
  const result = search.find(query, bookmarks);
  expect(result.extent).toBe('all');
  return hitsBetween(result, 0, result.count).map(({ node }) => node.id);
};
const problemsOf = (query: string) => search.find(query, []).problems;
const entryOf = ({ subject }: TreeNode) => (subject.kind === 'entry' ? subject.entry : null);
const ENDED = ['archived', 'superseded', 'discontinued', 'moved'];
const leadsOn = (node: TreeNode) => (entryOf(node)?.successors.length ?? 0) > 0;
const usesOf = ({ subject }: TreeNode) => {
  if (subject.kind === 'entry') return [...subject.entry.mechanisms, ...subject.entry.mechanismsByOption];
  return subject.kind === 'measure' ? subject.measure.mechanisms : [];
};
const whose = (isMeant: (node: TreeNode) => boolean) => nodes.filter(isMeant).map(({ id }) => id);
const everything = nodes.map(({ id }) => id);

function notesOf({ subject }: TreeNode): readonly SecurityNote[] {
  if (subject.kind === 'vulnerability') return subject.vulnerability.notes.map(({ note }) => note);
  if (subject.kind === 'mechanism') return subject.mechanism.notes;
  return subject.kind === 'entry' ? subject.entry.notes : [];
}

const aliasesOf = (subject: Subject) => {
  if (subject.kind === 'vulnerability') return subject.vulnerability.nickname ?? '';
  if (subject.kind === 'mechanism') return subject.mechanism.aliases;
  return subject.kind === 'entry' ? subject.entry.aliases : [];
};

const linksOf = (subject: Subject) => {
  if (subject.kind === 'vulnerability') return subject.vulnerability.notes;
  if (subject.kind === 'mechanism') return subject.mechanism.sources;
  if (subject.kind === 'measure') return subject.measure.sources;
  return subject.kind === 'entry' ? subject.entry.links : [];
};

/** Queries, each with the items that must remain, in the order of the list. */
const CASES: readonly (readonly [string, (node: TreeNode) => boolean])[] = [
  ...STATUSES.map((status) => [`status:${status}`, (node: TreeNode) => entryOf(node)?.status === status] as const),
  ...KINDS.map(
    (kind) => [`kind:${kind.replaceAll(' ', '-')}`, (node: TreeNode) => entryOf(node)?.kind === kind] as const,
  ),
  ...ROOTLESS.map(
    (rootless) => [`rootless:${rootless}`, (node: TreeNode) => entryOf(node)?.rootless === rootless] as const,
  ),
  ...RATING_LEVELS.map(
    (level) =>
      [`severity:${level}`, (node: TreeNode) => notesOf(node).some(({ rating }) => rating?.level === level)] as const,
  ),
  ...IMPACTS.map(
    (impact) => [`impact:${impact}`, (node: TreeNode) => notesOf(node).some((note) => note.impact === impact)] as const,
  ),
  ['uses:seccomp', (node) => usesOf(node).includes('seccomp')],
  ['uses:user-namespaces', (node) => usesOf(node).includes('user-namespaces')],
  ['uses:namespaces', (node) => usesOf(node).includes('namespaces')],
  ['in:clouds', ({ subject }) => categoryPath(subject).includes('Clouds')],
  ['in:"partial access"', ({ subject }) => categoryPath(subject).includes('Partial Access')],
  ['in:security', ({ subject }) => categoryPath(subject).includes('Security')],
  ['license:MIT', (node) => entryOf(node)?.license?.split(' OR ').includes('MIT') ?? false],
  ['license:GPL-2.0-only', (node) => entryOf(node)?.license?.split(' OR ').includes('GPL-2.0-only') ?? false],
  ['license:"MIT OR Apache-2.0"', (node) => entryOf(node)?.license === 'MIT OR Apache-2.0'],
  ['lang:go', (node) => entryOf(node)?.language?.split(', ').includes('Go') ?? false],
  ['lang:c', (node) => entryOf(node)?.language?.split(', ').includes('C') ?? false],
  ['host:github.com', (node) => /^https?:\/\/(?:www\.)?github\.com\//.test(entryOf(node)?.url ?? '')],
  ['lang:c++', (node) => entryOf(node)?.language === 'C++'],
  ['has:cve', (node) => notesOf(node).some(({ ids }) => ids[0]?.startsWith('CVE-'))],
  ['has:notes', (node) => notesOf(node).length > 0],
  ['has:successor', (node) => leadsOn(node) && ENDED.includes(entryOf(node)?.status ?? '')],
  ['has:alternative', (node) => leadsOn(node) && !ENDED.includes(entryOf(node)?.status ?? '')],
  ['has:aliases', ({ subject }) => aliasesOf(subject).length > 0],
  ['has:links', ({ subject }) => linksOf(subject).length > 0],
  ['has:snapshot', (node) => (entryOf(node)?.snapshot ?? null) !== null],
  ['is:entry', ({ subject }) => subject.kind === 'entry'],
  ['is:measure', ({ subject }) => subject.kind === 'measure'],
  ['is:mechanism', ({ subject }) => subject.kind === 'mechanism'],
  ['since:2018', (node) => entryOf(node)?.since === 2018],
  [
    'published:>=2024',
    ({ subject }) => subject.kind === 'vulnerability' && subject.vulnerability.published.slice(0, 4) >= '2024',
  ],
  [
    'published:<2022',
    ({ subject }) => subject.kind === 'vulnerability' && /^(?:19|20[01]|202[01])/.test(subject.vulnerability.published),
  ],
  ['stars:>1000', (node) => (entryOf(node)?.snapshot?.stars ?? 0) > 1000],
];

describe('a field', () => {
  test.each(CASES)('%s keeps the matching items, in the order of the list', (query, isMeant) => {
    expect(idsFor(query)).toEqual(whose(isMeant));
    expect(problemsOf(query)).toEqual([]);
  });

  test.each(CASES)('-%s keeps all other items', (query, isMeant) => {
    expect(idsFor(`-${query}`)).toEqual(whose((node) => !isMeant(node)));
    expect(idsFor(`!${query}`)).toEqual(idsFor(`-${query}`));
  });

  test('of every name except sort is tested here and finds something', () => {
    const tried = new Set(CASES.map(([query]) => query.split(':')[0]));
    expect(FIELDS.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual(['sort']);
    const found = new Set(CASES.flatMap(([query]) => (idsFor(query).length > 0 ? [query.split(':')[0]] : [])));
    expect(found).toEqual(tried);
  });

  test.each([
    ['licence:mit', 'license:mit'],
    ['language:go', 'lang:go'],
    ['mechanism:seccomp', 'uses:seccomp'],
    ['category:clouds', 'in:clouds'],
    ['Status:Active', 'status:active'],
    ['KIND:RUNTIME', 'kind:runtime'],
    ['kind:"kernel tool"', 'kind:kernel-tool'],
    ['kind:kerneltool', 'kind:kernel-tool'],
    ['uses:"User namespaces"', 'uses:user-namespaces'],
    ['uses:userns', 'uses:user-namespaces'],
    ['status:act', 'status:active'],
    ['status:arch', 'status:archived'],
    ['kind:virt', 'kind:virtual-machine'],
    ['kind:machine', 'kind:virtual-machine'],
    ['status:a', 'status:active,archived'],
    ['status:active|archived', 'status:active,archived'],
    ['status:archived,act', 'status:active,archived'],
    ['status:active | status:archived ', 'status:active,archived'],
    ['-status:act', '-status:active'],
    ['has:cve,', 'has:cve'],
  ])('%s means %s', (query, plain) => {
    expect(idsFor(query).length).toBeGreaterThan(0);
    expect(new Set(idsFor(query))).toEqual(new Set(idsFor(plain)));
    expect(problemsOf(query)).toEqual([]);
  });

  test('is combined with other fields by “and”, and its values by “or”', () => {
    const both = whose((node) => entryOf(node)?.status === 'active' && entryOf(node)?.kind === 'runtime');
    expect(idsFor('status:active kind:runtime')).toEqual(both);
    const either = whose((node) => ['runtime', 'sandbox'].includes(entryOf(node)?.kind ?? ''));
    expect(idsFor('kind:runtime,sandbox')).toEqual(either);
    expect(idsFor('uses:seccomp uses:landlock')).toEqual(
      whose((node) => usesOf(node).includes('seccomp') && usesOf(node).includes('landlock')),
    );
    expect(idsFor('-kind:runtime,sandbox')).toEqual(whose((node) => !either.includes(node.id)));
  });

  test('only filters what the words find, and keeps its order', () => {
    const active = new Set(idsFor('status:active'));
    expect(idsFor('sandbox status:active')).toEqual(idsFor('sandbox').filter((id) => active.has(id)));
    expect(idsFor('status:active sandbox')).toEqual(idsFor('sandbox').filter((id) => active.has(id)));
  });

  test.each([
    ['since:>2018', (since: number) => since > 2018],
    ['since:>=2018', (since: number) => since >= 2018],
    ['since:<2010', (since: number) => since < 2010],
    ['since:<=2010', (since: number) => since <= 2010],
    ['since:=2014', (since: number) => since === 2014],
    ['since:2013..2015', (since: number) => since >= 2013 && since <= 2015],
    ['since:2019..', (since: number) => since >= 2019],
    ['since:..2009', (since: number) => since <= 2009],
    ['since:2013,>2019', (since: number) => since === 2013 || since > 2019],
    ['since:2018..2015', (since: number) => since >= 2015 && since <= 2018],
  ])('%s keeps the years of that range, and no item without a year', (query, isIn) => {
    const meant = whose((node) => {
      const since = entryOf(node)?.since ?? null;
      return since !== null && isIn(since);
    });
    expect(idsFor(query)).toEqual(meant);
  });
});

test('an unfinished year filters nothing, and a message shows an example', () => {
  for (const query of ['since:2', 'since:20', 'since:>201']) {
    expect(idsFor(`${query} docker`).length).toBe(idsFor('docker').length);
    expect(library.search.find(query, []).problems[0]?.text).toContain('such as 2018');
  }
});

describe('bookmarks', () => {
  test('is:bookmarked keeps the items that are bookmarked now', () => {
    expect(idsFor('is:bookmarked', ['runc', 'docker'])).toEqual(
      everything.filter((id) => ['docker', 'runc'].includes(id)),
    );
    expect(idsFor('is:bookmarked', ['runc'])).toEqual(['runc']);
    expect(idsFor('is:bookmarked', [])).toEqual([]);
    expect(idsFor('-is:bookmarked', ['runc'])).toEqual(everything.filter((id) => id !== 'runc'));
    expect(idsFor('runtime is:bookmarked', ['runc', 'tetragon-is-no-id'])).toEqual(['runc']);
  });
});

describe('an unknown field or value', () => {
  test.each([
    ['statsu:active', 'statsu:', ['status:'], /Unknown field “statsu:”; did you mean status:\?/],
    ['sevrity:high', 'sevrity:', ['severity:'], /did you mean severity:\?/],
    ['sttaus:active', 'sttaus:', ['status:'], /did you mean status:\?/],
    ['status:', 'status:', [], /status: needs a value after the colon; known: active, .* and more\.$/],
    ['docker since: sort:name', 'since:', [], /since: needs a value after the colon, such as 2018/],
    ['status:zzz', 'zzz', [], /status: unknown value “zzz”; known: active/],
    ['status:x', 'x', [], /; known: active/],
    ['kind:1', '1', [], /kind: unknown value “1”; known: runtime/],
    ['status:actve', 'actve', ['active'], /status: unknown value “actve”; did you mean active\?/],
    ['-status:actve', 'actve', ['active'], /did you mean active\?/],
    [
      'kind:"kernl tool"',
      'kernl tool',
      ['kernel-tool'],
      /kind: unknown value “kernl tool”; did you mean kernel-tool\?/,
    ],
    ['uses:secomp', 'secomp', ['seccomp'], /uses: unknown value “secomp”; did you mean seccomp\?/],
    ['rootless:qqqq', 'qqqq', [], /rootless: unknown value “qqqq”; known: yes, partial, no\./],
    ['in:>2023', '>2023', [], /in: takes words, and no range or sign such as “>2023”/],
    ['severity:medium..high', 'medium..high', [], /severity: takes words/],
    ['uses:!seccomp', '!seccomp', [], /all but one: -uses:one/],
    ['since:abc', 'abc', [], /since: needs a number, such as 2018/],
    ['stars:many', 'many', [], /stars: needs a number, such as >1000/],
    ['since:..', '..', [], /needs a number/],
    ['since:2018-2020', '2018-2020', [], /needs a number/],
    ['sort:nmae', 'nmae', ['name'], /sort: unknown value “nmae”; did you mean name\?/],
    ['statsu:active|kind:runtime', 'statsu:', ['status:'], /Unknown field/],
  ])('%s is reported, with any similar name', (query, wrong, meant, text) => {
    const [problem, ...others] = problemsOf(query);
    expect(others).toEqual([]);
    expect(problem?.text).toMatch(text);
    expect([problem?.wrong, problem?.meant]).toEqual([wrong, meant]);
    expect(query).toContain(problem?.wrong);
  });

  test.each([
    'statsu:active',
    'status:actve',
    '-status:actve',
    'staus:1',
    'since:abc',
    'sort:qqqq',
    'staus:1|kinds:2',
    'status:',
  ])('%s filters nothing', (query) => {
    expect(new Set(idsFor(query.includes('|') ? `${query} is:entry,measure,mechanism,vulnerability` : query))).toEqual(
      new Set(everything),
    );
    expect(idsFor(`sandbox ${query}`)).toEqual(idsFor('sandbox'));
  });

  test('does not affect the known ones beside it', () => {
    expect(idsFor('status:actve,archived')).toEqual(idsFor('status:archived'));
    expect(problemsOf('status:actve,archived')).toHaveLength(1);
    expect(idsFor('since:abc,2018')).toEqual(idsFor('since:2018'));
    expect(problemsOf('statsu:a kind:runtim kind:qqqq')).toHaveLength(2);
  });

  test.each(['staus:1|kind:runtime', 'kind:runtime|status:', 'kind:runtime|status:qqqq', 'kind:runtime|sort:name'])(
    '%s matches what its valid alternative matches',
    (query) => {
      expect(new Set(idsFor(query))).toEqual(new Set(idsFor('kind:runtime')));
    },
  );
});

describe('the order of the results', () => {
  const name = (id: string) => items.get(id)?.label.toLowerCase() ?? '';
  const rankOf = (id: string, order: string): number => {
    const node = items.get(id);
    const entry = node ? entryOf(node) : null;
    if (order === 'status') return entry?.status ? [...STATUSES, entry.status].indexOf(entry.status) : STATUSES.length;
    if (order === 'stars') return -(entry?.snapshot?.stars ?? -1);
    if (order === 'newest') return -(entry?.since ?? -1);
    return order === 'list' ? 0 : everything.indexOf(id);
  };
  const inOrder = (ids: readonly string[], order: string) =>
    everything
      .filter((id) => ids.includes(id))
      .sort((a, b) =>
        order === 'name' ? (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0) : rankOf(a, order) - rankOf(b, order),
      );

  test.each(ORDERS.filter((order) => order !== 'best'))('sort:%s', (order) => {
    for (const query of ['', 'sandbox', 'kind:runtime,engine', 'docker -swarm']) {
      const found = query === '' ? everything : idsFor(query);
      expect(idsFor(`${query} sort:${order}`), query).toEqual(inOrder(found, order));
      expect(idsFor(`sort:${order.slice(0, 4)} ${query}`), query).toEqual(inOrder(found, order));
    }
  });

  test('sort:best is the default, and the last of several orders applies', () => {
    expect(idsFor('sandbox sort:best')).toEqual(idsFor('sandbox'));
    expect(idsFor('sandbox sort:stars sort:name')).toEqual(idsFor('sandbox sort:name'));
    expect(idsFor('sandbox sort:stars,name')).toEqual(idsFor('sandbox sort:name'));
  });

  test('does not change their scores', () => {
    const best = search.find('sandbox', []);
    const scores = new Map(hitsBetween(best, 0, best.count).map(({ node, score }) => [node.id, score]));
    const named = search.find('sandbox sort:name', []);
    for (const { node, score } of hitsBetween(named, 0, named.count)) expect(score).toBe(scores.get(node.id));
  });
});

test('a field is found by its name and its other names', () => {
  for (const field of FIELDS) expect(fieldNamed(field.name)).toBe(field);
  expect(fieldNamed('licence')?.name).toBe('license');
  for (const name of ['', 'constructor', '__proto__', 'toString']) expect(fieldNamed(name)).toBeUndefined();
});
