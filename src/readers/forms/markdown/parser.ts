import MarkdownIt from 'markdown-it';
import { LINE_ATTRIBUTE } from '../html/tree.ts';
import { splitAtAddresses } from './bare-addresses.ts';
import { withEmoji } from './emoji.ts';

type Parser = InstanceType<typeof MarkdownIt>;

/** What the parsing of all pieces of one file shares. */
export type Shared = {
  /** Definitions of links by their label, as markdown-it keeps them. */
  readonly references: Record<string, { href: string; title: string }>;
  /** Addresses by the number that stands for them in the HTML: a definition may be used ten thousand times. */
  readonly addresses: string[];
  /** Lines of items that are nested too deep to be read. */
  readonly tooDeep: number[];
  /** The line of the file before the piece. */
  firstLine: number;
  /** How many links the text is in. */
  linkDepth: number;
};

export const noShared = (): Shared => ({ references: {}, addresses: [], tooDeep: [], firstLine: 0, linkDepth: 0 });

/** What an address in our HTML begins with; no text has it, because NULs are dropped first. */
const NUMBER_MARK = '\0';

/** The address that a number stands for; any other address as it is. */
export function addressOf(href: string, { addresses }: Shared): string {
  return href.startsWith(NUMBER_MARK) ? (addresses[Number(href.slice(1))] ?? '') : href;
}

/** Tags that GitHub shows as text. */
const SHOWN_TAGS = /<(?=\/?(?:title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)\b)/gi;

/** A list in a list takes two levels, a quote one. */
const MOST_LEVELS = 200;
const ITEM_LINE = /^[\s>]*(?:[-*+]|\d{1,9}[.)])\s/;
const FOOTNOTE = /\[\^[^\]\s]{1,100}\]/y;

/** A parser of Markdown as GitHub has it, which gives HTML that names lines and numbers of addresses. */
export function createParser(): Parser {
  const md = new MarkdownIt({ html: true, maxNesting: MOST_LEVELS, linkify: false });
  md.validateLink = () => true;
  // An address stays as it is written, but for what it cannot hold.
  md.normalizeLink = (url) => url;
  md.normalizeLinkText = (text) => text;
  boundInline(md);
  countTooDeep(md);
  skipFootnotes(md);
  markLines(md);
  drawLinks(md);
  return md;
}

/** Brackets in brackets that no link needs: each one that opens is tried through so many others. */
const MOST_BRACKETS = 16;
/** In UTF-16 units: what is behind so much of a paragraph is text, in which only bare addresses are links. */
const LONGEST_PARAGRAPH = 100_000;

/** What stands in a paragraph may be nested less deep than lists and quotes, and has only so many signs. */
function boundInline(md: Parser): void {
  const { inline, options } = md;
  const parse = inline.parse.bind(inline);
  inline.parse = (text, parser, env, tokens) => {
    options.maxNesting = MOST_BRACKETS;
    parse(text.slice(0, LONGEST_PARAGRAPH), parser, env, tokens);
    options.maxNesting = MOST_LEVELS;
    if (text.length <= LONGEST_PARAGRAPH) return;
    const { Token } = new md.core.State('', md, env);
    tokens.push(Object.assign(new Token('text', '', 0), { content: text.slice(LONGEST_PARAGRAPH) }));
  };
}

/** What is nested too deep is dropped by the parser; its items are counted. */
function countTooDeep(md: Parser): void {
  const { block } = md;
  const tokenize = block.tokenize.bind(block);
  block.tokenize = (state, start, end) => {
    if (state.level >= MOST_LEVELS && start < end) {
      const { tooDeep, firstLine } = state.env as Shared;
      for (let line = start; line < end; line += 1) {
        const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
        const text = state.src.slice(from, state.eMarks[line]);
        if (ITEM_LINE.test(text)) tooDeep.push(firstLine + line + 1);
      }
    }
    tokenize(state, start, end);
  };
}

