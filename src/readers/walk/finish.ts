import { groupBy } from '../../data/group.ts';
import { hasWords } from '../words/normalize.ts';
import { addTo, type Draft, type Section, type Walk } from './section.ts';
import { roleOf } from './titles.ts';

/** A heading above at least this many tenths of the entries is the title. */
const SHARE_OF_TITLE = 9;
/** With at least this many good items, a section titled like contents or housekeeping is a list after all. */
const LEAST_IN_CONTENTS = 3;
const LEAST_IN_HOUSEKEEPING = 5;

/**
 * Makes the decisions that need the whole list: which headings are entries, what is left out, and which heading is the title.
 * Returns the title.
 */
export function resolveSections(walk: Walk): Section | null {
  decideHeadings(walk);
  const below = groupBySection(walk);
  const anchors = countAnchors(walk);
  const inner = groupBy(walk.sections, ({ parent }) => parent);
  for (const section of walk.sections) {
    if (section.role === 'contents') decideContents(section, below(section), anchors.get(section) ?? 0);
    if (section.role === 'housekeeping') decideHousekeeping(section, below, inner);
  }
  mergeDuplicates(walk);
  return chooseTitle(walk);
}

/**
 * Returns a function that finds the entries in a section, at any depth, that are not dropped. The index is built on first use,
 * because most lists need none.
 */
function groupBySection({ drafts }: Walk): (section: Section) => readonly Draft[] {
  let all: Map<Section, Draft[]> | undefined;
  return (section) => {
    all ??= grouped(drafts);
    return (all.get(section) ?? []).filter(({ dropped }) => dropped === null);
  };
}

function grouped(drafts: readonly Draft[]): Map<Section, Draft[]> {
  const all = new Map<Section, Draft[]>();
  for (const draft of drafts) {
    for (let section: Section | null = draft.section; section !== null; section = section.parent) {
      const known = all.get(section);
      if (known === undefined) all.set(section, [draft]);
      else known.push(draft);
    }
  }
  return all;
}

/** Whether an entry is in the section `above`, with no heading in between. */
function isDirectlyIn({ section }: Draft, above: Section): boolean {
  let at: Section | null = section;
  while (at !== null && at !== above && at.kind !== 'heading') at = at.parent;
  return at === above;
}

/**
 * Decides which headings with a link are entries: those that are nothing but the link, and those without linked entries below.
 */
function decideHeadings(walk: Walk): void {
  const below = groupBySection(walk);
  for (const section of walk.sections) {
    const { entry } = section;
    if (entry === null) continue;
    const own = below(section);
    const hasItems = own.some(isLinked);
    if (hasItems && !isOneLink(section)) {
      entry.dropped = 'category';
      section.entry = null;
      continue;
    }
    for (const text of section.prose) addTo(entry, 'more', text);
    for (const draft of own) {
      if (isLinked(draft)) continue;
      addTo(entry, 'more', wholeText(draft));
      draft.dropped = 'part of its parent';
    }
  }
}

/** Whether an entry has a link; a relative one counts, too. */
const isLinked = ({ url, isRelative }: Draft): boolean => url !== null || isRelative;

const isOneLink = ({ tokens }: Section): boolean => {
  const spoken = tokens.filter((token) => 'text' in token && hasWords(token.text));
  return spoken.length === 1 && spoken[0]?.kind === 'link';
};

export const wholeText = ({ name, description, more }: Draft): string =>
  [name, description, ...more].filter((text) => text !== '').join(' ');

/** Counts, for each section, the items whose links are all anchors, including those in subsections that no heading begins. */
function countAnchors({ sections }: Walk): ReadonlyMap<Section, number> {
  const counts = new Map<Section, number>();
  for (const section of sections) {
    if (section.anchors === 0) continue;
    for (let at: Section | null = section; at !== null; at = at.kind === 'heading' ? null : at.parent) {
      counts.set(at, (counts.get(at) ?? 0) + section.anchors);
    }
  }
  return counts;
}

