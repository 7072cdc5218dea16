import { createInline, type InlineRule } from '../lines/inline.ts';
import { escapeHtml, linkHtml } from '../lines/outline.ts';

const BEFORE = String.raw`(?<![\p{L}\p{N}])`;
const AFTER = String.raw`(?![\p{L}\p{N}])`;
/** The text of a link in brackets, which may contain a picture with brackets of its own. */
const WORDS = String.raw`\[((?:\[[^[\]]{0,500}\]|[^\]\\]|\\.){0,2000})\]`;

/** Returns the text in the brackets of a link, without the settings after it and the `^` for a new window. */
const linkWords = (words: string): string =>
  words
    .replace(/,\s*(?:role|window|opts|options|title|id|link)\s*=.*$/s, '')
    .replace(/^"(.*)"$/s, '$1')
    .replace(/\^$/, '');

const RULES: readonly InlineRule[] = [
  { pattern: /\[\[[\w:.-]{1,200}(?:,[^\]]{0,500})?\]\]|anchor:[\w:.-]{1,200}\[[^\]]{0,200}\]/, html: () => '' },
  { pattern: /\+\+\+(.{0,1000}?)\+\+\+/, html: ([, raw = '']) => escapeHtml(raw.replace(/<[^<>]*>/g, '')) },
  { pattern: /image:{1,2}([^\s[\]]{1,1000})\[([^\]]{0,1000})\]/, html: ([, , settings = '']) => imageHtml(settings) },
  {
    pattern: new RegExp(`(?:link:|xref:)([^\\s[\\]]{1,5000})${WORDS}`),
    html: ([whole, url = '', words = ''], inside) =>
      linkHtml(whole.startsWith('xref:') && !/[./]/.test(url) ? `#${url}` : bare(url), named(words, bare(url), inside)),
  },
  {
    pattern: new RegExp(`<?(https?://[^\\s[\\]<>]{1,5000})${WORDS}`),
    html: ([, url = '', words = ''], inside) => linkHtml(url, named(words, url, inside)),
  },
  {
    pattern: /<<([^<>,]{1,500})(?:,([^<>]{1,1000}))?>>/,
    html: ([, id = '', words = id]) => linkHtml(`#${id}`, escapeHtml(words)),
  },
  { pattern: /\*\*(\S.{0,1000}?)\*\*/, html: ([, words = ''], inside) => `<b>${inside(words)}</b>` },
  {
    pattern: new RegExp(`${BEFORE}\\*(\\S[^*]{0,500}?)\\*${AFTER}`),
    html: ([, words = ''], inside) => `<b>${inside(words)}</b>`,
  },
  { pattern: /`\+?([^`]{1,500}?)\+?`/, html: ([, words = '']) => `<code>${escapeHtml(words)}</code>` },
  {
    pattern: new RegExp(`${BEFORE}_(\\S[^_]{0,500}?)_${AFTER}`),
    html: ([, words = ''], inside) => `<i>${inside(words)}</i>`,
  },
  { pattern: /\[(?:\.|line-)through\]#([^#]{1,500})#/, html: ([, words = ''], inside) => `<s>${inside(words)}</s>` },
  { pattern: /\[\.[\w.-]{1,50}\]#([^#]{1,500})#/, html: ([, words = ''], inside) => inside(words) },
];

/** Returns an address without the `++` that protect it from being formatted. */
const bare = (url: string): string => url.replace(/^\+\+(.*)\+\+$/s, '$1');

function named(words: string, url: string, inside: (text: string) => string): string {
  const text = linkWords(words);
  return text.trim() === '' ? escapeHtml(url) : inside(text.replace(/\\\]/g, ']'));
}

/** Returns the HTML of a picture. Its first setting is the text that replaces it, and `link` makes it a link. */
function imageHtml(settings: string): string {
  const alt = /^[^,=]*/.exec(settings)?.[0].replace(/"/g, '') ?? '';
  const link = /(?:^|,)\s*link="?([^",\]]+)/.exec(settings)?.[1];
  const image = `<img alt="${escapeHtml(alt)}">`;
  return link === undefined ? image : linkHtml(link, image);
}

/** Returns a function that turns AsciiDoc text into HTML. */
export const asciidocInline = (): ((text: string) => string) => createInline(RULES);
