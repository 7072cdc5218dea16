import type { Document } from '../elements/document.ts';
import { childElements, type Element, HEADING, isHeading } from '../elements/element.ts';
import { hasLink, isLink, oneLine, saysSomething, type Token, textOf, tokensOf } from '../elements/tokens.ts';
import { isAddressText } from '../name/label.ts';
import { textBeside } from '../name/parts.ts';
import { isFurtherLink } from '../name/read-name.ts';
import { hasWords, normalize } from '../words/normalize.ts';
import { isContents, isHousekeeping, isMereUnfold } from '../words/titles.ts';
import { type Block, blocksIn, type DetailsBlock, type HeadingBlock, type ProseBlock } from './blocks.ts';
import { addDraft, addLinks, makeDraft } from './draft.ts';
import { readItems, readTerms } from './items.ts';
import { itemLines } from './lines.ts';
import type { Place } from './place.ts';
import { readTable } from './rows.ts';
import { type Draft, openSection, type Section, skip, type Walk } from './section.ts';

/** Walks a list from top to bottom: opens its sections, and adds their entries and what is none. */
export function walkDocument({ root, addressOf, tooDeep }: Document): Walk {
  const walk: Walk = { addressOf, sections: [], drafts: [], skipped: [] };
  const base = openSection(walk, null, { title: '', kind: 'root', level: 0, line: 1, role: 'none' });
  walkBlocks(blocksIn(root), base, base, null, walk);
  for (const line of tooDeep) skip(walk, { line }, '', 'too deep');
  return walk;
}

/** Walks blocks from `current` on, within `base`; gives the section that is open at the end. `owner` is the entry they belong to. */
function walkBlocks(
  blocks: readonly Block[],
  base: Section,
  current: Section,
  owner: Draft | null,
  walk: Walk,
): Section {
  let open = current;
  const lonely = findLonely(blocks);
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index] as Block;
    const place: Place = { section: open, parent: owner, depth: 0 };
    if (block.kind === 'heading') open = openHeading(block, base, open, walk);
    else if (block.kind === 'list') readItems(block.element, place, walk);
    else if (block.kind === 'terms') readTerms(block.element, place, walk);
    else if (block.kind === 'table') readTable(block.element, place, walk, (list) => readItems(list, place, walk));
    else if (block.kind === 'details') open = walkDetails(block, base, open, owner, walk);
    else if (block.kind === 'prose') {
      const bold = readBoldLine(block, blocks, index, open, walk);
      if (bold === null) readProse(block, place, lonely[index] ?? true, walk);
      else if (bold.isEntry) index += 1;
      else open = bold.section;
    }
  }
  return open;
}

/** For each block whether no list or table comes between it and the next heading. */
function findLonely(blocks: readonly Block[]): readonly boolean[] {
  const lonely: boolean[] = [];
  let isAlone = true;
  for (let at = blocks.length - 1; at >= 0; at -= 1) {
    lonely[at] = isAlone;
    const kind = blocks[at]?.kind;
    if (kind === 'heading') isAlone = true;
    if (kind === 'list' || kind === 'table') isAlone = false;
  }
  return lonely;
}

/** Closes the sections of a level and of deeper ones. An open `details` that the file never closes is no boundary. */
function closeLevel(level: number, base: Section, open: Section): Section {
  let section = open;
  while (section.parent !== null) {
    const isBoundary = section === base && (base.isClosed || !isInsideLevel(base, level));
    if (isBoundary) return section.kind === 'details' && section.level >= level ? section.parent : section;
    if (section.level < level && section.kind !== 'bold') return section;
    section = section.parent;
  }
  return section;
}

function isInsideLevel({ parent }: Section, level: number): boolean {
  for (let above = parent; above !== null; above = above.parent)
    if (above.kind === 'heading') return above.level >= level;
  return false;
}

const roleOf = (title: string): Section['role'] =>
  isContents(title) ? 'contents' : isHousekeeping(title) ? 'housekeeping' : 'category';

function openHeading(block: HeadingBlock, base: Section, open: Section, walk: Walk): Section {
  const { level, line, element } = block;
  const tokens = tokensOf(element.children, walk.addressOf);
  const title = titleOf(tokens);
  const parent = closeLevel(level, base, open);
  if (!hasWords(title)) return parent;
  return openSectionOf(tokens, title, { parent, level, line }, walk);
}

type Where = { readonly parent: Section; readonly level: number; readonly line: number };

function openSectionOf(tokens: readonly Token[], title: string, { parent, level, line }: Where, walk: Walk): Section {
  const isFirst = !walk.sections.some(({ kind }) => kind === 'heading');
  const section = openSection(walk, parent, { title, kind: 'heading', level, line, tokens, role: roleOf(title) });
  if (hasLink(tokens) && saysSomething(tokens) && !isFirst) {
    section.entry = addDraft(walk, tokens, [], { section: parent, line, from: 'heading' });
  }
  return section;
}

