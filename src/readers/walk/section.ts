import type { Element } from '../elements/element.ts';
import type { Token } from '../elements/tokens.ts';
import type { Facts } from '../name/facts.ts';
import type { Named } from '../name/read-name.ts';

/** What begins a section. */
export type SectionKind = 'root' | 'heading' | 'bold' | 'details' | 'item';

/** A part of the list under a title. Whether that is a category is decided later. */
export type Section = {
  readonly title: string;
  readonly kind: SectionKind;
  /**
   * The level of the heading, 1 to 6; 0 for the root. `details` are one level below the heading around them, and other sections
   * deeper than any heading.
   */
  readonly level: number;
  readonly line: number;
  readonly parent: Section | null;
  /** Whether its end is known; false only for `details` that the file never closes. */
  readonly isClosed: boolean;
  /** The content of a heading; empty for other sections. */
  readonly tokens: readonly Token[];
  /** Paragraphs that describe it. */
  readonly prose: string[];
  /** How many of its items have only anchors as links. */
  anchors: number;
  /** The entry that the heading itself is, if it has a link and turns out to be one. */
  entry: Draft | null;
  role: 'category' | 'title' | 'contents' | 'housekeeping' | 'none';
};

/** The kind of markup that an entry was read from. */
export type Source = 'item' | 'row' | 'cell' | 'heading' | 'line' | 'summary' | 'term' | 'bold' | 'data';

/** An entry while the list is being walked. */
export type Draft = Named & {
  readonly facts: Facts;
  readonly section: Section;
  readonly line: number;
  readonly from: Source;
  readonly parent: Draft | null;
  links: readonly { readonly title: string; readonly url: string }[];
  aliases: readonly string[];
  /** Texts that items and paragraphs below add to the description. */
  more: readonly string[];
  /** Whether it has a relative link whose address is unknown. */
  readonly isRelative: boolean;
  /** Whether its description is a sentence after its name, with plain text at the end and without code. */
  readonly isSentence: boolean;
  /** Why it is not an entry after all; `null` if it is one. */
  dropped: Why | null;
};

/** Shared by most entries: 200,000 empty arrays of their own would take too much memory. */
export const NONE: never[] = [];
Object.freeze(NONE);

/** Adds a value to one of the lists of an entry. */
export function addTo<List extends 'links' | 'aliases' | 'more'>(
  draft: Draft,
  list: List,
  value: Draft[List][number],
): void {
  if (draft[list] === NONE) draft[list] = [] as Draft[List];
  (draft[list] as unknown[]).push(value);
}

/** The reason why an item is not an entry of its own. */
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

/** An item that is not an entry of its own; `line` is that of the file. */
export type Skipped = { readonly line: number; readonly what: string; readonly why: Why; readonly from: Source };

/** The results of walking a list. */
export type Walk = {
  readonly addressOf: (href: string) => string;
  readonly sections: Section[];
  readonly drafts: Draft[];
  readonly skipped: Skipped[];
  /** Whether a heading has been found. */
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

/** Records an item that is not an entry. */
export function skip(walk: Walk, { line }: Pick<Element, 'line'>, what: string, why: Why, from: Source = 'item'): void {
  walk.skipped.push({ line, what: what.slice(0, 80), why, from });
}
