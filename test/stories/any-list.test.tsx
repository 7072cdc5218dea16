import { expect, test } from 'vitest';
import { createLibrary } from '../../src/app/library.ts';
import { readListed } from '../../src/readers/list/part.ts';
import { createSearch } from '../../src/search/local.ts';
import { makeDetail } from '../../src/views/detail/content.ts';
import { visit } from '../support/visit.tsx';

const KITES = `# Awesome Kites

## Contents
- [Makers](#makers)
- [Shops](#shops)

## Makers
Those who make kites.

- [Aero](https://aero.example) - Sews to order.
  - [Tail](https://tail.example) - The tail alone.
- Ribbon: ties things
- [Bare](https://bare.example)

## Shops
- [Fly](https://fly.example) - Sells kites.

## License
- [CC0](https://cc0.example)
`;

function visitOf(list: string, query = '') {
  const result = readListed(list, 'markdown', 'kites.md');
  if ('problem' in result) throw new Error(result.problem);
  const library = createLibrary(result.catalog, createSearch, makeDetail);
  return visit({ list: library, query, columns: 80, rows: 24 });
}

test('a Markdown list is browsed by its headings, under its title', async () => {
  const app = visitOf(KITES);
  await app.sees(/awesome-containers · Awesome Kites +\/ search · 5 items/);
  await app.sees(/▌▸ Makers +4 │ Awesome Kites/);
  app.press('down', 'up');
  await app.sees('Those who make kites.');
  await app.seesNo(/Contents|License|CC0/);
  app.press('right', 'down', 'right');
  await app.sees(/▾ Aero +1[\s\S]*Tail[\s\S]*Ribbon[\s\S]*Bare/);
  await app.sees(/│ Sews to order\.[\s\S]*LINKS[\s\S]*1 aero\.example[\s\S]*HOLDS[\s\S]*› Tail/);
});

test('an entry without an address offers no page, and an entry without a description leaves no gap', async () => {
  const app = visitOf(KITES, 'ribbon');
  app.press('enter');
  await app.sees(/▌ +Ribbon/);
  await app.sees('ties things');
  await app.seesNo(/LINKS|o browser|y copy/);
  app.press('o');
  await app.sees('There is no link here to open.');
  const other = visitOf(KITES, 'bare');
  other.press('enter');
  await other.sees(/│ Bare *\n.*│ Makers *\n.*│ *\n.*│ LINKS/);
});

test('the filters offer only the fields that the list has', async () => {
  const app = visitOf(KITES);
  app.press('f');
  await app.sees(/Space toggle|nothing|no filters/i);
  expect(app.screen()).not.toMatch(/STATUS|KIND|USES|RATING|mechanism|rootless/);
});

test('an entry shows the stars that its list gives, without repeating its category', async () => {
  const app = visitOf(
    '# K\n## Makers\n- [Aero](https://aero.example) - Sews. ⭐ 2.7k\n## Shops\n- [Fly](https://f.example)',
    'aero',
  );
  await app.sees(/SNAPSHOT *\n.*│ +★ 2,700/);
  await app.seesNo('listed under');
});

test('the filters and the totals use the fields of the list: categories, hosts and stars', async () => {
  const list = `# Kites\n\n## Makers\n\n- [Aero](https://www.kites.example/aero) ★ 12\n- [Bird](https://kites.example/bird) ★ 7\n\n## Shops\n\n- [Fly](https://fly.example/)\n`;
  const app = visitOf(list);
  await app.sees('f filter by category, host and more');
  app.type('f');
  await app.sees(/CATEGORY[\s\S]*Makers +2[\s\S]*Shops +1[\s\S]*HOST[\s\S]*kites\.example +2[\s\S]*fly\.example +1/);
  await app.seesNo(/snapshot|KIND|ISOLATION/);
  app.press('escape');
  app.type('T');
  await app.sees(/ENTRIES BY HOST[\s\S]*kites\.example +2/);
  await app.sees(/MOST STARS[\s\S]*Aero +12/);
  await app.seesNo(/2016|escape or a privilege/);
});

test('the query has a field for the host', async () => {
  const list = '## A\n\n- [Aero](https://www.kites.example/aero)\n- [Fly](https://fly.example/)\n';
  const app = visitOf(list, 'host:kites.example');
  await app.sees(/1 of 2/);
  await app.sees('Aero');
  await app.seesNo(/▌ +Fly/);
});
