import { describe, expect, test } from 'vitest';
import { hear } from '../../src/accessible/effect-outcome.ts';
import { createLibrary } from '../../src/app/library.ts';
import { findVulnerabilities } from '../../src/data/vulnerabilities.ts';
import { readExport } from '../../src/readers/export/read.ts';
import { createSearch } from '../../src/search/local.ts';
import { makeDetail } from '../../src/views/detail/content.ts';
import { catalog } from '../support/library.ts';
import { talk } from '../support/talk.ts';

const { entries } = catalog;

/** The number of entries in the branch Containers: more than the ten that one part of a list has. */
const inContainers = entries.filter(({ category }) => category[0] === 'Containers').length;
const lastPart = Math.ceil(inContainers / 10);

/** The words that announce a part of the list of that branch. */
const part = (number: number) =>
  `items ${10 * number - 9} to ${Math.min(10 * number, inContainers)} of ${inContainers}`;

/** Joins lines into one text. */
const text = (lines: readonly string[]): string => lines.join('\n');

describe('accessible mode', () => {
  test('begins with the number of branches and a numbered list of them', () => {
    const [heading, ...rows] = talk().read();
    expect(heading).toBe(`Home, Awesome Linux Containers, ${entries.length} entries. 17 branches.`);
    expect(rows).toHaveLength(17);
    expect(rows[6]).toBe(`7. Containers: ${inContainers} items.`);
  });

  test('leads from a search to an entry, its notes and a vulnerability, and back the same way', () => {
    const { type } = talk();
    const found = type('search runc');
    expect(found[0]).toMatch(/^Search for runc\. 1 paragraph, then results 1 to 10 of \d+\.$/);
    const entry = entries.find(({ id }) => id === 'runc');
    expect(found[2]).toBe(`1. runc: runtime, active. ${entry?.summary}`);
    const runc = type('1');
    expect(runc[0]).toMatch(/^runc: runtime, active\. \d+ paragraphs, then related items 1 to 10 of \d+\.$/);
    expect(text(runc)).toMatch(
      /^Isolation: Shares the kernel of the host\. Always uses namespaces, cgroups(, [^.]+)? and [^.]+\. /m,
    );
    const impacts = entry?.notes.map(({ kind, impact }) => impact ?? kind) ?? [];
    const counts = [...new Set(impacts)].map((one) => `${one} ${impacts.filter((impact) => impact === one).length}`);
    expect(text(runc)).toContain(`Security notes: ${impacts.length}; ${counts.join(', ')}. Type notes to hear them.`);
    expect(text(type('notes'))).toContain(
      'CVE-2024-21626, Leaky Vessels: escape, rated high 8.6 by GitHub; fixed in 1.1.12. A leaked file descriptor',
    );
    expect(text(type('again'))).toMatch(/; fixed in 1\.2\.8, 1\.3\.3 and 1\.4\.0-rc\.3\. /);
    expect(type('5')[0]).toMatch(/^CVE-2024-21626, Leaky Vessels: escape, affects runc\. /);
    expect(type('where')).toEqual([
      'Security, Vulnerabilities, 2024, CVE-2024-21626, Leaky Vessels.',
      expect.stringMatching(/^Read last: related items 1 to 10 of \d+\.$/),
      'Back goes to: Containers, runc, notes.',
    ]);
    expect(type('back')[0]).toMatch(/^Security notes of runc\. /);
    expect(type('where')[0]).toBe('Containers, runc, notes.');
    expect(type('up')[0]).toMatch(/^runc: runtime, active\. /);
    expect(type('b')[0]).toBe(found[0]);
    expect(type('h')[0]).toMatch(/^Home, /);
  });

  test('reads a long list in parts of ten and reads its introduction only once', () => {
    const { type } = talk();
    expect(type('7')[0]).toBe(`Containers. 1 paragraph, then ${part(1)}.`);
    const second = type('more');
    expect(second[0]).toBe(`Containers. I${part(2).slice(1)}.`);
    expect(second[1]).toMatch(/^11\. /);
    expect(second.at(-1)).toBe(`Type more for ${part(3)}.`);
    expect(type(...Array(lastPart - 2).fill('more'))[0]).toBe(`Containers. I${part(lastPart).slice(1)}.`);
    expect(type('more')).toEqual(['That was the end. Type again to hear it from the beginning.']);
    expect(type('page 1')[0]).toBe(`Containers. 1 paragraph, then ${part(1)}.`);
    expect(type(`page ${lastPart + 1}`)).toEqual([`The list has pages 1 to ${lastPart}, such as: page 2.`]);
  });

  test('next goes to the following item of the list that the user came from, and back to the part with that item', () => {
    const { type } = talk();
    const tenth = /^10\. ([^:]+): /m.exec(text(type('7')))?.[1];
    expect(type('10')[0]).toMatch(new RegExp(`^${tenth}: `));
    const eleventh = type('next')[0]?.split(':')[0];
    expect(type('back').slice(0, 2)).toEqual([
      `Containers. I${part(2).slice(1)}.`,
      expect.stringContaining(`11. ${eleventh}: `),
    ]);
    expect(type('1', 'previous')).toEqual(['This is the first item of the list.']);
    expect(type('home', 'show runc', 'next')).toEqual([
      'No list led here. Type back, up or home, and the number of an item there.',
    ]);
  });

  test('says how each result matched, which results are partial matches, and how many are left out', () => {
    const { type } = talk();
    expect(text(type('/ libcontainer'))).toContain('1. runc: runtime, active. Found in its other name: libcontainer.');
    const near = type('s firejale sandbx frobnicate');
    expect(near[1]).toBe('None has all of it; these come near.');
    expect(near[2]).toMatch(/^1\. Firejail: sandbox, active\. Comes near\. /);
    const runc = type('search runc');
    expect(runc[1]).toMatch(/^\d+ weaker results are left out; type all to hear them too\.$/);
    expect(text(type('all'))).not.toContain('left out');
    expect(type('search zzzqqq').at(-1)).toBe('Nothing matches. Type search with other or fewer words.');
  });

  test('says how many vulnerabilities are open if the query has a version after the name', () => {
    expect(text(talk().type('search runc 1.1.4'))).toMatch(/^1\. runc: runtime, active\. \d+ open in 1\.1\.4\. /m);
  });

  test('filters and sorts by number or by word', () => {
    const { type } = talk();
    const statuses = () => Number(/^1\. Status: (\d+) values\.$/m.exec(text(type('filter')))?.[1]);
    const recorded = statuses();
    type('search namespace');
    const offered = statuses();
    const left = recorded - offered;
    expect(left).toBeGreaterThan(0);
    expect(type('1')).toEqual([
      `Filter the search for namespace by status. 2 paragraphs, then ${offered} values.`,
      'The number of a value adds it, or takes it out.',
      left === 1
        ? '1 value would leave no results and is left out.'
        : `${left} values would leave no results and are left out.`,
      expect.stringMatching(/^1\. active: \d+ results\.$/),
      ...Array(offered - 1).fill(expect.stringMatching(/^\d\. [a-z]+: \d+ results?\.$/)),
    ]);
    expect(type('1')[0]).toMatch(/^Search for namespace status:active\. /);
    expect(type('sort')).toContain('1. best match first, chosen.');
    expect(type('sort name')[0]).toMatch(/^Search for namespace status:active sort:name\. /);
    expect(type('filter none')[0]).toMatch(/^Search for namespace sort:name\. /);
    expect(type('sort foo')).toEqual([
      'There is no order foo. The orders are best, list, name, status, stars and newest.',
    ]);
    expect(type('filter statsu')).toEqual(['There is no field statsu to filter by. Did you mean filter status?']);
    expect(type('search status:foo').at(1)).toContain('unknown value “foo”');
  });

  test('reads the matrix in sentences', () => {
    const { type } = talk();
    const matrix = type('search gvisor', 'matrix');
    expect(matrix[0]).toMatch(/^What isolates what, search for gvisor\. /);
    expect(text(matrix)).toMatch(
      /gVisor uses .*; by option .*KVM; does not use .*; not recorded: .* Rootless: partial\./,
    );
    expect(text(type('matrix kvm'))).toMatch(/^1\. gVisor: by option\. /m);
    expect(type('matrix kvvm')).toEqual(['No mechanism is called kvvm. Did you mean KVM?']);
    expect(type('home', '7', 'matrix')[0]).toMatch(/^What isolates what, Containers\. /);
    expect(type('matrix all')[0]).toMatch(/^What isolates what, all entries\. /);
  });

  test('compares entries field by field, differences first', () => {
    const { type } = talk();
    const compared = type('compare runc, gvisor');
    expect(compared[0]).toMatch(
      /^Comparison of runc and gVisor, \d+ of \d+ fields differ, \d+ unknown\. Fields 1 to 10 of \d+\.$/,
    );
    expect(compared).toContain('2. boundary, different. runc: shared kernel; gVisor: kernel in user space.');
    expect(type('compare docker podman')[0]).toMatch(/^Comparison of Docker Engine and Podman, /);
    expect(type('home', '7', 'compare 1 and 10')[0]).toMatch(/^Comparison of runc and crun, /);
    expect(type('show runc', 'compare crun')[0]).toMatch(/^Comparison of runc and crun, /);
    expect(type('compare runc, seccomp')).toEqual(['seccomp is a mechanism, and only entries can be compared.']);
    expect(type('compare runc, runk')).toEqual(['Nothing is called runk. Did you mean runc or runV?']);
  });

  test('lists vulnerabilities by year, or those of the results after a search', () => {
    const { type } = talk();
    expect(type('vulnerabilities')[0]).toMatch(
      /^Vulnerabilities by year, \d+ in all, \d+ with an escape or a privilege escalation\./,
    );
    const of2019 = findVulnerabilities(catalog).filter(({ published }) => published.startsWith('2019')).length;
    expect(type('vulnerabilities 2019')[0]).toBe(`Vulnerabilities of 2019. Vulnerabilities 1 to 10 of ${of2019}.`);
    expect(type('up')[0]).toMatch(/^Vulnerabilities by year/);
    expect(type('search runc', 'vul')[0]).toMatch(/^Vulnerabilities of the search by year, /);
    expect(type('vulnerabilities 1999')[0]).toMatch(
      /^No vulnerability of 1999 is recorded here\. There are some of 20/,
    );
  });

  test('totals reads the numbers of entries, measures and mechanisms', () => {
    const { measures, mechanisms } = catalog;
    const counts = `${entries.length} entries, ${measures.length} measures, ${mechanisms.length} mechanisms.`;
    expect(talk().type('totals')[1]).toBe(counts);
  });
});

