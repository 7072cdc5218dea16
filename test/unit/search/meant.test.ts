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

describe('a field that is not written as one is taken as meant, and that is said', () => {
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
  ])('%s is %s', (typed, meant) => {
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
  ])('%s leaves out, as %s does', (typed, meant) => {
    expect(find(typed).ids).toEqual(find(meant).ids);
    expect(find(typed).said).toHaveLength(1);
  });

  test('of several, each is said; an alternative is one as well', () => {
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
  ])('%s is no field and stays what it was', (typed) => {
    expect(find(typed).said).toEqual([]);
  });

  test('a field without a value that is none is still refused', () => {
    expect(find('status: docker')).toMatchObject({ refused: true });
    expect(find('since: soon')).toMatchObject({ refused: true });
  });

  test('a query can be written as it was read, and then says nothing', () => {
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
  ])('may be written like a field: %s is %s', (typed, id) => {
    expect(find(typed).ids).toEqual(find(id).ids);
    expect(find(typed).ids[0]).toBe('CVE-2024-21626');
    expect(find(typed).said[0]).toMatch(`as ${id}.`);
  });

  test('a year alone is none', () => {
    expect(find('cve:2024').said).toEqual([]);
    expect(parseQuery('cve:2024').groups).toEqual([[{ type: 'word', text: 'cve:2024' }]]);
  });
});

describe('leaving out what nothing has', () => {
  test.each([
    ['!podmna', 'Nothing has “podmna” to leave out; did you mean !podman?'],
    ['docker -kubernets', 'Nothing has “kubernets” to leave out; did you mean !kubernetes?'],
    ['!xqzzyv', 'Nothing has “xqzzyv” to leave out.'],
    ['!"podmna cmopose"', 'Nothing has “podmna cmopose” to leave out.'],
  ])('%s is said', (typed, said) => {
    expect(find(typed)).toMatchObject({ said: [said], refused: false });
  });

  test('what something has is left out without a word', () => {
    for (const typed of ['!podman', 'docker -swarm', '!"system calls"', 'docker -podman']) {
      expect(find(typed).said).toEqual([]);
      expect(find(typed).ids.length).toBeLessThan(items.size);
    }
  });
});

describe('what is near to no field and no value has no suggestion', () => {
  test.each(['foo:', 'cve:', 'foo:bar', 'vuln:x', 'docker:', 'find:', 'https:'])('%s', (typed) => {
    expect(search.complete(typed, typed.length)?.options ?? []).toEqual([]);
    expect(find(typed).said.join()).not.toContain('did you mean');
  });

  test('a year is when something began', () => {
    expect(find('year:2018').ids).toEqual(find('since:2018').ids);
    expect(search.complete('year:', 5)).toMatchObject({ title: 'since:', example: '2018, >2018 or 2015..2018' });
  });

  test('what is near is completed as it is corrected', () => {
    expect(search.complete('sttaus:', 7)).toMatchObject({ options: ['status:'], isGuess: true });
    expect(search.complete('sev:', 4)).toMatchObject({ options: ['severity:'], isGuess: true });
    expect(find('lang:c#').said.join()).not.toContain('did you mean');
  });

  test('the parts of a value are offered, and not the whole', () => {
    const offered = search.complete('license:', 8)?.options ?? [];
    expect(offered).toContain('mit');
    expect(offered).toContain('apache-2.0');
    expect(offered.filter((option) => /-(or|and)-(?!later)/.test(option))).toEqual([]);
    expect(search.complete('lang:', 5)?.options).not.toContain('c-rust');
  });
});

describe('what is said in words', () => {
  const made = searchOf([
    madeEntry('Alpha', { language: 'Go', kind: 'runtime' }),
    madeEntry('Beta', { language: 'C, Rust', kind: 'runtime' }),
    madeEntry('Gamma', { kind: 'scanner', words: ['alpha alternative'] }),
    madeEntry('Delta', { kind: 'scanner', words: ['alpha desktop alternative'] }),
  ]);
  const names = (query: string) => namesFor(made, query);

  test.each([['runtime not in go '], ['runtime not written in go ']])(
    '“%s” leaves out what is written in it',
    (query) => {
      expect(names(query)).toEqual(['Beta']);
      expect(made.find(query, []).problems.map(({ text }) => text)).toEqual([
        `Read “${query.slice('runtime '.length).trim()}” as -lang:go.`,
      ]);
    },
  );

  test('“written in go” keeps what is', () => {
    expect(names('runtime written in go ')).toEqual(['Alpha']);
    expect(made.find('runtime written in go ', []).problems[0]?.text).toBe('Read “written in go” as lang:go.');
    expect(made.find('runtime written in haste ', []).problems).toEqual([]);
  });

  test('a word that is no language stays a word', () => {
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

  test('what people ask for as an alternative is one, if they say so of that alone', () => {
    expect(names('instead of alpha')).toEqual(['Gamma', 'Beta', 'Alpha']);
  });

  test('a name beside a word for flaws asks for what has them, before tools that find such', () => {
    const search = searchOf([
      madeEntry('Probe', { kind: 'scanner', summary: 'Tests a lorry for ways to escape.' }),
      madeEntry('Lorry', { summary: 'Carries what it is given; one flaw let that escape.' }),
    ]);
    expect(namesFor(search, 'lorry escape')[0]).toBe('Lorry');
    expect(namesFor(search, 'tests escape')[0]).toBe('Probe');
  });
});
