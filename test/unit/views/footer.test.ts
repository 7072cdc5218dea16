import { expect, test } from 'vitest';
import { createTheme } from '../../../src/screen/theme.ts';
import { footerLines } from '../../../src/views/common/footer.ts';
import { initialState } from '../../../src/views/state.ts';
import { library } from '../../support/library.ts';

test.each([
  [true, ' ↑↓ move'],
  [false, ' Up/Down move'],
])('two keys of one hint can be distinguished with and without Unicode arrows (%s)', (unicode, line) => {
  const theme = createTheme({ colour: false, unicode, hyperlinks: false });
  const hints = [{ actions: ['up', 'down'], word: 'move', rank: 0 }] as const;
  const [footer = []] = footerLines(initialState({ tree: library.tree }), hints, 80, theme);
  expect(footer.map(({ text }) => text).join('')).toBe(line);
});
