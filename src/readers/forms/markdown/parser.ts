import { createBlockParser } from './blocks.ts';
import { createInlineParser, inlineHtml } from './inline.ts';
import type { Shared } from './shared.ts';

/** A parser of Markdown as GitHub has it. */
export type Parser = {
  /** Gives HTML part by part, which names lines and numbers of addresses. */
  readonly toHtml: (text: string, shared: Shared) => Iterable<string>;
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
    toHtml: (text, shared) => blocks.toHtml(text, shared, (line) => inlineHtml(inline, line, shared)),
  };
}
