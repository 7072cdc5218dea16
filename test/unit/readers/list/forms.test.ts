import { describe, expect, test } from 'vitest';
import { formOf } from '../../../../src/readers/list/form.ts';
import { type ListForm, readList } from '../../../../src/readers/list/read.ts';
import { readListCatalog } from '../../../../src/system/list-file.ts';
import { entriesIn } from '../../../support/lists.ts';

const EXPECTED = [
  'Makers › Small ones | Aero | https://a.example | Sews.',
  'Makers › Small ones | Bird | https://b.example | Sings in code.',
  'Shops | Fly | https://f.example | -',
];

const MARKDOWN = `# Kites

## Makers
### Small ones
- [Aero](https://a.example) - Sews.
- [Bird][b]: Sings in \`code\`.

## Shops
1. [Fly](https://f.example)

[b]: https://b.example
`;

const HTML = `<!DOCTYPE html><html><head><title>No</title></head><body><nav><ul><li><a href="https://n.example">nav</a></ul></nav>
<main><h1>Kites</h1><h2>Makers</h2><h3>Small ones</h3>
<ul><li><a href="https://a.example">Aero</a> - Sews.<script>no()</script><li><a href="https://b.example">Bird</a>: Sings in <code>code</code>.</ul>
<h2>Shops</h2><ol><li><a href="https://f.example">Fly</a></ol></main><footer><a href="https://x.example">x</a></footer></body></html>`;

const RST = `=====
Kites
=====

.. contents:: Table
   :depth: 2

Makers
======

Small ones
----------

* \`Aero <https://a.example>\`_ - Sews.
* \`Bird\`_: Sings
  in \`\`code\`\`.

.. a comment

Shops
=====

- Fly_

.. _Bird: https://b.example
.. _Fly: https://f.example
`;

const ORG = `#+TITLE: Kites

* Makers
** Small ones                                                   :TOC:
- [[https://a.example][Aero]] - Sews.
- [[https://b.example][Bird]]: Sings
  in ~code~.
#+BEGIN_SRC sh
- [[https://no.example][No]]
#+END_SRC
* Shops
1. [[https://f.example][Fly]]
`;

const ASCIIDOC = `= Kites
:site: https://a.example
:toc:

== Makers

=== Small ones

* {site}[Aero^] - Sews.
ifdef::nothing[]
* https://no.example[No]
endif::[]
* link:https://b.example[Bird]: Sings
in \`code\`.

----
* https://no.example[No]
----
== Shops

. https://f.example[Fly]
`;

const YAML = `
- name: Makers
  parts:
    - name: Small ones
      things:
        - name: Aero
          url: https://a.example
          description: Sews.
        - title: Bird
          homepage: https://b.example
          repo: https://r.example
          about: Sings in \`code\`.
- name: Shops
  things:
    - name: Fly
      url: https://f.example
`;

test.each<[ListForm, string]>([
  ['markdown', MARKDOWN],
  ['mdx', `import X from './x';\n\n${MARKDOWN}`],
  ['html', HTML],
  ['rst', RST],
  ['org', ORG],
  ['asciidoc', ASCIIDOC],
  ['yaml', YAML],
])('a list in %s has the same entries as in the other formats', (form, text) => {
  expect(entriesIn(text, form)).toEqual(EXPECTED);
  // Also with CRLF line endings and a byte order mark.
  expect(entriesIn(`\ufeff${text.replaceAll('\n', '\r\n')}`, form)).toEqual(EXPECTED);
});

test.each([
  ['x.md', '', 'markdown'],
  ['X.MARKDOWN', '{', 'markdown'],
  ['x.mdx', '', 'mdx'],
  ['x.htm', '', 'html'],
  ['x.json', '# Kites', 'json'],
  ['x.yml', '', 'yaml'],
  ['x.rst', '', 'rst'],
  ['x.org', '', 'org'],
  ['x.adoc', '', 'asciidoc'],
  ['standard input', '{"entries":[]}', 'json'],
  ['README', MARKDOWN, 'markdown'],
  ['standard input', HTML, 'html'],
  ['standard input', '<ul><li>x</ul>', 'html'],
  ['standard input', '<p align="center">x</p>\n\n## Makers\n- [a](b)', 'markdown'],
  ['standard input', RST, 'rst'],
  ['standard input', ORG, 'org'],
  ['standard input', ASCIIDOC, 'asciidoc'],
  ['standard input', '[a]: https://a.example\n- [a]', 'markdown'],
])('the format of %s is detected from its name or content', (name, text, form) => {
  expect(formOf(name, text)).toBe(form);
});