describe('the user’s data', () => {
  test('bookmark takes the number of an item, and bookmarks lists the bookmarked items', () => {
    const { type, effects } = talk();
    expect(type('7', 'bookmark 1')).toEqual(['Bookmarked runc.']);
    expect(effects).toContainEqual({ type: 'bookmark', id: 'runc', on: true });
    expect(type('bookmarks').slice(0, 2)).toEqual(['Bookmarks. 1 item.', expect.stringMatching(/^1\. runc: /)]);
    expect(text(type('1'))).toContain('runc is bookmarked.');
    expect(type('bookmark')).toEqual(['runc is no longer bookmarked.']);
  });

  test('recent lists the opened items, the latest first', () => {
    const { type, effects } = talk();
    const recent = type('show crun', 'show runc', 'show crun', 'recent');
    expect(recent).toHaveLength(3);
    expect(recent[1]).toMatch(/^1\. crun: /);
    expect(recent[2]).toMatch(/^2\. runc: /);
    expect(effects).toContainEqual({ type: 'visit', id: 'crun' });
  });

  test('done and undone tick and untick a measure of the guide by its number', () => {
    const { type, effects } = talk();
    expect(type('guide')[2]).toBe('2. Level 2, system services like cron and ssh: 0 of 5 measures done.');
    expect(type('2')[2]).toMatch(/^1\. Run as root: to do\. /);
    expect(type('done 1')).toEqual(['Done: Run as root.']);
    expect(effects).toEqual([{ type: 'tick', measure: 'isolate-root-services', on: true }]);
    expect(type('again')[2]).toMatch(/^1\. Run as root: done\. /);
    expect(type('1')[1]).toBe('Hardening guide, level 2, system services like cron and ssh. Done.');
    expect(type('undone')).toEqual(['To do again: Run as root.']);
    expect(type('guide 9')).toEqual(['The guide has the levels 1, 2, 3, 4 and 5, not 9.']);
    expect(type('show runc', 'done')).toEqual([
      'runc is no measure of the hardening guide. Type guide for its levels.',
    ]);
  });

  test('the code of a measure ends its line, so that no full stop follows it', () => {
    expect(talk().type('show drop-capabilities')).toContain(
      'For Docker: Add back only what the service needs. Write: --cap-drop=ALL --cap-add=NET_BIND_SERVICE',
    );
  });

  test('products are kept in the stack, checked and forgotten', () => {
    const { type, effects } = talk();
    expect(type('keep runc 1.1.4')[0]).toMatch(/^Kept runc 1\.1\.4\. /);
    expect(effects).toEqual([{ type: 'keep-version', product: 'runc', version: '1.1.4' }]);
    expect(text(type('stack'))).toMatch(
      /^1\. runc 1\.1\.4: (\d+) open, \d+ fixed\. 1\.1\.\d+ closes \d+ of \1; .*closes all \1\.$/m,
    );
    expect(type('1')[0]).toMatch(/^Check of runc 1\.1\.4\. /);
    expect(type('forget crun')).toEqual(['crun is not in your stack. It has runc.']);
    expect(type('forget runc')).toEqual(['runc is no longer in your stack.']);
    expect(type('keep runk 1')).toEqual(['No product “runk” is recorded; did you mean runc?']);
  });
});

