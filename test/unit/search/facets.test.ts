import { describe, expect, test } from 'vitest';
import { FIELDS } from '../../../src/search/query/fields.ts';
import { ORDERS } from '../../../src/search/query/names.ts';
import { parseQuery } from '../../../src/search/query/parse.ts';
import { chosenValues, setValue, toggleValue } from '../../../src/search/query/rewrite.ts';
import type { Choice, Facet, FacetGroup } from '../../../src/search/types.ts';
import { hitsBetween } from '../../../src/search/types.ts';
import { library } from '../../support/library.ts';

const { search } = library;
const BOOKMARKS = ['runc', 'docker', 'seccomp'];

const idsFor = (query: string) => {
  const result = search.find(query, BOOKMARKS);
  return result.extent === 'all' ? hitsBetween(result, 0, result.count).map(({ node }) => node.id) : [];
};
const facetsOf = (group: FacetGroup, query: string, bookmarks: readonly string[]): readonly Facet[] => {
  const facets = search.facets(group, query, bookmarks);
  if (facets === 'pending') throw new Error('a search in this thread answers at once');
  return facets;
};
const facets = (query: string) => facetsOf('filter', query, BOOKMARKS);
const choices = (query: string) =>
  facets(query).flatMap(({ field, choices }) => choices.map((choice) => ({ field, ...choice })));
const choiceOf = (query: string, field: string, value: string) =>
  choices(query).find((choice) => choice.field === field && choice.value === value);
const chosenIn = (query: string) =>
  choices(query).flatMap(({ field, value, isChosen }) => (isChosen ? [`${field}:${value}`] : []));

/** Queries that may be typed while a panel is open: unfinished and finished words, literal terms, filters, orders. */
const QUERIES = [
  ...[
    '',
    'docker',
    'docker ',
    'c',
    'secc',
    'secc ',
    'kubrne ',
    '"system cal"',
    'kubrne',
    'runc',
    'user namespaces',
    '"system ca',
    "'OCI",
    '^sys',
    'lxc|ru',
    'docker but rootless',
  ],
  ...[
    '-docker',
    'status:active',
    'status:act ',
    '-status:archived docker',
    'docker -kind:guide',
    'kind:runtime,engine',
  ],
  ...['rootless status:active kind:runtime ', 'uses:seccomp uses:namespaces', 'has:cve impact:escape sandbox'],
  ...[
    'since:>2018 status:archived',
    'is:bookmarked',
    'sandbox sort:name',
    'statsu:active runc',
    'kind:runtime|kind:sandbox',
  ],
  ...['xyzzyplugh', 'docker status:discontinued ', 'in:clouds', 'licence:mit'],
];