test('front matter gives the title if no heading does, and unclosed front matter is plain text', () => {
  const items = '## Makers\n- [Aero](https://a.example)\n## Shops\n- [Fly](https://f.example)\n';
  const { title, entries } = readList(`---\ntitle: "Kites"\n---\n${items}`, 'markdown');
  expect([title, entries.length, entries[0]?.line]).toEqual(['Kites', 2, 5]);
  expect(entriesIn(`---\ntitle: x\n\n${items}`)).toHaveLength(2);
});

test('footnotes, code, comments and tags that GitHub shows as text are not items and hide none', () => {
  const list = [
    '# K',
    '## Makers',
    '- [Aero](https://a.example) - Sets the <title> of a page.[^1]',
    '',
    '[^1]: [Note](https://n.example)',
    '',
    '```',
    '- [Code](https://c.example)',
    '```',
    '<!-- - [Gone](https://g.example) -->',
    '',
    '## Shops',
    '- [Fly](https://f.example)',
  ].join('\n');
  expect(entriesIn(list)).toEqual([
    'Makers | Aero | https://a.example | Sets the <title> of a page.',
    'Shops | Fly | https://f.example | -',
  ]);
});

test('a large file is read in pieces, with link definitions from its end and the line numbers of the file', () => {
  const part = (number: number) =>
    `\n## Part ${number}\n\nWords. ${'Kites fly. '.repeat(200)}\n\n- [a${number}][x] - y\n`;
  const list = `# K\n${Array.from({ length: 100 }, (_, index) => part(index)).join('')}\n[x]: https://x.example\n`;
  const { entries } = readList(list, 'markdown');
  expect(entries).toHaveLength(100);
  expect(entries[99]).toMatchObject({ url: 'https://x.example', category: ['Part 99'] });
  expect(list.split('\n')[(entries[99]?.line ?? 0) - 1]).toBe('- [a99][x] - y');
});

describe('data in several documents', () => {
  test('is one list, with each document as an entry or a category', () => {
    const kites =
      '---\nname: Aero\nurl: https://a.example\n---\nname: Shops\nall:\n  - {name: Fly, url: "https://f.example"}\n...\n';
    expect(entriesIn(kites, 'yaml')).toEqual([
      'Uncategorized | Aero | https://a.example | -',
      'Shops | Fly | https://f.example | -',
    ]);
  });

  test('has the title of a first document that contains only a title', () => {
    const reading = readList('title: Kites\n---\n- name: Aero\n  url: https://a.example\n', 'yaml');
    expect([reading.title, reading.entries.map(({ name, line }) => [name, line])]).toEqual(['Kites', [['Aero', 3]]]);
  });
});

describe('data in JSON', () => {
  const inFile = (text: string) => {
    const list = {
      bytes: new TextEncoder().encode(text),
      name: 'kites.json',
      title: 'kites.json',
      file: 'kites.json',
      base: null,
    };
    return readListCatalog(list).catalog.entries.map(({ category, name }) => `${category.join(' › ')} | ${name}`);
  };
  const kites = [
    { name: 'Aero', url: 'https://a.example', category: 'Makers' },
    { title: 'Bird', url: 'https://b.example', category: ['Makers', 'Small ones'] },
    { name: 'Fly', url: 'https://f.example', tags: ['Shops', 'cheap'] },
    { name: 'Gust', url: 'https://g.example', section: '', categories: [] },
  ];
  const expected = ['Makers | Aero', 'Makers › Small ones | Bird', 'Shops | Fly', 'Uncategorized | Gust'];

  test.each([
    ['a list', kites],
    ['an object with a list', { title: 'Kites', all: kites }],
  ])('is read like the same data in YAML: %s', (_name, data) => {
    const text = JSON.stringify(data, null, 2);
    expect(inFile(text)).toEqual(expected);
    expect(readList(text, 'yaml').entries.map(({ category, name }) => `${category.join(' › ')} | ${name}`)).toEqual(
      expected,
    );
  });

  test('is an export if it has entries', () => {
    expect(() => inFile(JSON.stringify({ entries: kites }))).toThrow('entries[0] (“Aero”): id is missing');
    expect(() => inFile('{"schema": 2}')).toThrow('entries is missing');
  });

  test('without any entry, it is refused with what an entry needs', () => {
    expect(() => inFile('[]')).toThrow('there is no list in it; expected entries with a “name” and a “url”');
    expect(() => inFile('[{"name": "Aero" "url"')).toThrow('is not valid JSON: ');
  });
});

