import { describe, expect, test } from 'vitest';
import { createLibrary } from '../../src/app/library.ts';
import { findVulnerabilities } from '../../src/data/vulnerabilities.ts';
import { readExport } from '../../src/readers/export/read.ts';
import { createSearch } from '../../src/search/local.ts';
import { makeDetail } from '../../src/views/detail/content.ts';
import { catalog } from '../support/library.ts';
import { visit } from '../support/visit.tsx';

const newest = findVulnerabilities(catalog);
const [first] = newest;
if (first === undefined) throw new Error('There are vulnerabilities');

function visitOf(list: object, columns = 110) {
  const { catalog: own } = readExport(JSON.stringify(list), 'list.json');
  return visit({ list: createLibrary(own, createSearch, makeDetail), columns, rows: 30 });
}

describe('the start page', () => {
  test('shows the totals, keys to try and the newest vulnerabilities, and the tree has the focus', async () => {
    const app = visit({ columns: 120, rows: 40 });
    await app.sees(/▌▸ Foundations .*│ Awesome Linux Containers/);
    const { entries, measures, mechanisms } = catalog;
    expect(app.screen()).toContain(
      `${entries.length} entries · ${newest.length} vulnerabilities · ${measures.length} measures · ${mechanisms.length} mechanisms`,
    );
    expect(app.screen()).toMatch(/ \/ search: \S.*\n.* V vulnerabilities by year.*\n.* M what isolates what/);
    for (const { id, impact, notes } of newest.slice(0, 8)) {
      const fixed = notes.some(({ note }) => note.fixed.length > 0) ? notes[0]?.note.fixed[0] : 'none recorded';
      expect(app.screen()).toMatch(
        new RegExp(`[▲△] ${id} +${impact} +${notes[0]?.item.name}${fixed === undefined ? '' : ` .* ${fixed}`}`),
      );
    }
    expect(app.screen()).not.toMatch(/│ (BOOKMARKS|RECENT)/);
  });

  test.each([
    [80, 24],
    [200, 60],
  ])('fits in %i by %i', async (columns, rows) => {
    const app = visit({ columns, rows });
    await app.sees('NEWEST VULNERABILITIES');
    expect(app.screen()).not.toMatch(/more lines|14\s*$/m);
    const widest = Math.max(
      ...app
        .screen()
        .split('\n')
        .map((row) => row.trimEnd().length),
    );
    expect(widest > columns * 0.7).toBe(true);
    if (columns === 200) {
      expect(app.screen()).toMatch(/TRY +ENTRIES BY STATUS/);
      expect(app.screen()).toMatch(/VULNERABILITIES BY IMPACT *\n.* escape +█+ \d+/);
    }
  });

  test('names the affected entry of a vulnerability in a narrow pane, but not the releases', async () => {
    const app = visit({ columns: 60, rows: 20 });
    const name = first.notes[0]?.item.name;
    await app.sees(new RegExp(`│  ▲ ${first.id} +${name} *$`, 'm'));
    expect(app.screen()).not.toContain('fixed in');
  });

  test('is behind the tree in one pane: S shows it, and Esc goes back', async () => {
    const app = visit({ columns: 40, rows: 15 });
    await app.sees('▌▸ Foundations');
    expect(app.screen()).not.toContain('Awesome Linux Containers');
    app.press('S');
    await app.sees(/^ Awesome Linux Containers/m);
    expect(app.screen()).not.toContain('Foundations');
    app.press('escape');
    await app.sees('▌▸ Foundations');
  });

  test('is replaced by the detail when the cursor moves, even to the first row', async () => {
    const app = visit();
    app.press('down');
    await app.sees('│ Specifications');
    expect(app.screen()).not.toContain('TRY');
    const other = visit();
    other.press('up');
    await other.sees(/▌▸ Foundations .*│ Foundations/);
  });

  test('is replaced by the branch under the cursor with →', async () => {
    const app = visit();
    app.press('right');
    await app.sees(/▌▾ Foundations .*[│┃] Foundations/);
  });

  test('returns when a search is cleared without choosing a result', async () => {
    const app = visit();
    const before = app.screen();
    app.press('/');
    app.type('crun');
    await app.sees(/│ crun/);
    app.press('escape', 'escape');
    await app.sees('│ TRY');
    expect(app.screen()).toBe(before);
  });

  test('does not restrict M and T to a branch', async () => {
    const shelves = { bookmarks: ['runc'], recent: [] };
    const app = visit({ shelves });
    app.press('M');
    await app.sees('What isolates what · all entries');
    app.press('escape', 'T');
    await app.sees('Totals · all entries');
  });
});

