import { describe, expect, test } from 'vitest';
import { cutIntoPieces } from '../../../../src/readers/forms/markdown/pieces.ts';
import { readList } from '../../../../src/readers/list/read.ts';

/** In UTF-16 units. All tokens of a piece are in memory at the same time. */
const LARGEST = 201_000;
const MEGABYTE = 1_000_000;
const repeated = (piece: string): string => piece.repeat(MEGABYTE / piece.length);

const pieces = (text: string) => [...cutIntoPieces(text)];

describe('a megabyte of small blocks is cut', () => {
  test.each([
    ['items', '- a\n'],
    ['items with empty lines', '* a\n\n'],
    ['numbered items', '1. a\n'],
    ['items in items', '- a\n  - b\n'],
    ['items with paragraphs', '- a\n\n  b\n\n'],
    ['headings', '# a\n'],
    ['empty headings', '#\n'],
    ['paragraphs', 'a\n\n'],
    ['quotes', '> a\n\n'],
    ['pictures', '![](b)\n\n'],
    ['tables', '|a|\n|-|\n\n'],
    ['elements', '<b>a\n\n'],
  ])('at the beginning of one of its %s, and nothing is lost', (_what, block) => {
    const text = repeated(block);
    const found = pieces(text);
    expect(Math.max(...found.map((piece) => piece.text.length))).toBeLessThan(LARGEST);
    expect(found.map((piece) => piece.text).join('')).toBe(text);
    for (const piece of found) expect(piece.text.slice(0, block.length)).toBe(block);
  });
});

test.each([
  ['a block of code', '```\n', '- a\n\n', '```\n'],
  ['a comment', '<!--\n', '# a\n\n', '-->\n'],
  ['HTML without an empty line', '<div>\n', '- a\n', '</div>\n\n'],
  ['raw text', '<pre>\n', '- a\n\n', '</pre>\n\n'],
])('%s is never cut', (_what, start, inside, end) => {
  const block = start + inside.repeat(40_000) + end;
  expect(pieces(`${block}# b\n`).map((piece) => piece.text)).toEqual([block, '# b\n']);
});

test.each([
  ['on lines of their own', '\n'],
  ['with empty lines', '\n\n'],
  ['with a paragraph below each', '\n\n  More of it.\n\n'],
])('all items of a long list %s are read, with their line numbers', (_what, end) => {
  const item = (index: number) => `- [a${index}](https://a.example/${index}) - Flies.${end}`;
  const count = 8_000;
  const { entries, skipped } = readList(Array.from({ length: count }, (_, index) => item(index)).join(''), 'markdown');
  const lines = end.split('\n').length - 1;
  expect(skipped).toEqual([]);
  expect(entries.map(({ name, line }) => [name, line])).toEqual(
    Array.from({ length: count }, (_, index) => [`a${index}`, index * lines + 1]),
  );
});

test('a link definition at the end applies to all pieces', () => {
  const { entries } = readList(`${'- [a][b]\n'.repeat(30_000)}\n[b]: https://b.example\n`, 'markdown');
  expect(entries.map(({ url }) => url)).toEqual(['https://b.example']);
});
