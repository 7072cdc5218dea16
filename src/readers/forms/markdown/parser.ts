import type { TreeBuilder } from '../html/tree.ts';
import { createBlockParser } from './blocks.ts';
import { createInlineParser, inlineHtml } from './inline.ts';
import type { Shared } from './shared.ts';

/** A parser of Markdown as GitHub has it. */
export type Parser = {
  /** Adds a text to a tree, in which numbers stand for addresses. */
  readonly addTo: (tree: TreeBuilder, text: string, shared: Shared) => void;
  /** Only collects the definitions of links. */
  readonly define: (text: string, shared: Shared) => void;
};

/**
 * Two parsers of markdown-it: one for blocks, and one for what stands in them. The second takes one block after the other, and what
 * it makes of each is forgotten as soon as its HTML is there.
 */
export function createParser(): Parser {
  const blocks = createBlockParser();
  const inline = createInlineParser();
  return {
    define: blocks.define,
    addTo: (tree, text, shared) => blocks.addTo(tree, text, shared, (line) => inlineHtml(inline, line, shared)),
  };
}
