/** The next piece of JSON: a string, another value without parts, or a sign. */
const PIECE = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gs;

type Piece = { readonly text: string; readonly at: number };

/** The line, counted from 1, in which a key of nested objects stands in a text of valid JSON; the first line when it does not. */
export function lineOf(json: string, path: readonly string[]): number {
  const pieces = Array.from(json.matchAll(PIECE), ({ 0: text, index: at }): Piece => ({ text, at }));
  let from = 0;
  let found: Piece | undefined;
  for (const key of path) {
    const at = keyAt(pieces, from, key);
    if (at === undefined) break;
    found = pieces[at];
    // Behind the key and its colon.
    from = at + 2;
  }
  return json.slice(0, found?.at ?? 0).split('\n').length;
}

/** Where a key of the object stands that begins at `from`; of several, the last, which is the one that holds. */
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
