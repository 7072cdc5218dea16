/** A text between double quotes; while it is typed, the second one may be missing. */
const QUOTED = '"[^"]*(?:"|$)';

/** The sign that excludes, as it may come before a field. */
const EXCLUSION = '[!-]?';

/**
 * A field with its values, as the parser and the completion both read it: the name and the values are its two groups. Two
 * colons, or a colon and a slash, are not a field but code or an address; `|` may separate values, unless a field follows.
 */
const FIELD = String.raw`([a-z]+):(?![:/])((?:${QUOTED}|\|(?!${EXCLUSION}[a-z]+:)|[^\s"|])*)`;

/** The place in a query where one of several alternatives begins. */
const START = String.raw`(?:^|\|)${EXCLUSION}`;

/** A field at the place where the parser is. */
export const FIELD_HERE = new RegExp(FIELD, 'iy');
/** A field that goes on to the end of a piece, and is not one of several alternatives before it. */
export const FIELD_AT_END = new RegExp(`${START}${FIELD}$`, 'i');
/** What may become the name of a field. */
export const NAME_AT_END = new RegExp(`${START}([a-z]*)$`, 'i');
/** The values of a field. */
export const VALUES = new RegExp(`(?:${QUOTED}|[^",|])+`, 'g');
/** What blanks separate, quotes kept whole. */
export const PIECES = new RegExp(String.raw`(?:${QUOTED}|[^\s"])+`, 'g');
