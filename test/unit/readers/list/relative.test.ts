import { describe, expect, test } from 'vitest';
import type { ListForm } from '../../../../src/readers/list/read.ts';
import { readList } from '../../../../src/readers/list/read.ts';
import type { Base } from '../../../../src/readers/words/base.ts';
import { baseOf } from '../../../../src/system/remote/address.ts';
import { itemsIn } from '../../../support/lists.ts';

const PROJECT = baseOf('https://raw.githubusercontent.com/kites/list/HEAD/docs/README.md');

const addressesIn = (text: string, base: Base | null, form: ListForm = 'markdown') =>
  readList(text, form, base).entries.map(({ url }) => url);

describe('links that are relative to the list', () => {
  test.each([
    ['tails.md', 'https://github.com/kites/list/blob/HEAD/docs/tails.md'],
    ['./tails.md#knots', 'https://github.com/kites/list/blob/HEAD/docs/tails.md#knots'],
    ['../tails.md', 'https://github.com/kites/list/blob/HEAD/tails.md'],
    ['/books/tails.md', 'https://github.com/kites/list/blob/HEAD/books/tails.md'],
    ['../../../issues', 'https://github.com/kites/list/issues'],
    ['https://a.example/x', 'https://a.example/x'],
  ])('%s in a GitHub project leads to the page of that file', (href, url) => {
    expect(addressesIn(`## A\n- [Aero](${href})\n`, PROJECT)).toEqual([url]);
  });

  test.each([
    ['https://gitlab.com/kites/sub/list/-/raw/HEAD/README.md', 'https://gitlab.com/kites/sub/list/-/blob/HEAD/x.md'],
    ['https://codeberg.org/kites/list/raw/branch/main/a/b.md', 'https://codeberg.org/kites/list/src/branch/main/x.md'],
    ['https://kite.example/lists/all.md', 'https://kite.example/x.md'],
  ])('/x.md of the list at %s leads to %s', (list, url) => {
    expect(addressesIn('## A\n- [Aero](/x.md)\n', baseOf(list))).toEqual([url]);
  });

  test('are resolved against the base element of a page', () => {
    const items = '<ul><li><a href="aero.html">Aero</a></li></ul>';
    const page = (base: string) =>
      `<!doctype html><html><head><base href="${base}"></head><body>${items}</body></html>`;
    const list = baseOf('https://kite.example/lists/all.html');
    expect(addressesIn(page('https://other.example/a/'), list, 'html')).toEqual(['https://other.example/a/aero.html']);
    expect(addressesIn(page('/b/'), list, 'html')).toEqual(['https://kite.example/b/aero.html']);
    expect(addressesIn(page('javascript:x'), list, 'html')).toEqual(['https://kite.example/lists/aero.html']);
    expect(addressesIn(page('https://other.example/a/'), null, 'html')).toEqual(['https://other.example/a/aero.html']);
  });

  test.each(['//evil.example/x', '/\\evil.example/x', 'javascript:alert(1)', 'file:///etc/passwd', ''])(
    'have no address for “%s”',
    (href) => expect(addressesIn(`## A\n- [Aero](<${href}>)\n`, PROJECT)).toEqual([null]),
  );

  test('do not make an item of a paragraph with a link to another file', () => {
    expect(itemsIn('[Read this in Greek](README.el.md)\n\n- [Aero](https://a.example)')).toEqual([
      'Aero | https://a.example | -',
    ]);
  });

  test('have no address in a local file, but still name their items', () => {
    const items = [
      '- [Aero](aero.md) Sews kites.',
      '- [![code](i.png)](https://c.example) [Bird](www.bird.example) - Sings.',
      '- [Cash]() - Coins.\n  - [![Report](r.svg)](https://r.example)',
      '- [Tail](https://t.example)\n  - [Knot](knot.md) - Holds.',
    ];
    expect(itemsIn(items.join('\n'))).toEqual([
      'Aero | - | Sews kites.',
      'Bird | - | Sings.',
      'Cash | - | Coins.',
      'Tail | https://t.example | -',
      'Knot | - | Holds.',
    ]);
  });
});
