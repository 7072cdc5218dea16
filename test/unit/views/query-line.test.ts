import { describe, expect, test } from 'vitest';
import {
  caretLeft,
  caretRight,
  caretToEnd,
  caretToStart,
  caretWordLeft,
  caretWordRight,
  emptyLine,
  eraseAfter,
  eraseBefore,
  eraseTerm,
  eraseWordAfter,
  eraseWordBefore,
  insert,
} from '../../../src/views/search-line/line.ts';

/** A line with the caret at the bar. */
const line = (shown: string) => ({ text: shown.replace('|', ''), caret: shown.indexOf('|') });
const shown = ({ text, caret }: { text: string; caret: number }) => `${text.slice(0, caret)}|${text.slice(caret)}`;

describe('the caret moves and erases by whole characters', () => {
  test.each([
    ['a letter', 'a'],
    ['a letter with a mark', 'x\u0301'],
    ['an emoji', '👍'],
    ['a family', '👨‍👩‍👧'],
    ['a skin tone', '👍🏽'],
    ['a flag', '🇩🇪'],
    ['a syllable of Hangul in parts', '\u1112\u1161\u11ab'],
    ['a syllable of old Hangul', '\u1140\u1161\u11ab'],
    ['a letter of Devanagari with its vowel', 'नि'],
    ['a letter of Tamil with its vowel', 'கோ'],
  ])('%s', (_, letter) => {
    const [before, after] = [
      { text: `a${letter}b`, caret: 1 + letter.length },
      { text: `a${letter}b`, caret: 1 },
    ];
    expect(eraseBefore(before)).toEqual({ text: 'ab', caret: 1 });
    expect(eraseAfter(after)).toEqual({ text: 'ab', caret: 1 });
    expect(caretLeft(before).caret).toBe(1);
    expect(caretRight(after).caret).toBe(1 + letter.length);
  });

  test.each([
    ['a family', '👨‍👩‍👧'],
    ['a flag', '🇩🇪'],
    ['a skin tone', '👍🏽'],
    ['a keycap', '1️⃣'],
    ['Hangul in parts', '\u1112\u1161\u11ab'],
    ['a syllable of Devanagari', 'क्षि'],
  ])('%s, also if the terminal shows it as several characters', (_, letter) => {
    const before = insert({ text: 'xy', caret: 1 }, 'a');
    const typed = insert(before, letter);
    expect(eraseBefore(typed)).toEqual(before);
    expect(eraseBefore(insert(typed, 'z'))).toEqual(typed);
    expect(eraseBefore(eraseBefore(insert(typed, '🇫🇷')))).toEqual(before);
    const left = caretLeft(typed);
    expect(left.caret).toBe(before.caret);
    expect(caretRight(left).caret).toBe(typed.caret);
    expect(eraseAfter(left)).toEqual(before);
    expect(eraseBefore(caretRight(insert(caretToStart(typed), 'new ')))).toMatchObject({
      text: `new ${typed.text.slice(1)}`,
    });
  });

  test('nothing is erased beyond the ends', () => {
    expect(shown(eraseBefore(line('|ab')))).toBe('|ab');
    expect(shown(eraseAfter(line('ab|')))).toBe('ab|');
  });
});

describe('words consist of letters and digits, as in a shell', () => {
  test.each([
    [caretWordLeft, 'status:active docker-bench|', 'status:active docker-|bench'],
    [caretWordLeft, 'status:active docker-|bench', 'status:active |docker-bench'],
    [caretWordRight, '|status:active', 'status|:active'],
    [caretWordRight, 'status|:active x', 'status:active| x'],
    [eraseWordBefore, 'status:active  |x', 'status:|x'],
    [eraseWordAfter, 'docker|  bench x', 'docker| x'],
    [eraseTerm, 'x status:active |y', 'x |y'],
    [caretWordLeft, 'größe çay|', 'größe |çay'],
  ])('%o', (edit, before, after) => {
    expect(shown(edit(line(before)))).toBe(after);
  });
});

test('a typed mark joins the character before it, and the caret stays after both', () => {
  expect(shown(insert(line('cafe|x'), '\u0301'))).toBe('café|x');
  expect(shown(['\u1112', '\u1161', '\u11ab'].reduce(insert, line('a|b')))).toBe('a한|b');
  expect(shown(insert(line('ru|c'), 'n\u200d\ufe0f'))).toBe('run|c');
  expect(insert(emptyLine, 'x'.repeat(1000))).toEqual(caretToEnd({ text: 'x'.repeat(256), caret: 0 }));
});
