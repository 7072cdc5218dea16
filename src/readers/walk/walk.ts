import type { Document } from '../elements/document.ts';
import { childElements, type Element, HEADING, isHeading } from '../elements/element.ts';
import { hasLink, isLink, saysSomething, type Token, textOf, tokensOf } from '../elements/tokens.ts';
import { hasWords, normalize } from '../words/normalize.ts';
import { isContents, isMereUnfold } from '../words/titles.ts';
import {
  type Block,
  blocksIn,
  type DetailsBlock,
  type ElementBlock,
  type HeadingBlock,
  type ProseBlock,
} from './blocks.ts';
import { readBoldLine } from './bold-line.ts';
import { addDraft, addLinks } from './draft.ts';
import { readItems, readTerms } from './items.ts';
import { itemLines } from './lines.ts';
import { type Place, reasonToSkip } from './place.ts';
import { readTable } from './rows.ts';
import { addTo, type Draft, openSection, type Section, skip, type Walk } from './section.ts';
import { roleOf, titleOf } from './titles.ts';

/** Walks a list from top to bottom, and collects its sections, its entries, and the items that are not entries. */
export function walkDocument({ root, addressOf, tooDeep }: Document): Walk {
  const walk: Walk = { addressOf, sections: [], drafts: [], skipped: [], hasHeading: false };
  const base = openSection(walk, null, { title: '', kind: 'root', level: 0, line: 1, role: 'none' });
  walkBlocks(blocksIn(root), { base, open: base, owner: null }, walk);
  for (const line of tooDeep) skip(walk, { line }, '', 'too deep');
  return walk;
}

/** The place of a block: in the section `open`, which is `base` or below it. `owner` is the entry that it belongs to, if any. */
type BlockPlace = { readonly base: Section; readonly open: Section; readonly owner: Draft | null };

/** Walks blocks, and returns the section that is open at the end. */
function walkBlocks(blocks: readonly Block[], start: BlockPlace, walk: Walk): Section {
  const { base, owner } = start;
  let { open } = start;
  const lonely = findStandalone(blocks, open.kind === 'root');
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index] as Block;
    const bold = block.kind === 'prose' ? readBoldLine(block, blocks[index + 1], open, walk) : null;
    if (bold === null) open = walkBlock(block, { base, open, owner }, lonely[index] === 1, walk);
    else if (bold.isEntry)
      index += 1; // The list below is part of the entry.
    else open = bold.section;
  }
  return open;
}

/** Walks a block that is not a bold line, and returns the section that is open after it. */
function walkBlock(block: Block, spot: BlockPlace, isLonely: boolean, walk: Walk): Section {
  if (block.kind === 'heading') return openHeading(block, spot, walk);
  if (block.kind === 'details') return walkDetails(block, spot, walk);
  if (block.kind === 'prose') readProse(block, spot, isLonely, walk);
  else readItemsOf(block, spot, walk);
  return spot.open;
}

function readItemsOf({ kind, element }: ElementBlock, { open, owner }: BlockPlace, walk: Walk): void {
  const place: Place = { section: open, parent: owner, depth: 0 };
  if (kind === 'list') readItems(element, place, walk);
  else if (kind === 'terms') readTerms(element, place, walk);
  else readTable(element, place, walk, (list) => readItems(list, place, walk));
}

/**
 * Returns 1 for each block with no list or table between it and the next heading, and 0 for the others. Blocks above the first
 * heading of a list get 0, because they are not part of it: badges, sponsors, translations.
 */
function findStandalone(blocks: readonly Block[], isOutermost: boolean): Uint8Array {
  const firstHeading = isOutermost ? blocks.findIndex(({ kind }) => kind === 'heading') : -1;
  const lonely = new Uint8Array(blocks.length);
  let isAlone = true;
  for (let at = blocks.length - 1; at >= 0; at -= 1) {
    if (isAlone && at >= firstHeading) lonely[at] = 1;
    const kind = blocks[at]?.kind;
    if (kind === 'heading') isAlone = true;
    if (kind === 'list' || kind === 'table') isAlone = false;
  }
  return lonely;
}

