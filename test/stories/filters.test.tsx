import { expect, test } from 'vitest';
import { catalog } from '../support/library.ts';
import { visit } from '../support/visit.tsx';

/** Finds the label in the panel together with the number after it. */
const rowOf = (screen: string, label: string): string => screen.match(new RegExp(`${label} +\\d+`))?.[0] ?? '';
const countOf = (screen: string, label: string): number => Number(rowOf(screen, label).match(/\d+$/)?.[0] ?? -1);

test('f offers the values of each field with the number of results, and choosing one leaves that many', async () => {
  const app = visit();
  app.type('f');
  await app.sees(/STATUS\s/);
  const maintained = countOf(app.screen(), 'maintenance');
  expect(maintained).toBeGreaterThan(0);
  app.press('down', 'space');
  await app.sees('/ status:maintenance');
  await app.sees(new RegExp(` ${maintained} of \\d{3}`));
  expect(app.screen()).toMatch(/✓ maintenance/);
  // Values without results are not offered.
  expect(app.screen()).not.toMatch(/ 0 +$/mu);
});

test('a filter is added to the query in the search line and can be erased there', async () => {
  const app = visit();
  app.type('/docker');
  await app.sees(/ \d+ of \d{3}/);
  const all = Number(app.screen().match(/ (\d+) of \d{3}/)?.[1]);
  app.press('enter');
  app.type('f');
  await app.sees(/STATUS\s/);
  const active = countOf(app.screen(), 'active');
  expect(active).toBeLessThan(all);
  app.press('enter');
  await app.sees(new RegExp(`/ docker status:active +${active} of \\d{3}`));
  app.type('/');
  app.press('ctrl+w');
  await app.sees(new RegExp(`/ docker +${all} of \\d{3}`));
});

test('choosing a value again removes it, and x removes all', async () => {
  const app = visit();
  app.type('f');
  await app.sees(/STATUS\s/);
  app.press('space');
  await app.sees('/ status:active');
  app.press('space');
  await app.sees('awesome-containers');
  app.press('space', 'tab', 'space');
  await app.sees(/\/ status:active kind:\S+/);
  app.type('x');
  await app.sees('awesome-containers');
  await app.sees(/STATUS\s/);
});

const languages = [...new Set(catalog.entries.flatMap(({ language }) => language?.split(', ') ?? []))];

test('values that do not fit are announced and scroll into view', async () => {
  const app = visit({ rows: 15 });
  app.type('f');
  await app.sees(/▾ \d+ more lines/);
  app.press('end');
  await app.sees(/▴ the end/);
  expect(app.screen()).toMatch(new RegExp(`▌ +${languages.at(-1)} +\\d+`));
});

test('results without an exact match can still be filtered', async () => {
  const app = visit({ query: 'docker xyzzyplugh' });
  await app.sees(/ ~\d+ of \d{3}/);
  app.press('enter');
  app.type('f');
  await app.sees(/STATUS\s/);
  expect(countOf(app.screen(), 'active')).toBeGreaterThan(5);
});

test('f without results says that there is nothing to filter', async () => {
  const app = visit({ query: 'qqqqzzzz' });
  app.press('enter');
  app.type('f');
  await app.sees('There is nothing to filter.');
});

test('entries match any of several values of one field', async () => {
  const app = visit();
  app.type('f');
  await app.sees(/STATUS\s/);
  const sum = countOf(app.screen(), 'active') + countOf(app.screen(), 'maintenance');
  app.press('space', 'down', 'space');
  await app.sees(/status:active,maintenance/);
  await app.sees(new RegExp(` ${sum} of \\d{3}`));
});

test('Esc, f and q close the panel and keep the results', async () => {
  for (const key of ['escape', 'f', 'q'] as const) {
    const app = visit();
    app.type('f');
    await app.sees(/STATUS\s/);
    app.press('space');
    await app.sees('/ status:active');
    if (key === 'escape') app.press(key);
    else app.type(key);
    await app.seesNo(/STATUS\s/);
    expect(app.screen()).toContain('/ status:active');
    expect(app.effects).toEqual([]);
  }
});

test('in one pane, the panel covers the list until it is closed', async () => {
  const app = visit({ columns: 40, rows: 15 });
  app.type('f');
  await app.sees(/STATUS\s/);
  app.press('space', 'escape');
  await app.sees('Open Container Initiative');
});

test('s sorts the results and adds the order to the search line', async () => {
  const app = visit();
  app.type('/docker');
  await app.sees(/▌ +Docker Engine/);
  app.press('enter');
  app.type('s');
  await app.sees('best match first');
  expect(app.screen()).toMatch(/✓ best match first/);
  app.press('down', 'down', 'enter');
  await app.sees('/ docker sort:name');
  const names = [...app.screen().matchAll(/^[▌ ] {2}(\S.*?)(?: {2,}|…| [●✕○◐→] )/gmu)].map(([, name = '']) =>
    name.toLowerCase(),
  );
  expect(names.length).toBeGreaterThan(5);
  expect(names).toEqual([...names].sort());
  app.type('s');
  await app.sees(/✓ by name/);
  app.press('home', 'enter');
  await app.sees(/\/ docker +\d+ of/);
});

test('sorting the tree by stars lists the entry with the most stars of 2016 first', async () => {
  const app = visit();
  app.type('s');
  await app.sees('by stars, most first');
  app.press('end', 'up', 'enter');
  await app.sees('/ sort:stars');
  await app.sees(/▌ +rkt/);
});

test('the sort panel opens on the current order and offers no keys of the filters', async () => {
  const app = visit({ query: 'docker sort:name' });
  await app.sees(/\/ docker sort:name/);
  app.press('enter', 's');
  await app.sees(/▌ ✓ by name/);
  expect(app.screen()).toContain('Enter apply');
  expect(app.screen()).not.toMatch(/next field|clear/);
});

test('on a branch, the bottom line offers no keys that need a link', async () => {
  const app = visit();
  await app.sees('q quit');
  expect(app.screen()).not.toMatch(/o browser|y copy|b bookmark/);
  app.press('right', 'down');
  await app.sees('o browser');
  app.press('right');
  await app.sees(/Tab next {2}1–9 link .*b bookmark/);
});
