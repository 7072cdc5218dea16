/** The longest query, in UTF-16 units. Nobody types more; the rest of a paste or an argument is cut, and the user is told. */
export const LONGEST_QUERY = 256;

/** The message after a query was cut. */
export const QUERY_CUT = `The search takes ${LONGEST_QUERY} characters; the rest was cut.`;

/** The message when a query has no room for more. */
export const QUERY_FULL = `The search takes ${LONGEST_QUERY} characters; erase some first.`;

/** Cuts a text to the room in a query, in UTF-16 units; a surrogate pair is kept or cut as a whole. */
export function cutQuery(text: string, room = LONGEST_QUERY): string {
  if (text.length <= room) return text;
  return text.slice(0, Math.max(0, room)).replace(/[\ud800-\udbff]$/, '');
}