describe('commands', () => {
  test('check lists the open vulnerabilities of a version and the releases to upgrade to', () => {
    const heard = text(talk().type('check runc 1.1.4'));
    expect(heard).toMatch(
      /^runc 1\.1\.4: (\d+) open, \d+ fixed\. To upgrade: 1\.1\.\d+ closes \d+ of \1; .*closes all \1\.$/m,
    );
    expect(heard).toMatch(/^1\. Open, CVE-\d+-\d+: escape, .*; fixed in /m);
    expect(text(talk().type('check runc@1.1.4 docker@24.0.5'))).toMatch(/^1\. runc, open, CVE-\d+-\d+: escape, /m);
    expect(talk().type('check runc')).toEqual(['runc needs a version, such as runc@1.2.3.']);
  });

  test('judge says which measures a command meets and which options to add', () => {
    const { type } = talk();
    const heard = type('judge docker run --privileged nginx');
    expect(heard[0]).toMatch(/^Judgement of docker run nginx: 0 met, \d+ not met and \d+ cannot tell\. /);
    expect(text(heard)).toMatch(/Setuid bit, level 1: not met\. .*Add: --security-opt no-new-privileges\./);
    expect(text(type('judge docker run nginx'))).toMatch(/Setuid bit, level 1: not met\. no_new_privs is not set/);
    expect(type('judge nginx')[0]).toMatch(/^This is not a docker run/);
  });

  test('here examines the machine and then reads the findings', () => {
    const { type, effects, state, context } = talk();
    expect(type('here')).toEqual([]);
    expect(effects).toEqual([{ type: 'read-machine' }]);
    const finding = { id: 'kvm', title: 'KVM', state: 'missing', value: 'no /dev/kvm', meaning: 'No VM.' } as const;
    const machine = {
      system: { os: 'linux', kernel: '6.8.0\u001B[2J', machine: 'x86_64' },
      findings: [{ ...finding, advice: 'Load kvm.', mechanisms: [], evidence: [] }],
      tools: [{ name: 'runc', path: '/usr/bin/runc', entry: 'runc' }],
      absent: ['crun'],
    };
    expect(hear(state(), { kind: 'machine', machine }, context).lines).toEqual([
      'This machine, Linux 6.8.0, x86_64. 2 paragraphs, then 1 finding.',
      'Tools: runc at /usr/bin/runc.',
      'Tools that were not found: crun.',
      '1. KVM: missing, no /dev/kvm. No VM. Load kvm.',
    ]);
  });

  test('links open by number, and the address is read if no browser opened it', () => {
    const { type, effects, state, context } = talk();
    const [, main] = type('show runc', 'links');
    expect(main).toBe('1. Main page: https://github.com/opencontainers/runc');
    expect(type('open')).toEqual(['Opening https://github.com/opencontainers/runc']);
    type('2');
    const url = 'https://github.com/opencontainers/runc/blob/main/CHANGELOG.md';
    expect(effects.at(-1)).toEqual({ type: 'open', url });
    expect(type('open 99')[0]).toMatch(/^runc has links 1 to \d+\. Type links to hear them\.$/);
    type('copy 2');
    expect(effects.at(-1)).toEqual({ type: 'copy', text: url, what: url });
    const reason = 'over SSH';
    expect(hear(state(), { kind: 'opened', url, reason }, context).lines).toEqual([
      `Not opened: over SSH. The address is ${url}`,
    ]);
    expect(hear(state(), { kind: 'copied', text: url, what: url, isThere: 'no' }, context).lines).toEqual([
      `Not copied, because there is no clipboard here. The address is ${url}`,
    ]);
  });

  test('copy copies a comparison, the guide, a judgement and the stack as Markdown', () => {
    const { type, effects, state, context } = talk({ installed: { runc: '1.1.4' } });
    const copied = (...lines: readonly string[]) => {
      type(...lines, 'copy');
      const effect = effects.at(-1);
      return effect?.type === 'copy' ? effect.text : '';
    };
    expect(copied('compare runc, crun')).toContain('| [runc](https://github.com/opencontainers/runc) | [crun](');
    expect(copied('guide 2')).toMatch(/^## Level 2: .*\n\n- \[ \] \*\*Run as root\*\*/);
    expect(copied('guide')).toMatch(/^# Hardening guide\n/);
    expect(copied('judge docker run nginx')).toMatch(/^## docker run nginx: /);
    const stack = copied('stack');
    expect(stack).toMatch(/^- \*\*runc 1\.1\.4\*\*: /);
    const news = { kind: 'copied', text: stack, what: 'as Markdown', isThere: 'no' } as const;
    expect(hear(state(), news, context).lines).toEqual([
      'Not copied, because there is no clipboard here. Here is the text:',
      ...stack.trimEnd().split('\n'),
    ]);
  });

  test('open takes the number of an item in a list', () => {
    const { type, effects } = talk();
    type('search runc', 'open 1');
    expect(effects).toEqual([
      { type: 'visit', id: 'runc' },
      { type: 'open', url: 'https://github.com/opencontainers/runc' },
    ]);
  });
});

describe('invalid input', () => {
  test.each([
    [
      'serch runc',
      'There is no command serch. Did you mean search? Type help for all commands, or search serch runc to search for it.',
    ],
    ['runc', 'runc is no command. To go to it, type show runc; to search for it, search runc.'],
    ['99', 'The list has no branch 99. Its numbers are 1 to 17.'],
    ['search', 'Something is missing after search. Type search WORDS, such as search rootless build.'],
    ['back to runc', 'back takes nothing more. To search for these words, type search back to runc.'],
    ['back', 'There is nothing to go back to. Type home for a list of all branches.'],
    ['up', 'You are at the top.'],
    ['notes', 'No item is open here. Type the number of one in the list, or show and its name.'],
    ['notes setuid bit', 'Setuid bit has no security notes of its own; only entries and mechanisms have.'],
    ['show runk', 'Nothing is called runk. Did you mean runc or runV?'],
    ['help foo', 'There is no command foo. Type help for all commands.'],
    ['sort name', 'Only search results can be sorted. Type search and some words.'],
  ])('“%s” is answered with one line that says what to do next', (line, answer) => {
    expect(talk().type(line)).toEqual([answer]);
  });

  test('an empty line is answered with nothing', () => {
    expect(talk().type('  ')).toEqual([]);
  });
});

test('a user’s own list is read without control characters', () => {
  const { catalog } = readExport(
    JSON.stringify({
      entries: [{ id: 'a', name: 'A\u001B[2J\u202E', url: 'https://example.com', summary: 'B\u0007.' }],
    }),
    'mine',
  );
  const { type } = talk({ list: createLibrary(catalog, createSearch, makeDetail) });
  expect(type('search a', '1').slice(0, 2)).toEqual(['A. 3 paragraphs follow.', 'B.']);
  expect(type('search \u001B]0;x\u0007zz\u001B[31m')[0]).toBe('Search for zz. 1 paragraph follows.');
  expect(type('guide')).toEqual(['This list has no hardening guide.']);
  expect(type('vulnerabilities')).toEqual(['No vulnerabilities are recorded.']);
  expect(type('check runc@1.1.4')).toEqual(['runc: this list records no vulnerabilities.']);
});

test('lists reads the lists opened before with their sources, and the number of one opens it', () => {
  const lists = [{ source: '/home/me/kites.md', title: 'Kites', opened: '2026-11-02T10:00:00Z' }];
  const { type, effects } = talk({ lists });
  expect(type('lists')).toEqual([
    'Lists opened before, the last one first. 1 list.',
    '1. Kites, last opened on 2026-11-02: /home/me/kites.md.',
  ]);
  expect(type('1')).toEqual(['Opening the list /home/me/kites.md']);
  expect(type('enter 1')).toEqual(['Opening the list /home/me/kites.md']);
  expect(effects).toEqual(Array(2).fill({ type: 'open-list', source: '/home/me/kites.md' }));
  expect(type('enter 2')).toEqual(['The list has no list 2. Its only number is 1.']);
  expect(type('where')[0]).toBe('Lists opened before.');
  expect(talk().type('lists')).toEqual([
    'Lists opened before, the last one first. 1 paragraph, then no lists.',
    'A list that you open with --list is named here the next time.',
  ]);
});

test('enter opens an item that links to a list and refuses any other item', () => {
  const { catalog: lists } = readExport(
    JSON.stringify({
      title: 'Lists of lists',
      categories: [{ id: 'all', title: 'All', parent: null, holds: 'entries' }],
      entries: [
        { id: 'kites', name: 'Kites', url: 'https://github.com/li/awesome-kites', category: ['All'] },
        { id: 'aero', name: 'Aero', url: 'https://aero.example', category: ['All'] },
      ],
    }),
    'lists',
  );
  const { type, effects } = talk({ list: createLibrary(lists, createSearch, makeDetail) });
  expect(type('show kites', 'enter')).toEqual(['Opening the list https://github.com/li/awesome-kites']);
  expect(effects.at(-1)).toEqual({ type: 'open-list', source: 'https://github.com/li/awesome-kites' });
  expect(type('enter aero')).toEqual(['Aero leads to no list. Type open to open its page.']);
  type('leave');
  expect(effects.at(-1)).toEqual({ type: 'leave-list' });
});
