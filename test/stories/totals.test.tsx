import { describe, expect, test } from 'vitest';
import { findVulnerabilities, notedIn } from '../../src/data/vulnerabilities.ts';
import { chartsOf } from '../../src/views/totals/charts/charts.ts';
import { catalog, library } from '../support/library.ts';
import { visit } from '../support/visit.tsx';

const { entries } = catalog;
const containers = entries.filter(({ category }) => category[0] === 'Containers');

/** Opens the explorer with the cursor on a top-level branch. */
function visitOn(title: string, options: Parameters<typeof visit>[0] = {}) {
  const app = visit(options);
  const index = library.tree.findIndex(({ label }) => label === title);
  app.press(...Array(index + 1).fill('down'), 'up');
  return app;
}

const countOf = (status: string) => entries.filter((entry) => entry.status === status).length;

describe('the totals view', () => {
  test('shows the totals of all entries by status, category, year, kind, impact and stars', async () => {
    const app = visit({ columns: 200, rows: 60 });
    app.press('T');
    await app.sees(new RegExp(`^ Totals · all entries +${entries.length} entries`, 'm'));
    const screen = app.screen();
    for (const status of ['active', 'archived', 'unknown']) {
      expect(screen).toMatch(new RegExp(`\\S ${status} +${countOf(status)} █`));
    }
    const runtimes = entries.filter(({ kind }) => kind === 'runtime').length;
    expect(screen).toMatch(new RegExp(` runtime +${runtimes} █`));
    expect(screen).toMatch(new RegExp(` Containers +${containers.length} █`));
    expect(screen).toMatch(new RegExp(` 2014 +${entries.filter(({ since }) => since === 2014).length} █`));
    expect(screen).toMatch(/ENTRIES BY FIRST YEAR/);
    const escapes = notedIn(catalog).flatMap(({ notes }) => notes.filter(({ impact }) => impact === 'escape')).length;
    expect(screen).toMatch(new RegExp(` escape +${escapes} █`));
    expect(screen).toMatch(/MOST STARS IN 2016 *\n.* rkt +5,451 █/);
    const of2025 = findVulnerabilities(catalog).filter(({ published }) => published.startsWith('2025')).length;
    expect(screen).toMatch(new RegExp(` 2025 +${of2025} ▲+△+`));
    expect(screen).toContain('▲ an escape or a privilege  △ another vulnerability');
  });

  test('shows the totals of the current branch, and of all entries with a', async () => {
    const app = visitOn('Containers');
    app.press('T');
    await app.sees(new RegExp(`^ Totals · Containers +${containers.length} entries`, 'm'));
    app.press('a');
    await app.sees(/^ Totals · all entries/m);
    app.press('a');
    await app.sees(/^ Totals · Containers/m);
    app.press('escape', 'end', 'up', 'T');
    await app.sees(/^ Totals · all entries/m);
    app.press('a');
    await app.sees('All entries are counted already.');
  });

  test('draws no bar in a chart with a single value', async () => {
    const app = visitOn('Containers');
    app.press('T');
    await app.sees(new RegExp(`^ Containers ${containers.length} {2,}`, 'm'));
  });

  test('returns to exactly the same place with Esc', async () => {
    const app = visitOn('Containers', { query: '' });
    app.press('right', 'down', 'down', 'J', 'J');
    await app.sees(/▌ +\S/);
    const before = app.screen();
    app.press('T', 'down', 'tab', 'down');
    await app.sees('Totals · Containers');
    app.press('escape');
    await app.seesNo('Totals');
    expect(app.screen()).toBe(before);
  });

  test('shows the totals of the results of a search, and Enter narrows the search', async () => {
    const app = visit({ query: 'kind:runtime' });
    app.press('enter', 'T');
    await app.sees('Totals · kind:runtime');
    app.press('down');
    await app.sees(/Enter searches for kind:runtime status:\w+/);
    const [, query] = /searches for (\S+ \S+)/.exec(app.screen()) ?? [];
    const [, count] = /─ .* (\d+) of \d+ entries/.exec(app.screen()) ?? [];
    app.press('enter');
    await app.sees(new RegExp(`^ / ${query} +${count} of `, 'm'));
  });
});

describe('a chosen bar', () => {
  test('is searched for in the list with Enter, and Esc restores the tree', async () => {
    const app = visitOn('Containers');
    await app.sees('│ Containers');
    const before = app.screen();
    app.press('T', 'down', 'down');
    await app.sees('Enter searches for in:containers status:archived');
    const archived = containers.filter(({ status }) => status === 'archived').length;
    expect(app.screen()).toMatch(new RegExp(`─ archived ─+ ${archived} of ${containers.length} entries, \\d+ % ─`));
    app.press('enter');
    await app.sees(new RegExp(`^ / in:containers status:archived +${archived} of`, 'm'));
    await app.sees(/▌ +rkt|▌ +\S/);
    app.press('escape');
    await app.sees('│ Containers');
    expect(app.screen()).toBe(before);
  });

  test('of the stars leads to the entry, and Esc returns', async () => {
    const app = visit({ columns: 120, rows: 40 });
    app.press('T', 'right', 'right');
    await app.sees('Enter goes to its page.');
    app.press('enter');
    await app.sees(/│ rkt +✕ archived/);
    await app.sees('MOST STARS IN 2016');
    app.press('escape');
    await app.sees('Enter goes to its page.');
    app.press('escape');
    await app.sees('│ TRY');
  });

  test('of the years leads to that year of the vulnerabilities, and Esc returns', async () => {
    const app = visit({ columns: 80 });
    app.press('T', 'right', 'down');
    await app.sees(/─ 2025 ─/);
    app.press('enter');
    await app.sees(/─ 2025 ─.* 1 of \d+ ─/);
    await app.sees(' Vulnerabilities by year');
    app.press('escape');
    await app.sees('Totals · all entries');
    await app.sees(/─ 2025 ─/);
  });

  test('of entries without a recorded value only says that no query selects them', async () => {
    const app = visit({ columns: 200, rows: 60 });
    const bars = chartsOf(entries, catalog).flatMap((chart) => chart.bars);
    app.press('T', ...Array(bars.findIndex(({ leads }) => leads === null)).fill('down'));
    await app.sees(/─ not recorded ─/);
    await app.sees('No query selects these.');
    app.press('enter');
    await app.sees('No query selects these entries.');
  });

  test('moves by chart with Tab, and by column with ← and →', async () => {
    const app = visit();
    app.press('T', 'tab');
    await app.sees(/─ Security ─/);
    app.press('shift+tab', 'shift+tab');
    await app.sees(/─ image tool ─/);
    app.press('home', 'right');
    await app.sees(/─ 2026 ─/);
    app.press('right');
    await app.sees(/─ active ─/);
    app.press('end');
    await app.sees(new RegExp(` \\d+ of ${entries.length} entries, .*% ─`));
  });
});

test('y copies the totals as Markdown tables', async () => {
  const app = visitOn('Containers');
  app.press('T', 'y');
  await expect.poll(() => app.effects).toHaveLength(1);
  const [effect] = app.effects;
  const text = effect?.type === 'copy' ? effect.text : '';
  expect(text).toContain('## Totals: Containers\n\n### Entries by status\n\n| status | entries |\n| --- | ---: |\n');
  expect(text).toContain('| archived | 1 |');
  expect(text).toContain('### Vulnerabilities by year');
});
