import type { Cell, Color } from './screen-model.ts';

const CUBE = [0, 95, 135, 175, 215, 255];

/** The RGB channels of a colour. The first sixteen colours depend on the theme of the terminal and are refused. */
function channels(color: Exclude<Color, 'default'>): readonly number[] {
  if (typeof color === 'string') return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  if (color < 16) throw new Error(`colour ${color} depends on the theme of the terminal`);
  if (color >= 232) return Array(3).fill(8 + (color - 232) * 10);
  const cube = color - 16;
  return [Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map((level) => CUBE[level] ?? 0);
}

function luminance(color: Exclude<Color, 'default'>): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((channel) => {
    const part = channel / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The default background and text colours of a terminal. */
export type Ground = { readonly paper: `#${string}`; readonly ink: `#${string}` };

/** The contrast of two colours as WCAG defines it: from 1 to 21. */
export function contrast(one: Exclude<Color, 'default'>, other: Exclude<Color, 'default'>): number {
  const [darker = 0, brighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (brighter + 0.05) / (darker + 0.05);
}

/** The contrast between the text and the background of a cell. */
export function contrastOf({ fg, bg, inverse }: Cell, { ink, paper }: Ground): number {
  const [front, back] = [fg === 'default' ? ink : fg, bg === 'default' ? paper : bg];
  return inverse ? contrast(back, front) : contrast(front, back);
}
