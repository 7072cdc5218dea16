import type { Document } from '../elements/document.ts';
import { type Element, elementsIn, isHeading } from '../elements/element.ts';
import { textOf, tokensOf } from '../elements/tokens.ts';
import { readTarget } from '../words/addresses.ts';
import { createAnchors } from './anchors.ts';
import type { Finding } from './finding.ts';

/** Schemes that obviously do not lead to a page. */
const USUAL = /^(?:mailto|tel|sms|irc|ircs|xmpp|matrix):/i;
const SCHEME = /^([a-z][a-z0-9+.-]*:)/i;
/** Anchors that exist on every page of a forge. */
const EVERYWHERE: ReadonlySet<string> = new Set(['', 'top', 'readme', 'start-of-content']);

/** What is wrong with the links of a list, wherever they stand, and the targets of its relative links by line. */
export type LinkFindings = { readonly findings: readonly Finding[]; readonly relative: ReadonlyMap<number, string> };

/** Checks every link of a tree. `text` is that of the file, whose headings may contain more than those of the tree. */
export function findInLinks({ root, addressOf }: Document, text: string): LinkFindings {
  const anchors = createAnchors();
  for (const line of text.match(/^#{1,6}\s.*$/gm) ?? []) anchors.addSource(line);
  const links: Element[] = [];
  for (const element of elementsIn(root)) {
    const { tag, attributes } = element;
    if (isHeading(tag)) anchors.addHeading(wordsOf(element));
    for (const id of [attributes.id, attributes.name]) if (id !== undefined) anchors.addId(id);
    if (tag === 'a' && attributes.href !== undefined) links.push(element);
  }
  const relative = new Map<number, string>();
  const findings = links.flatMap((link): Finding[] => {
    const target = readTarget(addressOf(link.attributes.href ?? ''));
    if (target.kind === 'web') return [];
    if (target.kind === 'relative') relative.set(link.line, target.text);
    const why = faultOf(target.kind, target.text, anchors.has);
    return why === null ? [] : [{ line: link.line, what: wordsOf(link) || target.text, ...why }];
  });
  return { findings, relative };
}

const wordsOf = (element: Element): string => textOf(tokensOf(element.children, (href) => href));

function faultOf(
  kind: 'anchor' | 'relative' | 'refused',
  target: string,
  hasAnchor: (name: string) => boolean,
): Pick<Finding, 'rule' | 'why'> | null {
  if (kind === 'anchor') {
    const name = target.slice(1);
    if (EVERYWHERE.has(name.toLowerCase()) || hasAnchor(name)) return null;
    return { rule: 'dead-anchor', why: `leads to #${name}, which is nowhere in the list` };
  }
  if (kind === 'relative' || USUAL.test(target)) return null;
  const scheme = SCHEME.exec(target)?.[1];
  const isWeb = scheme === 'http:' || scheme === 'https:';
  const why =
    scheme === undefined || isWeb
      ? `is no address that can be opened: ${target}`
      : `leads to ${scheme}, which is never opened`;
  return { rule: 'refused-address', why };
}
