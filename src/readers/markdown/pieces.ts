/** A part of a file that can be parsed by itself; `line` is how many lines come before it. */
export type MarkdownPiece = { readonly text: string; readonly line: number };

/** In UTF-16 units: a file that is not larger is one piece, because smaller pieces save no memory. */
export const LARGEST_PIECE = 60_000;
/** A piece this large is cut before any outermost item, because no heading comes. */
const LARGE = 500_000;

const OPENING_FENCE = /^ {0,3}(`{3,}|~{3,})/;
const RAW_START = /<!--|<(?:pre|script|style|textarea)[\s>]/i;
const RAW_END = /-->|<\/(?:pre|script|style|textarea)>/i;
const OUTERMOST_ITEM = /^[-*+] /;

/** Cuts a file before headings that stand outside of code, comments and raw text, so that memory stays bounded. */
export function* cutIntoPieces(text: string): Generator<MarkdownPiece> {
  let from = 0;
  let fromLine = 0;
  let line = 0;
  let fence = '';
  let isRaw = false;
  let isAfterBlank = true;
  for (let at = 0; at < text.length; line += 1) {
    const end = text.indexOf('\n', at);
    const next = end < 0 ? text.length : end + 1;
    // Where a line is endless, what opens and closes a block is at its beginning.
    const start = text.slice(at, Math.min(next, at + 1_000));
    const size = at - from;
    const isCut = size >= LARGEST_PIECE && fence === '' && !isRaw && (isAfterBlank ? start.startsWith('#') : false);
    if (isCut || (size >= LARGE && fence === '' && !isRaw && OUTERMOST_ITEM.test(start))) {
      yield { text: text.slice(from, at), line: fromLine };
      [from, fromLine] = [at, line];
    }
    const mark = OPENING_FENCE.exec(start)?.[1] ?? '';
    if (fence === '' && !isRaw) fence = mark;
    else if (mark.startsWith(fence) && fence !== '' && start.trim() === mark) fence = '';
    if (fence === '') isRaw = isRaw ? !RAW_END.test(start) : RAW_START.test(start) && !RAW_END.test(start);
    isAfterBlank = start.trim() === '';
    at = next;
  }
  yield { text: text.slice(from), line: fromLine };
}
