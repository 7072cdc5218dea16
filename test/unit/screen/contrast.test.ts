import { beforeAll, describe, expect, test } from 'vitest';
import { createSession } from '../../../src/app/session.ts';
import { keyBindings, VIEW_IDS, type ViewId } from '../../../src/keys/keymap.ts';
import { paletteFor } from '../../../src/screen/colours/palette.ts';
import { frameText } from '../../../src/screen/frame.ts';
import { createTheme, type Theme } from '../../../src/screen/theme.ts';
import { contextFor } from '../../../src/views/context.ts';
import { drawScreen } from '../../../src/views/registry.ts';
import { initialState, type State, topView } from '../../../src/views/state.ts';
import { contrastOf, type Ground } from '../../support/contrast.ts';
import { library } from '../../support/library.ts';
import { type Cell, ScreenModel } from '../../support/screen-model.ts';

const size = { columns: 120, rows: 40 };
const look = (options: Partial<Theme>) => createTheme({ colour: true, unicode: true, hyperlinks: false, ...options });
const plain = look({ colour: false });

const DARK: Readonly<Record<string, Ground>> = {
  black: { paper: '#000000', ink: '#e5e5e5' },
  'dark grey': { paper: '#1e1e1e', ink: '#d4d4d4' },
  'Solarized dark': { paper: '#002b36', ink: '#839496' },
};
const LIGHT: Readonly<Record<string, Ground>> = {
  white: { paper: '#ffffff', ink: '#000000' },
  'Solarized light': { paper: '#fdf6e3', ink: '#657b83' },
};

/** The maximum number of screens per view: the first one, and those after some keys. */
const MOST_SCREENS = 8;

/** The state after some keys. */
function after(start: State, keys: readonly string[]): State {
  const session = createSession({ start, context: () => contextFor(library, size, plain), perform: () => {} });
  session.press(keys);
  return session.state();
}

/** Every view with some of its screens, found by pressing every key of each view. */
function screensOfAll(): ReadonlyMap<ViewId, readonly State[]> {
  const found = new Map<ViewId, State[]>();
  const note = (state: State): boolean => {
    const { view } = topView(state);
    const known = found.get(view);
    if (known === undefined) found.set(view, [state]);
    else if (known.length < MOST_SCREENS) known.push(state);
    return known === undefined;
  };
  const shown = initialState({
    tree: library.tree,
    query: 'runc container',
    shelves: { bookmarks: ['runc'], recent: ['podman'] },
    installed: { runc: '1.1.4', docker: '24.0.5', nonsense: '1' },
    ticks: ['drop-capabilities'],
  });
  const queue = [after({ ...shown, marks: ['runc', 'crun', 'gvisor'] }, ['enter'])];
  note(queue[0] as State);
  for (const state of queue) {
    for (const [, keys] of keyBindings(topView(state).view)) {
      const next = after(state, (keys[0] ?? '').split(' '));
      if (note(next)) queue.push(next);
    }
  }
  return found;
}

async function cellsOf(state: State, theme: Theme): Promise<readonly Cell[]> {
  const model = new ScreenModel(size.columns, size.rows, () => {});
  await model.feed(`\u001b[?7l${frameText(drawScreen(state, contextFor(library, size, theme)), theme)}`);
  return Array.from({ length: size.rows }, (_, row) => model.cells(row)).flat();
}

let screens: ReadonlyMap<ViewId, readonly State[]>;
beforeAll(() => {
  screens = screensOfAll();
});

const isText = ({ text }: Cell) => text.trim() !== '';

describe.each([
  ['dark', look({}), DARK, 4.5],
  ['light', look({ background: 'light' }), LIGHT, 4.5],
  ['high-contrast on dark', look({ contrast: 'high' }), DARK, 7],
  ['high-contrast on light', look({ contrast: 'high', background: 'light' }), LIGHT, 7],
] as const)('the theme %s', (_, theme, grounds, least) => {
  test.each(VIEW_IDS)('has enough contrast in every cell of %s', async (view) => {
    const states = screens.get(view) ?? [];
    expect(states.length).toBeGreaterThan(0);
    for (const state of states) {
      const cells = (await cellsOf(state, theme)).filter(isText);
      expect(cells.length).toBeGreaterThan(20);
      expect(cells.filter(({ dim }) => dim)).toEqual([]);
      // The default colours of the terminal are the choice of the user, and are checked only for high contrast.
      const chosen = cells.filter(({ fg, bg }) => theme.contrast === 'high' || fg !== 'default' || bg !== 'default');
      for (const [name, ground] of Object.entries(grounds)) {
        const faint = chosen.filter((cell) => contrastOf(cell, ground) < least);
        expect({ name, faint: faint.map(({ text, fg }) => `${text} in ${fg}`) }).toEqual({ name, faint: [] });
      }
    }
  });
});

test.each([
  ['without colour', plain],
  ['with sixteen colours', look({ depth: 16 })],
  ['in high contrast on an unknown background', look({ contrast: 'high', background: 'unknown' })],
])('nothing is dim %s', async (_, theme) => {
  for (const [state] of screens.values()) {
    const cells = await cellsOf(state as State, theme);
    expect(cells.filter(({ dim }) => dim)).toEqual([]);
    expect(cells.filter(({ fg }) => typeof fg === 'number' && fg >= 16)).toEqual([]);
    if (!theme.colour) expect(cells.filter(({ fg }) => fg !== 'default')).toEqual([]);
  }
});

test('with 256 colours, the first sixteen, which terminal themes change, are never used', () => {
  for (const contrast of ['usual', 'high'] as const) {
    for (const background of ['dark', 'light'] as const) {
      const palette = paletteFor({ colour: true, contrast, background, depth: 256 });
      for (const codes of Object.values(palette)) expect(codes).toMatch(/^(?:4;)?38;5;(?:1[6-9]|[2-9]\d|\d{3})$|^$/);
    }
  }
});

test.each(['dark', 'light'] as const)(
  'with sixteen colours, no text has a colour that a %s background may have',
  (background) => {
    const palette = paletteFor({ colour: true, contrast: 'usual', background, depth: 16 });
    const never = background === 'dark' ? ['30', '34', '90', '94'] : ['32', '33', '36', '37', '92', '93', '96', '97'];
    expect(Object.values(palette).filter((code) => never.includes(code))).toEqual([]);
  },
);

test.each([
  ['dark', look({})],
  ['light', look({ background: 'light' })],
])('a fixed release is bold and never grey: %s', async (_, theme) => {
  const { muted } = theme.palette;
  const [state] = screens.get('list') ?? [];
  const cells = await cellsOf(state as State, theme);
  const text = cells.map((cell) => cell.text || ' ').join('');
  const at = text.indexOf('fixed in 1.');
  expect(at).toBeGreaterThan(0);
  for (const cell of cells.slice(at, at + 'fixed in 1.'.length).filter(isText)) {
    expect(cell.bold).toBe(true);
    expect(`38;5;${cell.fg}`).not.toBe(muted);
  }
});