function decideContents(section: Section, all: readonly Draft[], anchors: number): void {
  const own = all.filter((draft) => isDirectlyIn(draft, section));
  const linked = own.filter(isLinked).length;
  if (linked >= LEAST_IN_CONTENTS && linked > anchors) return;
  for (const draft of own) draft.dropped = 'contents';
}

type Below = (section: Section) => readonly Draft[];
type Inner = ReadonlyMap<Section | null, readonly Section[]>;

function decideHousekeeping(section: Section, below: Below, inner: Inner): void {
  const direct = below(section).filter((draft) => isDirectlyIn(draft, section));
  const good = direct.filter((draft) => draft.rule === 'link' && draft.url !== null && isDescribed(draft));
  if (good.length < LEAST_IN_HOUSEKEEPING) for (const draft of direct) draft.dropped = 'housekeeping';
  decideBelowHousekeeping(section, below, inner);
}

/** Whether an entry has a description that is more than the text of another link. */
const isDescribed = ({ description, links }: Draft): boolean =>
  description !== '' && !links.some(({ title }) => title === description);

/** Drops the entries under the headings in a housekeeping section, except those that are a list of their own. */
function decideBelowHousekeeping(section: Section, below: Below, inner: Inner): void {
  for (const heading of inner.get(section) ?? []) {
    if (heading.kind !== 'heading') decideBelowHousekeeping(heading, below, inner);
    else if (heading.role === 'category') {
      const own = below(heading);
      if (own.filter(({ url }) => url !== null).length >= LEAST_IN_CONTENTS) continue;
      for (const draft of own) draft.dropped = 'housekeeping';
    }
  }
}

/** Merges entries of one category that have the same address. */
function mergeDuplicates({ drafts }: Walk): void {
  const first = new Map<Section, Map<string, Draft>>();
  for (const draft of drafts) {
    if (draft.dropped !== null || draft.url === null) continue;
    const known = first.get(draft.section) ?? new Map<string, Draft>();
    first.set(draft.section, known);
    const twin = known.get(draft.url);
    if (twin === undefined) known.set(draft.url, draft);
    else merge(draft, twin);
  }
}

function merge(draft: Draft, twin: Draft): void {
  draft.dropped = 'same address in its category';
  if (draft.name !== twin.name && !twin.aliases.includes(draft.name)) addTo(twin, 'aliases', draft.name);
  if (twin.description === '' && twin.more.length === 0) {
    for (const text of [draft.description, ...draft.more]) addTo(twin, 'more', text);
  }
}

/** Counts the entries in each section and below it. */
function countBySection(entries: readonly Draft[]): ReadonlyMap<Section, number> {
  const counts = new Map<Section, number>();
  for (const { section } of entries) {
    for (let at: Section | null = section; at !== null; at = at.parent) counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  return counts;
}

/** Finds the heading of the highest level above nearly all entries, and makes it the title. */
function chooseTitle(walk: Walk): Section | null {
  const headings = walk.sections.filter(({ kind }) => kind === 'heading');
  const top = headings.reduce((least, { level }) => Math.min(least, level), Infinity);
  const entries = walk.drafts.filter(({ dropped }) => dropped === null);
  const counts = countBySection(entries);
  const title = headings.find(
    (heading) => heading.level === top && (counts.get(heading) ?? 0) * 10 >= entries.length * SHARE_OF_TITLE,
  );
  if (title === undefined || entries.length === 0) return null;
  title.role = 'title';
  return title;
}

/** Returns the category of the entries in a section: titles from the outermost category inwards. */
export function pathOf(section: Section, listTitle: string | null): readonly string[] {
  const path: string[] = [];
  for (let at: Section | null = section; at !== null; at = at.parent) {
    if (at.role === 'category' && path.length < DEEPEST_PATH) path.unshift(at.title);
  }
  return path.length > 0 ? path : [titleAround(section) ?? listTitle ?? 'Uncategorized'];
}

/** Returns the title of the list from the heading around a section, unless it says something like "Contents". */
function titleAround(section: Section): string | null {
  for (let at: Section | null = section; at !== null; at = at.parent)
    if (at.role === 'title') return roleOf(at.title) === 'category' ? at.title : null;
  return null;
}

const DEEPEST_PATH = 100;