describe('the filters', () => {
  test('are all offered fields with all their values', () => {
    const offered = FIELDS.flatMap((field) =>
      field.type === 'words' && field.offered === 'always' ? [field.name] : [],
    );
    expect(facets('').map(({ field }) => field)).toEqual(offered);
    for (const { field, choices: all } of facets('')) {
      expect(new Set(all.map(({ value }) => value)).size, field).toBe(all.length);
      expect(
        all.some(({ count }) => count !== null && count > 0),
        field,
      ).toBe(true);
    }
    expect(facets('runc').map(({ choices: all }) => all.length)).toEqual(
      facets('').map(({ choices: all }) => all.length),
    );
  });

  test.each(QUERIES)('show for “%s” how many results each value leaves', (query) => {
    for (const { field, value, count } of choices(query)) {
      expect(count, `${field}:${value}`).toBe(idsFor(setValue(query, field, value)).length);
    }
  });

  test.each(['docker xyzzyplugh', 'firejail xyzzyplugh ', 'gvisor but with a real kernel per pod'])(
    'show for “%s”, which has no full match, how many partial matches have each value',
    (query) => {
      const result = search.find(query, BOOKMARKS);
      expect(result.extent).toBe('some');
      const near = hitsBetween(result, 0, result.count).map(({ node }) => node.id);
      for (const { field, value, count } of choices(query)) {
        const having = new Set(idsFor(setValue('', field, value)));
        expect(count, `${field}:${value}`).toBe(near.filter((id) => having.has(id)).length);
      }
    },
  );

  test('offer the parts of a combined value, each with its own count', () => {
    const valuesOf = (field: string) => choices('').filter((choice) => choice.field === field);
    const entries = library.catalog.entries;
    const naming = (field: 'license' | 'language', name: string) =>
      entries.filter((entry) => entry[field]?.split(/ OR | AND |, /).includes(name)).length;
    expect(valuesOf('license').find(({ value }) => value === 'MIT')?.count).toBe(naming('license', 'MIT'));
    expect(valuesOf('lang').find(({ value }) => value === 'Rust')?.count).toBe(naming('language', 'Rust'));
    const all = [...valuesOf('license'), ...valuesOf('lang')].map(({ value }) => value);
    expect(all.filter((value) => / OR | AND |,/.test(value))).toEqual([]);
  });

  test('have many values that leave results of a query, and many that leave none', () => {
    const counts = choices('seccomp').map(({ count }) => count ?? 0);
    expect(counts.filter((count) => count > 0).length).toBeGreaterThan(20);
    expect(counts.filter((count) => count === 0).length).toBeGreaterThan(10);
  });

  test.each([
    ['status:active kind:kernel-tool', ['status:active', 'kind:kernel tool']],
    ['status:act', ['status:active']],
    ['status:a runc', ['status:active', 'status:archived']],
    ['mechanism:userns has:cve,notes', ['uses:user-namespaces', 'has:cve', 'has:notes']],
    ['-status:active !kind:runtime', []],
    ['status:active|kind:runtime', []],
    ['runc', []],
  ])('chosen in “%s” are %j', (query, chosen) => {
    expect(chosenIn(query)).toEqual(chosen);
  });
});

