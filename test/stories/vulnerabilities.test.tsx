import { describe, expect, test } from 'vitest';
import { findVulnerabilities, touchedNames } from '../../src/data/vulnerabilities.ts';
import { catalog } from '../support/library.ts';
import { visit } from '../support/visit.tsx';

const all = findVulnerabilities(catalog);
const [newest, second] = all;
if (newest === undefined || second === undefined) throw new Error('The catalog names vulnerabilities');

const yearOf = ({ published }: { readonly published: string }) => published.slice(0, 4);
const inYear = (year: string) => all.filter((one) => yearOf(one) === year);
const years = [...new Set(all.map(yearOf))];

/** Finds the row of a year on the screen. */
const yearRow = (screen: string, year: string): string =>
  screen.split('\n').find((row) => new RegExp(`^.${year} [▲△]`).test(row)) ?? '';
const count = (text: string, sign: string): number => text.split('│')[0]?.split(sign).length ?? 0;

describe('the vulnerabilities view', () => {
  test('shows a row per year with a sign per group of vulnerabilities, ▲ for escapes and privilege escalations', async () => {
    const app = visit({ columns: 120, rows: 40 });
    app.press('V');
    await app.sees(/Vulnerabilities by year, one sign per \d+/);
    const screen = app.screen();
    const each = Number(/one sign per (\d+)/.exec(screen)?.[1]);
    for (const year of years) {
      const row = yearRow(screen, year);
      const all = inYear(year).length;
      const grave = inYear(year).filter(({ impact }) => impact === 'escape' || impact === 'privilege').length;
      const [graves, others] = [count(row, '▲') - 1, count(row, '△') - 1];
      expect([year, graves + others]).toEqual([year, Math.ceil(all / each)]);
      expect(Math.abs(graves - grave / each), year).toBeLessThan(1);
    }
  });

  test('aligns the names in one column if the widest id fits', async () => {
    const app = visit({ columns: 200, rows: 60 });
    app.press('V');
    await app.sees(/▲ GHSA-/);
    const rows = app
      .screen()
      .split('\n')
      .flatMap((row) => /^.[▲△] (?:CVE|GHSA)-\S+ +/.exec(row)?.[0].length ?? []);
    expect(new Set(rows).size).toBe(1);
  });

  test('shows the number of each year, even if the signs nearly fill the row', async () => {
    const app = visit({ columns: 80, rows: 24 });
    app.press('V');
    await app.sees('Vulnerabilities by year');
    const seen = years.filter((year) => yearRow(app.screen(), year) !== '');
    expect(seen.length).toBeGreaterThan(8);
    for (const year of seen) expect(yearRow(app.screen(), year)).toContain(` ${inYear(year).length} │`);
  });

  test('says how many years are out of sight, below or else above', async () => {
    const app = visit({ columns: 40, rows: 15 });
    const hidden = () => years.length - years.filter((year) => yearRow(app.screen(), year) !== '').length;
    app.press('V');
    await app.sees(/▾ \d+ more years /);
    expect(app.screen()).toContain(`▾ ${hidden()} more years `);
    app.press('end');
    await app.sees(/▴ \d+ more years /);
    expect(app.screen()).toContain(`▴ ${hidden()} more years `);
    app.resize({ columns: 40, rows: 60 });
    await app.seesNo(/ \d+ more year/);
  });

  test('lists the vulnerabilities below, newest first, with affected entries and the page of the chosen one', async () => {
    const app = visit();
    app.press('V');
    await app.sees(new RegExp(`▌[▲△] ${newest.id} +${touchedNames(newest).slice(0, 8)}`));
    expect(app.screen()).toContain(`1 of ${inYear(yearOf(newest)).length} `);
    expect(app.screen()).toMatch(new RegExp(`│ ${newest.id} .*${newest.impact}`));
    app.press('down');
    await app.sees(new RegExp(`▌[▲△] ${second.id}`));
    await app.sees(new RegExp(`│ ${second.id} `));
  });

  test('goes to the previous year with Tab, back with Shift-Tab, to the oldest with End and the newest with Home', async () => {
    const app = visit();
    const firstOf = (year = '') => new RegExp(`▌[▲△] ${inYear(year)[0]?.id}`);
    app.press('V', 'tab');
    await app.sees(firstOf(years[1]));
    expect(app.screen()).toContain(`›${years[1]} `);
    for (const { id } of inYear(years[1] ?? '').slice(0, 5)) expect(app.screen()).toContain(id);
    app.press('tab');
    await app.sees(firstOf(years[2]));
    app.press('shift+tab');
    await app.sees(firstOf(years[1]));
    app.press('end');
    await app.sees(new RegExp(`▌[▲△] ${all.at(-1)?.id}`));
    expect(app.screen()).toContain(`›${years.at(-1)} `);
    app.press('tab');
    await app.sees(new RegExp(`▌[▲△] ${all.at(-1)?.id}`));
    app.press('home');
    await app.sees(firstOf(years[0]));
  });

  test('goes into the page with Enter, back with Esc, and to where V was pressed with Esc again', async () => {
    const app = visit();
    app.press('down', 'down', 'V', 'down');
    await app.sees(new RegExp(`▌[▲△] ${second.id}`));
    app.press('enter');
    await app.sees('← back');
    expect(app.screen()).toContain('Vulnerabilities by year');
    app.press('escape');
    await app.sees('older year');
    expect(app.screen()).toMatch(new RegExp(`▌[▲△] ${second.id}`));
    app.press('escape');
    await app.sees(/▌▸ Clouds/);
    expect(app.screen()).not.toContain('Vulnerabilities by year');
  });

  test('returns with Esc to the same lines and the same chosen note of the detail', async () => {
    const app = visit({ query: 'runc' });
    await app.sees(/▌ +runc/);
    app.press('enter', 'right', 'tab', 'tab');
    await app.sees(/│▌/);
    const before = app.screen();
    app.press('V', 'down', 'down', 'J');
    await app.sees('Vulnerabilities in the results of runc');
    app.press('escape');
    await expect.poll(app.screen, { interval: 2 }).toBe(before);
  });

  test('opens on the vulnerability that V was pressed on, and V on its page goes back to the years', async () => {
    const app = visit({ query: 'CVE-2019-5736' });
    await app.sees(/▌ +CVE-2019-5736/);
    app.press('enter', 'V');
    await app.sees(/▌▲ CVE-2019-5736/);
    app.press('enter', 'J', 'V');
    await app.sees('older year');
    app.press('V');
    await app.sees(' / CVE-2019-5736');
  });

  test('keeps the years when a link of the page is followed, and < returns to the page', async () => {
    const app = visit({ rows: 100 });
    app.press('V', 'enter', 'tab');
    await app.sees('▌ › ');
    const led = /▌ › (\S+)/.exec(app.screen())?.[1] ?? '';
    app.press('enter');
    await app.sees(new RegExp(`│ ${led}`));
    expect(app.screen()).toContain('Vulnerabilities by year');
    app.press('<');
    await app.sees('▌ › ');
    await app.sees(new RegExp(`│ ${newest.id}`));
  });
});

