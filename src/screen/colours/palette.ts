import type { Tone } from '../line.ts';
import { fallbackRow } from './fallback.ts';

/** The brightness of the terminal's background. */
export type Background = 'dark' | 'light';

/** The number of colours that is used of those the terminal supports. */
export type Depth = 16 | 256;

/** The SGR parameters for each tone and for text without a tone. An empty string keeps the terminal's default foreground. */
export type Palette = Readonly<Record<Tone | 'text', string>>;

export type PaletteChoice = {
  readonly colour: boolean;
  readonly contrast: 'usual' | 'high';
  readonly background: Background | 'unknown';
  readonly depth: Depth;
};

/** The foregrounds in the order of `ROLES`: the number of one of the 256 colours, or literal SGR parameters. */
export type Row = readonly (number | string)[];

/** This module and `fallback.ts` are the only ones that name colours. */
const ROLES = ['text', 'muted', 'accent', 'heading', 'selection', 'match', 'good', 'fixed', 'warn', 'bad'];

/**
 * Only those of the 256 colours that no terminal theme changes. Each has a contrast ratio of at least 4.5 on its backgrounds;
 * `test/unit/screen/contrast.test.ts` computes it from the cells of every view.
 */
const USUAL: Readonly<Record<Background, Row>> = {
  dark: ['', 247, 80, 80, 80, 80, 114, 120, 221, 210],
  light: ['', 241, 24, 24, 24, 24, 22, 22, 94, 124],
};

/** Returns the palette for a terminal. The SGR attribute “dim” is never used, because its strength differs between terminals. */
export function paletteFor(choice: PaletteChoice): Palette {
  const { colour, contrast, background, depth } = choice;
  const isUsual = contrast === 'usual' && depth === 256;
  const usual = USUAL[background === 'light' ? background : 'dark'];
  const row = !colour ? [] : isUsual ? usual : fallbackRow(choice);
  const codes = ROLES.map((role, at) => [role, typeof row[at] === 'number' ? `38;5;${row[at]}` : (row[at] ?? '')]);
  return Object.fromEntries(codes);
}
