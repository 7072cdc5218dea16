import { describe, expect, test } from 'vitest';
import { everyNode } from '../../src/data/tree.ts';
import type { Entry } from '../../src/data/types.ts';
import { columnsOf } from '../../src/views/matrix/columns/columns.ts';
import { catalog, library } from '../support/library.ts';
import { visit } from '../support/visit.tsx';

/** The mechanisms by the heads of their columns in a window of 80 columns. */
const LETTERS: Readonly<Record<string, string>> = {
  ns: 'namespaces',
  cg: 'cgroups',
  us: 'user-namespaces',
  sc: 'seccomp',
  ca: 'capabilities',
  SE: 'selinux',
  AA: 'apparmor',
  np: 'no-new-privs',
  cw: 'copy-on-write',
  ch: 'chroot',
  VM: 'kvm',
  mo: 'mount-options',
  LL: 'landlock',
  sV: 'svirt',
};

const recorded = ({ mechanisms, mechanismsByOption, mechanismsNot }: Entry): number =>
  mechanisms.length + mechanismsByOption.length + mechanismsNot.length;
const uses = (entry: Entry, mechanism: string): boolean =>
  entry.mechanisms.includes(mechanism) || entry.mechanismsByOption.includes(mechanism);

function signOf(entry: Entry, mechanism: string): string {
  if (entry.mechanisms.includes(mechanism)) return '●';
  if (entry.mechanismsByOption.includes(mechanism)) return '○';
  return entry.mechanismsNot.includes(mechanism) ? '–' : '·';
}

/** The entries of a branch in the order of the list. */
function entriesOf(title: string): readonly Entry[] {
  const branch = everyNode(library.tree).find(({ label }) => label === title);
  return everyNode(branch?.children ?? []).flatMap(({ subject }) => (subject.kind === 'entry' ? [subject.entry] : []));
}

/** The sandboxes with recorded mechanisms. The matrix leaves out the others. */
const sandboxes = entriesOf('Sandboxes').filter((entry) => recorded(entry) > 0);
const [firejail, nsjail] = sandboxes;
if (firejail === undefined || nsjail === undefined) throw new Error('There are sandboxes');

/** The columns of the matrix of the sandboxes. `stepsTo` is how often → must be pressed to reach one of them. */
const columns = columnsOf(sandboxes, catalog, library.items);
const stepsTo = (name: string): number => columns.findIndex((column) => column.id === name || column.name === name);

/** Opens the explorer with the cursor on a top-level branch. */
function visitOn(title: string, options: Parameters<typeof visit>[0] = {}) {
  const app = visit(options);
  // Even for the first branch, a key press is needed to leave the start page.
  app.press(...Array(library.tree.findIndex(({ label }) => label === title) + 1).fill('down'), 'up');
  return app;
}

/** The names of the entries in the rows between the column heads and the rule, in order. */
const namesIn = (screen: string): readonly string[] =>
  screen
    .split('\n')
    .slice(3)
    .filter((row) => /^[▌ ][◆★ ]\S/.test(row) && /[●○·]/.test(row) && !row.includes('uses'))
    .map((row) => row.slice(2).split(/ {2,}| [●○–·]/)[0] ?? '');

const rowOf = (screen: string, name: string): string =>
  screen.split('\n').find((row) => row.slice(2).startsWith(name)) ?? '';

