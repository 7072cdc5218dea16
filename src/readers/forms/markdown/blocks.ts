import MarkdownIt from 'markdown-it';
import type { TreeBuilder } from '../html/tree.ts';
import { type BlockToken, keepSmallTokens } from './block-token.ts';
import { rawHtml, type Shared, sharedOf } from './shared.ts';

type Parser = InstanceType<typeof MarkdownIt>;

/** The deepest nesting: a nested list takes two levels, a quote one. */
const MOST_LEVELS = 200;
const ITEM_LINE = /^[\s>]*(?:[-*+]|\d{1,9}[.)])\s/;

/** Parses blocks, such as headings, items and paragraphs, the way GitHub does. */
export type BlockParser = {
  /** Adds blocks to a tree; `inline` turns their content into HTML. */
  readonly addTo: (tree: TreeBuilder, text: string, shared: Shared, inline: (text: string) => string) => void;
  /** Only collects the definitions of links. */
  readonly define: (text: string, shared: Shared) => void;
};

export function createBlockParser(): BlockParser {
  const md = new MarkdownIt({ html: true, maxNesting: MOST_LEVELS });
  // Without the rules for inline content: parsing all of it at once would fill the memory.
  md.core.ruler.enableOnly(['normalize', 'block', 'strip_references']);
  md.validateLink = () => true;
  // Addresses stay as they are written.
  md.normalizeLink = (url) => url;
  countTooDeep(md);
  skipFootnotes(md);
  keepSmallTokens(md);
  const parse = (text: string, shared: Shared) => md.parse(text, shared) as unknown as readonly BlockToken[];
  return {
    define: (text, shared) => void parse(text, shared),
    addTo: (tree, text, shared, inline) => {
      let line = shared.firstLine;
      let isHidden = false;
      for (const token of parse(text, shared)) {
        if (token.line > 0) line = shared.firstLine + token.line;
        // The closing token is the same for all paragraphs, so it does not say this.
        if (token.type === 'paragraph_open') isHidden = token.hidden;
        if (token.type === 'inline') tree.add(inline(token.content), line);
        else if (token.tag !== 'p' || !isHidden) addElement(tree, token, line, shared);
      }
    },
  };
}

/** Tokens of code, which is not part of the list's text. */
const CODE: ReadonlySet<string> = new Set(['fence', 'code_block']);

function addElement(
  tree: TreeBuilder,
  { type, tag, nesting, content }: BlockToken,
  line: number,
  shared: Shared,
): void {
  if (type === 'html_block') {
    shared.linkDepth = 0;
    tree.write(rawHtml(content), line);
    return;
  }
  if (nesting >= 0) tree.open(CODE.has(type) ? 'pre' : tag, line);
  if (nesting <= 0) tree.close();
}

/** Notes the items that are nested too deeply, which the parser drops. */
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

/** Skips the text of footnotes. */
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
