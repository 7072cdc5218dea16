import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../../src/search/query/parse.ts';
import { asMeant } from '../../../src/search/query/rewrite.ts';
import { fatalIn, hitsBetween } from '../../../src/search/types.ts';
import { library } from '../../support/library.ts';
import { madeEntry, namesFor, searchOf } from '../../support/made-list.ts';

const { search, items } = library;
const find = (query: string) => {
  const result = search.find(query, []);
  return {
    ids: hitsBetween(result, 0, result.count).map(({ node }) => node.id),
    said: result.problems.map(({ text }) => text),
    refused: fatalIn(result.problems).length > 0,
  };
};

describe('a term that resembles a field is read as that field, with a message', () => {
  test.each([
    ['status=active', 'status:active'],
    ['status == active', 'status:active'],
    ['status: active', 'status:active'],
    ['status =active', 'status:active'],
    ['Status = Active', 'Status:Active'],
    ['status!=active', '-status:active'],
    ['status: active,archived', 'status:active,archived'],
    ['status: active|archived', 'status:active|archived'],
    ['kind: "kernel tool"', 'kind:"kernel tool"'],
    ['uses=seccomp', 'uses:seccomp'],
    ['licence=mit', 'licence:mit'],
    ['is: mechanism', 'is:mechanism'],
    ['since: 2018', 'since:2018'],
    ['since : 2018', 'since:2018'],
    ['since=2018', 'since:2018'],
    ['since>2018', 'since:>2018'],
    ['since > 2018', 'since:>2018'],
    ['since: >2018', 'since:>2018'],
    ['since:> 2018', 'since:>2018'],
    ['since: > 2018', 'since:>2018'],
    ['since>=2018', 'since:>=2018'],
    ['stars<100', 'stars:<100'],
    ['year=2018', 'year:2018'],
    ['sort=name', 'sort:name'],
    ['sev:high', 'severity:high'],
    ['lic:mit', 'license:mit'],
    ['stat=active', 'status:active'],
  ])('%s is read as %s', (typed, meant) => {
    expect(find(typed).ids).toEqual(find(meant).ids);
    expect(find(typed).ids.length).toBeGreaterThan(0);
    expect(find(typed)).toMatchObject({ said: [`Read “${typed}” as ${meant}.`], refused: false });
    expect(find(meant).said).toEqual([]);
    for (const beside of ['docker', 'runtime kind:engine']) {
      expect(find(`${beside} ${typed}`).ids).toEqual(find(`${beside} ${meant}`).ids);
      expect(find(`${typed} ${beside}`).ids).toEqual(find(`${meant} ${beside}`).ids);
    }
  });

  test.each([
    ['-status=active', '-status:active'],
    ['!status: active', '-status:active'],
  ])('%s excludes the same items as %s', (typed, meant) => {
    expect(find(typed).ids).toEqual(find(meant).ids);
    expect(find(typed).said).toHaveLength(1);
  });

  test('each of several terms has a message, and a term may be an alternative', () => {
    expect(find('since: 2014 docker status=active').said).toEqual([
      'Read “since: 2014” as since:2014.',
      'Read “status=active” as status:active.',
    ]);
    expect(new Set(find('status=archived|kind=runtime').ids)).toEqual(
      new Set(find('status:archived|kind:runtime').ids),
    );
  });

  test.each([
    'status=docker',
    'since=docker',
    'kind=Pod',
    'foo=active',
    'sta:100',
    'root:root',
    'li:mit',
    'status',
    'since 2018',
    '"status = active"',
    '--status=active',
  ])('%s is not read as a field', (typed) => {
    expect(find(typed).said).toEqual([]);
  });

  test('a field without a known value is still refused', () => {
    expect(find('status: docker')).toMatchObject({ refused: true });
    expect(find('since: soon')).toMatchObject({ refused: true });
  });

  test('the query as it was read finds the same without a message', () => {
    for (const typed of ['docker status = active', 'since: >2018 !status=archived', '!podmna kind: runtime']) {
      const { problems, count } = search.find(typed, []);
      const plain = asMeant(typed, problems);
      expect(plain).not.toBe(typed);
      const read = search.find(plain, []);
      expect(read.count).toBe(count);
      expect(read.problems.filter(({ isTaken }) => isTaken)).toEqual([]);
    }
    expect(asMeant('!podmna', search.find('!podmna', []).problems)).toBe('!podmna');
  });
});

describe('the id of an advisory', () => {
  test.each([
    ['cve:2024-21626', 'CVE-2024-21626'],
    ['CVE: 2024-21626', 'CVE-2024-21626'],
    ['cve=CVE-2024-21626', 'CVE-2024-21626'],
    ['ghsa:XR7R-f8xq-vfvv', 'GHSA-xr7r-f8xq-vfvv'],
    ['go:2024-2491', 'GO-2024-2491'],
  ])('may be written like a field: %s means %s', (typed, id) => {
    expect(find(typed).ids).toEqual(find(id).ids);
    expect(find(typed).ids[0]).toBe('CVE-2024-21626');
    expect(find(typed).said[0]).toMatch(`as ${id}.`);
  });

  test('is not a year alone', () => {
    expect(find('cve:2024').said).toEqual([]);
    expect(parseQuery('cve:2024').groups).toEqual([[{ type: 'word', text: 'cve:2024' }]]);
  });
});

