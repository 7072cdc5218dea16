import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { planQuery } from '../../../src/search/match/plan.ts';
import { parseQuery } from '../../../src/search/query/parse.ts';
import { hitsBetween } from '../../../src/search/types.ts';
import { library } from '../../support/library.ts';

const SEEN = 10;

const queries = readFileSync('test/fixtures/queries.jsonl', 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): string => JSON.parse(line).q);

/** Queries for alternatives: these are found by their relation to the named item, not by its letters. */
const FOR_ALTERNATIVES = [
  'alternative to docker',
  'replacement for rkt',
  'instead of helm',
  'lxd alternative',
  'like runc but in rust',
];

/** Each query after every third typed letter. Queries that only filter are omitted: they highlight nothing. */
const keystrokes = [
  ...new Set(
    [
      ...queries,
      ...FOR_ALTERNATIVES,
      'fire jail',
      "'OCI",
      '"user namespaces"',
      '^lxc',
      'd$',
      'lxc|runc',
      'kube -docker',
    ].flatMap((query) => Array.from(query, (_, at) => query.slice(0, at + 1)).filter((_, at) => at % 3 === 2)),
  ),
].filter((text) => planQuery(parseQuery(text)).slots.length > 0);

test('every result on the screen has a reason with highlighted letters, whatever is typed', () => {
  const unexplained = keystrokes.flatMap((text) => {
    const result = library.search.find(text, []);
    if (result.extent === 'none') return [];
    return hitsBetween(result, 0, SEEN).flatMap(({ node }) => {
      const reasons = result.reasons(node);
      const isHighlighted = reasons.some((reason) => result.lit(reason.text).length > 0);
      return isHighlighted ? [] : [`${text}: ${node.label}`];
    });
  });
  expect(keystrokes.length).toBeGreaterThan(1000);
  expect(unexplained).toEqual([]);
});

test.each([
  ['instead of lxd', 'incus', 'fork of LXD'],
  ['alternative to docker', 'podman', 'alternative to Docker'],
  ['instead of docker content trust', 'notation', 'alternative to docker content trust'],
  ['replacement for dotcloud', 'docker', 'replaces dotCloud'],
  ['lxd alternative', 'proxmox-ve', 'system container manager, like LXD'],
])('“%s” finds %s with the reason “%s”', (query, id, reason) => {
  const result = library.search.find(query, []);
  const node = library.items.get(id);
  expect(node && result.remark(node)).toEqual({ place: 'kin', text: reason });
  expect(result.lit(reason).length).toBeGreaterThan(0);
});
