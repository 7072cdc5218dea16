import MarkdownIt from 'markdown-it';
import { splitAtAddresses } from './bare-addresses.ts';
import { withEmoji } from './emoji.ts';
import { openingOf, rawHtml, type Shared, sharedOf } from './shared.ts';

type Parser = InstanceType<typeof MarkdownIt>;

/** The deepest nesting of brackets, more than any link needs: each opening bracket is tried through as many others. */
const MOST_BRACKETS = 16;
/** In UTF-16 units: the rest of a longer paragraph is plain text, in which only bare addresses are links. */
const LONGEST_PARAGRAPH = 100_000;

const FOOTNOTE = /\[\^[^\]\s]{1,100}\]/y;

/** The characters that may begin markup. Most blocks contain none of them. */
const SIGN = /[\n\\`~*_[!<&]/;

/** Creates a parser for the content of a block: text, links and other inline markup. */
export function createInlineParser(): Parser {
  const md = new MarkdownIt({ html: true, maxNesting: MOST_BRACKETS });
  md.validateLink = () => true;
  // Addresses stay as they are written.
  md.normalizeLink = (url) => url;
  md.normalizeLinkText = (text) => text;
  boundParagraphs(md);
  skipFootnoteMarks(md);
  drawLinks(md);
  return md;
}

/** Turns the content of a block into HTML. */
export const inlineHtml = (parser: Parser, text: string, shared: Shared): string =>
  SIGN.test(text) ? parser.renderInline(text, shared) : drawText(text, shared);

/** Limits how much of a paragraph is parsed. */
function boundParagraphs(md: Parser): void {
  const { inline } = md;
  const parse = inline.parse.bind(inline);
  inline.parse = (text, parser, env, tokens) => {
    parse(text.slice(0, LONGEST_PARAGRAPH), parser, env, tokens);
    if (text.length <= LONGEST_PARAGRAPH) return;
    const { Token } = new md.core.State('', md, env);
    tokens.push(Object.assign(new Token('text', '', 0), { content: text.slice(LONGEST_PARAGRAPH) }));
  };
}

/** Skips marks that lead to footnotes, which are not read either. */
function skipFootnoteMarks(md: Parser): void {
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

function drawLinks(md: Parser): void {
  const { rules } = md.renderer;
  rules.link_open = (tokens, index, _options, env) => {
    sharedOf(env).linkDepth += 1;
    return openingOf(String(tokens[index]?.attrGet('href') ?? ''), sharedOf(env));
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
    return rawHtml(html);
  };
  rules.text = (tokens, index, _options, env) => drawText(tokens[index]?.content ?? '', sharedOf(env));
}

function drawText(given: string, shared: Shared): string {
  const text = withEmoji(given);
  if (shared.linkDepth > 0) return escapeHtml(text);
  return splitAtAddresses(text)
    .map((piece) => {
      const safe = escapeHtml(piece.text);
      return piece.isAddress ? `${openingOf(piece.text, shared)}${safe}</a>` : safe;
    })
    .join('');
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