describe('the matrix', () => {
  test('explains the short column heads below the matrix if there is room for all', async () => {
    const app = visit({ columns: 200, rows: 60 });
    app.type('/kind:runtime');
    app.press('enter', 'M');
    await app.sees(/^ +ns +secc/m);
    await app.sees(/^ ns +namespaces /m);
    await app.sees(/ nnp +no_new_privs/);
    app.resize({ columns: 80, rows: 24 });
    await app.sees(/^ +ns sc/m);
    expect(app.screen()).not.toMatch(/np +no_new_privs/);
  });

  test('shows one of four signs for each entry of the branch and each recorded mechanism', async () => {
    const app = visitOn('Sandboxes', { rows: 60 });
    app.press('M');
    await app.sees(/What isolates what · Sandboxes/);
    const screen = app.screen();
    const heads = screen.split('\n')[2] ?? '';
    expect(namesIn(screen)).toEqual(sandboxes.map(({ name }) => name));
    const seen = new Set<string>();
    for (const entry of sandboxes) {
      for (const [head, mechanism] of Object.entries(LETTERS).filter(([, id]) => stepsTo(id) >= 0)) {
        const sign = rowOf(screen, entry.name).charAt(heads.indexOf(` ${head}`) + 1);
        expect([entry.name, head, sign]).toEqual([entry.name, head, signOf(entry, mechanism)]);
        seen.add(sign);
      }
    }
    expect(seen).toEqual(new Set(['●', '○', '–', '·']));
    expect(screen).toContain('● uses  ○ by option  – does not  · not recorded');
    // No sandbox has sVirt recorded.
    expect(heads).not.toContain('sV');
  });

  test('shows for each entry whether it runs rootless, its vulnerabilities and its boundary', async () => {
    const app = visitOn('Sandboxes', { columns: 200, rows: 60 });
    app.press('M');
    await app.sees(/namespaces (?:.* )?seccomp .*capabilities .* mount options .* rootless CVEs +kernel/);
    for (const { name, rootless, boundary } of sandboxes) {
      expect(rowOf(app.screen(), name)).toMatch(
        new RegExp(` ${rootless ?? '·'} +(\\d+( ▲\\d+)?|·) +${boundary ?? '·'} *$`),
      );
    }
  });

  test.each([80, 120])('marks severe vulnerabilities at %i columns and explains the sign', async (width) => {
    const app = visitOn('Containers', { columns: width, rows: 40 });
    app.press('M');
    await app.sees(/● uses .*· not recorded {2}▲ (?:an escape or a privilege|escape\/privilege)/);
    expect(rowOf(app.screen(), 'runc')).toMatch(/ \d+▲/);
    expect(rowOf(app.screen(), 'Bocker')).not.toContain('▲');
  });

  test('shows no sign for severe vulnerabilities if their column is out of sight', async () => {
    const app = visitOn('Containers', { columns: 40, rows: 24 });
    app.press('M');
    await app.sees('● uses');
    expect(app.screen()).not.toContain('▲');
  });

  test('shows the results of a search, best first, and Esc returns to the search', async () => {
    const app = visit({ query: 'seccomp kind:sandbox' });
    app.press('enter');
    await app.sees('browser');
    const before = app.screen();
    const results = before.split('\n').flatMap((row) => /^[▌ ] {2}(\S+)/.exec(row.split(/[│┃]/)[0] ?? '')?.[1] ?? []);
    app.press('M');
    await app.sees(/What isolates what · seccomp kind:sandbox/);
    expect(namesIn(app.screen()).map((name) => name.split(' ')[0])).toEqual(results);
    app.press('escape');
    await app.sees(/^ \/ seccomp kind:sandbox|browser/);
    expect(app.screen()).toBe(before);
  });

  test('leaves out entries without recorded mechanisms and shows their number', async () => {
    const cloud = entriesOf('Clouds');
    const known = cloud.filter((entry) => recorded(entry) > 0);
    const app = visitOn('Clouds');
    app.press('M');
    await app.sees(`${known.length} entries · ${cloud.length - known.length} left out`);
    expect(namesIn(app.screen())).toHaveLength(known.length);
  });

  test('shows all entries if the branch has no recorded mechanisms; a shows the branch, then all again', async () => {
    const app = visitOn('Foundations');
    app.press('M');
    await app.sees('In Foundations no mechanism is recorded of anything, so these are all entries.');
    const known = catalog.entries.filter((entry) => recorded(entry) > 0).length;
    expect(app.screen()).toContain('What isolates what · all entries');
    expect(app.screen()).toContain(`${known} entries · ${catalog.entries.length - known} left out`);
    app.press('a');
    await app.sees('What isolates what · Foundations');
    expect(app.screen()).toContain(`${entriesOf('Foundations').length} entries`);
    app.press('a');
    await app.sees('What isolates what · all entries');
  });

  test('says if a list has no mechanisms at all', async () => {
    const entries = catalog.entries.map((entry) => ({
      ...entry,
      ...{ mechanisms: [], mechanismsByOption: [], mechanismsNot: [] },
    }));
    const app = visit({ list: { ...library, catalog: { ...catalog, entries } } });
    app.press('M');
    await app.sees('No entry here says what it isolates with.');
  });
});

