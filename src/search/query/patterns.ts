/** Text in double quotes; the closing one may be missing while it is typed. */
const QUOTED = '"[^"]*(?:"|$)';

/** The sign that excludes, which may come before a field. */
const EXCLUSION = '[!-]?';

/**
 * A field with its values, as the parser and the completion both read it; the two groups are the name and the values. Two
 * colons, or a colon and a slash, are code or an address rather than a field. `|` may separate values, unless a field follows.
 */
const FIELD = String.raw`([a-z]+):(?![:/])((?:${QUOTED}|\|(?!${EXCLUSION}[a-z]+:)|[^\s"|])*)`;

/** The beginning of a piece, or of one of several alternatives in it. */
const START = String.raw`(?:^|\|)${EXCLUSION}`;

/** A field at the position of the parser. */
export const FIELD_HERE = new RegExp(FIELD, 'iy');
/** The last field of a piece, if it goes on to the end of the piece. */
export const FIELD_AT_END = new RegExp(`${START}${FIELD}$`, 'i');
/** Letters at the end of a piece that may become the name of a field. */
export const NAME_AT_END = new RegExp(`${START}([a-z]*)$`, 'i');
/** Each of the values of a field. */
export const VALUES = new RegExp(`(?:${QUOTED}|[^",|])+`, 'g');
/** The pieces of a query between blanks; quoted text stays whole. */
export const PIECES = new RegExp(String.raw`(?:${QUOTED}|[^\s"])+`, 'g');
