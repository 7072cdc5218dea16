import { textOf, tokensOf } from '../../elements/tokens.ts';
import { createTreeBuilder } from '../html/tree.ts';
import { createParser } from './parser.ts';
import { noShared } from './shared.ts';

/** What text without any sign of Markdown or HTML has. */
const PLAIN = /^[^[\]*_`<>&~\\:#]*$/;

/** Makes a function that gives the words of a text in Markdown. */
export function markdownToText(): (markdown: string) => string {
  const parser = createParser();
  return (markdown) => {
    if (PLAIN.test(markdown)) return markdown;
    const builder = createTreeBuilder();
    parser.addTo(builder, markdown, noShared());
    return textOf(tokensOf(builder.end().root.children, (href) => href));
  };
}