describe('V and the search', () => {
  test('V lists the vulnerabilities of the results and says so', async () => {
    const app = visit({ query: "'gvisor kind:sandbox,runtime" });
    await app.sees(/▌ +gVisor/);
    app.press('enter', 'V');
    await app.sees(/Vulnerabilities in the results of 'gvisor/);
    const own = all.filter((one) => touchedNames(one).includes('gVisor'));
    expect(app.screen()).toMatch(new RegExp(` of ${all.length} ?$`, 'm'));
    for (const { id } of own) expect(app.screen()).toContain(id);
    app.press('q');
    await app.sees(" / 'gvisor");
  });

  test('V says if the results have no vulnerabilities, and changes nothing', async () => {
    const app = visit({ query: "'landscape kind:list" });
    await app.sees(/▌ +CNCF Landscape/);
    app.press('enter', 'V');
    await app.sees('The results have no vulnerabilities.');
    expect(app.screen()).toContain(" / 'landscape kind:list");
  });

  test('/ starts a search for vulnerabilities, and the detail is shown from its top', async () => {
    const app = visit();
    app.press('V', 'J', 'J', 'J', '/');
    await app.sees(' / is:vulnerability');
    app.type('podman');
    await app.sees(/▌ +CVE-\d+-\d+ +Podman/);
    expect(app.screen()).not.toContain('found in');
    app.press('escape', 'escape');
    await app.sees('Vulnerabilities by year');
  });

  test('/ edits the search that V was pressed in', async () => {
    const app = visit({ query: 'gvisor' });
    await app.sees(/▌ +gVisor/);
    app.press('enter', 'V', '/');
    await app.sees(' / gvisor');
    await app.seesNo('is:vulnerability');
  });

  test('n on the page of a vulnerability goes to the next result', async () => {
    const app = visit({ query: 'gvisor' });
    await app.sees(/▌ +gVisor/);
    app.press('enter', 'V', 'enter');
    await app.sees('Vulnerabilities in the results');
    app.press('n');
    await app.sees(' / gvisor');
    await app.seesNo(/▌ +gVisor/);
  });
});

describe('the chosen vulnerability', () => {
  const source = newest.notes[0]?.note.source ?? '';

  test('has its CVE record among the links, whatever the source', async () => {
    const app = visit({ query: 'CVE-2024-1086', columns: 120, rows: 60 });
    await app.sees('www.cve.org/CVERecord?id=CVE-2024-1086');
    app.press('enter', 'right');
    await app.sees('1–9 link');
    app.press('2');
    await app.asks({ type: 'open', url: 'https://www.cve.org/CVERecord?id=CVE-2024-1086' });
  });

  test('opens its source with o and copies the address with y', async () => {
    const app = visit();
    app.press('V', 'o', 'y');
    await app.asks({ type: 'open', url: source });
    await app.asks({ type: 'copy', text: source, what: source });
  });

  test('is bookmarked with b', async () => {
    const app = visit();
    app.press('V', 'b');
    await app.asks({ type: 'bookmark', id: newest.id, on: true });
    await app.sees(new RegExp(`▌[▲△] ${newest.id} .*★ [│┃]`));
    app.press('escape', 'end', 'up', 'right', 'down');
    await app.sees(new RegExp(`▌.*${newest.id}`));
  });
});

describe('in the list', () => {
  test('a vulnerability among the results shows a sign for its impact', async () => {
    const app = visit({ query: newest.id });
    await app.sees(new RegExp(`▌ +${newest.id}.* [▲△] │`));
  });

  test('a year in the tree shows the number of its vulnerabilities, and its page shows them by impact', async () => {
    const app = visit({ rows: 60, query: `is:vulnerability ${newest.id}` });
    await app.sees(new RegExp(`▌ +${newest.id}`));
    app.press('enter', 'escape', 'n', 'left');
    await app.sees('BY IMPACT');
    const year = /▌ +▾ (\d{4}) +(\d+) [│┃]/.exec(app.screen());
    expect(Number(year?.[2])).toBe(inYear(year?.[1] ?? '').length);
    const escapes = inYear(year?.[1] ?? '').filter(({ impact }) => impact === 'escape');
    expect(app.screen()).toMatch(new RegExp(`escape +█+ ${escapes.length}\\b`));
  });
});

describe('in a small window', () => {
  test('the list and the page are shown alternately', async () => {
    const app = visit({ columns: 40, rows: 15 });
    app.press('V');
    await app.sees(new RegExp(`▌[▲△] ${newest.id}`));
    expect(app.screen()).not.toContain('FIXED IN');
    app.press('right');
    await app.sees('FIXED IN');
    expect(app.screen()).not.toContain('▌▲');
    app.press('left');
    await app.sees(new RegExp(`▌[▲△] ${newest.id}`));
  });

  test('the smallest window still shows the year of the chosen vulnerability above the list', async () => {
    const app = visit({ columns: 30, rows: 8 });
    app.press('V', 'end');
    await app.sees(new RegExp(`▌[▲△] ${all.at(-1)?.id}`));
    expect(app.screen()).toContain(`›${years.at(-1)} `);
    app.resize({ columns: 120, rows: 40 });
    await app.sees(new RegExp(`▌[▲△] ${all.at(-1)?.id}`));
    expect(app.screen()).toContain(` ${years[0]} `);
  });
});

describe('the page of a vulnerability', () => {
  const page = (query: string) => visit({ query, columns: 80, rows: 90 });

  test('begins with its impact, its rating and the releases that fix it', async () => {
    const leaky = all.find(({ id }) => id === 'CVE-2024-21626');
    const app = page('CVE-2024-21626');
    await app.sees(`▲ ${leaky?.impact}`);
    const order = [
      `${leaky?.id} `,
      'Leaky Vessels',
      `rated ${leaky?.rating?.level} ${leaky?.rating?.score} by ${leaky?.rating?.by}`,
      `published ${leaky?.published}`,
      'FIXED IN',
      `runc  ${leaky?.notes[0]?.note.fixed.join(' / ')}`,
      ...['WHAT IT IS', 'KIND OF FLAW', 'WHAT HELPS', 'LINKS', 'AFFECTS'],
    ].map((text) => app.screen().indexOf(`│ ${text}`.replace('│ runc', '│  runc')));
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  test('highlights the fixed releases', async () => {
    const app = visit({ query: 'CVE-2024-21626', colour: true, rows: 40 });
    await app.sees('FIXED IN');
    const [release] = all.find(({ id }) => id === 'CVE-2024-21626')?.notes[0]?.note.fixed ?? [];
    expect(app.painted()).toContain(`\u001B[1m\u001B[38;5;120m${release}`);
  });

  test('links to affected entries, entries built on them, helpful mechanisms and the same kind of flaw', async () => {
    const app = page('CVE-2025-52881');
    await app.sees('AFFECTS');
    expect(app.screen()).toMatch(
      /AFFECTS[\s\S]*› runc[\s\S]*› Sysbox[\s\S]*BUILT ON IT: MAY BE AFFECTED[\s\S]*› Docker Engine +uses runc[\s\S]*MECHANISMS THAT HELP[\s\S]*› user namespaces[\s\S]*THE SAME KIND OF FLAW[\s\S]*› CVE-/,
    );
    const carriers = app.screen().split('MAY BE AFFECTED')[1]?.split('THAT HELP')[0] ?? '';
    expect(carriers).not.toContain('› Sysbox');
  });

  test('has a row of releases for each affected entry', async () => {
    const app = page('CVE-2019-5736');
    await app.sees(/Docker Engine {2}18\.06\.2/);
    expect(app.screen()).toMatch(/runc {11}1\.0\.0-rc7/);
  });
});
