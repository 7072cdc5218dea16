import MarkdownIt from 'markdown-it';
import { LINE_ATTRIBUTE } from '../html/tree.ts';
import { type BlockToken, keepSmallTokens } from './block-token.ts';
import { rawHtml, type Shared, sharedOf } from './shared.ts';

type Parser = InstanceType<typeof MarkdownIt>;
type Token = ReturnType<Parser['parse']>[number];

/** A list in a list takes two levels, a quote one. */
const MOST_LEVELS = 200;
const ITEM_LINE = /^[\s>]*(?:[-*+]|\d{1,9}[.)])\s/;

/** In UTF-16 units: strings that are put together take much room until something reads them. */
const LARGEST_PART = 10_000;

/** Parses blocks, such as headings, items and paragraphs, as GitHub has them. */
export type BlockParser = {
  /** Makes HTML part by part, in which blocks name their lines; `inline` makes that of what stands in them. */
  readonly toHtml: (text: string, shared: Shared, inline: (text: string) => string) => Iterable<string>;
  /** Only collects definitions of links. */
  readonly define: (text: string, shared: Shared) => void;
};

export function createBlockParser(): BlockParser {
  const md = new MarkdownIt({ html: true, maxNesting: MOST_LEVELS });
  // Not the rules for what stands in blocks: parsed all at once, that would fill the memory.
  md.core.ruler.enableOnly(['normalize', 'block', 'strip_references']);
  md.validateLink = () => true;
  // An address stays as it is written, but for what it cannot hold.
  md.normalizeLink = (url) => url;
  countTooDeep(md);
  skipFootnotes(md);
  keepSmallTokens(md);
  drawRaw(md);
  return {
    define: (text, shared) => void md.parse(text, shared),
    toHtml: function* (text, shared, inline) {
      const { options, renderer } = md;
      const tokens = md.parse(text, shared);
      let html = '';
      for (let index = 0; index < tokens.length; index += 1) {
        const token = tokens[index] as Token;
        const { type, content } = token;
        // What closes it is the same token for all paragraphs.
        if (type === 'paragraph_close') token.hidden = tokens[index - 2]?.hidden ?? false;
        const rule = renderer.rules[type];
        if (type === 'inline') html += inline(content);
        else html += rule?.(tokens, index, options, shared, renderer) ?? renderer.renderToken(tokens, index, options);
        if (html.length < LARGEST_PART) continue;
        yield html;
        html = '';
      }
      yield html;
    },
  };
}

/** What is nested too deep is dropped by the parser; its items are counted. */
function countTooDeep(md: Parser): void {
  const { block } = md;
  const tokenize = block.tokenize.bind(block);
  block.tokenize = (state, start, end) => {
    if (state.level >= MOST_LEVELS && start < end) {
      const { tooDeep, firstLine } = sharedOf(state.env);
      for (let line = start; line < end; line += 1) {
        const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
        const text = state.src.slice(from, state.eMarks[line]);
        if (ITEM_LINE.test(text)) tooDeep.push(firstLine + line + 1);
      }
    }
    tokenize(state, start, end);
  };
}

/** The text of a footnote is not read. */
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
}

/** Code is no text of the list, and HTML of the file stays. */
function drawRaw({ renderer: { rules } }: Parser): void {
  rules.fence = () => '<pre></pre>';
  rules.code_block = rules.fence;
  rules.html_block = (tokens, index, _options, env) => {
    sharedOf(env).linkDepth = 0;
    const { content = '', line } = tokens[index] as unknown as BlockToken;
    return `<wbr ${LINE_ATTRIBUTE}="${line}">${rawHtml(content)}`;
  };
}
