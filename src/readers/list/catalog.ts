import { EMPTY_ENTRY } from '../../data/fields.ts';
import { LONGEST_LISTED_NAME, LONGEST_LISTED_SUMMARY, LONGEST_LISTED_TITLE, LONGEST_WORD } from '../../data/limits.ts';
import type { Catalog, Entry, Link, Snapshot } from '../../data/types.ts';
import { nameOfAddress } from '../name/trim.ts';
import { clean } from '../object-path.ts';
import { createCategoryTree } from './categories.ts';
import { idsFor, uniqueNames } from './ids.ts';
import type { ListedEntry, ListReading } from './reading.ts';

/** The catalog of a list, and how many of its texts were cut. */
export type ListedCatalog = { readonly catalog: Catalog; readonly cut: number };

/** In UTF-16 units, for all links of an entry together. */
const MOST_OF_LINKS = 100_000;

/** Makes a catalog of what was read: its texts safe to draw and limited in length, its entries with ids. */
export function catalogOf(reading: ListReading, fallbackTitle: string): ListedCatalog {
  let cut = 0;
  const text = (given: string, most: number): string => {
    const { text, isCut } = clean(given, most);
    if (isCut) cut += 1;
    return text;
  };
  const paths = new Map<readonly string[], readonly string[]>();
  const pathFor = (category: readonly string[]): readonly string[] => {
    const known = paths.get(category);
    if (known !== undefined) return known;
    const path = category.map((title) => text(title, LONGEST_LISTED_TITLE)).filter((title) => title !== '');
    const usable = path.length > 0 ? path : ['Uncategorized'];
    paths.set(category, usable);
    return usable;
  };
  const entries = reading.entries.map((entry): WithoutId => {
    const { name, url, category } = entry;
    const own = {
      name: text(name, LONGEST_LISTED_NAME) || text(nameOfAddress(url ?? ''), LONGEST_LISTED_NAME) || '?',
      url: url ?? '',
      category: pathFor(category),
    };
    return { ...EMPTY_ENTRY, ...own, ...fieldsOf(entry, own, text) };
  });
  const unique = uniqueNames();
  const ids = idsFor(entries, unique);
  const tree = createCategoryTree(unique);
  entries.forEach((entry, index) => {
    const place = reading.entries[index]?.parent ?? null;
    tree.ensure(entry.category);
    entry.id = ids[index] ?? '';
    entry.parent = place === null ? null : (ids[place] ?? null);
  });
  for (const { path, summary } of reading.categories)
    tree.describe(pathFor(path), text(summary, LONGEST_LISTED_SUMMARY));
  const title = text(reading.title ?? '', LONGEST_LISTED_TITLE) || text(fallbackTitle, LONGEST_LISTED_TITLE);
  const categories = tree.all();
  const none = { measures: [], mechanisms: [], flaws: [], revisions: [] };
  const catalog: Catalog = { title, capturedOn: '', categories, entries, ...none };
  return { catalog, cut };
}

type Clean = (given: string, most: number) => string;
type Named = Pick<Entry, 'name' | 'url' | 'category'>;
/** An entry whose id and parent are not known yet, because ids depend on the names of all entries. */
type WithoutId = Omit<Entry, 'id' | 'parent'> & { id: string; parent: string | null };

/** Shared by most entries: an array for each would be a tenth of all memory that is kept. */
const NONE: readonly never[] = [];

function fieldsOf(entry: ListedEntry, own: Named, text: Clean): Partial<Entry> {
  return {
    aliases: aliasesOf(entry, own, text),
    summary: text(entry.summary ?? '', LONGEST_LISTED_SUMMARY),
    status: entry.status,
    license: entry.license === null ? null : text(entry.license, LONGEST_WORD),
    language: entry.language === null ? null : text(entry.language, LONGEST_WORD),
    links: linksOf(entry, text),
    snapshot: snapshotOf(entry, own),
  };
}

function aliasesOf({ aliases }: ListedEntry, { name }: Named, text: Clean): readonly string[] {
  if (aliases.length === 0) return NONE;
  return aliases.map((alias) => text(alias, LONGEST_LISTED_NAME)).filter((alias) => alias !== '' && alias !== name);
}

function linksOf({ links }: ListedEntry, text: Clean): readonly Link[] {
  if (links.length === 0) return NONE;
  let room = MOST_OF_LINKS;
  return links.flatMap(({ title, url }) => {
    room -= url.length + title.length;
    return room < 0 ? [] : [{ title: text(title, LONGEST_LISTED_NAME) || url, url }];
  });
}

/** Returns the stars and the activity that the list states; `null` if it states neither. */
function snapshotOf({ stars, pushedDaysAgo }: ListedEntry, own: Named): Snapshot | null {
  return stars === null && pushedDaysAgo === null ? null : { ...own, stars, pushedDaysAgo };
}
