import { createTheme, type Theme } from '../theme.ts';
import type { Background } from './palette.ts';

/** The sequence that asks a terminal for its background colour (OSC 11). A terminal without support for it sends no reply. */
export const BACKGROUND_QUESTION = '\u001b]11;?\u0007';

/** The relative luminance above which black text is easier to read on a background than white text. */
const BRIGHT = 0.18;

/**
 * Reads a reply to the question, without its delimiters (`11;rgb:1e1e/1e1e/1e1e`). Each channel has one to four hexadecimal
 * digits. Returns `null` when the text is not a reply to the question.
 */
export function backgroundIn(answer: string): Background | null {
  const [, channels = ''] = /^11;(?:rgba?:|#)([\da-f/]+)$/i.exec(answer) ?? [];
  const parts = channels.includes('/') ? channels.split('/') : (channels.match(/../g) ?? []);
  if (parts.length < 3 || parts.some((part) => part === '' || part.length > 4)) return null;
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    linear(Number.parseInt(part, 16) / (16 ** part.length - 1)),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > BRIGHT ? 'light' : 'dark';
}

/** Converts an sRGB channel (0 to 1) to linear light. */
const linear = (channel: number): number => (channel <= 0.04 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);

/** Returns the theme for this background; the same object if nothing changes. */
export function withBackground(theme: Theme, background: Background): Theme {
  return theme.background === background ? theme : createTheme({ ...theme, background });
}
