import { expect, test } from 'vitest';
import { itemsIn } from '../../../support/lists.ts';

test.each([
  ['a link that has a name', '- [Aero](https://a.example) - Sews.', 'Aero | https://a.example | Sews.'],
  ['only a link', '- [Aero](https://a.example)', 'Aero | https://a.example | -'],
  [
    'a badge before it',
    '- [![x](i.png)](https://b.example) [Aero](https://a.example) - Sews.',
    'Aero | https://a.example | Sews.',
  ],
  ['a number before it', '- 12 - [Aero](https://a.example) - Sews.', 'Aero | https://a.example | Sews.'],
  ['a year before it', '- 2019 - [Aero](https://a.example) - Sews.', 'Aero | https://a.example | 2019 Sews.'],
  [
    'a link in a later paragraph',
    '- **Aero**: kites.\n\n  [Site](https://a.example)',
    'Aero | https://a.example | kites. Site',
  ],
  ['no link', '- Ribbon: ties things.', 'Ribbon | - | ties things.'],
  [
    'bold words and labels',
    '- **Aero** - ([Repo](https://r.example), [Home](https://h.example)) Sews.',
    'Aero | https://r.example | (Repo, Home) Sews.',
  ],
  [
    'bold words and one named link',
    '- **Book:** [Wind](https://w.example) - by Li',
    'Wind | https://w.example | Book: Wind - by Li',
  ],
  [
    'words, then labels',
    '- Aero - sews kites ([web](https://a.example), [code](https://c.example))',
    'Aero | https://a.example | sews kites (web, code)',
  ],
  [
    'words, then a label, and a named link further on',
    '- Aero kit ([web](https://a.example)) by [Li](https://l.example).',
    'Aero kit | https://a.example | (web) by Li.',
  ],
  ['labels alone', '- [Source](https://s.example) of the kite', 'Source | https://s.example | of the kite'],
  [
    'several links, one bold',
    '- [@li](https://l.example)/[**aero**](https://a.example) - Sews.',
    'aero | https://a.example | Sews.',
  ],
  [
    'words before named links',
    '- Winds: [north](https://n.example), [south](https://s.example)',
    'Winds | https://n.example | north, south',
  ],
  ['a sentence', '- Go-based [aero](https://a.example) kit', 'aero | https://a.example | Go-based aero kit'],
  ['a bare address', '- https://www.kite.example/', 'kite.example | https://www.kite.example/ | -'],
  ['a hyphen in the name', '- [Re-wind](https://a.example)', 'Re-wind | https://a.example | -'],
  ['symbols in the name', '- [C++](https://a.example): a [b] c', 'C++ | https://a.example | a [b] c'],
  [
    'a link text that looks like a label but is a name',
    '- [Git](https://a.example) - Keeps [every version](https://v.example).',
    'Git | https://a.example | Keeps every version.',
  ],
  ['a struck link', '- ~~[Aero](https://a.example)~~ - Gone.', 'Aero | https://a.example | Gone.'],
  ['a task', '- [x] [Aero](https://a.example) - Sews.', 'Aero | https://a.example | Sews.'],
  ['a logo', '- [![Aero](i.png)](https://a.example)', 'Aero | https://a.example | -'],
  ['code', '- [`aero`](https://a.example) - `sews`', 'aero | https://a.example | sews'],
  [
    'a shortcode',
    '- :rocket: [Aero](https://a.example) - Flies :nosuchthing: high.',
    'Aero | https://a.example | Flies high.',
  ],
  [
    'shortcodes without a space between them, and other colons',
    '- [Aero](https://a.example) - Flies :zap::star: at 10:30:45, :zap:fast, as a::b::c says :100:',
    'Aero | https://a.example | Flies ⚡⭐ at 10:30:45, ⚡fast, as a::b::c says',
  ],
])('an item with %s', (_what, item, expected) => {
  expect(itemsIn(item)).toEqual([expected]);
});

test.each([
  ['javascript:alert(1)'],
  ['data:text/html,x'],
  ['file:///etc/passwd'],
  ['mailto:a@b.example'],
  ['ftp://host.example/x'],
  ['//host.example/x'],
  ['docs/tails.md'],
  ['https:///x'],
  ['https://a.example:99999/'],
  [`https://a.example/${'a'.repeat(5_000)}`],
])('%.40s is not accepted as an address', (address) => {
  expect(itemsIn(`- [Aero](<${address}>) - Sews.`)).toEqual(['Aero | - | Sews.']);
});

test.each([
  ['https://a.example/x y', 'https://a.example/x%20y'],
  ['HTTPS://A.example/X', 'https://A.example/X'],
  ['https://bücher.example/ü', 'https://xn--bcher-kva.example/ü'],
  ['https://a.example/?q=1&amp;r=2#f', 'https://a.example/?q=1&r=2#f'],
  ['https://user:word@a.example/', 'https://user:word@a.example/'],
])('the address %s is read as %s', (written, address) => {
  expect(itemsIn(`- [Aero](<${written}>)`)).toEqual([`Aero | ${address} | -`]);
});

test('every use of a link reference has its address, and the first definition applies', () => {
  const list = '- [Aero][a] - Sews.\n- [Bird][A]\n\n[a]: https://a.example\n[A]: https://b.example\n';
  expect(itemsIn(list)).toEqual(['Aero | https://a.example | Sews.']);
});
