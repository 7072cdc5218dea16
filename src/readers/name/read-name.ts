import { isLink, rawTextOf, type Token, textOf } from '../elements/tokens.ts';
import { countWords, hasWords } from '../words/normalize.ts';
import { isAddressText } from './label.ts';
import { boldStart, isWordy, linkAt, type Parts, partsOf, textBeside } from './parts.ts';
import { nameOfAddress, separatorIn, trimName, trimStart } from './trim.ts';

/** The rule that gave a name. Among other things, it decides whether a nested item is an entry of its own. */
export type Rule = 'later link' | 'no link' | 'bold' | 'label link' | 'only labels' | 'link' | 'words' | 'sentence';

/** The name, address and description of an item. */
export type Named = {
  readonly name: string;
  readonly url: string | null;
  readonly description: string;
  readonly rule: Rule;
};

const SEPARATOR_START = /^\s*(?:[)\]）】]\s*)?(?:[-–—―:：|»→·,，]|=>|\(|（|\[)|^\s*$/u;
const SEPARATOR_END = /[:：|–—―»→-]\s*$/u;
const LETTER = /\p{L}/u;
/** A dash or bar at the end, after which there were only badges. */
const LEFT_OVER = /\s+[-–—|·]$/u;
/** Text that may stand between links that belong together. */
const TOGETHER = /^[\s/,|&+()（）、·]*(?:(?:and|or)\s+)?$/iu;

/** Finds the name of an item by the first rule that matches. `rest` is the content below its first paragraph. */
export function readName(first: readonly Token[], rest: readonly Token[] = []): Named {
  const named = nameIn(first, rest);
  const description = named.description.replace(LEFT_OVER, '');
  // A relative link names its item, even if its address is unknown and `url` is empty.
  return { ...named, description, url: named.url === '' ? null : named.url };
}

function nameIn(first: readonly Token[], rest: readonly Token[]): Named {
  const parts = partsOf(first);
  const further = [{ kind: 'break' } as const, ...rest];
  if (parts.links.length === 0) {
    return rest.some(isLink) ? namedByLaterLink(parts, further) : namedByWords(parts, further);
  }
  return (
    namedByBold(parts, further) ??
    namedBeforeLabels(parts, further) ??
    namedByLabel(parts, further) ??
    namedByFirstLabel(parts, further) ??
    namedByLink(parts, further) ??
    namedBeforeLinks(parts, further) ??
    namedInSentence(parts, further)
  );
}

function wordsOf(tokens: readonly Token[]): { readonly name: string; readonly rest: readonly Token[] | string } {
  const bold = boldStart(tokens);
  if (bold !== null) return { name: trimName(bold.text), rest: tokens.slice(bold.end) };
  const text = textOf(tokens);
  const at = separatorIn(text);
  return at <= 0 ? { name: trimName(text), rest: '' } : { name: trimName(text.slice(0, at)), rest: text.slice(at) };
}

const plain = (rest: readonly Token[] | string): string => (typeof rest === 'string' ? rest : textOf(rest));

function namedByLaterLink({ tokens }: Parts, rest: readonly Token[]): Named {
  const { name, rest: behind } = wordsOf(tokens);
  const { links, named } = partsOf(rest);
  const url = linkAt(rest, named[0] ?? links[0] ?? 0).url;
  return { name, url, description: trimStart(`${plain(behind)} ${textOf(rest)}`), rule: 'later link' };
}

function namedByWords({ tokens }: Parts, rest: readonly Token[]): Named {
  const { name, rest: behind } = wordsOf(tokens);
  return { name, url: null, description: trimStart(`${plain(behind)} ${textOf(rest)}`), rule: 'no link' };
}

function namedByBold({ tokens, links, named }: Parts, rest: readonly Token[]): Named | null {
  const bold = boldStart(tokens);
  if (bold === null) return null;
  const behind = tokens.slice(bold.end);
  const next = textOf(behind.slice(0, Math.max(0, behind.findIndex(isLink))));
  if (!SEPARATOR_END.test(bold.text) && !(next !== '' && SEPARATOR_START.test(next))) return null;
  const [only] = named;
  if (only !== undefined && named.length === 1 && !hasWords(next) && tokens.findIndex(isLink) === only) {
    const after = textOf(tokens.slice(only + 1));
    const isBold = tokens.slice(0, bold.end).some((token) => token.kind === 'text' && token.mark === 'bold');
    if (isBold && (SEPARATOR_START.test(after) || /^[.。]/.test(after))) {
      const link = linkAt(tokens, only);
      const description = textOf([...tokens, ...rest]);
      return { name: trimName(link.text), url: link.url, description, rule: 'link' };
    }
  }
  const place = links.find((index) => !linkAt(tokens, index).isImage) ?? links[0] ?? 0;
  const description = trimStart(textOf([...behind, ...rest]));
  return { name: trimName(bold.text), url: linkAt(tokens, place).url, description, rule: 'bold' };
}

function namedBeforeLabels({ tokens, links, named, lead }: Parts, rest: readonly Token[]): Named | null {
  const spoken = links.find((index) => !linkAt(tokens, index).isImage);
  // A named link further on is part of the description.
  const isLabelled = named.length === 0 || (spoken !== undefined && spoken !== named[0]);
  if (!isLabelled || !isWordy(lead)) return null;
  const place = spoken ?? links[0] ?? 0;
  const dash = separatorIn(lead);
  const at = dash > 0 ? dash : lead.replace(/\s*[([{（【]\s*$/u, '').length;
  const name = lead.slice(0, at);
  const said = trimStart(`${textOf(tokens).slice(at)} ${textOf(rest)}`);
  const description = hasWords(said) ? said : '';
  return { name: trimName(name), url: linkAt(tokens, place).url, description, rule: 'label link' };
}

function namedByLabel({ tokens, links, named }: Parts, rest: readonly Token[]): Named | null {
  if (named.length > 0) return null;
  const withWords = links.filter((index) => hasWords(linkAt(tokens, index).text));
  const texts = withWords.filter((index) => !linkAt(tokens, index).isImage);
  const place =
    texts.find((index) => !isAddressText(linkAt(tokens, index).text)) ?? texts[0] ?? withWords[0] ?? links[0] ?? 0;
  const link = linkAt(tokens, place);
  const shown = hasWords(link.text) && !isAddressText(link.text) ? trimName(link.text) : nameOfAddress(link.url);
  const others = tokens.filter((_, index) => index !== place);
  // Drops brackets that contained nothing but the link.
  const description = trimStart(textOf([...others, ...rest]).replace(/\s*(?:\[\s*\]|\(\s*\))/g, ''));
  return { name: shown, url: link.url, description, rule: 'only labels' };
}

/** Names an item by a label that is followed by a dash and words: "git" is a label, but also the name of a program. */
function namedByFirstLabel({ tokens, links, named, lead }: Parts, rest: readonly Token[]): Named | null {
  const first = links.find((index) => !linkAt(tokens, index).isImage);
  if (first === undefined || first === named[0] || isWordy(lead)) return null;
  const link = linkAt(tokens, first);
  const next = links.find((index) => index > first) ?? tokens.length;
  const between = rawTextOf(tokens.slice(first + 1, next));
  const isNumber = !LETTER.test(link.text) || isAddressText(link.text) || /^\s*\[/.test(link.text);
  if (isNumber || !/^\s*(?:[-–—:：]|=>)\s*/u.test(between) || countWords(between) === 0) return null;
  const description = trimStart(textOf([...tokens.slice(first + 1), ...rest]));
  return { name: trimName(link.text), url: link.url, description, rule: 'link' };
}

function namedByLink({ tokens, links, named, lead }: Parts, rest: readonly Token[]): Named | null {
  const first = links.find((index) => !linkAt(tokens, index).isImage);
  if (first === undefined || first !== named[0] || isWordy(lead)) return null;
  let end = first;
  const group = [first];
  for (const next of links) {
    if (next <= end) continue;
    if (!TOGETHER.test(rawTextOf(tokens.slice(end + 1, next)))) break;
    group.push(next);
    end = next;
  }
  const chosen = linkAt(tokens, first).isBold
    ? first
    : (group.find((index) => linkAt(tokens, index).isBold && !linkAt(tokens, index).isImage) ?? first);
  const link = linkAt(tokens, chosen);
  const year = /(?:19|20)\d\d/.exec(lead)?.[0] ?? '';
  const behind = trimStart(textOf([...tokens.slice(end + 1), ...rest]));
  return { name: trimName(link.text), url: link.url, description: `${year} ${behind}`.trim(), rule: 'link' };
}

function namedBeforeLinks({ tokens, named, links, lead }: Parts, rest: readonly Token[]): Named | null {
  if (named.length < 2 || !/(?:[:：]|\s[-–—])\s*$/u.test(lead) || links[0] !== named[0]) return null;
  const first = named[0] ?? 0;
  const description = trimStart(textOf([...tokens.slice(first), ...rest]));
  return { name: trimName(lead), url: linkAt(tokens, first).url, description, rule: 'words' };
}

function namedInSentence({ tokens, named }: Parts, rest: readonly Token[]): Named {
  const link = linkAt(tokens, named[0] ?? 0);
  const description = trimStart(textOf([...tokens, ...rest]));
  return { name: trimName(link.text), url: link.url, description, rule: 'sentence' };
}

/** Whether an item begins with a link that has a name. */
export function beginsWithNamedLink(tokens: readonly Token[]): boolean {
  const { links, named, lead, tokens: own } = partsOf(tokens);
  const first = links.find((index) => !linkAt(own, index).isImage);
  return first !== undefined && first === named[0] && !isWordy(lead);
}

/** Whether all links are labels with few words beside them: further links of the entry above, not an entry of their own. */
export function isFurtherLink(tokens: readonly Token[]): boolean {
  const { links, named, tokens: own } = partsOf(tokens);
  if (links.length === 0 || named.length > 0) return false;
  const beside = textBeside(own);
  const spoken = own.filter((token) => !(isLink(token) && isAddressText(token.text)));
  return countWords(beside) <= 3 || (/^[^:：]{1,60}[:：]/u.test(beside) && textOf(spoken).length <= 60);
}
