import { withoutSequences } from '../../text/sanitize.ts';
import { readTarget } from '../words/addresses.ts';
import { hasWords } from '../words/normalize.ts';
import { BLOCK, type Element, isBlock, type Node } from './element.ts';

export type Mark = 'plain' | 'bold' | 'code';

/** A run of text in one style. For the text of a link that cannot be opened, `was` is the kind of its target. */
export type TextToken = {
  readonly kind: 'text';
  readonly text: string;
  readonly mark: Mark;
  readonly isStruck: boolean;
  readonly was: 'anchor' | 'refused' | null;
};

/**
 * A link. If it contains only images, `text` is their `alt` text. `url` is empty if the link is relative and the address of the
 * list is unknown.
 */
export type LinkToken = {
  readonly kind: 'link';
  readonly text: string;
  readonly url: string;
  readonly isImage: boolean;
  readonly isBold: boolean;
  readonly isStruck: boolean;
  /** The line of the file, counted from 1. */
  readonly line: number;
};

export type Token =
  | TextToken
  | LinkToken
  | { readonly kind: 'image'; readonly alt: string }
  | { readonly kind: 'break' };

type Style = { readonly mark: Mark; readonly isStruck: boolean };

const PLAIN: Style = { mark: 'plain', isStruck: false };
const BOLD: ReadonlySet<string> = new Set(['b', 'strong', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'dt']);
const CODE: ReadonlySet<string> = new Set(['code', 'kbd', 'tt', 'samp']);
const STRUCK: ReadonlySet<string> = new Set(['s', 'del', 'strike']);

/** Returns the inline content of nodes: text, links, images and line breaks. `addressOf` resolves an `href`. */
export function tokensOf(nodes: readonly Node[], addressOf: (href: string) => string): readonly Token[] {
  const [only] = nodes;
  // When an array grows, V8 reserves room for 16 more elements, and a table keeps one array for each of its cells.
  if (nodes.length === 1 && typeof only === 'string') return [textToken(only, PLAIN)];
  const tokens: Token[] = [];
  const visit = (node: Node, style: Style): void => {
    const own = tokenOf(node, style) ?? linkTokens(node, style, addressOf);
    for (const token of own ?? []) addToken(token, tokens);
    if (own !== null || typeof node === 'string' || node.tag === 'pre') return;
    if ((node.has & BLOCK) !== 0 || isBlock(node.tag)) tokens.push({ kind: 'break' });
    for (const child of node.children) visit(child, styleIn(node, style));
  };
  for (const node of nodes) visit(node, PLAIN);
  return tokens;
}

/** Adds a token; text is appended to the text before it if both have the same style. */
function addToken(token: Token, tokens: Token[]): void {
  const last = tokens.at(-1);
  const isMore = last?.kind === 'text' && token.kind === 'text' && last.was === token.was;
  if (isMore && last.mark === token.mark && last.isStruck === token.isStruck) {
    tokens[tokens.length - 1] = { ...last, text: last.text + token.text };
  } else tokens.push(token);
}

/** Returns the token of a text, line break or image; `null` for a link or any other element. */
function tokenOf(node: Node, style: Style): readonly Token[] | null {
  if (typeof node === 'string') return [textToken(node, style)];
  if (node.tag === 'br') return [{ kind: 'break' }];
  return node.tag === 'img' ? [{ kind: 'image', alt: (node.attributes.alt ?? '').trim() }] : null;
}

const textToken = (text: string, { mark, isStruck }: Style): TextToken => {
  return { kind: 'text', text: drawable(text), mark, isStruck, was: null };
};

/** Removes escape sequences. Those written with entities appear only once the entities are decoded. */
const drawable = (text: string): string => (CONTROL.test(text) ? withoutSequences(text) : text);
const CONTROL = /\p{Cc}(?<![\t\n\r])/u;

function styleIn({ tag }: Element, style: Style): Style {
  if (BOLD.has(tag)) return { ...style, mark: 'bold' };
  if (CODE.has(tag)) return { ...style, mark: style.mark === 'bold' ? 'bold' : 'code' };
  return STRUCK.has(tag) ? { ...style, isStruck: true } : style;
}

/** Returns the tokens of a link, which is text or an image if it cannot be opened; `null` for any other node. */
function linkTokens(link: Node, style: Style, addressOf: (href: string) => string): readonly Token[] | null {
  if (typeof link === 'string' || link.tag !== 'a' || link.attributes.href === undefined) return null;
  const { line } = link;
  const inside = tokensOf(link.children, (href) => href);
  const target = readTarget(addressOf(link.attributes.href));
  const words = inside.map((token) => (token.kind === 'text' || token.kind === 'link' ? token.text : ' ')).join('');
  const texts = inside.filter((token): token is TextToken => token.kind === 'text' && token.text.trim() !== '');
  const isStruck = style.isStruck || (texts.length > 0 && texts.every((token) => token.isStruck));
  const isBold = style.mark === 'bold' || (texts.length > 0 && texts.every(({ mark }) => mark === 'bold'));
  const alts = inside.flatMap((token) => (token.kind === 'image' && token.alt !== '' ? [token.alt] : []));
  const isImage = !hasWords(words) && inside.some(({ kind }) => kind === 'image');
  const text = oneLine(isImage ? alts.join(' ') : words);
  if (target.kind === 'web') return [{ kind: 'link', text, url: target.url, isImage, isBold, isStruck, line }];
  if (isImage) return [{ kind: 'image', alt: text }];
  if (target.kind === 'relative') return [{ kind: 'link', text, url: '', isImage, isBold, isStruck, line }];
  return [
    { kind: 'text', text: text === '' ? ' ' : text, mark: isBold ? 'bold' : style.mark, isStruck, was: target.kind },
  ];
}

/** Replaces each run of white space with one space, and trims the text. */
export const oneLine = (text: string): string => (WIDE_SPACE.test(text) ? text.replace(/\s+/g, ' ') : text).trim();

/** Any white space other than a single space. */
const WIDE_SPACE = /\s{2}|[^\S ]/;

/** Returns the words of tokens: those of text and links, but not of images and badges. */
export const textOf = (tokens: readonly Token[]): string => oneLine(rawTextOf(tokens));

/** Like `textOf`, but keeps the white space of the file. */
export const rawTextOf = (tokens: readonly Token[]): string =>
  tokens
    .map((token) => (token.kind === 'text' || (token.kind === 'link' && !token.isImage) ? token.text : ' '))
    .join('');

/** Whether any text, or any link that is not just an image, contains a letter or a digit. */
export const saysSomething = (tokens: readonly Token[]): boolean =>
  tokens.some((token) => 'text' in token && !(token.kind === 'link' && token.isImage) && hasWords(token.text));

export const isLink = (token: Token): token is LinkToken => token.kind === 'link';

/** Whether tokens include a link, even one that is relative or only an image. */
export const hasLink = (tokens: readonly Token[]): boolean => tokens.some(isLink);
