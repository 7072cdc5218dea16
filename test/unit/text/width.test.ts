import fc from 'fast-check';
import { eastAsianWidthType } from 'get-east-asian-width';
import { describe, expect, test } from 'vitest';
import { createTheme } from '../../../src/screen/theme.ts';
import { sanitize } from '../../../src/text/sanitize.ts';
import { clip, isNarrow, takeCells, toAscii, widthOf, wrap } from '../../../src/text/width.ts';

const WIDE = '漢字';
const ACCENT_APART = 'e\u0301';
const ARABIC = 'حاوية';
const ARABIC_WITH_MARKS = 'حَاوِيَة';
const DEVANAGARI = 'कंटेनर';

test.each([
  ['', 0],
  ['runc', 4],
  ['naïve — “é”', 11],
  [ACCENT_APART, 1],
  [WIDE, 4],
  [`a${WIDE}b`, 6],
  ['한국', 4],
  ['かな', 4],
  ['ｗｉｄｅ', 8],
  [ARABIC, 5],
  [ARABIC_WITH_MARKS, 5],
  [DEVANAGARI, 4],
  ['हिन्दी', 5],
  ['தமிழ்', 4],
  ['বাংলা', 5],
  ['ไทย', 3],
  ['…▸●★', 4],
])('“%s” takes %i cells', (text, cells) => {
  expect(widthOf(text)).toBe(cells);
});

test.each([
  ['runc', 4, 'runc'],
  ['containerd', 5, 'cont…'],
  ['containerd', 1, '…'],
  ['containerd', 0, ''],
  [WIDE, 4, '漢字'],
  [WIDE, 3, '漢…'],
  [WIDE, 2, '…'],
  [`${ACCENT_APART}${ACCENT_APART}${ACCENT_APART}`, 2, `${ACCENT_APART}…`],
  [ARABIC, 3, 'حا…'],
  ['हिन्दी', 4, 'हिन्…'],
  ['कीकी', 2, '…'],
])('“%s” clipped to %i cells is “%s”', (text, width, clipped) => {
  expect(clip(text, width, '…')).toBe(clipped);
});

test.each([
  ['containerd', 4, 'cont'],
  [WIDE, 3, '漢'],
  [WIDE, 1, ''],
  [`${ACCENT_APART}x`, 1, ACCENT_APART],
  ['runc', 9, 'runc'],
])('the beginning of “%s” in %i cells is “%s”', (text, width, taken) => {
  expect(takeCells(text, width)).toBe(taken);
});

test.each([
  ['starts a container', 8, ['starts a', 'containe', 'r']],
  ['starts a container', 30, ['starts a container']],
  ['one two', 3, ['one', 'two']],
  ['', 10, ['']],
  ['seccomp', 3, ['sec', 'com', 'p']],
  ['漢字漢', 4, ['漢字', '漢']],
  ['漢字漢', 3, ['漢', '字', '漢']],
  ['漢字', 1, ['漢', '字']],
  ['ab c', 0, ['a', 'b', 'c']],
  ['ab c', -1, ['a', 'b', 'c']],
  [`${ACCENT_APART}${ACCENT_APART}`, 1, [ACCENT_APART, ACCENT_APART]],
  [`${DEVANAGARI} ${DEVANAGARI}`, 4, [DEVANAGARI, DEVANAGARI]],
])('“%s” wrapped to %i cells', (text, width, rows) => {
  expect(wrap(text, width)).toEqual(rows);
});

/** The width of a code point in xterm and tmux, by its category and East Asian width. */
function classicWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  const isPartOfSyllable = (code >= 0x1160 && code <= 0x11ff) || (code >= 0xd7b0 && code <= 0xd7ff);
  if (isPartOfSyllable || /^[\p{Mn}\p{Me}\p{Cf}]$/u.test(character)) return 0;
  return ['wide', 'fullwidth'].includes(eastAsianWidthType(code)) ? 2 : 1;
}

test('every character that can reach the screen has its width in terminals', () => {
  const wrong: string[] = [];
  for (let code = 0; code < 0x110000; code++) {
    for (const character of sanitize(String.fromCodePoint(code))) {
      if (widthOf(character) !== classicWidth(character)) wrong.push(code.toString(16));
    }
  }
  expect(wrong).toEqual([]);
});