/**
 * Closes the sections of a level and deeper, and returns the one that is open then. A `details` that is never closed is no
 * boundary for a heading that ends the section around it.
 */
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

function openHeading({ level, line, element }: HeadingBlock, { base, open }: BlockPlace, walk: Walk): Section {
  const tokens = tokensOf(element.children, walk.addressOf);
  const title = titleOf(tokens);
  const parent = closeLevel(level, base, open);
  if (!hasWords(title)) return parent;
  return openSectionOf(tokens, title, { parent, level, line }, walk);
}

type Where = { readonly parent: Section; readonly level: number; readonly line: number };

function openSectionOf(tokens: readonly Token[], title: string, { parent, level, line }: Where, walk: Walk): Section {
  const isFirst = !walk.hasHeading;
  walk.hasHeading = true;
  const section = openSection(walk, parent, { title, kind: 'heading', level, line, tokens, role: roleOf(title) });
  if (hasLink(tokens) && saysSomething(tokens) && !isFirst) {
    section.entry = addDraft(walk, tokens, [], { section: parent, line, from: 'heading' });
  }
  return section;
}

function walkDetails({ summary, blocks, line, element }: DetailsBlock, spot: BlockPlace, walk: Walk): Section {
  const { base, open, owner } = spot;
  if (summary === null) return walkWithin(blocks, spot, walk);
  const heading = headingIn(summary);
  const tokens = tokensOf((heading ?? summary).children, walk.addressOf);
  const title = titleOf(tokens);
  if (heading !== null && hasWords(title)) {
    const level = Number(heading.tag[1]);
    const section = openSectionOf(tokens, title, { parent: closeLevel(level, base, open), level, line }, walk);
    walkBlocks(blocks, { base: section, open: section, owner }, walk);
    return section.parent ?? section;
  }
  if (hasLink(tokens) && saysSomething(tokens)) {
    const entry = addDraft(walk, tokens, [], { section: open, line, from: 'summary', parent: owner });
    walkBlocks(blocks, { base: open, open, owner: entry }, walk);
    return open;
  }
  if (!hasWords(title) || isMereUnfoldOf(title, open)) return walkWithin(blocks, spot, walk);
  const { isClosed } = element;
  const level = Math.min(levelAround(open) + 1, DEEPEST_LEVEL);
  const section = openSection(walk, open, { title, kind: 'details', level, line, isClosed, role: roleOf(title) });
  const last = walkBlocks(blocks, { base: section, open: section, owner }, walk);
  return isClosed ? open : last;
}

const DEEPEST_LEVEL = 7;

/** Returns the level of the nearest heading or `details` around a section; 0 if there is none. */
function levelAround(section: Section): number {
  let at: Section | null = section;
  while (at !== null && at.kind !== 'heading' && at.kind !== 'details') at = at.parent;
  return at?.level ?? 0;
}

/** Walks `details` that name nothing. Sections that begin in them end with them, unless they have ended the section around. */
function walkWithin(blocks: readonly Block[], spot: BlockPlace, walk: Walk): Section {
  const last = walkBlocks(blocks, spot, walk);
  for (let at: Section | null = last; at !== null; at = at.parent) if (at === spot.open) return at;
  return last;
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

/** Reads a paragraph: lines that are items, or prose that describes the section or the entry around it. */
function readProse(
  block: ProseBlock,
  { open: section, owner: parent }: BlockPlace,
  standsAlone: boolean,
  walk: Walk,
): void {
  const tokens = tokensOf(block.nodes, walk.addressOf);
  const lines = parent === null ? itemLines(tokens, standsAlone) : [];
  for (const line of lines)
    addDraft(walk, line, [], { section, line: line.find(isLink)?.line ?? block.line, from: 'line' });
  if (lines.length > 0) return;
  const text = textOf(tokens);
  if (text === '' || reasonToSkip(tokens, text) !== null) return;
  if (parent !== null) {
    addTo(parent, 'more', text);
    addLinks(parent, tokens);
  } else {
    section.prose.push(text);
    if (section.entry !== null) addLinks(section.entry, tokens);
  }
}
