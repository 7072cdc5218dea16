import type { Background, PaletteChoice, Row } from './palette.ts';

/** Of the 256 colours, those with a contrast of at least 7. */
const HIGH: Readonly<Record<Background, Row>> = {
  dark: [231, 231, 159, 159, 228, '4;38;5;228', 156, 156, 227, 218],
  light: [16, 16, 18, 18, 18, '4;38;5;18', 22, 22, 54, 88],
};

/**
 * What the sixteen colours look like is the reader's to decide, and some cannot be read on every ground: yellow and green on
 * white, the blues on black, a bright grey that may be the ground itself. There, a sign and a word say it alone.
 */
const SIXTEEN: Readonly<Record<Background, Row>> = {
  dark: ['', '', '36', '36', '36', '36', '32', '32', '33', '91'],
  light: ['', '', '34', '34', '34', '34', '', '', '', '31'],
};

/**
 * Only what was searched for differs from the terminal's own ink: it is underlined. Black or white on a ground that nobody knows
 * might not be seen at all.
 */
const OWN_INK: Row = ['', '', '', '', '', '4'];

/** The inks for a high contrast, or for a terminal of sixteen colours. A part of the bundle: few starts need it. */
export function rareRow({ contrast, background, depth }: PaletteChoice): Row {
  if (contrast === 'usual') return SIXTEEN[background === 'light' ? background : 'dark'];
  return depth === 256 && background !== 'unknown' ? HIGH[background] : OWN_INK;
}
