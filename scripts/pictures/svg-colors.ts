import type { Cell, Color } from '../../test/support/screen-model.ts';

/** The colours of a terminal: its default colours, its 16-colour palette, and the border of its window. */
export type Ground = {
  readonly background: string;
  readonly foreground: string;
  readonly border: string;
  readonly palette: readonly string[];
};

export const DARK: Ground = {
  background: '#16181d',
  foreground: '#d7dae0',
  border: '#3a3f4a',
  palette: [
    '#2b2f37',
    '#f0717a',
    '#8fce7e',
    '#e8c46a',
    '#6fb1f5',
    '#c792ea',
    '#56c2d0',
    '#d7dae0',
    '#7d8590',
    '#ff8f97',
    '#aee59d',
    '#f7d98a',
    '#95c9ff',
    '#dcb0f5',
    '#7fdbe8',
    '#ffffff',
  ],
};

export const LIGHT: Ground = {
  background: '#fdfdfc',
  foreground: '#24292f',
  border: '#c9ced6',
  palette: [
    '#24292f',
    '#b3261e',
    '#1f6f2e',
    '#8a5a00',
    '#0b57c2',
    '#7b3fb5',
    '#00707f',
    '#6a737d',
    '#57606a',
    '#d13438',
    '#2b8a3e',
    '#a66b00',
    '#2f7de1',
    '#9657d1',
    '#0a8fa0',
    '#ffffff',
  ],
};

const CUBE = [0, 95, 135, 175, 215, 255];

const hex = (channels: readonly number[]) =>
  `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;

const channels = (color: string) => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

/** Returns the exact colour of an entry in the 256-colour palette. */
function fromPalette(index: number, { palette, foreground }: Ground): string {
  if (index < 16) return palette[index] ?? foreground;
  if (index >= 232) return hex(Array(3).fill(8 + (index - 232) * 10));
  const cube = index - 16;
  return hex([Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map((level) => CUBE[level] ?? 0));
}

function resolve(color: Color, own: string, ground: Ground): string {
  if (color === 'default') return own;
  return typeof color === 'number' ? fromPalette(color, ground) : color;
}

const mix = (color: string, other: string, share: number) => {
  const others = channels(other);
  return hex(channels(color).map((channel, at) => channel * share + (others[at] ?? 0) * (1 - share)));
};

/** Returns the two colours that a cell is drawn in, with all its attributes applied. */
export function colorsOf(cell: Cell, ground: Ground): { readonly ink: string; readonly paper: string } {
  const fg = resolve(cell.fg, ground.foreground, ground);
  const bg = resolve(cell.bg, ground.background, ground);
  const [ink, paper] = cell.inverse ? [bg, fg] : [fg, bg];
  return { ink: cell.dim ? mix(ink, paper, 0.6) : ink, paper };
}
