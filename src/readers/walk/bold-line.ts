import { childElements, type Element, elementsIn } from '../elements/element.ts';
import { isLink, type Token, textOf, tokensOf } from '../elements/tokens.ts';
import { isAddressText, isLabelText } from '../name/label.ts';
import { textBeside } from '../name/parts.ts';
import { isFurtherLink } from '../name/read-name.ts';
import { countWords, hasWords, normalize } from '../words/normalize.ts';
import { isContents } from '../words/titles.ts';
import type { Block, ProseBlock } from './blocks.ts';
import { addDraft } from './draft.ts';
import { openSection, type Section, skip, type Walk } from './section.ts';
import { roleOf, titleOf } from './titles.ts';

const LONGEST_BOLD_LINE = 160;

/** The meaning of a bold line: an entry, together with the list below it, or the title of the section that follows. */
export type BoldLine = { readonly isEntry: true } | { readonly isEntry: false; readonly section: Section };

/** Reads a bold line above a list or table, or a line such as "Contents"; returns `null` for other paragraphs. */
export function readBoldLine(block: ProseBlock, next: Block | undefined, open: Section, walk: Walk): BoldLine | null {
  const leads = next?.kind === 'list' || next?.kind === 'table' || next?.kind === 'terms';
  const tokens = tokensOf(block.nodes, walk.addressOf);
  const isTitle = leads && isBold(tokens);
  if (!isPlainLine(tokens) || !(isTitle || isContents(textOf(tokens)))) return null;
  const items = isTitle && next.kind === 'list' ? labelledItems(next.element, walk) : null;
  if (items !== null && isTitle) {
    addDraft(walk, tokens, items, { section: outOfBold(open), line: block.line, from: 'bold' });
    for (const item of elementsIn(next.element)) if (item.tag === 'li') skip(walk, item, '', 'part of its parent');
    return { isEntry: true };
  }
  const title = titleOf(tokens).replace(/[\s:：]+$/u, '');
  const section = { title, kind: 'bold', line: block.line, role: roleOf(title) } as const;
  return { isEntry: false, section: openSection(walk, outOfBold(open), section) };
}

/** Whether a paragraph is short enough for a title, and contains words but no link, not even an anchor. */
function isPlainLine(tokens: readonly Token[]): boolean {
  const text = textOf(tokens);
  const isLinked = tokens.some((token) => isLink(token) || (token.kind === 'text' && token.was !== null));
  return text.length <= LONGEST_BOLD_LINE && !isLinked && hasWords(text);
}

const isBold = (tokens: readonly Token[]): boolean =>
  tokens.every((token) => token.kind !== 'text' || token.mark === 'bold' || !hasWords(normalize(token.text)));

function outOfBold(section: Section): Section {
  return section.kind === 'bold' && section.parent !== null ? outOfBold(section.parent) : section;
}

/** Returns the content of a list whose items are all `label: link`, or a label without a link yet; `null` for any other list. */
function labelledItems(list: Element, walk: Walk): readonly Token[] | null {
  const items = childElements(list).map((item) => tokensOf(item.children, walk.addressOf));
  if (items.length === 0 || !items.every((item) => isLabelled(item) || isLabelAlone(item))) return null;
  return items.flatMap((item) => [{ kind: 'break' } as const, ...item]);
}

function isLabelled(tokens: readonly Token[]): boolean {
  const links = tokens.filter(isLink).filter(({ isImage }) => !isImage);
  return isFurtherLink(tokens) && links.some(({ text }) => hasWords(textBeside(tokens)) || !isAddressText(text));
}

/** Whether an item is a label without a link: `Code:`, `Code: none` or `Code: coming soon`. */
function isLabelAlone(tokens: readonly Token[]): boolean {
  const [, label = '', words = ''] = /^([^:：]+)[:：](.*)$/su.exec(textOf(tokens)) ?? [];
  return label !== '' && !tokens.some(isLink) && isLabelText(label) && countWords(words) <= MOST_WORDS_BESIDE;
}

const MOST_WORDS_BESIDE = 3;
