import type { Document } from '../../elements/document.ts';
import { createTreeBuilder } from '../html/tree.ts';
import { takeFrontMatter } from './front-matter.ts';
import { createParser, type Parser } from './parser.ts';
import { cutIntoPieces, SMALLEST_PIECE } from './pieces.ts';
import { addressOf, noShared, type Shared } from './shared.ts';

/** Lines of MDX that are code. */
const MDX_CODE = /^(?:import|export)\s.*$/gm;

/** Reads Markdown the way GitHub does, piece by piece into one tree. */
export function readMarkdown(text: string, isMdx = false): Document {
  const { text: whole, title, lines } = takeFrontMatter(text);
  const body = isMdx ? withoutComments(whole.replace(MDX_CODE, '')) : whole;
  const parser = createParser();
  const shared = noShared();
  const builder = createTreeBuilder();
  if (body.length > SMALLEST_PIECE) collectDefinitions(body, parser, shared);
  for (const piece of cutIntoPieces(body)) {
    shared.firstLine = lines + piece.line;
    if (piece.text.startsWith('#')) shared.linkDepth = 0;
    parser.addTo(builder, piece.text, shared);
  }
  const { root, tooDeep } = builder.end();
  return { root, title, tooDeep: [...shared.tooDeep, ...tooDeep], addressOf: (href) => addressOf(href, shared) };
}

/** Removes the comments of MDX; one that is never closed is text. Their line breaks stay, so that line numbers do not change. */
function withoutComments(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let start = text.indexOf('{/*'); start >= 0; start = text.indexOf('{/*', from)) {
    const end = text.indexOf('*/}', start);
    if (end < 0) break;
    parts.push(text.slice(from, start), text.slice(start, end).replace(/[^\n]+/g, ''));
    from = end + 3;
  }
  return parts.join('') + text.slice(from);
}

const DEFINITION = /^ {0,3}\[[^\]\n]{1,999}\]:[^\n]*(?:\n {1,3}\S[^\n]*)?/gm;

/** Collects the definitions of links, because those at the end of a file apply to all of its pieces. */
function collectDefinitions(text: string, parser: Parser, shared: Shared): void {
  const definitions = text.match(DEFINITION) ?? [];
  if (definitions.length > 0) parser.define(definitions.join('\n\n'), { ...shared, tooDeep: [], addresses: [] });
}
