/**
 * In place of the package entities, whose table of 2,231 names is a fifth of what the readers of lists download: the names
 * that lists use are in `readers/forms/html/entities.ts`, which markdown-it asks as well. htmlparser2 leaves them to us.
 */
export { decodeEntities as decodeHTMLStrict } from '../../../src/readers/forms/html/entities.ts';

export const DecodingMode = { Legacy: 0, Strict: 1, Attribute: 2 };
export const htmlDecodeTree: readonly never[] = [];
export const xmlDecodeTree: readonly never[] = [];

/** Never asked anything: the parser is told to decode nothing. */
export class EntityDecoder {}

/** For writing HTML, which is not bundled. */
export const encodeXML = String;
export const escapeAttribute = String;
export const escapeText = String;
