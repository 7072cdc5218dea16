/** A part of a file that can be parsed by itself; `line` is how many lines come before it. */
export type MarkdownPiece = { readonly text: string; readonly line: number };

/** In UTF-16 units: a piece is not cut before this size, because smaller pieces save no memory. */
export const SMALLEST_PIECE = 60_000;
/** A piece this large without a heading is cut before any outermost block or item. */
const LARGE = 200_000;

const OPENING_FENCE = /^ {0,3}(`{3,}|~{3,})/;
const RAW_START = /<!--|<(?:pre|script|style|textarea)[\s>]/i;
const RAW_END = /-->|<\/(?:pre|script|style|textarea)>/i;
/** A line that begins a heading or an outermost item, even directly after other text. */
const HEADING_OR_ITEM = /^(?:#{1,6}\s|(?:[-*+]|1[.)])[ \t]+\S)/;

/**
 * Cuts a file into pieces, so that memory stays bounded: where no code, comment or HTML is open, and preferably before headings.
 */
export function* cutIntoPieces(text: string): Generator<MarkdownPiece> {
  const block = createBlockState();
  let [from, fromLine] = [0, 0];
  for (let [at, line] = [0, 0]; at < text.length; line += 1) {
    const end = text.indexOf('\n', at);
    const next = end < 0 ? text.length : end + 1;
    // Of a very long line, only the beginning can open or close a block.
    const start = text.slice(at, Math.min(next, at + 1_000));
    if (at - from >= SMALLEST_PIECE && isCut(start, at - from, block)) {
      yield { text: text.slice(from, at), line: fromLine };
      [from, fromLine] = [at, line];
    }
    block.pass(start);
    at = next;
  }
  yield { text: text.slice(from), line: fromLine };
}

function isCut(line: string, size: number, block: BlockState): boolean {
  if (!block.isOutside()) return false;
  if (block.isAfterBlank() && (line.startsWith('#') || (size >= LARGE && /^\S/.test(line)))) return true;
  return size >= LARGE && !block.isHtml() && HEADING_OR_ITEM.test(line);
}

type BlockState = ReturnType<typeof createBlockState>;

/** Tracks, line by line, whether a block of code, a comment, raw text or, up to the next empty line, HTML is open. */
function createBlockState() {
  let [fence, isRaw, isHtml, isBlank] = ['', false, false, true];
  return {
    isOutside: () => fence === '' && !isRaw,
    isHtml: () => isHtml,
    isAfterBlank: () => isBlank,
    pass: (line: string): void => {
      const mark = OPENING_FENCE.exec(line)?.[1] ?? '';
      isBlank = line.trim() === '';
      isHtml = !isBlank && (isHtml || line.trimStart().startsWith('<'));
      if (fence !== '') {
        if (mark.startsWith(fence) && line.trim() === mark) fence = '';
      } else if (isRaw) isRaw = !RAW_END.test(line);
      else if (mark !== '') fence = mark;
      else isRaw = RAW_START.test(line) && !RAW_END.test(line);
    },
  };
}