describe('the columns', () => {
  test('are chosen with ← and →, and the chosen one is explained below', async () => {
    const app = visitOn('Sandboxes', { columns: 120, rows: 40 });
    app.press('M');
    await app.sees(new RegExp(`─ namespaces ─+ 1 of ${columns.length} ─`));
    for (const mechanism of ['seccomp', 'landlock']) {
      const { name, summary, sinceKernel } = catalog.mechanisms.find(({ id }) => id === mechanism) ?? {};
      while (!app.screen().includes(`─ ${name} ─`)) {
        const before = app.screen();
        app.press('right');
        await expect.poll(app.screen).not.toBe(before);
      }
      expect(app.screen()).toContain(` ${stepsTo(mechanism) + 1} of ${columns.length} `);
      expect(app.screen()).toContain(summary?.slice(0, 60));
      const always = ({ mechanisms }: Entry) => mechanisms.includes(mechanism);
      const here = sandboxes.filter(always).length;
      const byOption = sandboxes.filter((entry) => entry.mechanismsByOption.includes(mechanism)).length;
      const option = byOption === 0 ? '' : `(?:, by option in| \\+) ${byOption} (?:more|by option)`;
      expect(app.screen()).toMatch(new RegExp(`used by ${here} of these ${sandboxes.length}${option}`));
      if (sinceKernel) expect(app.screen()).toContain(`since ${sinceKernel}`);
    }
    app.press('left', 'left');
    await app.sees(` ${stepsTo('landlock') - 1} of ${columns.length} `);
  });

  test('show the levels of the hardening guide that use the mechanism', async () => {
    const levels = [
      ...new Set(catalog.measures.flatMap(({ level, mechanisms }) => (mechanisms.includes('seccomp') ? [level] : []))),
    ];
    const app = visitOn('Sandboxes', { columns: 120 });
    app.press('M', ...Array(stepsTo('seccomp')).fill('right'));
    await app.sees(`hardening guide level ${levels.sort().join(', ')}`);
  });

  test('count the values of a column that is not a mechanism', async () => {
    const app = visitOn('Sandboxes');
    app.press('M', ...Array(stepsTo('rootless')).fill('right'));
    const of = (value: string) => sandboxes.filter(({ rootless }) => rootless === value).length;
    await app.sees(`yes ${of('yes')} · partial ${of('partial')} · no ${of('no')}`);
  });

  test('scroll with → at 40x15, and a sign says that there are more', async () => {
    const app = visitOn('Sandboxes', { columns: 40, rows: 15 });
    app.press('M');
    await app.sees(/^ +ns (?:\S\S )+›$|^ +ns .*›$/m);
    expect(app.screen()).not.toMatch(/‹| LL/);
    app.press(...Array(stepsTo('landlock')).fill('right'));
    await app.sees(/^ +‹ .* LL .*›$/m);
    app.press(...Array(columns.length - 1 - stepsTo('landlock')).fill('right'));
    await app.sees(/^ +‹ .*rootless CVEs kernel *$/m);
    app.press(...Array(columns.length - 1).fill('left'));
    await app.sees(/^ +ns (?:\S\S )+›$|^ +ns .*›$/m);
  });

  test('have no scroll sign if all fit', async () => {
    const app = visitOn('Sandboxes', { columns: 120 });
    app.press('M');
    await app.sees(/^ +ns {2}.*cgrp .* Land .*rootless CVEs kernel *$/m);
    expect(app.screen()).not.toMatch(/[‹›]/);
  });

  test('sort with s: most first, then least first, then as listed', async () => {
    const names = sandboxes.map(({ name }) => name);
    const rank = (entry: Entry) => '–○●'.indexOf(signOf(entry, 'cgroups'));
    const known = sandboxes.filter((entry) => rank(entry) >= 0);
    const others = sandboxes.filter((entry) => rank(entry) < 0);
    const sorted = (direction: 1 | -1) =>
      [...known.toSorted((a, b) => (rank(a) - rank(b)) * direction), ...others].map(({ name }) => name);
    const app = visitOn('Sandboxes', { rows: 60 });
    app.press('M', ...Array(stepsTo('cgroups')).fill('right'), 'down', 's');
    await app.sees(/Sandboxes by cgroups ▾[\s\S]* \S\S▾cg /);
    expect(namesIn(app.screen())).toEqual(sorted(-1));
    expect(rowOf(app.screen(), sorted(-1)[0] ?? '')).toMatch(/^▌/);
    app.press('s');
    await app.sees(/Sandboxes by cgroups ▴[\s\S]* \S\S▴cg /);
    expect(namesIn(app.screen())).toEqual(sorted(1));
    app.press('s');
    await app.seesNo('by cgroups');
    expect(namesIn(app.screen())).toEqual(names);
  });

  test('filter with f, and several filters must all match; f again removes a filter', async () => {
    const app = visitOn('Sandboxes', { rows: 60 });
    const steps = stepsTo('user-namespaces') - stepsTo('cgroups');
    const move = (by: number) => Array(Math.abs(by)).fill(by > 0 ? 'right' : 'left');
    const withAll = (...ids: readonly string[]) => sandboxes.filter((entry) => ids.every((id) => uses(entry, id)));
    app.press('M', ...Array(stepsTo('cgroups')).fill('right'), 'f');
    await app.sees('Sandboxes with cgroups');
    expect(namesIn(app.screen())).toEqual(withAll('cgroups').map(({ name }) => name));
    expect(app.screen()).toContain(`${withAll('cgroups').length} of ${sandboxes.length} entries`);
    app.press(...move(steps), 'f');
    await app.sees(/Sandboxes with (?:cgroups, user namespaces|user namespaces, cgroups)/);
    expect(namesIn(app.screen())).toEqual(withAll('cgroups', 'user-namespaces').map(({ name }) => name));
    app.press('f', ...move(-steps), 'f');
    await app.seesNo('Sandboxes with');
    expect(namesIn(app.screen())).toHaveLength(sandboxes.length);
  });

  test('filter nothing with f if no entry matches, and a message says so', async () => {
    const app = visitOn('Sandboxes');
    const steps = stepsTo('landlock') - stepsTo('cgroups');
    app.press('M', ...Array(stepsTo('cgroups')).fill('right'), 'f', ...Array(steps).fill('right'), 'f');
    await app.sees('None of these has Landlock.');
    expect(namesIn(app.screen())).toEqual(sandboxes.filter((entry) => uses(entry, 'cgroups')).map(({ name }) => name));
  });
});

