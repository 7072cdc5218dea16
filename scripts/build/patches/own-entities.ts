/**
 * Replaces the package entities, whose table of 2,231 names is a fifth of the list readers' download size. The names that
 * lists use are in `readers/forms/html/entities.ts`, which markdown-it uses as well. htmlparser2 is told not to decode entities.
 */
export { decodeEntities as decodeHTMLStrict } from '../../../src/readers/forms/html/entities.ts';

export const DecodingMode = { Legacy: 0, Strict: 1, Attribute: 2 };
export const htmlDecodeTree: readonly never[] = [];
export const xmlDecodeTree: readonly never[] = [];

/** Never called: the parser is told to decode nothing. */
export class EntityDecoder {}

/** For writing HTML; the code that calls these is not bundled. */
export const encodeXML = String;
export const escapeAttribute = String;
export const escapeText = String;
