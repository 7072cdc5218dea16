import { describe, expect, test } from 'vitest';
import { readYaml } from '../../../src/hardening/yaml/read.ts';
import type { YamlValue } from '../../../src/hardening/yaml/value.ts';

function plain(value: YamlValue): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, one]) => [key, plain(one)]));
  return Array.isArray(value) ? value.map(plain) : value;
}

describe('YAML is read with', () => {
  test.each([
    ['an alias in brackets', 'a: &one {k: v}\nb: [*one, 2]', { a: { k: 'v' }, b: [{ k: 'v' }, '2'] }],
    ['a merge in brackets', 'a: &one {k: v, l: w}\nb: {<<: *one, k: own}', { b: { k: 'own', l: 'w' } }],
    [
      'a merge of several maps, of which the first counts',
      'a: &one {k: v}\nb: &two {k: w, l: m}\nc:\n  <<: [*one, *two]\n  n: o',
      { c: { n: 'o', k: 'v', l: 'm' } },
    ],
    [
      'anchors and tags in brackets',
      'a: [&x 1, !!str 2, &y {b: c}, *x, *y]',
      { a: ['1', '2', { b: 'c' }, '1', { b: 'c' }] },
    ],
    ['missing values in brackets', 'a: {b: , c: }\nd: {e: !!null }', { a: { b: null, c: null }, d: { e: null } }],
    ['text below a dash', 'a:\n- |\n  b: c\n  d\n- e\n  f\n- h: i', { a: ['b: c\nd', 'e f', { h: 'i' }] }],
    ['a map below a dash with an anchor', 'a:\n- &one\n  b: c\n- *one', { a: [{ b: 'c' }, { b: 'c' }] }],
  ])('%s', (_, text, expected) => {
    const [document] = readYaml(text);
    expect(document?.doubt).toBeNull();
    expect(plain(document?.value ?? null)).toMatchObject(expected);
  });

  test('a doubt about an alias without its anchor', () => {
    expect(readYaml('a: {<<: *base}\n')[0]?.doubt).toBe('*base');
  });
});