describe('choosing a value', () => {
  test.each([
    ['', 'status', 'active', 'status:active '],
    ['docker', 'status', 'active', 'docker status:active '],
    ['runc dock', 'kind', 'kernel tool', 'runc dock kind:kernel-tool '],
    ['docker -swarm ', 'kind', 'runtime', 'docker -swarm kind:runtime '],
    ['lxc|ru', 'status', 'active', 'lxc | ru status:active '],
    ['"system calls"', 'status', 'active', '"system calls" status:active '],
    ['status:active runc', 'status', 'archived', 'status:active,archived runc'],
    ['status:active runc', 'kind', 'runtime', 'status:active runc kind:runtime '],
    ['status:active,archived runc', 'status', 'active', 'status:archived runc'],
    ['status:active', 'status', 'active', ''],
    ['status:a ', 'status', 'archived', 'status:active '],
    ['licence:mit ', 'status', 'active', 'licence:mit status:active '],
    ['status:active|kind:runtime ', 'status', 'active', 'status:active | kind:runtime status:active '],
  ])('in “%s”: %s %s makes it “%s”', (text, field, value, expected) => {
    expect(toggleValue(text, field, value)).toBe(expected);
  });

  test.each([
    ['a finished word', 'docker ', 'status:active docker '],
    ['an unclosed phrase', '"system ca', 'status:active "system ca'],
    ['a finished word among alternatives', 'lxc|runc ', 'status:active lxc | runc '],
  ])('puts it before %s, which would find something else if it came after: “%s”', (_, text, expected) => {
    expect(toggleValue(text, 'status', 'active')).toBe(expected);
    expect(setValue(text, 'status', 'active')).toBe(expected);
    expect(setValue(expected, 'status', null)).toBe(text.replace('|', ' | '));
  });

  test('adds it to the last of several terms of the field, and any value can be removed', () => {
    const both = 'has:cve has:successor ';
    expect(toggleValue(both, 'has', 'links')).toBe('has:cve has:successor,links ');
    expect(toggleValue(toggleValue(both, 'has', 'links'), 'has', 'links')).toBe(both);
    expect(toggleValue(both, 'has', 'cve')).toBe('has:successor ');
    expect(toggleValue(both, 'has', 'successor')).toBe('has:cve ');
  });

  test.each(QUERIES)('of “%s” toggles it, and choosing it twice restores the results', (query) => {
    const before = idsFor(query);
    for (const { field, value, isChosen } of choices(query).filter((_, at) => at % 3 === 0)) {
      const once = toggleValue(query, field, value);
      expect(choiceOf(once, field, value)?.isChosen, `${field}:${value}`).toBe(!isChosen);
      const ids = idsFor(toggleValue(once, field, value));
      // A value that is removed and added again comes last, so that the order of the results may differ.
      expect(new Set(ids), `${field}:${value}`).toEqual(new Set(before));
    }
  });

  test('can replace all other values of the field, or remove them', () => {
    expect(setValue('status:active,archived runc', 'status', 'moved')).toBe('runc status:moved ');
    expect(setValue('status:active status:archived runc ', 'status', null)).toBe('runc ');
    expect(setValue('runc status:active', 'status', null)).toBe('runc');
    expect(setValue('"system calls" status:active', 'status', null)).toBe('"system calls" ');
    expect(setValue('status:active runc', 'status', null)).toBe('runc');
    expect(setValue('-status:active runc ', 'status', null)).toBe('-status:active runc ');
    expect(setValue('language:go ', 'lang', 'c++')).toBe('lang:c++ ');
    expect(setValue('in:clouds ', 'in', 'partial access')).toBe('in:"partial access" ');
    expect(setValue('runc', 'sort', 'name')).toBe('runc sort:name ');
    expect(setValue('sort:name runc', 'sort', 'stars')).toBe('runc sort:stars ');
  });

  test('is undone by removing all filters: then only the words count', () => {
    const text = 'status:active kind:runtime docker has:cve ';
    const without = facets(text).reduce((left, { field }) => setValue(left, field, null), text);
    expect(idsFor(without)).toEqual(idsFor('docker'));
    expect(chosenIn(without)).toEqual([]);
  });

  test('ignores how the value is written', () => {
    const query = parseQuery('kind:"Kernel tool",runtime kind:image-t status:foo');
    expect(chosenValues(query, 'kind')).toEqual(['kerneltool', 'runtime', 'imagetool']);
    expect(chosenValues(query, 'status')).toEqual(['foo']);
    expect(chosenValues(query, 'uses')).toEqual([]);
  });
});

describe('the sort orders', () => {
  const sorts = (query: string) => facetsOf('sort', query, []);
  const chosen = (query: string) =>
    sorts(query).flatMap(({ choices: all }) =>
      all.filter(({ isChosen }) => isChosen).map(({ value }: Choice) => value),
    );

  test('are one group with exactly one chosen, and hide no results', () => {
    expect(sorts('').map(({ field, choices: all }) => [field, all.map(({ value }) => value)])).toEqual([
      ['sort', [...ORDERS]],
    ]);
    expect(sorts('runc')[0]?.choices.every(({ count }) => count === null)).toBe(true);
    expect(chosen('runc')).toEqual(['best']);
    expect(chosen('runc sort:name')).toEqual(['name']);
    expect(chosen('sort:new runc')).toEqual(['newest']);
    expect(chosen('runc sort:qqqq')).toEqual(['best']);
    expect(chosen('sort:name sort:stars')).toEqual(['stars']);
  });

  test.each([...ORDERS])('can be set to %s, which keeps all results', (order) => {
    for (const query of ['secc', 'sandbox ', 'sort:name docker']) {
      const text = setValue(query, 'sort', order);
      expect(chosen(text)).toEqual([order]);
      expect(new Set(idsFor(text))).toEqual(new Set(idsFor(query)));
    }
  });
});
