/** The next token of JSON: a string, another scalar, or punctuation. */
const PIECE = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gs;

type Piece = { readonly text: string; readonly at: number };

/**
 * Returns the line, counted from 1, of a key of nested objects in valid JSON. If the key is missing, returns that of the last key
 * of its path that is there, or 1.
 */
export function lineOf(json: string, path: readonly string[]): number {
  const pieces = Array.from(json.matchAll(PIECE), ({ 0: text, index: at }): Piece => ({ text, at }));
  let from = 0;
  let found: Piece | undefined;
  for (const key of path) {
    const at = keyAt(pieces, from, key);
    if (at === undefined) break;
    found = pieces[at];
    // After the key and its colon.
    from = at + 2;
  }
  return json.slice(0, found?.at ?? 0).split('\n').length;
}

/**
 * Returns where a key stands in the object that begins at `from`. If there are several, returns the last, which is the one that
 * applies.
 */
function keyAt(pieces: readonly Piece[], from: number, key: string): number | undefined {
  let depth = 0;
  let found: number | undefined;
  for (let at = from; at < pieces.length; at++) {
    const { text = '' } = pieces[at] ?? {};
    if (text === '{' || text === '[') depth++;
    if (text === '}' || text === ']') depth--;
    if (depth === 0) break;
    if (depth === 1 && text.startsWith('"') && pieces[at + 1]?.text === ':' && JSON.parse(text) === key) found = at;
  }
  return found;
}
