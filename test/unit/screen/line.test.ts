import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActionName } from '../../../src/keys/actions.ts';
import { frameText } from '../../../src/screen/frame.ts';
import {
  BOLD,
  cutLine,
  type Line,
  lineWidth,
  MUTED,
  type Style,
  span,
  spread,
  type Tone,
} from '../../../src/screen/line.ts';
import { createTheme, paint } from '../../../src/screen/theme.ts';
import { contextFor } from '../../../src/views/context.ts';
import { drawScreen } from '../../../src/views/registry.ts';
import { initialState, type State } from '../../../src/views/state.ts';
import { type Message, update } from '../../../src/views/update.ts';
import { library } from '../../support/library.ts';

const isAscii = (bytes: string) => [...bytes].every((sign) => sign < '\u007f');
const textOf = (line: Line) => line.map(({ text }) => text).join('');
const line = (...texts: readonly string[]): Line => texts.map((text) => span(text));

test.each([
  [['runc'], 4, 'runc'],
  [['run', 'c'], 4, 'runc'],
  [['containers'], 6, 'conta…'],
  [['con', 'tainers'], 6, 'conta…'],
  [['conta', 'iners'], 6, 'conta…'],
  [['contai', 'ners'], 6, 'conta…'],
  [['a', '漢字', 'b'], 5, 'a漢…'],
  [['a', '漢字'], 4, 'a漢…'],
  [['a', '漢字'], 3, 'a…'],
  [['one', 'two'], 1, '…'],
  [['one', 'two'], 0, ''],
  [[], 5, ''],
])('%j cut to %i cells is “%s”', (texts, width, cut) => {
  expect(textOf(cutLine(line(...texts), width, '…'))).toBe(cut);
});

test('a cut line keeps its styles, and the ellipsis has the style of the text that it replaces', () => {
  expect(cutLine([span('runc ', BOLD), span('container', MUTED)], 8, '…')).toEqual([
    span('runc ', BOLD),
    span('co…', MUTED),
  ]);
});

test.each([
  ['runc', '●', 8, 'runc   ●'],
  ['containerd', '●', 8, 'conta… ●'],
  ['containerd', '', 8, 'contain…'],
  ['漢字漢字', '●', 8, '漢字…  ●'],
  ['runc', 'everything', 8, 'runc'],
  ['runc', '', 8, 'runc    '],
])('“%s” and “%s” at the ends of %i cells are “%s”', (left, right, width, row) => {
  expect(textOf(spread(line(left), right === '' ? [] : line(right), width, '…'))).toBe(row);
});

const text = fc.array(fc.constantFrom('a', 'runc', ' ', 'é', 'e\u0301', '漢', '한국', 'ح', 'कं', '—', '●'), {
  maxLength: 12,
});
const style: fc.Arbitrary<Style> = fc.record(
  {
    tone: fc.constantFrom<Tone[]>('accent', 'match', 'good', 'fixed', 'warn', 'bad', 'muted'),
    bold: fc.boolean(),
    underline: fc.boolean(),
    link: fc.constant('https://example.org/'),
  },
  { requiredKeys: [] },
);
const anyLine = fc.array(
  fc.tuple(text, style).map(([pieces, look]) => span(pieces.join(''), look)),
  { maxLength: 6 },
);
const width = fc.integer({ min: 0, max: 60 });
const ellipsis = fc.constantFrom('…', '~');

test('a line is cut to its width with an ellipsis, and is unchanged if it fits', () => {
  fc.assert(
    fc.property(anyLine, width, ellipsis, (whole, cells, sign) => {
      const cut = cutLine(whole, cells, sign);
      expect(lineWidth(cut)).toBeLessThanOrEqual(cells);
      if (lineWidth(whole) <= cells) expect(cut).toBe(whole);
      else if (cells > 0) expect(textOf(cut).endsWith(sign)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('two ends fill their width exactly if there is room for both, and are never wider', () => {
  fc.assert(
    fc.property(anyLine, anyLine, width, ellipsis, (left, right, cells, sign) => {
      const row = spread(left, right, cells, sign);
      expect(lineWidth(row)).toBeLessThanOrEqual(cells);
      if (lineWidth(right) < cells) expect(lineWidth(row)).toBe(cells);
    }),
    { numRuns: 1000 },
  );
});

describe('painting', () => {
  const painted = (options: Partial<Parameters<typeof createTheme>[0]>) => (row: Line) =>
    paint(row, createTheme({ colour: true, unicode: true, hyperlinks: false, ...options }));
  const codesIn = (bytes: string) => [...bytes.matchAll(/\[([\d;]*)m/g)].flatMap(([, codes = '']) => codes.split(';'));

  test.each([
    [span('runc'), 'runc'],
    [span('runc', { tone: 'good' }), '\u001b[38;5;114mrunc\u001b[0m'],
    [span('runc', { tone: 'bad', bold: true }), '\u001b[1;38;5;210mrunc\u001b[0m'],
    [span('', { tone: 'bad' }), ''],
  ])('%j writes only the codes of its style, and resets them', (one, bytes) => {
    expect(painted({})([one])).toBe(bytes);
  });

  test('without colour, a line has codes for bold and underline only', () => {
    fc.assert(
      fc.property(anyLine, (row) => {
        expect(['0', '1', '4']).toEqual(expect.arrayContaining(codesIn(painted({ colour: false })(row))));
      }),
    );
    expect(codesIn(painted({})([span('x', { tone: 'warn' })]))).toEqual(['38', '5', '221', '0']);
  });

  test('a hyperlink is written only if the terminal supports hyperlinks, and is closed', () => {
    const link = [span('page', { link: 'https://example.org/' })];
    expect(painted({})(link)).toBe('page');
    expect(painted({ hyperlinks: true })(link)).toBe('\u001b]8;;https://example.org/\u001b\\page\u001b]8;;\u001b\\');
  });

  test('in ASCII, every line is ASCII', () => {
    fc.assert(
      fc.property(anyLine, (row) => {
        expect(painted({ unicode: false })(row)).toSatisfy(isAscii);
      }),
    );
  });
});

describe('a whole screen in ASCII', () => {
  const theme = createTheme({ colour: true, unicode: false, hyperlinks: true });
  const size = { columns: 100, rows: 90 };
  const having = (query: string, ...messages: readonly Message[]): State =>
    messages.reduce<State>(
      (state, message) => update(state, message, contextFor(library, size, theme)).state,
      initialState({
        tree: library.tree,
        query,
        shelves: { bookmarks: ['runc', 'red-hat-user-namespaces'], recent: [] },
      }),
    );
  const press = (action: ActionName): Message => ({ type: 'pressed', action, key: '' });

  test.each([
    ['the tree', having('', press('open'), press('down')), 'Foundations'],
    ['a search', having('namespaces'), '/ namespaces'],
    ['a search for letters without an ASCII form', having('漢字'), 'Nothing matches ????'],
    ['the detail of an entry with its notes', having('runc', press('keep-results'), press('open')), 'SECURITY NOTES'],
    ['an article with a typographic name', having('whats next user'), "What's Next"],
    ['the help', having('', press('help')), 'MOVE'],
    [
      'a notice',
      having('', { type: 'noticed', notice: { tone: 'warn', text: 'Nothing matches “é”.' } }),
      'matches "e".',
    ],
  ])('%s has no other characters', (_, state, words) => {
    const frame = frameText(drawScreen(state, contextFor(library, size, theme)), theme);
    expect(stripVTControlCharacters(frame)).toContain(words);
    expect(frame).toSatisfy(isAscii);
  });
});
