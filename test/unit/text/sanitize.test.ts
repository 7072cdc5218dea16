import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isClean, sanitize } from '../../../src/text/sanitize.ts';

const MAX_CODE_POINT = 0x10ffff;

/** Written out instead of imported, so that a gap in the code fails a test. */
const FORBIDDEN: readonly (readonly [first: number, last: number])[] = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x061c, 0x061c],
  [0x1160, 0x1160],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x20e3, 0x20e3],
  [0xd800, 0xdfff],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
  [0xfffe, 0xffff],
  [0x1f1e6, 0x1f1ff],
  [0x1f3fb, 0x1f3ff],
  [0xe0000, 0xe007f],
  [0xe0100, 0xe01ef],
];

const isForbidden = (codePoint: number) => FORBIDDEN.some(([first, last]) => codePoint >= first && codePoint <= last);

function forbiddenIn(text: string): readonly string[] {
  return [...text]
    .map((character) => character.codePointAt(0) ?? 0)
    .filter(isForbidden)
    .map((codePoint) => codePoint.toString(16));
}

/** Texts of any code points, with the troublesome ones more often. */
const anyText = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: MAX_CODE_POINT }),
      fc.integer({ min: 0x20, max: 0x7e }),
      fc.constantFrom(...FORBIDDEN.flat(), 0x1b, 0x9b, 0x9d, 0x90, 0x07, 0x9c, 0x0300, 0x0301, 0x0345, 0x1100, 0x1161),
    ),
    { maxLength: 40 },
  )
  .map((codePoints) => String.fromCodePoint(...codePoints));

describe('any sanitized text', () => {
  it('has no character that controls a terminal or cannot be shown', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(forbiddenIn(sanitize(text))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('does not change when it is sanitized again, and counts as clean', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = sanitize(text);
        expect(sanitize(once)).toBe(once);
        expect(isClean(once)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is composed, and has at most four marks per letter', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = sanitize(text);
        expect(clean.normalize('NFC')).toBe(clean);
        expect(clean).not.toMatch(/\p{M}{5}/u);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is unchanged if it is printable ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(sanitize(text)).toBe(text);
      }),
    );
  });
});

test('any single code point between two words keeps both words and leaves nothing forbidden', () => {
  const wrong: string[] = [];
  for (let codePoint = 0; codePoint <= MAX_CODE_POINT; codePoint += 1) {
    const clean = sanitize(`run ${String.fromCodePoint(codePoint)} container`);
    const intact = clean.startsWith('run ') && clean.endsWith('container');
    if (!intact || forbiddenIn(clean).length > 0) wrong.push(codePoint.toString(16));
  }
  expect(wrong).toEqual([]);
});

test.each([
  ['a colour', '\u001b[1;31mred\u001b[0m runc', 'red runc'],
  ['hidden text switched on', 'a\u001b[8mb', 'ab'],
  ['a colour by the single-byte introducer', '\u009b31mred', 'red'],
  ['a private mode', '\u001b[?1049lrunc', 'runc'],
  ['a cursor shape, with a space before its letter', '\u001b[2 qrunc', 'runc'],
  ['a window title', '\u001b]0;pwned\u0007runc', 'runc'],
  ['a title closed the long way', '\u001b]2;pwned\u001b\\runc', 'runc'],
  ['a title by single bytes', '\u009d2;pwned\u009crunc', 'runc'],
  ['a hyperlink, but not its words', '\u001b]8;;https://evil.example\u001b\\runc\u001b]8;;\u001b\\', 'runc'],
  ['the clipboard', '\u001b]52;c;cm0gLXJm\u0007runc', 'runc'],
  ['a device control string', 'a\u001bP1$r0m\u001b\\b', 'ab'],
  ['an application command', 'a\u001b_Gf=100;AAAA\u001b\\b', 'ab'],
  ['a privacy message', 'a\u001b^secret\u001b\\b', 'ab'],
  ['a start of string', 'a\u001bXsecret\u001b\\b', 'ab'],
  ['a full reset', 'a\u001bcb', 'ab'],
  ['a character set', 'a\u001b(0b', 'ab'],
])('removes %s', (_name, text, clean) => {
  expect(sanitize(text)).toBe(clean);
});

test.each([
  ['a title', '\u001b]0;', 'Lxc and the rest'],
  ['a title by a single byte', '\u009d', 'Lxc and the rest'],
  ['a device control string', '\u001bP', 'Lxc and the rest'],
  ['an application command', '\u001b_', 'Lxc and the rest'],
  ['a privacy message', '\u009e', 'Lxc and the rest'],
  ['a start of string', '\u0098', 'Lxc and the rest'],
])('keeps the text after %s that is never closed', (_name, opening, rest) => {
  expect(sanitize(`${opening}${rest}`)).toContain(rest);
  expect(sanitize(`before ${opening}${rest}\nafter`)).toContain(`${rest} after`);
  expect(sanitize(`${opening}${rest}\u001b[31m and \u001b]0;more\u0007the end`)).toContain(`${rest} and the end`);
});

test('keeps the text after an unfinished escape sequence', () => {
  expect(sanitize('runc\u001b')).toBe('runc');
  expect(sanitize('runc\u001b[')).toBe('runc');
  expect(sanitize('runc\u001b[31')).toBe('runc');
  expect(sanitize('\u001b[31\nrunc')).toBe(' runc');
  expect(sanitize('\u001b\u001b[31mrunc')).toBe('runc');
  expect(sanitize('\u001b\u0433\u043e\u0434')).toBe('\u0433\u043e\u0434');
});

test('the remains of sequences never form a new sequence', () => {
  expect(sanitize('\u001b\u200b[31mred')).toBe('[31mred');
  expect(forbiddenIn(sanitize('\u001b\u001b]0;a\u0007[31mred'))).toEqual([]);
});

test.each([
  ['a line break', 'one\r\ntwo', 'one two'],
  ['many line breaks and tabs', 'one\n\n\t\ttwo', 'one two'],
  ['the separators of lines and paragraphs', 'one\u2028\u2029two', 'one two'],
  ['a bell, a backspace and a delete', 'a\u0007b\u0008c\u007fd', 'abcd'],
  ['an override of the writing direction', 'txt.\u202egpj\u202c', 'txt.gpj'],
  ['a zero-width space and a soft hyphen', 'ru\u200bn\u00adc', 'runc'],
  ['tags', 'runc\u{e0068}\u{e0069}\u{e007f}', 'runc'],
  ['half of a surrogate pair', 'a\ud83db', 'ab'],
])('makes one clean row from %s', (_name, text, clean) => {
  expect(sanitize(text)).toBe(clean);
});

test.each([
  ['a family', '👨‍👩‍👧', '👨👩👧'],
  ['a symbol drawn as an emoji', '⚠️ careful', '⚠ careful'],
  ['a hand with a skin tone', '👍🏽', '👍'],
  ['a flag', '🇩🇪', 'DE'],
  ['a keycap', '1️⃣', '1'],
  ['a decomposed letter', 'e\u0301', '\u00e9'],
  ['a letter with many marks', `z${'\u0335'.repeat(50)}algo`, `z${'\u0335'.repeat(4)}algo`],
])('gives %s one width on every terminal', (_name, text, clean) => {
  expect(sanitize(text)).toBe(clean);
});

test.each(['容器', '컨테이너', 'контейнер', 'कंटेनर', 'حاوية', 'Größe – “naïve” … →'])('keeps %s unchanged', (text) => {
  expect(sanitize(text)).toBe(text);
  expect(isClean(text)).toBe(true);
});
