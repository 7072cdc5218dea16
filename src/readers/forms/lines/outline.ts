import { LINE_ATTRIBUTE } from '../html/tree.ts';

/** Writes headings, nested items and paragraphs as HTML. What is written is HTML already, of one line of text. */
export type Outline = {
  readonly heading: (level: number, html: string, line: number) => void;
  /** `key` orders the items: one with a smaller key than that of an open item closes it. */
  readonly item: (key: number, html: string, line: number) => void;
  /** A paragraph: part of the open item where `isInItem`. */
  readonly text: (html: string, line: number, isInItem: boolean) => void;
  readonly html: () => string;
};

const DEEPEST_LEVEL = 6;

export function createOutline(): Outline {
  const parts: string[] = [];
  const open: number[] = [];
  const closeItem = () => {
    parts.push('</li></ul>');
    open.pop();
  };
  const closeAll = () => {
    while (open.length > 0) closeItem();
  };
  return {
    heading: (level, html, line) => {
      closeAll();
      const tag = `h${Math.min(level, DEEPEST_LEVEL)}`;
      parts.push(`<${tag} ${LINE_ATTRIBUTE}="${line}">${html}</${tag}>`);
    },
    item: (key, html, line) => {
      while (open.length > 0 && (open.at(-1) ?? 0) > key) closeItem();
      if (open.at(-1) === key) parts.push('</li>');
      else {
        open.push(key);
        parts.push('<ul>');
      }
      parts.push(`<li ${LINE_ATTRIBUTE}="${line}"><p>${html}</p>`);
    },
    text: (html, line, isInItem) => {
      if (!isInItem) closeAll();
      parts.push(`<p ${LINE_ATTRIBUTE}="${line}">${html}</p>`);
    },
    html: () => {
      closeAll();
      return parts.join('\n');
    },
  };
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as HTML. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

/** A link as HTML; `text` is HTML already. */
export const linkHtml = (url: string, text: string): string => `<a href="${escapeHtml(url)}">${text}</a>`;

const IMAGE = /\.(?:png|svg|jpe?g|gif|webp)(?:\?\S*)?$|^https?:\/\/img\.shields\.io\//i;

/** Whether an address is that of a picture. */
export const isImageAddress = (url: string): boolean => IMAGE.test(url);
