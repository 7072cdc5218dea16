import { cutQuery, LONGEST_QUERY } from '../data/query-limit.ts';
import { sanitize } from '../data/sanitize.ts';
import { firstCluster, lastCluster } from './clusters.ts';

/** The text of the search line, always clean; the caret stands before the UTF-16 unit at its index. */
export type QueryLine = { readonly text: string; readonly caret: number };

export const emptyLine: QueryLine = { text: '', caret: 0 };

/** Puts text at the caret. The whole line is cleaned, because what is typed may join with what stands before it. */
export function insert({ text, caret }: QueryLine, typed: string): QueryLine {
  const added = cutQuery(typed, LONGEST_QUERY - text.length);
  const before = text.slice(0, caret) + added;
  const after = text.slice(caret);
  const whole = sanitize(before + after);
  const cleaned = sanitize(before);
  // What stands behind the caret may join with the letter before it, which the caret then stands behind.
  return { text: whole, caret: whole === cleaned + after ? cleaned.length : whole.length - sharedEnd(whole, after) };
}

function sharedEnd(one: string, other: string): number {
  let length = 0;
  while (length < other.length && one.at(-1 - length) === other.at(-1 - length)) length++;
  return length;
}

export const eraseBefore = (line: QueryLine): QueryLine => erase(line, stepLeft(line), line.caret);
export const eraseAfter = (line: QueryLine): QueryLine => erase(line, line.caret, stepRight(line));
/** Erases to the blank before, as `Ctrl-w` does in a shell. */
export const eraseTerm = (line: QueryLine): QueryLine => erase(line, termLeft(line), line.caret);
export const eraseWordBefore = (line: QueryLine): QueryLine => erase(line, wordLeft(line), line.caret);
export const eraseWordAfter = (line: QueryLine): QueryLine => erase(line, line.caret, wordRight(line));
export const eraseToStart = (line: QueryLine): QueryLine => erase(line, 0, line.caret);
export const caretLeft = (line: QueryLine): QueryLine => ({ ...line, caret: stepLeft(line) });
export const caretRight = (line: QueryLine): QueryLine => ({ ...line, caret: stepRight(line) });
export const caretWordLeft = (line: QueryLine): QueryLine => ({ ...line, caret: wordLeft(line) });
export const caretWordRight = (line: QueryLine): QueryLine => ({ ...line, caret: wordRight(line) });
export const caretToStart = (line: QueryLine): QueryLine => ({ ...line, caret: 0 });
export const caretToEnd = (line: QueryLine): QueryLine => ({ ...line, caret: line.text.length });

/** What stood apart may now join: the line is cleaned again. */
function erase({ text }: QueryLine, from: number, to: number): QueryLine {
  return insert({ text: text.slice(0, from) + text.slice(to), caret: from }, '');
}

const stepLeft = ({ text, caret }: QueryLine): number => caret - lastCluster(text.slice(0, caret)).length;
const stepRight = ({ text, caret }: QueryLine): number => caret + firstCluster(text.slice(caret)).length;

function termLeft({ text, caret }: QueryLine): number {
  return text.slice(0, caret).replace(/\S+\s*$/u, '').length;
}

/**
 * Words are letters and digits, as in a shell's line. The pattern is made where it is used: Node would read Unicode's tables
 * for one that stands in the source, at every start.
 */
const WORD = String.raw`\p{L}\p{M}\p{N}`;

function wordLeft({ text, caret }: QueryLine): number {
  return text.slice(0, caret).replace(new RegExp(`[${WORD}]*[^${WORD}]*$`, 'u'), '').length;
}

function wordRight({ text, caret }: QueryLine): number {
  return caret + (text.slice(caret).match(new RegExp(`^[^${WORD}]*[${WORD}]*`, 'u'))?.[0].length ?? 0);
}
