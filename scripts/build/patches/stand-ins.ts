/** Packages that the bundle leaves out, and the modules that replace them. */
export const STAND_INS: Readonly<Record<string, string>> = {
  'react-devtools-core': './scripts/build/patches/no-devtools.ts',
  'restore-cursor': './scripts/build/patches/no-restore-cursor.ts',
  'signal-exit': './scripts/build/patches/no-signal-exit.ts',
  'terminal-size': './scripts/build/patches/no-terminal-size.ts',
  'linkify-it': './scripts/build/patches/no-address-libraries.ts',
  mdurl: './scripts/build/patches/no-address-libraries.ts',
  'punycode.js': './scripts/build/patches/no-address-libraries.ts',
  entities: './scripts/build/patches/own-entities.ts',
  'entities/decode': './scripts/build/patches/own-entities.ts',
  'uc.micro': './scripts/build/patches/unicode-classes.ts',
};
