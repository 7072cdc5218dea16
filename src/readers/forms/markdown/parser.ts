import type { TreeBuilder } from '../html/tree.ts';
import { createBlockParser } from './blocks.ts';
import { createInlineParser, inlineHtml } from './inline.ts';
import type { Shared } from './shared.ts';

/** A parser that reads Markdown the way GitHub does. */
export type Parser = {
  /** Adds a text to a tree, in which numbers stand for the addresses of links. */
  readonly addTo: (tree: TreeBuilder, text: string, shared: Shared) => void;
  /** Only collects the definitions of links. */
  readonly define: (text: string, shared: Shared) => void;
};

/**
 * Combines two parsers of markdown-it: one for blocks, and one for their inline content. The second parses one block after the
 * other, and its tokens are dropped as soon as the HTML of a block is made.
 */
export function createParser(): Parser {
  const blocks = createBlockParser();
  const inline = createInlineParser();
  return {
    define: blocks.define,
    addTo: (tree, text, shared) => blocks.addTo(tree, text, shared, (line) => inlineHtml(inline, line, shared)),
  };
}
