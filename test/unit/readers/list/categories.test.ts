import { expect, test } from 'vitest';
import { readListed } from '../../../../src/readers/list/part.ts';
import { readList } from '../../../../src/readers/list/read.ts';
import { entriesIn, reasonsIn } from '../../../support/lists.ts';

const item = (name: string) => `- [${name}](https://${name}.example) - x`;
const SHOPS = `## Shops\n${item('fly')}\n`;

test('the category of an entry is made of its headings without the title, and heading levels may be skipped', () => {
  const list = `# Awesome Kites\n## Makers\n#### Small ones\n${item('aero')}\n${SHOPS}`;
  expect(entriesIn(list)).toEqual([
    'Makers › Small ones | aero | https://aero.example | x',
    'Shops | fly | https://fly.example | x',
  ]);
  expect(readList(list, 'markdown').title).toBe('Awesome Kites');
});

test('a top heading over fewer than nine tenths of the entries is a category, not the title', () => {
  const list = `# Kites\n# Makers\n${item('aero')}\n# Shops\n${item('fly')}`;
  expect(entriesIn(list)).toEqual([
    'Makers | aero | https://aero.example | x',
    'Shops | fly | https://fly.example | x',
  ]);
  expect(readList(list, 'markdown').title).toBe('Kites');
});

test.each([
  [
    'its main heading, even if another one is directly above the entries',
    `# Kites\n# Contents\n- [A](#a)\n## A\n${item('aero')}`,
  ],
  ['its first main heading, even if there is a second one by mistake', `# Kites\n## A\n# B\n## C\n${item('aero')}`],
  [
    'the picture above its headings',
    `<img src="logo.svg" alt="Kites logo">\n\n## A\n${item('aero')}\n## B\n${item('bird')}`,
  ],
  [
    'the picture above the heading of a sponsor',
    `<img src="logo.svg" alt="Kites">\n<h2><a href="https://s.example">Buy this</a></h2>\n\n## A\n${item('aero')}\n## B\n${item('bird')}`,
  ],
  ['the picture that is its heading', `## ![Kites](logo.svg)\n## A\n${item('aero')}\n## B\n${item('bird')}`],
  ['its first heading if there is nothing better', `## Kites\n${item('aero')}\n## B\n${item('bird')}`],
])('the title of a list is %s', (_what, list) => {
  expect(readList(list, 'markdown').title).toBe('Kites');
});

test('a list is never named by a badge, and by its project if the first heading is a category', () => {
  const list = `[![CI](ci.svg)](https://ci.example)\n\n## A\n${item('aero')}\n## B\n${item('bird')}`;
  const base = {
    page: 'https://github.com/li/kites/blob/HEAD/README.md',
    root: 'https://github.com/li/kites/blob/HEAD/',
  };
  expect(readListed(list, 'markdown', 'li/kites', base)).toMatchObject({ catalog: { title: 'li/kites' } });
  expect(readListed(list, 'markdown', 'README.md')).toMatchObject({ catalog: { title: 'A' } });
});

test('an entry directly below the title is in a category named after the title', () => {
  expect(entriesIn(`# Kites\n${item('aero')}`)).toEqual(['Kites | aero | https://aero.example | x']);
  expect(entriesIn(item('aero'))).toEqual(['Uncategorized | aero | https://aero.example | x']);
});

test.each([
  ['a bold line over a list', `**Small ones**\n\n${item('aero')}`, 'Makers › Small ones'],
  ['a summary', `<details><summary>Small ones</summary>\n\n${item('aero')}\n\n</details>`, 'Makers › Small ones'],
  [
    'a summary without a meaning',
    `<details><summary>Click to expand</summary>\n\n${item('aero')}\n\n</details>`,
    'Makers',
  ],
  ['an item without a link', `- Small ones\n  ${item('aero')}`, 'Makers › Small ones'],
  ['a long item without a link', `- ${'Words about kites. '.repeat(10)}\n  ${item('aero')}`, 'Makers'],
  [
    'a heading with a badge, a number and a link back',
    `### 1. Small ones ![x](i.png) [↑](#top)\n${item('aero')}`,
    'Makers › 1. Small ones',
  ],
  ['a heading with braces', `### Small ones {#small}\n${item('aero')}`, 'Makers › Small ones'],
  ['a heading without a letter', `### ---\n${item('aero')}`, 'Makers'],
])('the category of an entry below %s', (_what, below, path) => {
  expect(entriesIn(`# Kites\n## Makers\n${below}\n\n${SHOPS}`)[0]).toBe(`${path} | aero | https://aero.example | x`);
});