test('all glyphs of the theme are narrow, so that lines with them are measured quickly', () => {
  const { note, status, ...signs } = createTheme({ colour: true, unicode: true, hyperlinks: true }).glyphs;
  const all = [...Object.values(signs), ...Object.values(note), ...Object.values(status)];
  expect(all.filter((sign) => !isNarrow(sign))).toEqual([]);
});

describe('a text of a million letters', () => {
  test.each([
    ['Latin', 'a'],
    ['wide', '漢'],
    ['marked', 'a\u0301'],
  ])('without spaces, in %s letters, is wrapped, cut and measured', (_, letter) => {
    const text = letter.repeat(1_000_000);
    const rows = wrap(text, 40);
    expect(rows).toHaveLength((1_000_000 * widthOf(letter)) / 40);
    expect(rows.join('')).toBe(text);
    expect(widthOf(clip(text, 40, '…'))).toBeGreaterThan(38);
    expect(widthOf(takeCells(text, 40))).toBe(40);
  });

  test('of words, or of spaces only, is wrapped', () => {
    expect(wrap('word '.repeat(200_000), 9)).toHaveLength(100_000);
    expect(wrap(' '.repeat(1_000_000), 40).join('')).toMatch(/^ *$/);
  });
});

test.each([
  ['Jérôme’s “runc” – it’s fine…', 'Jerome\'s "runc" - it\'s fine~'],
  ['漢 ○', '?? ?'],
  ['한국', '????'],
])('“%s” in ASCII is “%s”', (text, ascii) => {
  expect(toAscii(text)).toBe(ascii);
});

describe('for any clean text and any width', () => {
  const piece = fc.constantFrom('a', 'runc', ' ', '  ', 'é', ACCENT_APART, '漢', '한', 'ح', 'َ', 'क', 'ं', '—', '/', '𝔘');
  const text = fc
    .oneof(fc.array(piece, { maxLength: 40 }), fc.array(fc.string({ unit: 'binary' }), { maxLength: 8 }))
    .map((pieces) => sanitize(pieces.join('')));
  const width = fc.integer({ min: 0, max: 60 });
  const rowWidth = fc.integer({ min: 1, max: 60 });
  const marksLead = /^\p{Mark}/u;

  test('clipped or taken text is never wider than requested', () => {
    fc.assert(
      fc.property(text, width, (words, cells) => {
        expect(widthOf(clip(words, cells, '…'))).toBeLessThanOrEqual(cells);
        expect(widthOf(takeCells(words, cells))).toBeLessThanOrEqual(cells);
        expect(words.startsWith(takeCells(words, cells))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('as much text is taken as fits', () => {
    fc.assert(
      fc.property(text, width, (words, cells) => {
        const taken = takeCells(words, cells);
        // A letter stays with its marks, some of which have their own cell.
        const [next] = words.slice(taken.length).match(/^.\p{M}*/su) ?? [];
        if (next !== undefined) expect(widthOf(taken + next)).toBeGreaterThan(cells);
      }),
      { numRuns: 1000 },
    );
  });

  test('no row of wrapped text is wider than requested, except for a wide character in one cell', () => {
    fc.assert(
      fc.property(text, rowWidth, (words, cells) => {
        for (const row of wrap(words, cells)) {
          expect(widthOf(row) <= cells || (cells === 1 && [...row].length === 1)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('wrapping loses only spaces, and splits no character', () => {
    fc.assert(
      fc.property(text, width, (words, cells) => {
        const rows = wrap(words, cells);
        expect(rows.join('').replaceAll(' ', '')).toBe(words.replaceAll(' ', ''));
        expect(rows.filter((row) => /\p{Surrogate}/u.test(row))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('a row never begins with the marks of the letter before it', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 60 }), (words, cells) => {
        const isApart = marksLead.test(words) || / \p{Mark}/u.test(words);
        const hasRoom = (words.match(/\P{Mark}\p{Mark}*/gu) ?? []).every((letter) => widthOf(letter) <= cells);
        expect(isApart || !hasRoom || !wrap(words, cells).some((row) => marksLead.test(row))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('the ASCII form is as wide as the text', () => {
    fc.assert(
      fc.property(text, (words) => {
        const ascii = toAscii(words);
        expect(ascii).toMatch(/^[ -~]*$/);
        expect(widthOf(ascii)).toBe(widthOf(words));
      }),
      { numRuns: 1000 },
    );
  });
});
