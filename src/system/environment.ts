import { createTheme, type Theme } from '../screen/theme.ts';

/** What the command line says about how things look. */
export type LookOptions = { readonly noColor: boolean; readonly ascii: boolean };

type Environment = Readonly<Record<string, string | undefined>>;

/** The theme that suits the terminal; a flag goes before the environment. */
export function themeFor(environment: Environment, options: LookOptions): Theme {
  return createTheme({
    colour: !options.noColor && hasColour(environment),
    unicode: !options.ascii && hasUnicode(environment),
    // Every emulator shows or skips them; the console of the Linux kernel prints them.
    hyperlinks: environment.TERM !== 'linux',
    ambiguous: environment.AWESOME_CONTAINERS_AMBIGUOUS === 'wide' ? 'wide' : 'narrow',
  });
}

/** Whether a screen reader is to be talked to in lines, in place of a screen. `ACCESSIBLE=0` and `false` say no. */
export const asksForLines = ({ ACCESSIBLE = '', INK_SCREEN_READER }: Environment): boolean =>
  !/^(?:0|false)?$/i.test(ACCESSIBLE) || INK_SCREEN_READER === 'true';

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
  return !NO_COLOR && FORCE_COLOR !== '0' && TERM !== 'dumb' && !isHardware(TERM);
}

/** The terminals of the time before Unicode and colour. */
const isHardware = (term: string): boolean => /^vt\d/.test(term);

/** A locale that names another character set is believed; where none is named, terminals of today know Unicode. */
function hasUnicode({ LC_ALL, LC_CTYPE, LANG, TERM = '' }: Environment): boolean {
  const locale = LC_ALL || LC_CTYPE || LANG || '';
  // The console of the Linux kernel has a font of 512 signs at most.
  return TERM !== 'linux' && !isHardware(TERM) && (locale === '' || /utf-?8/i.test(locale));
}
