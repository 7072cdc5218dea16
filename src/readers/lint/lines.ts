import type { ListForm } from '../list/read.ts';

/** The patterns of lines that look like an item with a link, by the form of the list. */
const ITEMS: { readonly [One in Exclude<ListForm, 'yaml'>]: RegExp } = {
  markdown: /^\s*(?:> ?)*(?:[-*+]|\d{1,9}[.)])\s+.*(?:\]\(\s*<?https?:|<a\s[^>]*href=)/i,
  mdx: /^\s*(?:> ?)*(?:[-*+]|\d{1,9}[.)])\s+.*(?:\]\(\s*<?https?:|<a\s[^>]*href=)/i,
  html: /<li[\s>].*<a\s[^>]*href=["']?https?:/i,
  rst: /^\s*(?:[-*+]|\d{1,9}[.)]|#\.)\s+.*<https?:[^>]*>`_/,
  org: /^\s*(?:[-+]|\d{1,9}[.)])\s+.*\[\[https?:/,
  asciidoc: /^\s*(?:\*+|-|\.+)\s+.*https?:\S+\[/,
};

const FENCE = /^\s*(`{3,}|~{3,})/;
/** How many UTF-16 units of a line are looked at: what makes it an item is at its beginning. */
const LOOKED_AT = 2_000;

/**
 * Finds the lines of a file that look like an item with a link, in its text alone and independently of the code that reads the
 * list. Code and comments are left out.
 */
export function linesLikeItems(text: string, form: Exclude<ListForm, 'yaml'>): readonly number[] {
  const pattern = ITEMS[form];
  const isCode = form === 'markdown' || form === 'mdx' ? createCodeState() : () => false;
  const isComment = createCommentState();
  const found: number[] = [];
  text.split('\n').forEach((whole, index) => {
    const line = whole.slice(0, LOOKED_AT);
    const isHidden = isCode(line) || isComment(line);
    if (!isHidden && pattern.test(line)) found.push(index + 1);
  });
  return found;
}

/** Returns a function that takes one line after the other, and says whether it is code between fences. */
function createCodeState(): (line: string) => boolean {
  let fence = '';
  return (line) => {
    const mark = FENCE.exec(line)?.[1] ?? '';
    if (fence === '') fence = mark;
    else if (mark.startsWith(fence) && line.trim() === mark) fence = '';
    return fence !== '' || mark !== '';
  };
}

/** Returns a function that takes one line after the other, and says whether it begins in a comment. */
function createCommentState(): (line: string) => boolean {
  let isOpen = false;
  return (line) => {
    const begins = isOpen || line.trimStart().startsWith('<!--');
    const [open, close] = [line.lastIndexOf('<!--'), line.lastIndexOf('-->')];
    if (open !== close) isOpen = open > close;
    return begins;
  };
}
