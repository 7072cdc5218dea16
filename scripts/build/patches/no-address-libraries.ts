/**
 * Replaces mdurl, punycode.js and linkify-it, with which markdown-it would change and find addresses. Our addresses
 * stay as they are written (`normalizeLink` in `readers/forms/markdown/parser.ts`), and our own pattern finds bare
 * ones.
 */
export class LinkifyIt {}

const unused = (): never => {
  throw new Error('markdown-it was to leave addresses alone');
};
export const encode = unused;
export const decode = unused;
export const format = unused;
export const parse = unused;
// biome-ignore lint/style/noDefaultExport: punycode.js has one.
export default { toASCII: unused, toUnicode: unused };