/** Footnotes are not read: neither the text below nor the marks that lead there. */
function skipFootnotes(md: Parser): void {
  md.block.ruler.before(
    'reference',
    'footnote',
    (state, start, end, silent) => {
      const from = (state.bMarks[start] ?? 0) + (state.tShift[start] ?? 0);
      if (!/^\[\^[^\]\s]{1,100}\]:/.test(state.src.slice(from, from + 110))) return false;
      if (silent) return true;
      let next = start + 1;
      const isPartOf = (line: number) => (state.isEmpty(line) ? false : (state.sCount[line] ?? 0) > state.blkIndent);
      while (next < end && (isPartOf(next) || (state.isEmpty(next) && next + 1 < end && isPartOf(next + 1)))) next += 1;
      state.line = next;
      return true;
    },
    { alt: ['paragraph'] },
  );
  md.inline.ruler.before('link', 'footnote_mark', (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== 0x5b || state.src.charCodeAt(state.pos + 1) !== 0x5e) return false;
    FOOTNOTE.lastIndex = state.pos;
    const mark = FOOTNOTE.exec(state.src)?.[0];
    if (mark === undefined || state.src[state.pos + mark.length] === '(') return false;
    if (!silent) state.pending += '';
    state.pos += mark.length;
    return true;
  });
}

/** Blocks name their line of the file. */
function markLines(md: Parser): void {
  md.core.ruler.push('lines', ({ tokens, env }) => {
    for (const token of tokens) {
      if (token.map !== null && token.nesting === 1) {
        token.attrSet(LINE_ATTRIBUTE, String((env as Shared).firstLine + token.map[0] + 1));
      }
    }
  });
}

function drawLinks(md: Parser): void {
  const { rules } = md.renderer;
  rules.link_open = (tokens, index, _options, env) => {
    sharedOf(env).linkDepth += 1;
    return opening(String(tokens[index]?.attrGet('href') ?? ''), sharedOf(env));
  };
  rules.link_close = (_tokens, _index, _options, env) => {
    sharedOf(env).linkDepth -= 1;
    return '</a>';
  };
  rules.image = (tokens, index, options, env) =>
    `<img alt="${escapeHtml(md.renderer.renderInlineAsText(tokens[index]?.children ?? [], options, env ?? {}))}">`;
  rules.html_inline = (tokens, index, _options, env) => {
    const shared = sharedOf(env);
    const html = tokens[index]?.content ?? '';
    if (/^<a[\s>]/i.test(html)) shared.linkDepth += 1;
    else if (/^<\/a/i.test(html)) shared.linkDepth = Math.max(0, shared.linkDepth - 1);
    return html.replace(SHOWN_TAGS, '&lt;');
  };
  rules.html_block = (tokens, index, _options, env) => {
    const shared = sharedOf(env);
    shared.linkDepth = 0;
    const { content = '', map = null } = tokens[index] ?? {};
    const line = shared.firstLine + (map?.[0] ?? 0) + 1;
    return `<wbr ${LINE_ATTRIBUTE}="${line}">${content.replace(SHOWN_TAGS, '&lt;')}`;
  };
  rules.fence = () => '<pre></pre>';
  rules.code_block = rules.fence;
  rules.text = (tokens, index, _options, env) => drawText(withEmoji(tokens[index]?.content ?? ''), sharedOf(env));
}

/** What markdown-it calls the environment is what we gave it. */
const sharedOf = (env: unknown): Shared => env as Shared;

function opening(href: string, { addresses }: Shared): string {
  addresses.push(href);
  return `<a href="${NUMBER_MARK}${addresses.length - 1}">`;
}

function drawText(text: string, shared: Shared): string {
  if (shared.linkDepth > 0) return escapeHtml(text);
  return splitAtAddresses(text)
    .map((piece) => {
      const safe = escapeHtml(piece.text);
      return piece.isAddress ? `${opening(piece.text, shared)}${safe}</a>` : safe;
    })
    .join('');
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
