import { describe, expect, test } from 'vitest';
import { EMPTY_ENTRY } from '../../../src/data/fields.ts';
import { listBehind } from '../../../src/data/list-links.ts';
import type { Catalog } from '../../../src/data/types.ts';

const catalogOf = (title: string, ...urls: readonly string[]): Catalog => ({
  title,
  capturedOn: '',
  revisions: [],
  categories: [],
  entries: urls.map((url) => ({ ...EMPTY_ENTRY, url })),
  measures: [],
  mechanisms: [],
  flaws: [],
});
const ordinary = catalogOf('Kites', 'https://github.com/li/aero');

describe('a link leads to a list', () => {
  test.each([
    ['https://github.com/li/awesome-kites', 'https://github.com/li/awesome-kites'],
    ['https://github.com/li/awesome-kites/', 'https://github.com/li/awesome-kites/'],
    ['https://github.com/li/Awesome#readme', 'https://github.com/li/Awesome'],
    ['https://gitlab.com/li/awesome-kites?x=1', 'https://gitlab.com/li/awesome-kites'],
    ['https://codeberg.org/awesome-li/kites', 'https://codeberg.org/awesome-li/kites'],
    ['https://github.com/li/kites/blob/HEAD/README.md#shops', 'https://github.com/li/kites/blob/HEAD/README.md'],
    [
      'https://github.com/li/kites/blob/main/awesome/tails.rst',
      'https://github.com/li/kites/blob/main/awesome/tails.rst',
    ],
  ])('if its name says so: %s', (url, source) => {
    expect(listBehind(url, ordinary)).toBe(source);
  });

  test.each([
    'https://github.com/li/kites',
    'http://github.com/li/awesome-kites',
    'https://github.com/li/awesome-kites/issues',
    'https://github.com/li/awesome-kites/blob/main/awesome.py',
    'https://github.com/awesome',
    'https://awesome.example/li/awesome-kites',
    'https://github.com.evil.example/li/awesome-kites',
    'javascript:https://github.com/li/awesome-kites',
    '',
  ])('but not this one: %s', (url) => {
    expect(listBehind(url, ordinary)).toBeNull();
  });

  test.each(['Lists of lists', 'A list of awesome lists', 'Awesome lists about all kinds of things'])(
    'if it is a project in a list with the title “%s”',
    (title) => {
      expect(listBehind('https://github.com/li/kites', catalogOf(title))).toBe('https://github.com/li/kites');
      expect(listBehind('https://kites.example/li', catalogOf(title))).toBeNull();
    },
  );

  test('if it is a relative link to a file beside this list', () => {
    const tails = 'https://github.com/li/kites/blob/HEAD/docs/tails.md';
    expect(listBehind(tails, ordinary, 'github:li/kites')).toBe(tails);
    expect(listBehind(tails, ordinary, 'github:li/birds')).toBeNull();
    expect(listBehind('https://github.com/li/kites', ordinary, 'github:li/kites')).toBeNull();
  });

  test('if it is a project in a list in which most names say so', () => {
    const named = Array.from({ length: 6 }, (_, number) => `https://github.com/li/awesome-${number}`);
    expect(
      listBehind('https://github.com/li/kites', catalogOf('All', ...named, 'https://github.com/li/a')),
    ).not.toBeNull();
    const plain = Array.from({ length: 6 }, (_, number) => `https://github.com/li/tool-${number}`);
    expect(listBehind('https://github.com/li/kites', catalogOf('All', ...named, ...plain))).toBeNull();
  });
});
