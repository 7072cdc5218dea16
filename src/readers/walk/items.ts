import { childElements, type Element, elementsIn, LINK } from '../elements/element.ts';
import { hasLink, isLink, oneLine, type Token, textOf, tokensOf } from '../elements/tokens.ts';
import { isAddressText } from '../name/label.ts';
import { beginsWithNamedLink, isFurtherLink, readName } from '../name/read-name.ts';
import { hasWords } from '../words/normalize.ts';
import { isMereUnfold } from '../words/titles.ts';
import { type Block, blocksIn } from './blocks.ts';
import { addDraft, addLinks } from './draft.ts';
import { type Place, reasonToSkip } from './place.ts';
import { readTable } from './rows.ts';
import { addTo, type Draft, openSection, skip, type Walk } from './section.ts';

const DEEPEST_ITEM = 50;
/** A longer text above nested items is prose, not the title of a category. */
const LONGEST_CATEGORY = 120;
/** After more text than this, a label is the source of a statement, not the link of an entry. */
const LONGEST_BEFORE_LABEL = 80;

/** The content of an item: its first paragraph, its other paragraphs, and the lists and tables in it. */
type Item = {
  readonly element: Element;
  readonly first: readonly Token[];
  readonly rest: readonly Token[];
  readonly nested: readonly Block[];
};

/** Reads the items of a list. */
export function readItems(list: Element, place: Place, walk: Walk): void {
  for (const child of childElements(list)) {
    if (child.tag === 'li') readItem(itemIn(child, walk), place, walk);
    else if (child.tag === 'ul' || child.tag === 'ol') readItems(child, place, walk);
    else readNested(blocksIn({ ...list, children: [child] }), place, walk);
  }
}

/** Reads terms (`dt`) with their descriptions (`dd`). */
export function readTerms(list: Element, place: Place, walk: Walk): void {
  const children = childElements(list).flatMap((child) => (child.tag === 'div' ? childElements(child) : [child]));
  children.forEach((term, index) => {
    if (term.tag !== 'dt') return;
    const blocks: Block[] = [];
    for (let at = index + 1; children[at]?.tag === 'dd'; at += 1) blocks.push(...blocksIn(children[at] as Element));
    const item = { element: term, first: tokensOf(term.children, walk.addressOf), ...textAndNested(blocks, walk) };
    readItem(item, place, walk);
  });
}

function itemIn(element: Element, walk: Walk): Item {
  const found = blocksIn(element);
  const blocks = found.some(({ kind }) => kind === 'details') ? found.flatMap(unfolded) : found;
  const at = blocks.findIndex(({ kind }) => kind === 'prose' || kind === 'heading');
  const first = blocks[at];
  const before = blocks.slice(0, Math.max(0, at));
  const isFirst = before.every(({ kind }) => kind !== 'list');
  const tokens = first !== undefined && isFirst ? tokensIn(first, walk) : [];
  return { element, first: tokens, ...textAndNested(isFirst ? [...before, ...blocks.slice(at + 1)] : blocks, walk) };
}

/** Returns the blocks of an item with `details` unfolded, because their content belongs to the item. */
function unfolded(block: Block): readonly Block[] {
  if (block.kind !== 'details') return [block];
  const { summary, line } = block;
  const title = summary === null ? '' : oneLine(plainText(summary));
  const head =
    summary === null || isMereUnfold(title) ? [] : [{ kind: 'prose', nodes: summary.children, line } as const];
  return [...head, ...block.blocks.flatMap(unfolded)];
}

const plainText = (element: Element): string => textOf(tokensOf(element.children, (href) => href));

function tokensIn(block: Block, walk: Walk): readonly Token[] {
  if (block.kind === 'prose') return tokensOf(block.nodes, walk.addressOf);
  return block.kind === 'heading' ? tokensOf(block.element.children, walk.addressOf) : [];
}

const NOTHING: Pick<Item, 'rest' | 'nested'> = { rest: [], nested: [] };

function textAndNested(blocks: readonly Block[], walk: Walk): Pick<Item, 'rest' | 'nested'> {
  if (blocks.length === 0) return NOTHING;
  const rest = blocks.flatMap((block) => [{ kind: 'break' } as const, ...tokensIn(block, walk)]);
  return {
    rest: rest.some(({ kind }) => kind !== 'break') ? rest : [],
    nested: blocks.filter((block) => 'element' in block && block.kind !== 'heading'),
  };
}

