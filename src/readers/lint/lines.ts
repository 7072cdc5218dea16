import type { ListForm } from '../list/read.ts';

/** Lines that look like an item with a link, by the form of the list. */
const ITEMS: { readonly [One in Exclude<ListForm, 'yaml'>]: RegExp } = {
  markdown: /^\s*(?:> ?)*(?:[-*+]|\d{1,9}[.)])\s+.*(?:\]\(\s*<?https?:|<a\s[^>]*href=)/i,
  mdx: /^\s*(?:> ?)*(?:[-*+]|\d{1,9}[.)])\s+.*(?:\]\(\s*<?https?:|<a\s[^>]*href=)/i,
  html: /<li[\s>].*<a\s[^>]*href=["']?https?:/i,
  rst: /^\s*(?:[-*+]|\d{1,9}[.)]|#\.)\s+.*<https?:[^>]*>`_/,
  org: /^\s*(?:[-+]|\d{1,9}[.)])\s+.*\[\[https?:/,
  asciidoc: /^\s*(?:\*+|-|\.+)\s+.*https?:\S+\[/,
};

const FENCE = /^\s*(?:`{3,}|~{3,})/;
/** In UTF-16 units: what makes a line an item is at its beginning. */
const LOOKED_AT = 2_000;

/**
 * The lines of a file that look like an item with a link, found in its text alone: what reads the list has no part in it. Code
 * and comments are left out.
 */
export function linesLikeItems(text: string, form: Exclude<ListForm, 'yaml'>): readonly number[] {
  const pattern = ITEMS[form];
  const found: number[] = [];
  let [isCode, isComment] = [false, false];
  text.split('\n').forEach((whole, index) => {
    const line = whole.slice(0, LOOKED_AT);
    if (form === 'markdown' || form === 'mdx') {
      if (FENCE.test(line)) isCode = !isCode;
    }
    const wasComment = isComment;
    const [open, close] = [line.lastIndexOf('<!--'), line.lastIndexOf('-->')];
    if (open > close) isComment = true;
    else if (close >= 0) isComment = false;
    if (!isCode && !wasComment && !(open >= 0 && open < line.search(/\S/) + 1) && pattern.test(line))
      found.push(index + 1);
  });
  return found;
}
