import { describe, expect, test } from 'vitest';
import { PrintedLine, rowOf } from '../../../src/search/index/fine-print.ts';
import { createFinePrint, listedIn } from '../../../src/search/text/fine-print.ts';
import { tokenizeForIndex, tokenizeText } from '../../../src/search/text/tokenize.ts';
import { library } from '../../support/library.ts';

/** All distinct lines of the fine print of the catalog. */
const lines = new Set<string>();
const eachLine = createFinePrint(listedIn(library.items));
for (const { subject } of library.items.values()) eachLine(subject, (line) => void lines.add(line));
const SPELLINGS = [
  'file system',
  'filesystems',
  'user-space',
  'v1.0.0-rc.95',
  'Jérôme',
  'ﬁne print',
  'a … b',
  '½ of ½',
];

/** Whether a new line, which has no state from earlier calls, contains the words. */
const has = (text: string, words: readonly string[], isBegun = false) =>
  new PrintedLine(text).has(rowOf(words, isBegun));

describe('a line of the fine print', () => {
  test('matches each of its words in the index, and the beginning of each', () => {
    const lost = [...lines, ...SPELLINGS].flatMap((text) =>
      tokenizeForIndex(text)
        .filter((word) => !has(text, [word]) || !has(text, [word.slice(0, -1)], true))
        .map((word) => `${word} of ${text}`),
    );
    expect(lost).toEqual([]);
  });

  test('matches any two neighbouring words', () => {
    const lost = [...lines, ...SPELLINGS].filter((text) => {
      const words = tokenizeText(text);
      return words.some((word, at) => at > 0 && !has(text, [words[at - 1] ?? '', word]));
    });
    expect(lost).toEqual([]);
  });

  test.each([
    ['another form of half a compound', 'user-space', ['user', 'spaces']],
    ['words in another order', 'drops capabilities', ['capabilities', 'drops']],
    ['a part of a word', 'containerd', ['container']],
    ['a different release with the same beginning', '1.1.12', ['1.1.1']],
  ])('does not match %s', (_, text, words) => {
    expect(has(text, words)).toBe(false);
  });
});
