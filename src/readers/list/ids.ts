import type { ListedEntry } from './reading.ts';

const LONGEST_SLUG = 60;
const ASCII = /^[\x20-\x7e]*$/;
const MARKS = /\p{M}/gu;

/** Returns the Latin letters and digits of a text, with dashes between its words; empty if there is no letter. */
export function slugOf(text: string): string {
  const plain = (ASCII.test(text) ? text : text.normalize('NFKD').replace(MARKS, '')).toLowerCase();
  const slug = (plain.match(/[a-z0-9]+/g) ?? []).join('-').slice(0, LONGEST_SLUG).replace(/-$/, '');
  return /[a-z]/.test(slug) ? slug : '';
}

const hostSlug = (url: string | null): string => slugOf(/^https?:\/\/(?:www\.)?([^/?#:]*)/i.exec(url ?? '')?.[1] ?? '');

/**
 * Makes the ids of entries: a slug of the name or, if that has no Latin letter, of the host. Entries with the same slug add their
 * category, so that an entry keeps its id when another is put before it. Those that are still alike add a number.
 */
export function idsFor(
  entries: readonly Pick<ListedEntry, 'name' | 'url' | 'category'>[],
  give = uniqueNames(),
): readonly string[] {
  const slugOfTitle = remembered(slugOf);
  const slugs = entries.map(({ name, url }) => slugOf(name) || hostSlug(url) || 'entry');
  const counts = new Map<string, number>();
  for (const slug of slugs) counts.set(slug, (counts.get(slug) ?? 0) + 1);
  // Slugs that only one entry has come first, so that they get no number, whatever ids are made for the others.
  const ids = slugs.map((slug) => (counts.get(slug) === 1 ? give(slug) : ''));
  return ids.map((id, index) => {
    if (id !== '') return id;
    const category = slugOfTitle(entries[index]?.category.at(-1) ?? '');
    return give([slugs[index], category].filter(Boolean).join('-'));
  });
}

/** Returns a function that caches the answer for each text. */
function remembered(answer: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text) ?? answer(text);
    known.set(text, found);
    return found;
  };
}

/** Returns a function that makes names unique, with a number from 2 on if one is taken. */
export function uniqueNames(): (name: string) => string {
  const names = new Set<string>();
  const numbers = new Map<string, number>();
  return (name) => {
    let number = numbers.get(name) ?? 1;
    let unique = number === 1 ? name : `${name}-${number}`;
    for (; names.has(unique); unique = `${name}-${number}`) number += 1;
    numbers.set(name, number);
    names.add(unique);
    return unique;
  };
}