const BACK = /^(?:[↑⬆⇧🔝^¶#⇡▲⤴\s\u{fe0f}]+|top|back to top|\[?(?:top|toc|back to top)\]?)$/iu;

/** The text of a heading, without badges and links back. */
function titleOf(tokens: readonly Token[]): string {
  const kept = tokens.filter(
    (token) => !(token.kind === 'text' && token.was === 'anchor' && BACK.test(token.text.trim())),
  );
  const text = textOf(kept.filter((token) => !(isLink(token) && token.isImage)));
  return text
    .replace(/\s*\{\s*[#.:][^{}]*\}\s*$/, '')
    .replace(/\s*[[(]\s*(?:top|↑|⬆️?|back to top)?\s*[\])]\s*$/iu, '')
    .replace(/\s*(?:¶|↑)\s*$/u, '')
    .trim();
}

function walkDetails(block: DetailsBlock, base: Section, open: Section, owner: Draft | null, walk: Walk): Section {
  const { summary, blocks, line, element } = block;
  if (summary === null) return walkWithin(blocks, base, open, owner, walk);
  const heading = headingIn(summary);
  const tokens = tokensOf((heading ?? summary).children, walk.addressOf);
  const title = titleOf(tokens);
  if (heading !== null && hasWords(title)) {
    const level = Number(heading.tag[1]);
    const section = openSectionOf(tokens, title, { parent: closeLevel(level, base, open), level, line }, walk);
    walkBlocks(blocks, section, section, owner, walk);
    return section.parent ?? section;
  }
  if (hasLink(tokens) && saysSomething(tokens)) {
    const entry = addDraft(walk, tokens, [], { section: open, line, from: 'summary', parent: owner });
    walkBlocks(blocks, open, open, entry, walk);
    return open;
  }
  if (!hasWords(title) || isMereUnfoldOf(title, open)) return walkWithin(blocks, base, open, owner, walk);
  const { isClosed } = element;
  const level = Math.min(levelAround(open) + 1, DEEPEST_LEVEL);
  const section = openSection(walk, open, { title, kind: 'details', level, line, isClosed, role: roleOf(title) });
  const last = walkBlocks(blocks, section, section, owner, walk);
  return isClosed ? open : last;
}

const DEEPEST_LEVEL = 7;

/** The level of the heading around. */
function levelAround(section: Section): number {
  let at: Section | null = section;
  while (at !== null && at.kind !== 'heading' && at.kind !== 'details') at = at.parent;
  return at?.level ?? 0;
}

/** Looks through `details` that name nothing. */
function walkWithin(blocks: readonly Block[], base: Section, open: Section, owner: Draft | null, walk: Walk): Section {
  const last = walkBlocks(blocks, base, open, owner, walk);
  return last.kind === 'heading' && last !== open ? last : open;
}

const isMereUnfoldOf = (title: string, { title: above }: Section): boolean =>
  (isMereUnfold(title) && !isContents(title)) || normalize(title) === normalize(above);

function headingIn(summary: Element): Element | null {
  if ((summary.has & HEADING) === 0) return null;
  for (const child of childElements(summary)) {
    const found = isHeading(child.tag) ? child : headingIn(child);
    if (found !== null) return found;
  }
  return null;
}

const LONGEST_BOLD_LINE = 160;

type BoldLine = { readonly isEntry: true } | { readonly isEntry: false; readonly section: Section };

/** A bold line over a list: the title of what follows, or an entry whose links follow. Other paragraphs give `null`. */
function readBoldLine(
  block: ProseBlock,
  blocks: readonly Block[],
  index: number,
  open: Section,
  walk: Walk,
): BoldLine | null {
  const next = blocks[index + 1];
  const leads = next?.kind === 'list' || next?.kind === 'table' || next?.kind === 'terms';
  const tokens = tokensOf(block.nodes, walk.addressOf);
  const text = textOf(tokens);
  const isLinked = tokens.some((token) => isLink(token) || (token.kind === 'text' && token.was !== null));
  if (text.length > LONGEST_BOLD_LINE || isLinked || !hasWords(text)) return null;
  const isBold = tokens.every(
    (token) => token.kind !== 'text' || token.mark === 'bold' || !hasWords(normalize(token.text)),
  );
  if (!isContents(text) && !(leads && isBold)) return null;
  const parent = outOfBold(open);
  if (leads && isBold && next.kind === 'list') {
    const items = labelledItems(next.element, walk);
    if (items !== null) {
      const draft = makeDraft(tokens, items, { section: open, line: block.line, from: 'bold' });
      walk.drafts.push(draft);
      for (const item of childElements(next.element)) if (item.tag === 'li') skip(walk, item, '', 'part of its parent');
      return { isEntry: true };
    }
  }
  const title = titleOf(tokens).replace(/[\s:：]+$/u, '');
  return {
    isEntry: false,
    section: openSection(walk, parent, { title, kind: 'bold', line: block.line, role: roleOf(title) }),
  };
}

function outOfBold(section: Section): Section {
  return section.kind === 'bold' && section.parent !== null ? outOfBold(section.parent) : section;
}

/** The words of a list in which every item is `label: link`, as a description has them; `null` for any other list. */
function labelledItems(list: Element, walk: Walk): readonly Token[] | null {
  const items = childElements(list).map((item) => tokensOf(item.children, walk.addressOf));
  const isLabelled = (tokens: readonly Token[]): boolean =>
    isFurtherLink(tokens) &&
    tokens.some(
      (token) => isLink(token) && !token.isImage && (hasWords(textBeside(tokens)) || !isAddressText(token.text)),
    );
  if (items.length === 0 || !items.every(isLabelled)) return null;
  return items.flatMap((item) => [{ kind: 'break' } as const, ...item]);
}

/** Reads a paragraph: lines that are items, or prose that describes the section. */
function readProse(block: ProseBlock, { section, parent }: Place, standsAlone: boolean, walk: Walk): void {
  const tokens = tokensOf(block.nodes, walk.addressOf);
  const lines = parent === null ? itemLines(tokens, standsAlone) : [];
  for (const line of lines) addDraft(walk, line, [], { section, line: block.line, from: 'line' });
  if (lines.length > 0) return;
  const text = oneLine(textOf(tokens));
  if (text === '') return;
  if (parent !== null) {
    parent.more.push(text);
    addLinks(parent, tokens);
  } else section.prose.push(text);
}
