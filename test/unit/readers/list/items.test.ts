import { expect, test } from 'vitest';
import { readList } from '../../../../src/readers/list/read.ts';
import { entriesIn, itemsIn } from '../../../support/lists.ts';

test('an item nested in an entry is an entry, another link, or a part of the description', () => {
  const items = [
    '- [Aero](https://a.example) - Sews kites.',
    '  - [Tail](https://t.example) - The tail alone.',
    '  - [GitHub](https://g.example)',
    '  - Needs no wind.',
    '- [Bird](https://b.example)',
  ].join('\n');
  const [aero, tail, bird] = readList(`# K\n## M\n${items}`, 'markdown').entries;
  expect(aero).toMatchObject({ name: 'Aero', summary: 'Sews kites. GitHub Needs no wind.', parent: null });
  expect(aero?.links).toEqual([{ title: 'GitHub', url: 'https://g.example' }]);
  expect(tail).toMatchObject({ name: 'Tail', summary: 'The tail alone.', parent: 0 });
  expect(bird).toMatchObject({ name: 'Bird', parent: null });
});

test.each([
  [
    'a head that names the columns',
    '| Year | Name | About |\n| --- | --- | --- |\n| 1999 | [Aero](https://a.example) | Sews. |',
    ['Aero | https://a.example | Sews.'],
  ],
  [
    'no name column',
    '| Wind | Link |\n| --- | --- |\n| 4 | [Aero](https://a.example) |',
    ['Aero | https://a.example | 4'],
  ],
  [
    'a name without a link',
    '| Name | Year | Paper |\n| --- | --- | --- |\n| Wind | 1999 | [4.1](https://r.example) |',
    ['Wind | https://r.example | 1999 4.1'],
  ],
  [
    'a row without a link',
    '| Name | About |\n| --- | --- |\n| [Aero](https://a.example) | - |\n| Ribbon | Ties. |',
    ['Aero | https://a.example | -', 'Ribbon | - | Ties.'],
  ],
  [
    'a bar in code',
    '| Name | About |\n| --- | --- |\n| [a\\|b](https://a.example) | `x\\|y` |',
    ['a|b | https://a.example | x|y'],
  ],
  [
    'a grid of links',
    '<table><tr><td><a href="https://a.example">Aero</a></td><td><a href="https://b.example">Bird</a></td></tr></table>',
    ['Aero | https://a.example | -', 'Bird | https://b.example | -'],
  ],
  [
    'lists in its cells',
    '<table><tr><td>\n\n- [Aero](https://a.example)\n- [Bird](https://b.example)\n\n</td></tr></table>',
    ['Aero | https://a.example | -', 'Bird | https://b.example | -'],
  ],
  [
    'a head that is a row',
    '| [Aero](https://a.example) | Sews. |\n| --- | --- |\n| [Bird](https://b.example) | Sings. |',
    ['Aero | https://a.example | Sews.', 'Bird | https://b.example | Sings.'],
  ],
  ['no links', '| Name |\n| --- |\n| Aero |', []],
  ['pictures only', '| A | B |\n| --- | --- |\n| [![](i.png)](https://i.example) | ![](j.png) |', []],
])('a table with %s', (_what, table, expected) => {
  expect(itemsIn(table)).toEqual(expected);
});

test('a heading that is a link is an entry, and its items are too', () => {
  const list =
    '# K\n## Makers\n### [Aero](https://a.example)\nSews kites.\n\n- Fast\n### [Bird](https://b.example)\n- [Nest](https://n.example)\n## Others ([guide](https://g.example))\n- [Other](https://o.example)';
  expect(entriesIn(list)).toEqual([
    'Makers | Aero | https://a.example | Sews kites. Fast',
    'Makers | Bird | https://b.example | -',
    'Makers › Bird | Nest | https://n.example | -',
    'Others (guide) | Other | https://o.example | -',
  ]);
});

test('a bold line over labelled links is one entry', () => {
  const items = '**On tails**\n- Paper: https://p.example\n- Code: https://c.example';
  expect(itemsIn(items)).toEqual(['On tails | https://p.example | Paper: https://p.example Code: https://c.example']);
});

test.each([
  [
    'lines that end in two spaces',
    '[Aero](https://a.example) - Sews.  \n[Bird](https://b.example) - Sings.',
    ['Aero | https://a.example | Sews.', 'Bird | https://b.example | Sings.'],
  ],
  [
    'lines that all begin with a link',
    '• [Aero](https://a.example)\n• [Bird](https://b.example)',
    ['Aero | https://a.example | -', 'Bird | https://b.example | -'],
  ],
  ['a single line', '[Aero](https://a.example) - Sews.', ['Aero | https://a.example | Sews.']],
  [
    'bold links with facts in code, each with its description below',
    '**[Aero](https://a.example)** <kbd>★ 3.8k</kbd> <kbd>MIT</kbd> 🟢<br>Sews kites.\n\n**[Bird](https://b.example)** <kbd>★ 5</kbd><br>Sings.',
    ['Aero | https://a.example | ★ 3.8k MIT 🟢 Sews kites.', 'Bird | https://b.example | ★ 5 Sings.'],
  ],
  [
    'a bold link on its own line, with words below',
    '[**Aero**](https://a.example)\nby Li, July 2016',
    ['Aero | https://a.example | by Li, July 2016'],
  ],
  [
    'lines, some of which are named by a label or an address',
    '<a href="https://a.example"><b>Aero</b></a> - sews.<br><a href="https://z.example"><b>z</b></a> - jumps.<br><a href="https://kite.example/"><b>kite.example</b></a> - sells.',
    [
      'Aero | https://a.example | sews.',
      'z | https://z.example | jumps.',
      'kite.example | https://kite.example/ | sells.',
    ],
  ],
  ['labels only', '[Website](https://a.example) - here.<br>[Docs](https://b.example) - there.', []],
  ['a bar of links', '[Aero](https://a.example) | [Bird](https://b.example)', []],
  ['prose with a link', 'Kites by [Aero](https://a.example) fly.', []],
  ['a bare address', 'https://a.example', []],
])('a paragraph of %s', (_what, paragraph, expected) => {
  expect(itemsIn(paragraph)).toEqual(expected);
});