describe('S', () => {
  test('goes into the start page: Enter opens the chosen item, and Esc twice returns to the previous place', async () => {
    const app = visit();
    app.press('down', 'down');
    await app.sees('│ Clouds');
    const before = app.screen();
    app.press('S');
    await app.sees(new RegExp(`▌ [▲△] ${first.id}`));
    app.press('down', 'enter');
    await app.sees(new RegExp(`│ ${newest[1]?.id}`));
    app.press('escape');
    await app.sees(new RegExp(`▌ [▲△] ${newest[1]?.id}`));
    app.press('escape');
    await app.sees('│ Clouds');
    // The entry that was read is now under Recent.
    expect(app.screen()).toBe(before.replace('· Recent                     0', '▸ Recent                     1'));
  });

  test('goes back when pressed again', async () => {
    const app = visit();
    const before = app.screen();
    app.press('S');
    await app.sees(/▌ [▲△] CVE/);
    app.press('S');
    await app.seesNo(/▌ [▲△] CVE/);
    expect(app.screen()).toBe(before);
    app.press('down', 'S');
    await app.sees('│ TRY');
    app.press('S');
    await app.sees('│ Specifications');
  });

  test('shows the first bookmarks and recent entries, which Enter opens', async () => {
    const shelves = { bookmarks: ['runc', 'seccomp', 'lxc', 'crun'], recent: ['gvisor'] };
    const app = visit({ shelves, columns: 120, rows: 40 });
    await app.sees(/BOOKMARKS +1 more in the tree\n.*› runc *\n.*› seccomp *\n.*› LXC *\n/);
    await app.sees(/RECENT *\n.*› gVisor/);
    app.press('S', ...Array(8).fill('down'));
    await app.sees('▌ › runc');
    app.press('enter');
    await app.sees(/│ runc +● active/);
  });

  test('shows a bookmark as soon as it is set', async () => {
    const app = visit({ columns: 120, rows: 40 });
    app.press('right', 'down', 'b', 'S');
    await app.sees(/BOOKMARKS *\n.*› Open Container Initiative/);
  });
});

describe('the start page of a user’s own list', () => {
  const entry = (id: string, category: string, more: object = {}) => ({
    ...{ id, name: id, url: `https://${id}.example.org/`, summary: `${id}.`, category: [category] },
    ...more,
  });

  test('shows only the sections for which the list has data', async () => {
    const app = visitOf({
      title: 'Awesome Python',
      entries: [entry('django', 'Web'), entry('flask', 'Web'), entry('nose', 'Tests')],
    });
    await app.sees('3 entries');
    await app.sees(/HOLDS *\n.* Web +█+ 2 *\n.* Tests █+ 1/);
    await app.sees(/TRY *\n.* \/ search .*\n.* f filter .*\n.* T totals as bars/);
    expect(app.screen()).not.toMatch(/vulnerabilit|isolates|measure|mechanism|BOOKMARKS|BY STATUS|NEWEST|fixed in/);
  });

  test('shows a vulnerability of the list', async () => {
    const note = { kind: 'vulnerability', impact: 'denial', text: 'Stops.', ids: ['CVE-2020-1'], fixed: ['1.2'] };
    const notes = [{ ...note, source: 'https://example.org/' }];
    const app = visitOf({ entries: [entry('django', 'Web', { notes }), entry('flask', 'Web')] });
    await app.sees('2 entries · 1 vulnerability');
    await app.sees(/△ CVE-2020-1 denial django +1\.2/);
  });
});
