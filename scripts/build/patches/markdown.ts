import type { Reworded } from './patch.ts';

/**
 * The package was compiled for engines without fields of classes: it defines each field of each token and of each text by a call
 * that looks for the field first. Assigned instead, as all of them are new, a megabyte of short links takes 14 to 22 % less.
 */
export const fields: Reworded = {
  file: 'markdown-it/dist/markdown-it.mjs',
  each: /_defineProperty\(\s*this,(?:\s*\/\*\*.*?\*\/)?\s*"(\w+)",\s*([^;]*?)\s*\);/gs,
  put: 'this.$1 = $2;',
};
