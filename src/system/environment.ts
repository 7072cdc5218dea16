import type { Depth } from '../screen/colours/palette.ts';
import { createTheme, THEME_NAMES, type Theme, type ThemeName } from '../screen/theme.ts';

/** The command line's options for the look. */
export type LookOptions = {
  readonly noColor: boolean;
  readonly ascii: boolean;
  readonly theme?: ThemeName | undefined;
};

/** What the settings say about the look: the theme as it is written there, and the background that a terminal reported last. */
export type KeptLook = { readonly theme?: unknown; readonly background?: unknown };

type Environment = Readonly<Record<string, string | undefined>>;

/** Returns the theme that suits the terminal. Flags come before the environment, and the environment before the settings. */
export function themeFor(environment: Environment, options: LookOptions, kept: KeptLook = {}): Theme {
  const name = themeName(environment, options, kept);
  return createTheme({
    colour: name !== 'none',
    contrast: name === 'high-contrast' ? 'high' : 'usual',
    background: backgroundFor(environment, name, kept),
    depth: depthOf(environment),
    unicode: !options.ascii && hasUnicode(environment),
    // Every terminal emulator shows links or skips them; the console of the Linux kernel prints them.
    hyperlinks: environment.TERM !== 'linux',
    ambiguous: environment.AWESOME_CONTAINERS_AMBIGUOUS === 'wide' ? 'wide' : 'narrow',
  });
}

/** Whether to print lines for a screen reader in place of a screen. `ACCESSIBLE=0` and `ACCESSIBLE=false` say no. */
export const asksForLines = ({ ACCESSIBLE = '', INK_SCREEN_READER }: Environment): boolean =>
  !/^(?:0|false)?$/i.test(ACCESSIBLE) || INK_SCREEN_READER === 'true';

/** Returns the name of the theme in effect. */
export function themeName(environment: Environment, { noColor, theme }: LookOptions, kept: KeptLook): ThemeName {
  if (noColor) return 'none';
  if (theme) return theme;
  return hasColour(environment) ? (asThemeName(kept.theme) ?? 'auto') : 'none';
}

/** Returns a word as the name of a theme; `undefined` if it is none. */
export const asThemeName = (word: unknown): ThemeName | undefined => THEME_NAMES.find((name) => name === word);

/** Locales of languages whose terminals may draw characters of ambiguous width in two cells. */
const EAST_ASIAN = /^(?:ja|ko|zh)(?![a-z])/i;

/**
 * Whether to ask the terminal how wide it draws characters of ambiguous width: only where it may be two cells and no setting says
 * which. Elsewhere the question is not worth its risk: the answer may arrive when a shell reads the keys again.
 */
export function asksForAmbiguity(environment: Environment, { unicode }: Theme): boolean {
  const { AWESOME_CONTAINERS_AMBIGUOUS: setting, LC_ALL, LC_CTYPE, LANG } = environment;
  const isSet = setting === 'wide' || setting === 'narrow';
  return unicode && !isSet && EAST_ASIAN.test(LC_ALL || LC_CTYPE || LANG || '');
}

function hasColour({ NO_COLOR, FORCE_COLOR, TERM = '' }: Environment): boolean {
  if (NO_COLOR || FORCE_COLOR === '0' || FORCE_COLOR === 'false') return false;
  return Boolean(FORCE_COLOR) || (TERM !== 'dumb' && !isHardware(TERM));
}

/** What terminals with 256 colours or more announce, and the names of some that do not announce it. */
const COLOURFUL = /256|direct|truecolor|24bit|kitty|alacritty|foot|wezterm|ghostty|contour|rio/;

/** Returns the depth of colour. Windows sets no TERM, and has all colours. */
function depthOf({ FORCE_COLOR = '', COLORTERM, TERM }: Environment): Depth {
  if (FORCE_COLOR === '1') return 16;
  return !TERM || /^[23]$/.test(FORCE_COLOR) || COLOURFUL.test(`${COLORTERM} ${TERM}`) ? 256 : 16;
}

/**
 * Returns the background: that of a fixed theme, else the last one that a terminal reported, else the one in COLORFGBG, in which
 * some terminals give their colours (`0;15`).
 */
function backgroundFor({ COLORFGBG = '' }: Environment, theme: ThemeName, kept: KeptLook): Theme['background'] {
  if (theme === 'dark' || theme === 'light') return theme;
  if (kept.background === 'dark' || kept.background === 'light') return kept.background;
  if (/;(?:7|9|1\d)$/.test(COLORFGBG)) return 'light';
  return theme === 'high-contrast' ? 'unknown' : 'dark';
}

/** Whether a terminal is from the time before Unicode and colour. */
const isHardware = (term: string): boolean => /^vt\d/.test(term);

/**
 * Whether the terminal shows Unicode. A locale that names another character set is believed. If no locale is set, the terminal is
 * taken for a modern one, which knows Unicode.
 */
function hasUnicode({ LC_ALL, LC_CTYPE, LANG, TERM = '' }: Environment): boolean {
  const locale = LC_ALL || LC_CTYPE || LANG || '';
  // The console of the Linux kernel has a font of at most 512 characters.
  return TERM !== 'linux' && !isHardware(TERM) && (locale === '' || /utf-?8/i.test(locale));
}
