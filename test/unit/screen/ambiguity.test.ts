import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AMBIGUITY_QUESTION, ambiguityIn, withAmbiguity } from '../../../src/screen/ambiguity.ts';
import { frameText } from '../../../src/screen/frame.ts';
import { lineWidth } from '../../../src/screen/line.ts';
import { createTheme } from '../../../src/screen/theme.ts';
import { themeFor } from '../../../src/system/environment.ts';
import { contextFor } from '../../../src/views/context.ts';
import { openHelp } from '../../../src/views/help/update.ts';
import { drawScreen } from '../../../src/views/registry.ts';
import { initialState, openOverList, type State } from '../../../src/views/state.ts';
import { library } from '../../support/library.ts';
import { AMBIGUOUS_WIDE, type Opinion } from '../../support/opinions.ts';
import { ScreenModel } from '../../support/screen-model.ts';

const narrow = createTheme({ colour: true, unicode: true, hyperlinks: false });
const wide = createTheme({ colour: true, unicode: true, hyperlinks: false, ambiguous: 'wide' });

/** The row and column in the reply of a terminal to the query. */
async function replyOf(cellsOf?: Opinion) {
  let reply = '';
  const screen = new ScreenModel(40, 10, (bytes) => (reply += bytes), cellsOf);
  await screen.feed(AMBIGUITY_QUESTION);
  const [, row, column] = reply.match(/^.\[(\d+);(\d+)R$/u) ?? [];
  return { row: Number(row), column: Number(column) };
}

describe('the query for the width of ambiguous characters', () => {
  test('is answered by terminals that draw them in one cell, and by those that use two', async () => {
    expect(ambiguityIn(await replyOf())).toBe('narrow');
    expect(ambiguityIn(await replyOf(AMBIGUOUS_WIDE))).toBe('wide');
  });

  test('is not answered by other cursor positions or by Shift-F3', () => {
    for (const report of [
      { row: 1, column: 2 },
      { row: 1, column: 3 },
      { row: 2, column: 9 },
      { row: 24, column: 3 },
    ]) {
      expect(ambiguityIn(report)).toBeNull();
    }
  });

  test('sets the width in the theme, and an answer that was already known changes nothing', () => {
    expect(withAmbiguity(narrow, 'wide')).toEqual(wide);
    expect(withAmbiguity(wide, 'narrow')).toEqual(narrow);
    expect(withAmbiguity(narrow, 'narrow')).toBe(narrow);
  });
});

test('the setting decides without a query, and is ignored in ASCII', () => {
  const look = { noColor: false, ascii: false };
  const environment = { LANG: 'ja_JP.UTF-8', AWESOME_CONTAINERS_AMBIGUOUS: 'wide' };
  expect(themeFor(environment, look).ambiguous).toBe('wide');
  expect(themeFor({ ...environment, AWESOME_CONTAINERS_AMBIGUOUS: 'narrow' }, look).ambiguous).toBe('narrow');
  expect(themeFor({ LANG: 'ja_JP.UTF-8' }, look).ambiguous).toBe('narrow');
  expect(themeFor(environment, { ...look, ascii: true }).ambiguous).toBe('narrow');
});

const starts: readonly State[] = [
  initialState({ tree: library.tree }),
  initialState({ tree: library.tree, query: 'runc' }),
  initialState({ tree: library.tree, query: '“é”' }),
  openOverList(initialState({ tree: library.tree, query: 'what’s next' }), 'detail'),
  openHelp(initialState({ tree: library.tree }), {}).state,
];
const size = fc.record({ columns: fc.integer({ min: 30, max: 120 }), rows: fc.integer({ min: 8, max: 40 }) });

test('with wide ambiguous characters, every line fits its pane and has the computed width', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...starts), size, async (state, window) => {
      const panes = drawScreen(state, contextFor(library, window, wide));
      const screen = new ScreenModel(window.columns, window.rows, () => {}, AMBIGUOUS_WIDE);
      await screen.feed(`\u001b[?7l${frameText(panes, wide)}`);
      for (const { place, lines } of panes) {
        for (const [row, line] of lines.entries()) {
          const cells = lineWidth(line);
          const shown = screen.cells(place.y + row).slice(place.x, place.x + cells);
          const text = line.map((span) => span.text).join('');
          expect(cells).toBeLessThanOrEqual(place.columns);
          expect(shown.map((cell) => cell.text).join('')).toBe(text);
        }
      }
    }),
    { numRuns: 60 },
  );
  drawScreen(starts[0] as State, contextFor(library, { columns: 80, rows: 24 }, narrow));
});
