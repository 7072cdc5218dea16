import type { Edit } from './patch.ts';

/**
 * markdown-it was compiled for engines without fields of classes: it defines each field of each token by a function that first
 * makes a key of its name. Without this, reading a list costs 1.08 times as much.
 */
export const fields: readonly Edit[] = [
  {
    file: 'markdown-it/dist/markdown-it.mjs',
    find: `	return (r = toPropertyKey(r)) in e ? Object.defineProperty(e, r, {
		value: t,
		enumerable: !0,
		configurable: !0,
		writable: !0
	}) : e[r] = t, e;`,
    put: '	e[r] = t;\n	return e;',
  },
];
