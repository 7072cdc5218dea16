import { describe, expect, test } from 'vitest';
import { type Lint, lintList } from '../../../../src/readers/lint/lint.ts';
import { lintCatalog } from '../../../../src/readers/list/part.ts';
import type { ListForm } from '../../../../src/readers/list/read.ts';
import { baseOf } from '../../../../src/system/remote/address.ts';

const found = ({ findings }: Lint) => findings.map(({ line, rule, what }) => `${line} ${rule} ${what}`);
const lint = (text: string, form: ListForm = 'markdown') => found(lintList(text, form, null));
const why = (text: string) => lintList(text, 'markdown', null).findings.map(({ why }) => why);
/** An item with nothing wrong in it. */
const GOOD = '- [Aero](https://a.example) - Sews kites.';

describe('lint', () => {
  test('finds nothing in a correct list', () => {
    const list = `# Kites\n\n## Contents\n\n- [Makers](#makers)\n\n## Makers\n\n${GOOD}\n- [Bird](https://b.example) - Sings!\n`;
    expect(lint(list)).toEqual([]);
  });

  test.each([
    ['a dead anchor', '- [Shops](#shops)\n## Makers', '1 dead-anchor Shops'],
    ['an address of another scheme', '- [Aero](javascript:alert(1)) - Sews.', '1 refused-address Aero'],
    ['an entry without an address', '- Ribbon', '1 no-address Ribbon'],
    ['a file beside the list', '- [Tail](tail.md) - Hangs.', '1 relative-address Tail'],
    ['an entry without a description', '- [Tail](https://t.example)', '1 no-description Tail'],
    [
      'a description that begins with a small letter',
      '- [Tail](https://t.example) - hangs.',
      '1 description-start Tail',
    ],
    ['a description without a full stop', '- [Tail](https://t.example) - Hangs', '1 description-end Tail'],
    [
      'a description that begins with the name',
      '- [Tail](https://t.example) - Tail is a tail.',
      '1 name-repeated Tail',
    ],
    ['a repeated address', `${GOOD}\n## B\n- [Tail](http://www.a.example/) - Hangs.`, '3 same-address Tail'],
    ['a repeated name', `${GOOD}\n## B\n- [aero](https://t.example) - Hangs.`, '3 same-name aero'],
    ['a repeated title', `## B\n${GOOD}\n## B\n- [T](https://t.example) - Hangs.`, '3 same-title B'],
    ['an empty item', `${GOOD}\n-\n`, '2 not-read '],
    ['HTML that is never closed', `<details>\n<summary>More</summary>\n\n${GOOD}`, '1 unclosed <details>'],
    [
      'text that looks like an item but is not rendered as one',
      `<p>\n- [T](https://t.example) - Hangs.\n</p>\n\n${GOOD}`,
      '2 not-read - [T](https://t.example) - Hangs.',
    ],
  ])('finds %s', (_what, list, expected) => expect(lint(list)).toContain(expected));

  test('explains what to do', () => {
    const list = `${GOOD}\n- [Bird](www.bird.example) - Sings.\n- [Fly](mailto:x) [Web](ftp://f.example)\n- [Twin](https://a.example/) - Sews.`;
    expect(why(list)).toEqual([
      'leads to a file called www.bird.example; write https:// before it',
      expect.stringContaining('leads to ftp:'),
      'has the address of “Aero” on line 1: https://a.example/',
    ]);
  });

  test.each([
    ['## 🚀 Tools', '#-tools'],
    ['## :rocket: Tools', '#rocket-tools'],
    ['## ⚙️ Tools', '#️-tools'],
    ['## C++ & .NET', '#c--net'],
    ['## Tools [![x](i.png)](https://i.example)', '#tools-'],
    ['## 工具', '#%E5%B7%A5%E5%85%B7'],
    ['## A\n## A', '#a-1'],
    ['<a name="Here"></a>', '#Here'],
    ['<h2 id="there">x</h2>', '#user-content-there'],
  ])('accepts the heading %s as the target of %s', (heading, anchor) => {
    expect(lint(`- [x](${anchor})\n\n${heading}\n\n${GOOD}`)).toEqual([]);
    expect(lint(`- [x](${anchor}x)\n\n${heading}\n\n${GOOD}`)).toEqual(['1 dead-anchor x']);
  });

  test.each([
    ['in brackets', '(archived)'],
    ['with a quotation', 'Says “fly.”'],
    ['with a link at the end', 'By [Li](https://l.example)'],
    ['with code at the start', '`kite` sews.'],
    ['with a number', '2019 winner.'],
    ['in letters without capitals', '做风筝'],
  ])('accepts a description %s', (_what, description) => {
    expect(lint(`- [Aero](https://a.example) - ${description}`)).toEqual([]);
  });

  test('counts the skipped items, and the lines that look like items', () => {
    const list = `# K\n\n- [A](#a)\n\n## A\n\n${GOOD}\n- [Twin](https://a.example) - Sews.\n\n\`\`\`\n- [code](https://c.example)\n\`\`\`\n<!--\n- [off](https://o.example)\n-->\n`;
    const { entries, leftOut, lines } = lintList(list, 'markdown', null);
    expect([entries, leftOut.map(({ why }) => why), lines]).toEqual([
      1,
      ['contents', 'same address in its category'],
      { count: 2, unread: 0 },
    ]);
  });

  test('reads every format', () => {
    const html =
      '<ul>\n<li><a href="https://a.example">Aero</a> Sews.</li>\n<li><a href="https://a.example">Bird</a> Sings.</li>\n</ul>';
    expect(lint(html, 'html')).toEqual(['3 same-address Bird']);
    expect(lint('* `Aero <https://a.example>`_ - Sews.\n* `Bird <https://a.example>`_ - Sings.\n', 'rst')).toEqual([
      '2 same-address Bird',
    ]);
    expect(lint('- [[https://a.example][Aero]] - Sews.\n- [[https://a.example][Bird]] - Sings.\n', 'org')).toEqual([
      '2 same-address Bird',
    ]);
    expect(lint('= K\n\n* https://a.example[Aero] - Sews.\n* https://a.example[Bird] - Sings.\n', 'asciidoc')).toEqual([
      '4 same-address Bird',
    ]);
    expect(lint('- name: Aero\n  url: https://a.example\n  description: x\n- name: Bird\n', 'yaml')).toEqual([
      '4 no-address Bird',
    ]);
    const entry = { id: 'aero', name: 'Aero', url: '', summary: '' };
    const text = '{\n "entries": [\n  {\n   "id": "aero"';
    const entries = [entry] as unknown as Parameters<typeof lintCatalog>[0];
    expect(found(lintCatalog(entries, null, text))).toEqual(['4 no-address Aero']);
  });

  test('accepts a relative link in a fetched list', () => {
    const list = '- [Tail](tail.md) - Hangs.\n';
    expect(found(lintList(list, 'markdown', baseOf('https://kite.example/list.md')))).toEqual([]);
  });

  test('prints safe text only', () => {
    const list = '- [a&#27;]0;x&#7;b&#x202e;](javascript:&#27;[31m)\n- &#x9b;2J\n';
    const { findings, leftOut } = lintList(list, 'markdown', null);
    expect(JSON.stringify([findings, leftOut])).not.toMatch(/\p{Cc}|\p{Bidi_Control}|\\u00/u);
  });
});
