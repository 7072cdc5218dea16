import type { PatternEdit } from './patch.ts';

/**
 * The package was compiled for engines without class fields: it defines each field of each token and text by a call
 * that looks for the field first. All these fields are new, so they can be assigned instead; a megabyte of short links
 * then takes 14 to 22 % less time.
 */
export const fields: PatternEdit = {
  file: 'markdown-it/dist/markdown-it.mjs',
  each: /_defineProperty\(\s*this,(?:\s*\/\*\*.*?\*\/)?\s*"(\w+)",\s*([^;]*?)\s*\);/gs,
  put: 'this.$1 = $2;',
};