describe('an exclusion', () => {
  test.each([
    ['!podmna', '“podmna” excludes nothing; did you mean !podman?'],
    ['docker -kubernets', '“kubernets” excludes nothing; did you mean !kubernetes?'],
    ['!xqzzyv', '“xqzzyv” excludes nothing.'],
    ['!"podmna cmopose"', '“podmna cmopose” excludes nothing.'],
  ])('that excludes nothing is reported: %s', (typed, said) => {
    expect(find(typed)).toMatchObject({ said: [said], refused: false });
  });

  test('that excludes something is not reported', () => {
    for (const typed of ['!podman', 'docker -swarm', '!"system calls"', 'docker -podman']) {
      expect(find(typed).said).toEqual([]);
      expect(find(typed).ids.length).toBeLessThan(items.size);
    }
  });
});

describe('a suggestion for a field or a value', () => {
  test.each(['foo:', 'cve:', 'foo:bar', 'vuln:x', 'docker:', 'find:', 'https:'])(
    'is absent if nothing is similar: %s',
    (typed) => {
      expect(search.complete(typed, typed.length)?.options ?? []).toEqual([]);
      expect(find(typed).said.join()).not.toContain('did you mean');
    },
  );

  test('is not needed for year:, which means since:', () => {
    expect(find('year:2018').ids).toEqual(find('since:2018').ids);
    expect(search.complete('year:', 5)).toMatchObject({ title: 'since:', example: '2018, >2018 or 2015..2018' });
  });

  test('is also offered as a completion', () => {
    expect(search.complete('sttaus:', 7)).toMatchObject({ options: ['status:'], isGuess: true });
    expect(search.complete('sev:', 4)).toMatchObject({ options: ['severity:'], isGuess: true });
    expect(find('lang:c#').said.join()).not.toContain('did you mean');
  });

  test('is a part of a combined value, not the whole value', () => {
    const offered = search.complete('license:', 8)?.options ?? [];
    expect(offered).toContain('mit');
    expect(offered).toContain('apache-2.0');
    expect(offered.filter((option) => /-(or|and)-(?!later)/.test(option))).toEqual([]);
    expect(search.complete('lang:', 5)?.options).not.toContain('c-rust');
  });
});

describe('a condition in plain words', () => {
  const made = searchOf([
    madeEntry('Alpha', { language: 'Go', kind: 'runtime' }),
    madeEntry('Beta', { language: 'C, Rust', kind: 'runtime' }),
    madeEntry('Gamma', { kind: 'scanner', words: ['alpha alternative'] }),
    madeEntry('Delta', { kind: 'scanner', words: ['alpha desktop alternative'] }),
  ]);
  const names = (query: string) => namesFor(made, query);

  test.each([['runtime not in go '], ['runtime not written in go ']])('“%s” excludes items written in Go', (query) => {
    expect(names(query)).toEqual(['Beta']);
    expect(made.find(query, []).problems.map(({ text }) => text)).toEqual([
      `Read “${query.slice('runtime '.length).trim()}” as -lang:go.`,
    ]);
  });

  test('“written in go” keeps items written in Go', () => {
    expect(names('runtime written in go ')).toEqual(['Alpha']);
    expect(made.find('runtime written in go ', []).problems[0]?.text).toBe('Read “written in go” as lang:go.');
    expect(made.find('runtime written in haste ', []).problems).toEqual([]);
  });

  test('is not read into a word that is not a language', () => {
    expect(made.find('runtime not in space ', []).problems).toEqual([]);
  });

  test.each([
    ['alpha or beta'],
    ['alpha vs beta'],
    ['alpha versus beta'],
    ['difference between alpha and beta'],
    ['compare alpha with beta'],
  ])('“%s” finds both', (query) => {
    expect(names(query).slice(0, 2).sort()).toEqual(['Alpha', 'Beta']);
  });

  test('finds the item with the words “alpha alternative”, but not “alpha desktop alternative”', () => {
    expect(names('instead of alpha')).toEqual(['Gamma', 'Beta', 'Alpha']);
  });

  test('ranks a named item with flaws above tools that find flaws', () => {
    const search = searchOf([
      madeEntry('Probe', { kind: 'scanner', summary: 'Tests a lorry for ways to escape.' }),
      madeEntry('Lorry', { summary: 'Carries what it is given; one flaw let that escape.' }),
    ]);
    expect(namesFor(search, 'lorry escape')[0]).toBe('Lorry');
    expect(namesFor(search, 'tests escape')[0]).toBe('Probe');
  });
});
