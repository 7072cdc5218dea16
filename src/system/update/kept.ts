import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '../../readers/json.ts';
import { FETCHED } from '../installation.ts';
import { makeDirectory, withLock } from '../settings/directory.ts';

/** What the server said about the manifest with which the catalog came. */
export type FetchedFrom = { readonly etag: string | null };

const FROM = 'from.json';

/** Returns the directories of the catalog that was fetched last, and of the one before it. */
const placesIn = (settings: string) => ({
  fetched: join(settings, FETCHED),
  before: join(settings, `${FETCHED}-before`),
});

/** Reads what the server said when the catalog in use was fetched. */
export function readFrom(settings: string): FetchedFrom {
  try {
    const value: unknown = JSON.parse(readFileSync(join(settings, FETCHED, FROM), 'utf8'));
    return { etag: isObject(value) && typeof value.etag === 'string' ? value.etag : null };
  } catch {
    return { etag: null };
  }
}

/**
 * Writes a catalog next to the one in use, and then puts it in its place. The replaced catalog is kept as the one before. Throws
 * the system's errors; the catalog in use then stays in use.
 */
export function keepFetched(
  settings: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  from: FetchedFrom,
): void {
  const { fetched, before } = placesIn(settings);
  const unfinished = join(settings, `${FETCHED}-unfinished-${process.pid}`);
  makeDirectory(settings);
  withLock(settings, () => {
    try {
      rmSync(unfinished, { recursive: true, force: true });
      mkdirSync(unfinished, { mode: 0o700 });
      for (const [name, text] of Object.entries({ ...files, [FROM]: JSON.stringify(from) })) {
        writeFileSync(join(unfinished, name), text, { mode: 0o600, flush: true });
      }
      rmSync(before, { recursive: true, force: true });
      if (isThere(fetched)) renameSync(fetched, before);
      renameSync(unfinished, fetched);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      if (!isThere(fetched) && isThere(before)) renameSync(before, fetched);
      throw error;
    }
  });
}

/** Restores the previous catalog in place of the one that was fetched last. Returns false if nothing was fetched. */
export function restorePreviousCatalog(settings: string): boolean {
  const { fetched, before } = placesIn(settings);
  if (!isThere(fetched)) return false;
  return withLock(settings, () => {
    rmSync(fetched, { recursive: true, force: true });
    if (isThere(before)) renameSync(before, fetched);
    return true;
  });
}

const isThere = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined;
