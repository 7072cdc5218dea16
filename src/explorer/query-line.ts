import { cutQuery, LONGEST_QUERY } from '../data/query-limit.ts';

/** The text of the search line; the caret stands before the UTF-16 unit at its index. */
export type QueryLine = { readonly text: string; readonly caret: number };

export const emptyLine: QueryLine = { text: '', caret: 0 };

export function insert({ text, caret }: QueryLine, typed: string): QueryLine {
  const added = cutQuery(typed, LONGEST_QUERY - text.length);
  return { text: text.slice(0, caret) + added + text.slice(caret), caret: caret + added.length };
}

export const eraseBefore = (line: QueryLine): QueryLine => erase(line, stepLeft(line), line.caret);
export const eraseAfter = (line: QueryLine): QueryLine => erase(line, line.caret, stepRight(line));
export const eraseWord = (line: QueryLine): QueryLine => erase(line, wordLeft(line), line.caret);
export const eraseToStart = (line: QueryLine): QueryLine => erase(line, 0, line.caret);
export const caretLeft = (line: QueryLine): QueryLine => ({ ...line, caret: stepLeft(line) });
export const caretRight = (line: QueryLine): QueryLine => ({ ...line, caret: stepRight(line) });
export const caretWordLeft = (line: QueryLine): QueryLine => ({ ...line, caret: wordLeft(line) });
export const caretWordRight = (line: QueryLine): QueryLine => ({ ...line, caret: wordRight(line) });
export const caretToStart = (line: QueryLine): QueryLine => ({ ...line, caret: 0 });
export const caretToEnd = (line: QueryLine): QueryLine => ({ ...line, caret: line.text.length });

function erase({ text }: QueryLine, from: number, to: number): QueryLine {
  return { text: text.slice(0, from) + text.slice(to), caret: from };
}

/** A letter with its marks is one step, as the reader sees it. */
function stepLeft({ text, caret }: QueryLine): number {
  const last = text.slice(0, caret).match(/\P{Mark}\p{Mark}*$/u);
  return caret - (last?.[0].length ?? Math.min(caret, 1));
}

function stepRight({ text, caret }: QueryLine): number {
  const next = text.slice(caret).match(/^\P{Mark}\p{Mark}*/u);
  return caret + (next?.[0].length ?? Math.min(text.length - caret, 1));
}

function wordLeft({ text, caret }: QueryLine): number {
  return text.slice(0, caret).replace(/\S+\s*$/u, '').length;
}

function wordRight({ text, caret }: QueryLine): number {
  return caret + (text.slice(caret).match(/^\s*\S+/u)?.[0].length ?? 0);
}
