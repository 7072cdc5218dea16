/** The typing errors between a typed word and another word, and between it and the most similar beginning of the other word. */
export type Edits = { readonly whole: number; readonly beginning: number };

/** The longest words that are compared. */
const LONGEST = 40;
const WIDTH = LONGEST + 1;
/** Three rows of the table, used alternately: a new row needs only the two before it. */
const ROWS = [new Uint8Array(WIDTH), new Uint8Array(WIDTH), new Uint8Array(WIDTH)] as const;
const rowAt = (row: number): Uint8Array => ROWS[row % 3] as Uint8Array;
const TOO_MANY: Edits = { whole: Infinity, beginning: Infinity };

/**
 * Counts letters that are wrong, missing, superfluous or transposed with their neighbour (optimal string alignment). The result
 * is `Infinity` if there are more errors than `limit`.
 */
export function editsBetween(typed: string, word: string, limit: number): Edits {
  if (typed.length > LONGEST || word.length < typed.length - limit) return TOO_MANY;
  // Only the beginning of a longer word can resemble the typed one.
  const length = Math.min(word.length, typed.length + limit, LONGEST);
  const none = rowAt(0);
  for (let column = 0; column <= length; column++) none[column] = column;
  for (let row = 1; row <= typed.length; row++) {
    if (fillRow(typed, word, length, row) > limit) return TOO_MANY;
  }
  const last = rowAt(typed.length);
  let beginning = Infinity;
  for (let column = 0; column <= length; column++) beginning = Math.min(beginning, last[column] ?? Infinity);
  const whole = word.length === length ? (last[length] ?? Infinity) : Infinity;
  return { whole: whole <= limit ? whole : Infinity, beginning: beginning <= limit ? beginning : Infinity };
}

/** Counts the errors between the first `row` letters typed and each beginning of the word; returns the smallest number. */
function fillRow(typed: string, word: string, length: number, row: number): number {
  const current = rowAt(row);
  const last = rowAt(row + 2);
  const beforeLast = rowAt(row + 1);
  const letter = typed.charCodeAt(row - 1);
  const before = row > 1 ? typed.charCodeAt(row - 2) : -1;
  current[0] = row;
  let least = row;
  for (let column = 1; column <= length; column++) {
    const other = word.charCodeAt(column - 1);
    let edits = (last[column - 1] ?? 0) + (letter === other ? 0 : 1);
    edits = Math.min(edits, (current[column - 1] ?? 0) + 1, (last[column] ?? 0) + 1);
    const isSwap = column > 1 && before === other && letter === word.charCodeAt(column - 2);
    if (isSwap) edits = Math.min(edits, (beforeLast[column - 2] ?? 0) + 1);
    current[column] = edits;
    if (edits < least) least = edits;
  }
  return least;
}
