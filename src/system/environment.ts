import type { LookOptions } from '../commands/arguments.ts';
import { createTheme, type Theme } from '../screen/theme.ts';

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

/** Whether the terminal is to be asked how wide it draws signs of ambiguous width: nobody has said it, and some are drawn. */
export function asksForAmbiguity({ AWESOME_CONTAINERS_AMBIGUOUS }: Environment, { unicode }: Theme): boolean {
  return unicode && AWESOME_CONTAINERS_AMBIGUOUS !== 'wide' && AWESOME_CONTAINERS_AMBIGUOUS !== 'narrow';
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