test('a label with a number is a label', () => {
  const items = '- [Aero](https://a.example) - Sews.\n  - [Screenshot 2](https://s.example)';
  const [entry] = readList(`# Kites\n## Makers\n${items}`, 'markdown').entries;
  expect(itemsIn(items)).toEqual(['Aero | https://a.example | Sews. Screenshot 2']);
  expect(entry?.links).toEqual([{ title: 'Screenshot 2', url: 'https://s.example' }]);
});

test('a bold line over labels is one entry, even if a label has no link yet', () => {
  const list = '**On tails**\n- Paper: https://p.example\n- Code: coming soon\n\n**On wings**\n- Code:';
  expect(itemsIn(list)).toEqual([
    'On tails | https://p.example | Paper: https://p.example Code: coming soon',
    'On wings | - | Code:',
  ]);
});

test('links below a heading that is an entry are kept, and symbols in its heading are ignored', () => {
  const list = '# Kites\n## Makers\n### Aero [🔎 →](https://a.example)\nSews, see [the film](https://f.example).';
  const [entry] = readList(list, 'markdown').entries;
  expect(entry).toMatchObject({ name: 'Aero', url: 'https://a.example', summary: 'Sews, see the film.' });
  expect(entry?.links).toEqual([{ title: 'the film', url: 'https://f.example' }]);
});

test('a line of symbols in a table is not a row', () => {
  const table = '| Name | What |\n|-|-|\n| [Aero](https://a.example) | Sews. |\n| --- 🪁 --- |';
  expect(itemsIn(table)).toEqual(['Aero | https://a.example | Sews.']);
});

test('a term, or a summary with a link, is an entry', () => {
  expect(itemsIn('<dl><dt><a href="https://a.example">Aero</a></dt><dd>Sews.</dd></dl>')).toEqual([
    'Aero | https://a.example | Sews.',
  ]);
  const folded =
    '<details><summary><b><a href="https://a.example">Aero</a></b> - Sews.</summary>\n\n- [GitHub](https://g.example) (4.9K)\n\n</details>';
  expect(itemsIn(folded)).toEqual(['Aero | https://a.example | Sews. GitHub (4.9K)']);
});

test('stars, activity, archived status, licence and language become facts', () => {
  const [one, two, three] = readList(
    '# K\n## M\n- [Aero](https://a.example) ★ 268, pushed 21 days ago `MIT` `Go`\n- [Bird](https://b.example) [2.7k⭐] - x\n- [Crow](https://c.example) 💀',
    'markdown',
  ).entries;
  expect(one).toMatchObject({ stars: 268, pushedDaysAgo: 21, license: 'MIT', language: 'Go', status: null });
  expect(two).toMatchObject({ stars: 2700, pushedDaysAgo: null });
  expect(three).toMatchObject({ status: 'archived' });
});

test('a sponsor or a table of totals above all headings is not an entry', () => {
  const list = [
    '<p><a href="https://brand.example"><b>Your brand here</b></a></p>\n',
    '# Kites\n',
    '| Awesome | Entries |\n| --- | --- |\n| [![Awesome](b.svg)](https://badge.example) | 1103 |\n',
    '## Makers\n- [Aero](https://a.example) - Sews.\n',
  ].join('\n');
  expect(entriesIn(list)).toEqual(['Makers | Aero | https://a.example | Sews.']);
});

test('a bold line over labels is an entry of its heading, even after a bold title and with a long address', () => {
  const list = [
    '# Kites\n## Makers\n**Small ones**\n\n- [Aero](https://a.example) - Sews.\n',
    '**On tails**\n\n- arxiv: <https://p.example/abs/1504>\n- github("Tails in wind"): <https://github.com/a-long-name/tails-in-wind>\n',
  ].join('\n');
  expect(entriesIn(list)).toEqual([
    'Makers › Small ones | Aero | https://a.example | Sews.',
    expect.stringMatching(/^Makers \| On tails \| https:\/\/p\.example\/abs\/1504 \| /),
  ]);
});

test.each([
  ['arrow before it', '[Aero](https://a.example) -> Sews.', 'Sews.'],
  ['long arrow before it', '[Aero](https://a.example) --> Sews.', 'Sews.'],
  [
    'dash and badge after it',
    '[Aero](https://a.example) - Sews. - [![v](https://img.shields.io/x.svg)](https://v.example)',
    'Sews.',
  ],
])('a description has no %s', (_, item, description) => {
  expect(entriesIn(`# K\n## M\n- ${item}`)).toEqual([`M | Aero | https://a.example | ${description}`]);
});

test('a link in brackets that names an item is removed with its brackets', () => {
  expect(entriesIn('# K\n## M\n- https://g.example/a [[b.sys](https://b.example)]')).toEqual([
    'M | b.sys | https://b.example | https://g.example/a',
  ]);
});
