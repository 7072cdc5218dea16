import type { Background, PaletteChoice, Row } from './palette.ts';

/** Those of the 256 colours with a contrast ratio of at least 7. */
const HIGH: Readonly<Record<Background, Row>> = {
  dark: [231, 231, 159, 159, 228, '4;38;5;228', 156, 156, 227, 218],
  light: [16, 16, 18, 18, 18, '4;38;5;18', 22, 22, 54, 88],
};

/**
 * The user's terminal theme defines the sixteen colours, and some are not legible on every background: yellow and green on white,
 * the blues on black, and a bright grey that may be the background itself. Those roles have no colour here: only a sign and a
 * word convey the meaning.
 */
const SIXTEEN: Readonly<Record<Background, Row>> = {
  dark: ['', '', '36', '36', '36', '36', '32', '32', '33', '91'],
  light: ['', '', '34', '34', '34', '34', '', '', '', '31'],
};

/**
 * For high contrast with only sixteen colours or on an unknown background, where even black or white might be invisible: the
 * terminal's default foreground everywhere. Only matches of a search are underlined.
 */
const OWN_INK: Row = ['', '', '', '', '', '4'];

/** Returns the foregrounds for high contrast or sixteen colours. A separate part of the bundle, because few starts need it. */
export function fallbackRow({ contrast, background, depth }: PaletteChoice): Row {
  if (contrast === 'usual') return SIXTEEN[background === 'light' ? background : 'dark'];
  return depth === 256 && background !== 'unknown' ? HIGH[background] : OWN_INK;
}
