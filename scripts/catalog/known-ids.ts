import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog } from '../../src/data/types.ts';
import type { FileProblem } from './schema.ts';

export const KNOWN_IDS = 'known-ids.json';

/** Returns every id of a catalog that a user may have bookmarked, sorted. */
export function bookmarkable({ entries, measures, mechanisms }: Catalog): readonly string[] {
  return [...entries, ...measures, ...mechanisms].map(({ id }) => id).sort();
}

export function readKnownIds(directory: string): readonly string[] {
  return JSON.parse(readFileSync(join(directory, KNOWN_IDS), 'utf8')) as readonly string[];
}

/** Finds ids that were published and no longer exist: bookmarks of them would be lost. */
export function checkKnownIds(catalog: Catalog, known: readonly string[]): readonly FileProblem[] {
  const ids = new Set(bookmarkable(catalog));
  const message = 'was given out and is gone; an id never changes, because readers have bookmarked it: give it back';
  return known.filter((id) => !ids.has(id)).map((id) => ({ file: KNOWN_IDS, entry: id, field: 'id', message }));
}
