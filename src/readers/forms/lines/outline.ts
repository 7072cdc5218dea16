import type { TreeBuilder } from '../html/tree.ts';

/**
 * Adds headings, nested items, tables and paragraphs to a tree. Their content is already HTML, of one line of text. Most items
 * and paragraphs contain no elements, and then need no HTML parser.
 */
export type Outline = {
  readonly heading: (level: number, html: string, line: number) => void;
  /** `key` is how deep an item is, such as its column: it closes the open items with larger keys. */
  readonly item: (key: number, html: string, line: number) => void;
  /** `html` turns the text of a cell into HTML. */
  readonly table: (rows: readonly TableRow[], html: (text: string) => string) => void;
  /** Adds a paragraph, which is part of the open item if `isInItem`. */
  readonly text: (html: string, line: number, isInItem: boolean) => void;
};

/** A row of a table, as it is written. */
export type TableRow = { readonly cells: readonly string[]; readonly line: number; readonly isHead: boolean };

const DEEPEST_LEVEL = 6;

export function createOutline({ open, add, close }: TreeBuilder): Outline {
  /** The keys of the open items. */
  const keys: number[] = [];
  const closeItem = () => {
    close();
    close();
    keys.pop();
  };
  const closeAll = () => {
    while (keys.length > 0) closeItem();
  };
  const addBlock = (tag: string, html: string, line: number) => {
    open(tag, line);
    add(html, line);
    close();
  };
  return {
    heading: (level, html, line) => {
      closeAll();
      addBlock(`h${Math.min(level, DEEPEST_LEVEL)}`, html, line);
    },
    item: (key, html, line) => {
      while (keys.length > 0 && (keys.at(-1) ?? 0) > key) closeItem();
      if (keys.at(-1) === key) close();
      else {
        keys.push(key);
        open('ul', line);
      }
      open('li', line);
      add(html, line);
    },
    table: (rows, html) => {
      closeAll();
      open('table', rows[0]?.line ?? 1);
      for (const { cells, line, isHead } of rows) {
        open('tr', line);
        for (const cell of cells) addBlock(isHead ? 'th' : 'td', html(cell), line);
        close();
      }
      close();
    },
    text: (html, line, isInItem) => {
      if (!isInItem) closeAll();
      addBlock('p', html, line);
    },
  };
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes text for HTML. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

/** Returns a link as HTML. `text` is already HTML; links in it, such as bare addresses, are removed. */
export const linkHtml = (url: string, text: string): string =>
  `<a href="${escapeHtml(url)}">${text.replace(/<\/?a\b[^>]*>/g, '')}</a>`;

const IMAGE = /\.(?:png|svg|jpe?g|gif|webp)(?:\?\S*)?$|^https?:\/\/img\.shields\.io\//i;

/** Whether an address is that of a picture. */
export const isImageAddress = (url: string): boolean => IMAGE.test(url);
