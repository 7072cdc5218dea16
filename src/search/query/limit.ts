/** Nobody types more than this; of what is pasted or given as an argument, the rest is cut, and the reader is told. */
export const LONGEST_QUERY = 256;

/** What the reader is told when a query was cut. */
export const QUERY_CUT = `The search takes ${LONGEST_QUERY} characters; the rest was cut.`;

/** What the reader is told when nothing more goes into a query. */
export const QUERY_FULL = `The search takes ${LONGEST_QUERY} characters; erase some first.`;

/** As much of a text as a query may have, in UTF-16 units; a surrogate pair is kept or cut as a whole. */
export function cutQuery(text: string, room = LONGEST_QUERY): string {
  if (text.length <= room) return text;
  return text.slice(0, Math.max(0, room)).replace(/[\ud800-\udbff]$/, '');
}
