import type { LookOptions } from '../commands/arguments.ts';
import { createTheme, type Theme } from '../screen/theme.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The theme that suits the terminal; a flag goes before the environment. */
export function themeFor(environment: Environment, options: LookOptions): Theme {
  return createTheme({
    colour: !options.noColor && !environment.NO_COLOR && environment.FORCE_COLOR !== '0' && environment.TERM !== 'dumb',
    unicode: !options.ascii && hasUnicode(environment),
    // Every emulator shows or skips them; the console of the Linux kernel prints them.
    hyperlinks: environment.TERM !== 'linux',
  });
}

/** A locale that names another character set is believed; where none is named, terminals of today know Unicode. */
function hasUnicode({ LC_ALL, LC_CTYPE, LANG, TERM }: Environment): boolean {
  const locale = LC_ALL || LC_CTYPE || LANG || '';
  // The console of the Linux kernel has a font of 512 signs at most.
  return TERM !== 'linux' && (locale === '' || /utf-?8/i.test(locale));
}
