import type { Tone } from '../line.ts';
import { rareRow } from './rare.ts';

/** What the terminal draws on. */
export type Background = 'dark' | 'light';

/** How many colours the terminal has, as far as they matter here. */
export type Depth = 16 | 256;

/** The parameters of SGR for each meaning, and for text without one; an empty one leaves the terminal's own ink. */
export type Palette = Readonly<Record<Tone | 'text', string>>;

export type PaletteChoice = {
  readonly colour: boolean;
  readonly contrast: 'usual' | 'high';
  readonly background: Background | 'unknown';
  readonly depth: Depth;
};

/** The inks of the meanings, in the order of `ROLES`: one of the 256 colours, or parameters as they are. */
export type Row = readonly (number | string)[];

/** This module and `rare.ts` are the only ones that name colours. */
const ROLES = ['text', 'muted', 'accent', 'heading', 'selection', 'match', 'good', 'fixed', 'warn', 'bad'];

/**
 * Of the 256 colours, those that no terminal's theme changes. Each has a contrast of at least 4.5 on its grounds:
 * `test/unit/screen/contrast.test.ts` computes it from the cells of every view.
 */
const USUAL: Readonly<Record<Background, Row>> = {
  dark: ['', 247, 80, 80, 80, 80, 114, 120, 221, 210],
  light: ['', 241, 24, 24, 24, 24, 22, 22, 94, 124],
};

/** The palette that suits a terminal. Nothing is ever dim: how dim that is, terminals decide. */
export function paletteFor(choice: PaletteChoice): Palette {
  const { colour, contrast, background, depth } = choice;
  const isUsual = contrast === 'usual' && depth === 256;
  const usual = USUAL[background === 'light' ? background : 'dark'];
  const row = !colour ? [] : isUsual ? usual : rareRow(choice);
  const codes = ROLES.map((role, at) => [role, typeof row[at] === 'number' ? `38;5;${row[at]}` : (row[at] ?? '')]);
  return Object.fromEntries(codes);
}
