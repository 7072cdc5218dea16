import type { Document } from '../elements/document.ts';
import { pathOf, resolveSections, wholeText } from '../walk/finish.ts';
import { titleOfList } from '../walk/list-title.ts';
import type { Draft, Section, Skipped, Walk } from '../walk/section.ts';
import { walkDocument } from '../walk/walk.ts';
import type { ListedCategory, ListedEntry, ListReading } from './reading.ts';

/** Reads the entries and categories of a document. */
export function readDocument(document: Document): ListReading {
  const walk = walkDocument(document);
  const titled = resolveSections(walk);
  const { title, isGuess } = titleOfList(walk, titled, document);
  const kept = walk.drafts.filter(({ dropped }) => dropped === null);
  const parents = new Set(kept.map(({ parent }) => parent));
  const places = new Map(kept.flatMap((draft, index) => (parents.has(draft) ? [[draft, index]] : [])));
  const paths = new Map<Section, readonly string[]>();
  const path = (section: Section): readonly string[] => {
    const known = paths.get(section) ?? pathOf(section, title);
    paths.set(section, known);
    return known;
  };
  return {
    title,
    isTitleGuessed: isGuess,
    categories: categoriesOf(walk, path),
    entries: kept.map((draft) => listed(draft, path(draft.section), parentOf(draft, places))),
    skipped: [...walk.skipped, ...walk.drafts.flatMap(skippedDraft)],
  };
}

function listed(draft: Draft, category: readonly string[], parent: number | null): ListedEntry {
  const { name, aliases, url, links, facts, line, from, description, more } = draft;
  const { stars, pushedDaysAgo, isArchived, license, language } = facts;
  const summary = more.length === 0 ? description : [description, ...more].filter((text) => text !== '').join(' ');
  return {
    name,
    aliases,
    url,
    category,
    summary: summary === '' ? null : summary,
    links,
    parent,
    status: isArchived ? 'archived' : null,
    stars,
    pushedDaysAgo,
    license,
    language,
    line,
    from,
  };
}

/** Returns the index of the nearest entry around an entry that is kept and in the same category; `null` if there is none. */
function parentOf(draft: Draft, places: ReadonlyMap<Draft, number>): number | null {
  for (let above = draft.parent; above !== null; above = above.parent) {
    const place = places.get(above);
    if (place !== undefined && above.section === draft.section) return place;
  }
  return null;
}

/** Returns the skipped item for an entry that was dropped, with the reason; nothing for one that is kept. */
export const skippedDraft = (draft: Draft): readonly Skipped[] =>
  draft.dropped === null
    ? []
    : [{ line: draft.line, what: wholeText(draft).slice(0, 80), why: draft.dropped, from: draft.from }];

/** Returns the categories that have prose; the others follow from the entries. */
function categoriesOf({ sections }: Walk, path: (section: Section) => readonly string[]): readonly ListedCategory[] {
  return sections.flatMap((section) =>
    section.role === 'category' && section.prose.length > 0
      ? [{ path: path(section), summary: section.prose.join(' ') }]
      : [],
  );
}
