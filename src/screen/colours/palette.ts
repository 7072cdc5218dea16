import type { Tone } from '../line.ts';

/** What the terminal draws on. */
export type Background = 'dark' | 'light';

/** How many colours the terminal has, as far as they matter here. */
export type Depth = 16 | 256;

/** The parameters of SGR for each meaning, and for text without one; an empty one leaves the terminal's own ink. */
export type Palette = Readonly<Record<Tone | 'text', string>>;

export type PaletteChoice = {
  readonly colour: boolean;
  readonly contrast: 'usual' | 'high';
  readonly background: Background;
  readonly depth: Depth;
};

type Inks = Readonly<Record<Tone | 'text', number | string>>;

/** The one place that names colours. Each palette is a row of numbers, in this order. */
const ROLES = ['text', 'muted', 'accent', 'heading', 'selection', 'match', 'good', 'fixed', 'warn', 'bad'] as const;

const inks = (...row: readonly (number | string)[]): Inks =>
  Object.fromEntries(ROLES.map((role, at) => [role, row[at] ?? ''])) as Inks;

/**
 * Of the 256 colours, those that no terminal's theme changes. Each has a contrast of at least 4.5 on its grounds, or 7
 * where the contrast is high: `test/unit/screen/contrast.test.ts` computes it from the cells of every view.
 */
const OF_256 = {
  usual: {
    dark: inks('', 247, 80, 80, 80, 80, 114, 120, 221, 210),
    light: inks('', 241, 24, 24, 24, 24, 22, 22, 94, 124),
  },
  high: {
    dark: inks(231, 231, 159, 159, 228, '4;38;5;228', 156, 156, 227, 218),
    light: inks(16, 16, 18, 18, 18, '4;38;5;18', 22, 22, 54, 88),
  },
};

/**
 * What the sixteen colours look like is the reader's to decide, and some cannot be read on every ground: yellow and green on
 * white, the blues on black, a bright grey that may be the ground itself. There, a sign and a word say it alone.
 */
const OF_16 = {
  usual: {
    dark: inks('', '', '36', '36', '36', '36', '32', '32', '33', '91'),
    light: inks('', '', '34', '34', '34', '34', '', '', '', '31'),
  },
  high: { dark: inks('', '', '', '', '', '4'), light: inks('', '', '', '', '', '4') },
};

const NO_COLOURS = inks();

/** The palette that suits a terminal. Nothing is ever dim: how dim that is, terminals decide. */
export function paletteFor({ colour, contrast, background, depth }: PaletteChoice): Palette {
  const chosen = colour ? (depth === 16 ? OF_16 : OF_256)[contrast][background] : NO_COLOURS;
  return Object.fromEntries(
    ROLES.map((role) => [role, typeof chosen[role] === 'number' ? `38;5;${chosen[role]}` : chosen[role]]),
  ) as Palette;
}
