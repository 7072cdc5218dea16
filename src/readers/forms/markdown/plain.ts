import { textOf, tokensOf } from '../../elements/tokens.ts';
import { createTreeBuilder } from '../html/tree.ts';
import { createParser } from './parser.ts';
import { noShared } from './shared.ts';

/** The form of text without any markup of Markdown or HTML. */
const PLAIN = /^[^[\]*_`<>&~\\:#]*$/;

/** Returns a function that extracts the words of a text in Markdown. */
export function markdownToText(): (markdown: string) => string {
  const parser = createParser();
  return (markdown) => {
    if (PLAIN.test(markdown)) return markdown;
    const builder = createTreeBuilder();
    parser.addTo(builder, markdown, noShared());
    return textOf(tokensOf(builder.end().root.children, (href) => href));
  };
}
