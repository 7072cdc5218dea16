import { isLink, type LinkToken, type Token, textOf } from '../elements/tokens.ts';
import { hasWords } from '../words/normalize.ts';
import { isLabel, isLabelText } from './label.ts';

/**
 * The tokens of an item's first paragraph, with what all naming rules need: its links, which of them have a name, and the text
 * before them.
 */
export type Parts = {
  readonly tokens: readonly Token[];
  /** Indexes of the links in `tokens`. */
  readonly links: readonly number[];
  /** Indexes of the links that have a name, unlike labels. */
  readonly named: readonly number[];
  /** The text before the first link that is not just an image. */
  readonly lead: string;
};

/** `12`, `[12]`, `3.` or punctuation alone before a link are not words. Neither is a year, which the description keeps. */
const NUMBER_LEAD = /^[\s\p{P}\p{S}]*\d{1,3}[\s\p{P}\p{S}]*$/u;
const YEAR_LEAD = /^[\s\p{P}\p{S}]*(?:19|20)\d\d(?:[-./]\d\d?){0,2}[\s\p{P}\p{S}]*$/u;

/** Whether text before a link is more than a number, a year, a price sign, a tick box or an icon. */
export const isWordy = (text: string): boolean =>
  hasWords(text) && !NUMBER_LEAD.test(text) && !YEAR_LEAD.test(text) && !/^\s*\[[ xX]\]\s*$/.test(text);

export function partsOf(given: readonly Token[]): Parts {
  const tokens = withoutTickBox(given);
  const links: number[] = [];
  for (let index = 0; index < tokens.length; index += 1) if (tokens[index]?.kind === 'link') links.push(index);
  const named = links.filter((index) => !isLabel(tokens, index));
  const first = links.find((index) => !linkAt(tokens, index).isImage) ?? links[0] ?? tokens.length;
  return { tokens, links, named, lead: textOf(tokens.slice(0, first)) };
}

function withoutTickBox(tokens: readonly Token[]): readonly Token[] {
  const [first] = tokens;
  if (first?.kind !== 'text' || !/^\s*\[[ xX]\]\s/.test(first.text)) return tokens;
  return [{ ...first, text: first.text.replace(/^\s*\[[ xX]\]\s/, '') }, ...tokens.slice(1)];
}

export const linkAt = (tokens: readonly Token[], index: number): LinkToken => tokens[index] as LinkToken;

/** Returns the text of tokens without that of the links. */
export const textBeside = (tokens: readonly Token[]): string =>
  textOf(tokens.map((token) => (isLink(token) ? { kind: 'break' } : token)));

/** Finds words in bold or code at the beginning, and the index after them; `null` if there are none. */
export function boldStart(tokens: readonly Token[]): { readonly text: string; readonly end: number } | null {
  let at = 0;
  while (at < tokens.length && isMereIcon(tokens[at])) at += 1;
  let text = '';
  for (; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'text') break;
    if (token.mark === 'plain' && !(text !== '' && token.text.trim() === '')) break;
    text += token.text;
  }
  return (isWordy(text) && !isLabelText(text.replace(/[\s:：–—-]+$/u, ''))) || (hasWords(text) && isWordy(text))
    ? { text, end: at }
    : null;
}

function isMereIcon(token: Token | undefined): boolean {
  if (token === undefined || token.kind === 'break' || token.kind === 'image') return true;
  if (token.kind === 'link') return token.isImage;
  return token.mark === 'plain' && !isWordy(token.text) && !/[([（]\s*$/.test(token.text);
}