test('nested YAML aliases are read once, and invalid YAML is refused with the place of the error', () => {
  const laughs = 'a: &a\n  - name: Aero\n    url: https://a.example\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n';
  expect(entriesIn(laughs, 'yaml')).toEqual(['Uncategorized | Aero | https://a.example | -']);
  expect(() => readList('a: [', 'yaml')).toThrow(/is not valid YAML: .*\(2:1\)|is not valid YAML/);
});

test('blocks and drawers of Org end at their own end mark, and are a plain line without one', () => {
  const list = [
    '* Kites',
    ':PROPERTIES:',
    '- No',
    ':END:',
    '#+BEGIN_SRC sh',
    '- No',
    '#+end_example',
    '#+end_src',
    '- [[https://a.example][Aero]]',
    '#+begin_example',
    '- No',
    '#+end_example',
    '#+begin_src',
    '- [[https://b.example][Bird]]',
    ':logbook:',
    '- Crow',
  ].join('\n');
  expect(entriesIn(list, 'org')).toEqual([
    'Kites | Aero | https://a.example | -',
    'Kites | Bird | https://b.example | -',
    'Kites | Crow | - | -',
  ]);
});

test('text inside nested AsciiDoc conditions is left out if any of them is false', () => {
  const list =
    '== K\nifdef::a[]\nifdef::plus[]\n* No\nendif::[]\n* No\nendif::[]\nendif::[]\n* https://a.example[Aero]\n';
  expect(entriesIn(list, 'asciidoc')).toEqual(['K | Aero | https://a.example | -']);
});

test('AsciiDoc lists are read with attributes, conditions, terms, anchors, images and nested items', () => {
  const list = [
    '= Kites link:https://badge.example[image:b.svg[]^,title="Badge"]',
    ':uri: https://a.example',
    'ifdef::env-github[]',
    ':note: yes',
    'endif::[]',
    '',
    '// a comment',
    '== [[makers]]Makers',
    'toc::[]',
    '',
    '* image:i.png[] {uri}[Aero,window=_blank] -- Sews, ifdef.',
    '** link:++https://t.example/a_b++[Tail]: The tail',
    'alone.',
    'ifndef::note[]',
    '* https://no.example[No]',
    'endif::[]',
    '* <<shops>>',
    '',
    '== Others',
    'https://b.example[Bird]:: Sings.',
    'Crow::',
    '* https://c.example[Black]',
    '',
    '[#shops]',
    '== Shops',
    '- https://f.example[*Fly*]',
    '+',
    'Sells kites, [.red]#_and reels_#+++<br>+++.',
  ].join('\n');
  expect(readList(list, 'asciidoc').title).toBe('Kites');
  expect(entriesIn(list, 'asciidoc')).toEqual([
    'Makers | Aero | https://a.example | Sews, ifdef.',
    'Makers | Tail | https://t.example/a_b | The tail alone.',
    'Others | Bird | https://b.example | Sings.',
    'Others › Crow | Black | https://c.example | -',
    'Shops | Fly | https://f.example | Sells kites, and reels.',
  ]);
});

