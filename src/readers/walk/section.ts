import type { Element } from '../elements/element.ts';
import type { Token } from '../elements/tokens.ts';
import type { Facts } from '../name/facts.ts';
import type { Named } from '../name/read-name.ts';

/** What a section begins with. */
export type SectionKind = 'root' | 'heading' | 'bold' | 'details' | 'item';

/** A part of the list under a title, before it is known whether that is a category. */
export type Section = {
  readonly title: string;
  readonly kind: SectionKind;
  /** Of the heading, 1 to 6; deeper than any for the others. */
  readonly level: number;
  readonly line: number;
  readonly parent: Section | null;
  /** Whether the file says where it ends. */
  readonly isClosed: boolean;
  /** The words of a heading that is a link, or has one. */
  readonly tokens: readonly Token[];
  /** Paragraphs before the first item. */
  readonly prose: string[];
  /** Items of which every link is an anchor. */
  anchors: number;
  /** The entry that the heading itself is, if it turns out to be one. */
  entry: Draft | null;
  role: 'category' | 'title' | 'contents' | 'housekeeping' | 'none';
};

/** How an entry stands in the file. */
export type Source = 'item' | 'row' | 'cell' | 'heading' | 'line' | 'summary' | 'term' | 'bold' | 'data';

/** An entry while the list is walked. */
export type Draft = Named & {
  readonly facts: Facts;
  readonly section: Section;
  readonly line: number;
  readonly from: Source;
  readonly parent: Draft | null;
  links: readonly { readonly title: string; readonly url: string }[];
  aliases: readonly string[];
  /** What items and paragraphs below add to the description. */
  more: readonly string[];
  /** Whether it has a link that leads to another file beside the list. */
  readonly isRelative: boolean;
  /** Whether a sentence stands behind its name: without code, and with words at its end. */
  readonly isSentence: boolean;
  /** Why it is no entry after all. */
  dropped: Why | null;
};

/** What most entries have in place of an array of their own, which two hundred thousand entries have no room for. */
export const NONE: never[] = [];
Object.freeze(NONE);

/** Adds to what an entry has several of. */
export function addTo<List extends 'links' | 'aliases' | 'more'>(
  draft: Draft,
  list: List,
  value: Draft[List][number],
): void {
  if (draft[list] === NONE) draft[list] = [] as Draft[List];
  (draft[list] as unknown[]).push(value);
}

/** Why an item is no entry of its own. */
export type Why =
  | 'category'
  | 'part of its parent'
  | 'contents'
  | 'housekeeping'
  | 'badge'
  | 'invitation'
  | 'prose'
  | 'empty'
  | 'too deep'
  | 'same address in its category';

/** An item that is no entry of its own; `line` is that of the file. */
export type Skipped = { readonly line: number; readonly what: string; readonly why: Why; readonly from: Source };

/** What a walk collects. */
export type Walk = {
  readonly addressOf: (href: string) => string;
  readonly sections: Section[];
  readonly drafts: Draft[];
  readonly skipped: Skipped[];
  /** Whether a heading has come. */
  hasHeading: boolean;
};

export const DEEPER_THAN_HEADINGS = 50;

export function openSection(
  walk: Walk,
  parent: Section | null,
  given: Pick<Section, 'title' | 'kind' | 'line'> & Partial<Pick<Section, 'level' | 'isClosed' | 'tokens' | 'role'>>,
): Section {
  const section: Section = {
    title: given.title,
    kind: given.kind,
    level: given.level ?? DEEPER_THAN_HEADINGS,
    line: given.line,
    parent,
    isClosed: given.isClosed ?? true,
    tokens: given.tokens ?? NONE,
    prose: [],
    anchors: 0,
    entry: null,
    role: given.role ?? 'category',
  };
  walk.sections.push(section);
  return section;
}

/** Counts an item that is no entry. */
export function skip(walk: Walk, { line }: Pick<Element, 'line'>, what: string, why: Why, from: Source = 'item'): void {
  walk.skipped.push({ line, what: what.slice(0, 80), why, from });
}
