import { cutQuery, LONGEST_QUERY } from '../../search/query/limit.ts';
import { firstCluster, lastCluster } from '../../text/clusters.ts';
import { sanitize } from '../../text/sanitize.ts';
import { joinedIn, moved, type Stretch } from './joined.ts';

/**
 * The text of the search line, always clean; the caret stands before the UTF-16 unit at its index. The parts that are
 * `joined` were typed as one letter, and the caret passes over each of them at once.
 */
export type QueryLine = { readonly text: string; readonly caret: number; readonly joined?: readonly Stretch[] };

export const emptyLine: QueryLine = { text: '', caret: 0 };

/** Puts text at the caret, as much as a query takes. */
export const insert = (line: QueryLine, typed: string): QueryLine => insertUpTo(LONGEST_QUERY, line, typed);

/**
 * Puts text at the caret, as much as a line of that length takes. The whole line is cleaned, because what is typed may join
 * with what stands before it.
 */
export function insertUpTo(longest: number, { text, caret, joined = [] }: QueryLine, typed: string): QueryLine {
  const added = cutQuery(typed, longest - text.length);
  const before = text.slice(0, caret) + added;
  const after = text.slice(caret);
  const whole = sanitize(before + after);
  const cleaned = sanitize(before);
  const shown = sanitize(added);
  if (whole === text.slice(0, caret) + shown + after) {
    const own = joinedIn(added).map(([from, to]): Stretch => [caret + from, caret + to]);
    const kept = [...moved(joined, [caret, caret], shown.length), ...own];
    return { text: whole, caret: caret + shown.length, ...(kept.length > 0 && { joined: kept }) };
  }
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
function erase({ text, joined = [] }: QueryLine, from: number, to: number): QueryLine {
  return insert({ text: text.slice(0, from) + text.slice(to), caret: from, joined: moved(joined, [from, to], 0) }, '');
}

function stepLeft({ text, caret, joined = [] }: QueryLine): number {
  const [from] = joined.find(([, to]) => to === caret) ?? [];
  return from ?? caret - lastCluster(text.slice(0, caret)).length;
}

function stepRight({ text, caret, joined = [] }: QueryLine): number {
  const [, to] = joined.find(([from]) => from === caret) ?? [];
  return to ?? caret + firstCluster(text.slice(caret)).length;
}

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