test('reStructuredText and Org lists are read with nested items, terms, images, references, tags and drawers', () => {
  const rst = [
    'Kites',
    '=====',
    '',
    '.. |ok| image:: https://i.example/ok.png',
    '',
    'Makers',
    '------',
    '',
    '* |ok| `Aero <https://a.example>`__ [`pdf <https://p.example>`_] - Sews',
    '  kites, **all** of `Bird`_.',
    '',
    '  - `Tail <https://t.example>`_',
    '',
    '#. Bird_: see https://x.example.',
    '',
    'Shops',
    '-----',
    '- `Fly`__',
    '',
    '.. _Bird: https://b.example',
  ].join('\n');
  expect(entriesIn(rst, 'rst')).toEqual([
    'Makers | Aero | https://a.example | [pdf] - Sews kites, all of Bird.',
    'Makers | Tail | https://t.example | -',
    'Makers | Bird | https://b.example | see https://x.example.',
    'Shops | Fly | - | -',
  ]);
  const terms = [
    'Aero_',
    '   Sews kites',
    '   to order.',
    '',
    '   - Fast.',
    '   - `Tail <https://t.example>`_ hangs.',
    '',
    'Ribbon',
    '   Ties things.',
    '',
    'Made by Mr',
    'A. Smith in',
    '2013. It is good.',
    '',
    '.. _Aero: https://a.example',
  ].join('\n');
  expect(entriesIn(terms, 'rst')).toEqual([
    'Uncategorized | Aero | https://a.example | Sews kites to order. Fast.',
    'Uncategorized | Tail | https://t.example | hangs.',
    'Uncategorized | Ribbon | - | Ties things.',
  ]);
  const org = [
    '* Kites                                                        :ATTACH:',
    ':PROPERTIES:',
    ':ID: x',
    ':END:',
    '** TODO Makers',
    '- [[https://a.example][Aero]] :: Sews /all/ *kites*.',
    '  + [[https://t.example][Tail]]',
    '# a comment',
    '- [[https://b.example][https://i.example/logo.png]] [[https://b.example][Bird]]',
    '',
    '  More of Bird.',
    '',
    'None of it.',
    '- <https://c.example>',
    '- [[https://web.example/d.example][https://d.example]]',
    '#+BEGIN_HTML',
    '<img src="x.png">',
    '#+END_HTML',
    '** Shops',
    '*** [[https://f.example][Fly]]',
    'Sells kites.',
  ].join('\n');
  expect(entriesIn(org, 'org')).toEqual([
    'Makers | Aero | https://a.example | Sews all kites.',
    'Makers | Tail | https://t.example | -',
    'Makers | Bird | https://b.example | More of Bird.',
    'Makers | c.example | https://c.example | -',
    'Makers | web.example/d.example | https://web.example/d.example | -',
    'Shops | Fly | https://f.example | Sells kites.',
  ]);
});

test('a title of reStructuredText may be as short as one character, with a rule that is as long', () => {
  const rst = [
    'Kites',
    '=====',
    '',
    'S1',
    '--',
    '* `Aero <https://a.example>`_ - Sews.',
    '',
    '~~',
    'UK',
    '~~',
    '* `Bird <https://b.example>`_',
    '',
    'Z',
    '-',
    '* `Fly <https://f.example>`_',
    '',
    'No title',
    '--',
  ].join('\n');
  expect(entriesIn(rst, 'rst')).toEqual([
    'S1 | Aero | https://a.example | Sews.',
    'S1 › UK | Bird | https://b.example | -',
    'Z | Fly | https://f.example | -',
  ]);
});

test('a table of reStructuredText is read row by row, without its head and with continued rows', () => {
  const rst = [
    'Kites',
    '=====',
    '',
    'Papers',
    '------',
    '',
    '======  =============================  ====',
    'Name    Link                           Year',
    '======  =============================  ====',
    'Aero    `site <https://a.example>`_    2001',
    '        and more',
    '======  =============================  ====',
    '',
    'Text.',
    '',
    '======  =============================  ====',
    'Bird    `pdf <https://b.example>`_     2002',
    '======  =============================  ====',
  ].join('\n');
  expect(entriesIn(rst, 'rst')).toEqual([
    'Papers | Aero | https://a.example | site and more 2001',
    'Papers | Bird | https://b.example | pdf 2002',
  ]);
});

test('a table of Org is read row by row and ends at other text', () => {
  const org = [
    '* Kites',
    '** Makers',
    '| Tool                        | About |',
    '|-----------------------------+-------|',
    '| [[https://a.example][Aero]] | sews  |',
    '| [[https://b.example][Bird]] | ties  |',
    '- [[https://c.example][Crow]]',
  ].join('\n');
  expect(entriesIn(org, 'org')).toEqual([
    'Makers | Aero | https://a.example | sews',
    'Makers | Bird | https://b.example | ties',
    'Makers | Crow | https://c.example | -',
  ]);
});