test('two headings with the same title are one category, and prose above its first item is the description', () => {
  const list = `# Kites\n## Makers\nThose who make.\n\n${item('aero')}\n\nLater words.\n${SHOPS}## Makers\n${item('bird')}`;
  const { categories, entries } = readList(list, 'markdown');
  expect(categories).toContainEqual({ path: ['Makers'], summary: expect.stringContaining('Those who make.') });
  expect(new Set(entries.map(({ category }) => category.join()))).toEqual(new Set(['Makers', 'Shops']));
});

test.each([
  ['contents', '## Contents\n- [Makers](#makers)\n- [Shops](#shops)\n', 'contents'],
  ['a contents line', '**Contents**\n- [Makers](#makers)\n- [Shops](#shops)\n', 'contents'],
  ['a licence', '## License\n- [CC0](https://cc0.example)\n', 'housekeeping'],
  ['a numbered heading of housekeeping', '## 3. Contributing\n- [Guide](https://g.example)\n', 'housekeeping'],
  ['badges', '## Badges\n- [![](i.png)](https://b.example)\n', 'badge'],
  ['an invitation', `${item('kite')}\n- [Add yours](https://y.example)\n`, 'invitation'],
])('%s: left out and counted', (_what, part, why) => {
  const list = `# Kites\n${part}\n## Makers\n${item('aero')}\n${SHOPS}`;
  expect(entriesIn(list).filter((line) => !/aero|fly|kite/.test(line))).toEqual([]);
  expect(reasonsIn(list)).toContain(why);
});

test('a section called contents or housekeeping is kept if it is a real list', () => {
  const items = ['kite', 'line', 'reel', 'tail', 'wing'].map(item).join('\n');
  expect(entriesIn(`# Kites\n## Contents\n${items}\n${SHOPS}`)).toContain('Kites | kite | https://kite.example | x');
  expect(entriesIn(`# Kites\n## Guidelines\n${items}\n${SHOPS}`)).toContain('Kites | kite | https://kite.example | x');
  const people = items.replaceAll('- x', '- [site](https://site.example)');
  expect(entriesIn(`# Kites\n## Contributors\n${people}\n${SHOPS}`)).toEqual(['Shops | fly | https://fly.example | x']);
  const fonts = `# Kites\n${SHOPS}## Sponsors\n- [Some](https://some.example)\n### Fonts\n${items}`;
  expect(entriesIn(fonts).filter((line) => /Fonts|some\.example/.test(line))).toHaveLength(5);
  expect(entriesIn(`# Kites\n## Licence managers\n${item('lic')}\n${SHOPS}`)).toContain(
    'Licence managers | lic | https://lic.example | x',
  );
});

test('the same address twice in one category is one entry with an alias, and in two categories it is two entries', () => {
  const list = `# Kites\n## Makers\n- [Aero](https://a.example)\n- [Aero Inc](https://a.example) - Sews.\n## Shops\n- [Aero](https://a.example)\n- [Fly](https://f.example)`;
  const { entries } = readList(list, 'markdown');
  expect(entries.map(({ name, aliases, summary }) => [name, aliases, summary])).toEqual([
    ['Aero', ['Aero Inc'], 'Sews.'],
    ['Aero', [], null],
    ['Fly', [], null],
  ]);
});

test('a heading inside a folded section does not apply after the section', () => {
  const list = `# Kites\n## Makers\n<details><summary>Click to expand</summary>\n\n### Small\n${item('aero')}\n\n</details>\n\n${item('bird')}\n${SHOPS}`;
  expect(entriesIn(list).slice(0, 2)).toEqual([
    'Makers › Small | aero | https://aero.example | x',
    'Makers | bird | https://bird.example | x',
  ]);
});

test('unclosed HTML elements do not hide any entry', () => {
  const list = `# Kites\n## Makers\n<div>\n\n${item('aero')}\n\n<details><summary>More\n\n${item('bird')}\n\n## Shops\n<a href="https://never.example">\n\n<table><tr><td>\n\n${item('fly')}\n`;
  expect(entriesIn(list)).toEqual([
    'Makers | aero | https://aero.example | x',
    'Makers | bird | https://bird.example | x',
    'Shops | fly | https://fly.example | x',
  ]);
});

test.each([
  [
    'an unclosed button ends with its item',
    `- <button>buy\n${item('aero')}`,
    ['Makers | aero | https://aero.example | x'],
  ],
  [
    'the content of an SVG picture is skipped until it is closed',
    `<svg>\n\n${item('bird')}\n${item('crow')}\n\n</svg>\n\n${item('aero')}`,
    ['Makers | aero | https://aero.example | x'],
  ],
  [
    'an unclosed paragraph does not hide the next heading',
    `${item('aero')}\n\n<p align="center">\nMade by hand\n\n## Shops\n${item('fly')}`,
    ['Makers | aero | https://aero.example | x', 'Shops | fly | https://fly.example | x'],
  ],
])('among items, %s', (_what, list, expected) => {
  expect(entriesIn(`# Kites\n## Makers\n${list}\n`)).toEqual(expected);
});
