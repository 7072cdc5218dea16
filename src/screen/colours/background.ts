import { createTheme, type Theme } from '../theme.ts';
import type { Background } from './palette.ts';

/** Asks a terminal for the colour that it draws on (OSC 11). One that does not know the question says nothing. */
export const BACKGROUND_QUESTION = '\u001b]11;?\u0007';

/** Brighter than that, black is easier to read on it than white. */
const BRIGHT = 0.18;

/**
 * What an answer says (`11;rgb:1e1e/1e1e/1e1e`, without its ends): each channel has one to four hexadecimal digits. `null` when it
 * is no answer to the question.
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

/** The light of a channel, of which a screen shows less than its number says. */
const linear = (channel: number): number => (channel <= 0.04 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);

/** The same look on a background that is known now; the same theme where nothing changes. */
export function withBackground(theme: Theme, background: Background): Theme {
  return theme.background === background ? theme : createTheme({ ...theme, background });
}
