import type { Depth } from '../screen/colours/palette.ts';
import { createTheme, THEME_NAMES, type Theme, type ThemeName } from '../screen/theme.ts';

/** What the command line says about how things look. */
export type LookOptions = {
  readonly noColor: boolean;
  readonly ascii: boolean;
  readonly theme?: ThemeName | undefined;
};

/** What the settings say about it: the theme as it is written there, and the background that a terminal told last. */
export type KeptLook = { readonly theme?: unknown; readonly background?: unknown };

type Environment = Readonly<Record<string, string | undefined>>;

/** The theme that suits the terminal. A flag goes before the environment, and the environment before the settings. */
export function themeFor(environment: Environment, options: LookOptions, kept: KeptLook = {}): Theme {
  const name = themeName(environment, options, kept);
  return createTheme({
    colour: name !== 'none',
    contrast: name === 'high-contrast' ? 'high' : 'usual',
    background: backgroundFor(environment, name, kept),
    depth: depthOf(environment),
    unicode: !options.ascii && hasUnicode(environment),
    // Every emulator shows or skips them; the console of the Linux kernel prints them.
    hyperlinks: environment.TERM !== 'linux',
    ambiguous: environment.AWESOME_CONTAINERS_AMBIGUOUS === 'wide' ? 'wide' : 'narrow',
  });
}

/** Whether a screen reader is to be talked to in lines, in place of a screen. `ACCESSIBLE=0` and `false` say no. */
export const asksForLines = ({ ACCESSIBLE = '', INK_SCREEN_READER }: Environment): boolean =>
  !/^(?:0|false)?$/i.test(ACCESSIBLE) || INK_SCREEN_READER === 'true';

/** The name of the theme that holds. */
export function themeName(environment: Environment, { noColor, theme }: LookOptions, kept: KeptLook): ThemeName {
  if (noColor) return 'none';
  if (theme) return theme;
  return hasColour(environment) ? (asThemeName(kept.theme) ?? 'auto') : 'none';
}

/** A word as the name of a theme; `undefined` when it is none. */
export const asThemeName = (word: unknown): ThemeName | undefined => THEME_NAMES.find((name) => name === word);

/** Locales of languages whose terminals may draw signs of ambiguous width in two cells. */
const EAST_ASIAN = /^(?:ja|ko|zh)(?![a-z])/i;

/**
 * Whether the terminal is to be asked how wide it draws signs of ambiguous width: where it may be two cells, and no setting
 * says it. Elsewhere the question is not worth its risk, which is an answer that comes when a shell reads the keys again.
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

/** What terminals of 256 colours and more say of themselves, and the names of some that do not. */
const COLOURFUL = /256|direct|truecolor|24bit|kitty|alacritty|foot|wezterm|ghostty|contour|rio/;

/** Windows names no terminal, and has all colours. */
function depthOf({ FORCE_COLOR = '', COLORTERM, TERM }: Environment): Depth {
  if (FORCE_COLOR === '1') return 16;
  return !TERM || /^[23]$/.test(FORCE_COLOR) || COLOURFUL.test(`${COLORTERM} ${TERM}`) ? 256 : 16;
}

/** The one of a fixed theme, or the last that a terminal has told, or what some say of their colours (`0;15`). */
function backgroundFor({ COLORFGBG = '' }: Environment, theme: ThemeName, kept: KeptLook): Theme['background'] {
  if (theme === 'dark' || theme === 'light') return theme;
  if (kept.background === 'dark' || kept.background === 'light') return kept.background;
  if (/;(?:7|9|1\d)$/.test(COLORFGBG)) return 'light';
  return theme === 'high-contrast' ? 'unknown' : 'dark';
}

/** The terminals of the time before Unicode and colour. */
const isHardware = (term: string): boolean => /^vt\d/.test(term);

/** A locale that names another character set is believed; where none is named, terminals of today know Unicode. */
function hasUnicode({ LC_ALL, LC_CTYPE, LANG, TERM = '' }: Environment): boolean {
  const locale = LC_ALL || LC_CTYPE || LANG || '';
  // The console of the Linux kernel has a font of 512 signs at most.
  return TERM !== 'linux' && !isHardware(TERM) && (locale === '' || /utf-?8/i.test(locale));
}