function readItem(item: Item, place: Place, walk: Walk): void {
  const { element, first, rest, nested } = item;
  const all = rest.length === 0 ? first : [...first, ...rest];
  const text = textOf(all);
  const why = reasonToSkip(all, text, nested);
  if (place.depth > DEEPEST_ITEM) {
    skip(walk, element, text, 'too deep');
    for (const { tag, line } of elementsIn(element)) if (tag === 'li') skip(walk, { line }, '', 'too deep');
  } else if (why !== null) {
    if (why === 'contents') place.section.anchors += 1;
    skip(walk, element, text, why);
    readNested(nested, place, walk);
  } else if (place.parent !== null) readBelow(item, place, place.parent, walk);
  else if (hasLink(all)) readNested(nested, { ...place, parent: addItem(item, place, walk) }, walk);
  else readUnlinked(item, text, place, walk);
}

/** Reads the lists and tables in an item. */
function readNested(blocks: readonly Block[], place: Place, walk: Walk): void {
  const deeper = { ...place, depth: place.depth + 1 };
  for (const block of blocks) {
    if (block.kind === 'list') readItems(block.element, deeper, walk);
    else if (block.kind === 'terms') readTerms(block.element, deeper, walk);
    else if (block.kind === 'table') readTable(block.element, deeper, walk, (list) => readItems(list, deeper, walk));
    else if (block.kind === 'details') readNested(block.blocks, deeper, walk);
  }
}

function addItem({ element, first, rest }: Item, { section, parent }: Place, walk: Walk): Draft {
  const from = element.tag === 'dt' ? 'term' : 'item';
  return addDraft(walk, first, rest, { section, line: element.line, from, parent });
}

/** Reads an item nested in an entry: another entry, or further links and description of that one. */
function readBelow(item: Item, place: Place, parent: Draft, walk: Walk): void {
  const { element, first, rest, nested } = item;
  const all = [...first, ...rest];
  if (hasLink(all) && isEntryBelow(first, rest)) {
    readNested(nested, { ...place, parent: addItem(item, place, walk) }, walk);
    return;
  }
  addTo(parent, 'more', textOf(all));
  addLinks(parent, all);
  skip(walk, element, textOf(all), 'part of its parent');
  readNested(nested, place, walk);
}

function isEntryBelow(first: readonly Token[], rest: readonly Token[]): boolean {
  if (beginsWithNamedLink(first)) return true;
  if (isFurtherLink(first)) return false;
  const { rule } = readName(first, rest);
  if (rule === 'label link') {
    const at = first.findIndex(isLink);
    return textOf(first.slice(0, at)).length <= LONGEST_BEFORE_LABEL;
  }
  if (rule === 'only labels') return beginsWithLabel(first);
  return rule === 'bold' || rule === 'words' || rule === 'later link' || rule === 'link';
}

/**
 * Whether an item begins with a label that is not a number or an address. With more words beside it than `isFurtherLink` allows,
 * it is a name.
 */
function beginsWithLabel(tokens: readonly Token[]): boolean {
  const at = tokens.findIndex((token) => isLink(token) && !token.isImage);
  const link = tokens[at];
  if (link === undefined || !isLink(link) || hasWords(textOf(tokens.slice(0, at)))) return false;
  return STARTS_WITH_LETTER.test(link.text) && !isAddressText(link.text);
}

const STARTS_WITH_LETTER = /^\p{L}/u;

/** Reads an item without a link: the title of the items below it, prose above them, or an entry without an address. */
function readUnlinked(item: Item, text: string, place: Place, walk: Walk): void {
  const { element, first, rest, nested } = item;
  if (!nested.some((block) => 'element' in block && (block.element.has & LINK) !== 0)) {
    readNested(nested, { ...place, parent: addItem(item, place, walk) }, walk);
  } else if (text.length > LONGEST_CATEGORY) {
    skip(walk, element, text, 'prose');
    readNested(nested, place, walk);
  } else {
    skip(walk, element, text, 'category');
    const title = readName(first, rest).name;
    const section = openSection(walk, place.section, { title, kind: 'item', line: element.line });
    readNested(nested, { ...place, section }, walk);
  }
}