describe('an entry of the matrix', () => {
  test('is opened beside the others with Enter, and Esc returns to the same place', async () => {
    const app = visitOn('Sandboxes', { columns: 120, rows: 40 });
    app.press('M', 'right', 's', ...Array(stepsTo('user-namespaces') - 1).fill('right'), 'f', 'down');
    await app.sees(/with user namespaces/);
    const before = app.screen();
    const chosen = /^▌.(\S+)/m.exec(before)?.[1] ?? '';
    app.press('enter');
    await app.sees(new RegExp(`│ ${chosen} `));
    expect(app.screen()).toMatch(new RegExp(`^▌.${chosen} +[●○–·] .*│`, 'm'));
    app.press('J', 'J', 'escape');
    await app.seesNo('│');
    expect(app.screen()).toBe(before);
  });

  test.each(['M', 'escape'])('opened in a window with one pane is left with %s', async (key) => {
    const app = visitOn('Sandboxes', { columns: 40, rows: 15 });
    app.press('M', 'down', 'right');
    await app.sees(`▌ ${nsjail.name}`);
    const before = app.screen();
    app.press('enter');
    await app.sees(/NsJail +● active/);
    app.press(key);
    await app.sees(/^▌ NsJail/m);
    expect(app.screen()).toBe(before);
  });

  test('is marked with Space, shown before its name, and unmarked with Space again', async () => {
    const app = visitOn('Sandboxes');
    app.press('M', 'space', 'down');
    await app.sees(`◆${firejail.name}`);
    expect(app.screen()).not.toContain(`◆${nsjail.name}`);
    app.press('escape', 'M');
    await app.sees(`◆${firejail.name}`);
    app.press('up', 'space');
    await app.seesNo('◆');
  });

  test('is chosen if the list was on it, and Esc returns to it', async () => {
    const app = visitOn('Sandboxes');
    app.press('right', 'down', 'down', 'J', 'J');
    await app.sees(/▌ +NsJail/);
    await app.seesNo('│ NsJail');
    const before = app.screen();
    app.press('M', 'down', 'right');
    await app.sees(/What isolates what · Sandboxes[\s\S]*▌ Subuser/);
    app.press('q');
    await app.sees(/▌ +NsJail/);
    expect(app.screen()).toBe(before);
  });

  test('is bookmarked with b, and o opens its page', async () => {
    const app = visitOn('Sandboxes');
    app.press('M', 'down', 'b', 'o');
    await app.asks({ type: 'bookmark', id: nsjail.id, on: true });
    await app.asks({ type: 'open', url: nsjail.url });
    app.press('up');
    await app.sees(` ★${nsjail.name}`);
  });
});

describe('the row Mechanisms in the tree', () => {
  const toMechanisms = (app: ReturnType<typeof visit>) => {
    app.press('/', ...'uses', 'escape', 'escape', 'end');
    app.press(...Array(3).fill('up'), 'right');
  };

  test('counts the entries that use each mechanism and names the key of the matrix', async () => {
    const app = visit({ columns: 120, rows: 60 });
    toMechanisms(app);
    await app.sees(/▌▾ Security/);
    app.press('down');
    while (!/▌ +▸ Mechanisms/.test(app.screen())) {
      const before = app.screen();
      app.press('down');
      await expect.poll(app.screen).not.toBe(before);
    }
    await app.sees(/M shows which entry uses which of them/);
    const all = catalog.entries.filter((entry) => uses(entry, 'seccomp')).length;
    expect(app.screen()).toMatch(new RegExp(`USED BY[\\s\\S]*seccomp +█+ ${all}`));
    app.press('M');
    await app.sees('What isolates what · all entries');
    app.press('escape');
    await app.sees(/▌ +▸ Mechanisms/);
    app.press('right', 'down', 'down', 'down', 'M');
    await app.sees(/─ seccomp ─/);
  });
});
