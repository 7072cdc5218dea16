import type { Document } from '../../elements/document.ts';
import { type Element, elementsIn } from '../../elements/element.ts';
import { createTreeBuilder } from './tree.ts';

/** Reads HTML: a fragment as a whole, but only the main part of a page. */
export function readHtml(text: string): Document {
  const builder = createTreeBuilder();
  builder.write(text, 1);
  const { root, tooDeep, base } = builder.end();
  const isPage = /<(?:!doctype|html|body)[\s>]/i.test(text);
  return { root: isPage ? mainPart(root) : root, title: null, tooDeep, base, addressOf: (href) => href };
}

const MAIN: readonly ((element: Element) => boolean)[] = [
  ({ tag }) => tag === 'main',
  ({ tag }) => tag === 'article',
  ({ attributes }) => /(?:^|\s)markdown-body(?:\s|$)/.test(attributes.class ?? ''),
  ({ attributes }) => attributes.id === 'content',
];

function mainPart(root: Element): Element {
  for (const isMain of MAIN) for (const element of elementsIn(root)) if (isMain(element)) return element;
  return root;
}
