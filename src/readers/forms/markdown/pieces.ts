/** A part of a file that can be parsed by itself; `line` is how many lines come before it. */
export type MarkdownPiece = { readonly text: string; readonly line: number };

/** In UTF-16 units: a file that is not larger is one piece, because smaller pieces save no memory. */
export const LARGEST_PIECE = 60_000;
/** A piece this large is cut before any block or item that stands in no other, because no heading comes. */
const LARGE = 200_000;

const OPENING_FENCE = /^ {0,3}(`{3,}|~{3,})/;
const RAW_START = /<!--|<(?:pre|script|style|textarea)[\s>]/i;
const RAW_END = /-->|<\/(?:pre|script|style|textarea)>/i;
/** A line that begins a heading or an outermost item, whatever text is before it. */
const HEADING_OR_ITEM = /^(?:#{1,6}\s|(?:[-*+]|1[.)])[ \t]+\S)/;

/** Cuts a file where nothing is open, not even code, a comment or HTML, and best before headings, so that memory stays bounded. */
export function* cutIntoPieces(text: string): Generator<MarkdownPiece> {
  const block = createBlockState();
  let [from, fromLine] = [0, 0];
  for (let [at, line] = [0, 0]; at < text.length; line += 1) {
    const end = text.indexOf('\n', at);
    const next = end < 0 ? text.length : end + 1;
    // Where a line is endless, what opens and closes a block is at its beginning.
    const start = text.slice(at, Math.min(next, at + 1_000));
    if (at - from >= LARGEST_PIECE && isCut(start, at - from, block)) {
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

/** Knows after each line whether a block of code, a comment, raw text or, up to the next empty line, HTML is open. */
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
