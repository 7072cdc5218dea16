import { cutQuery, LONGEST_QUERY } from '../../search/query/limit.ts';
import { firstCluster, lastCluster } from '../../text/clusters.ts';
import { sanitize } from '../../text/sanitize.ts';
import { joinedIn, moved, type Stretch } from './joined.ts';

/**
 * The text of the search line, always sanitized. The caret is before the UTF-16 unit at its index. The parts that are `joined`
 * were typed as one letter, and the caret passes over each of them in one step.
 */
export type QueryLine = { readonly text: string; readonly caret: number; readonly joined?: readonly Stretch[] };

export const emptyLine: QueryLine = { text: '', caret: 0 };

/** Inserts text at the caret, as much as a query has room for. */
export const insert = (line: QueryLine, typed: string): QueryLine => insertUpTo(LONGEST_QUERY, line, typed);

/**
 * Inserts text at the caret, as much as a line of length `longest` has room for. The whole line is sanitized, because typed
 * text may combine with the text before it.
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
  // Text behind the caret may combine with the letter before it. The caret is then behind the combined letter.
  return { text: whole, caret: whole === cleaned + after ? cleaned.length : whole.length - sharedEnd(whole, after) };
}

function sharedEnd(one: string, other: string): number {
  let length = 0;
  while (length < other.length && one.at(-1 - length) === other.at(-1 - length)) length++;
  return length;
}

export const eraseBefore = (line: QueryLine): QueryLine => erase(line, stepLeft(line), line.caret);
export const eraseAfter = (line: QueryLine): QueryLine => erase(line, line.caret, stepRight(line));
/** Erases back to the previous blank, as `Ctrl-w` does in a shell. */
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

/** Erases a part of the line. The line is sanitized again, because letters that were apart may now combine. */
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
 * The characters of a word: letters and digits, as in a shell's line. The pattern is made where it is used, because for a
 * literal in the source, Node would read Unicode's tables at every start.
 */
const WORD = String.raw`\p{L}\p{M}\p{N}`;

function wordLeft({ text, caret }: QueryLine): number {
  return text.slice(0, caret).replace(new RegExp(`[${WORD}]*[^${WORD}]*$`, 'u'), '').length;
}

function wordRight({ text, caret }: QueryLine): number {
  return caret + (text.slice(caret).match(new RegExp(`^[^${WORD}]*[${WORD}]*`, 'u'))?.[0].length ?? 0);
}
