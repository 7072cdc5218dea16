import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expandCatalog } from '../data/compact.ts';
import type { Shelved } from '../data/outline.ts';
import type { Catalog } from '../data/types.ts';
import type { CATALOG_FILE, CatalogTexts, OUTLINE_FILE, WrittenOutline } from '../data/written.ts';
import { keptText } from './process/parts.ts';
import { unpackCatalog } from './unpack-catalog.ts';

/** The directory, inside that of the settings, in which `update` keeps the catalog that it has fetched. */
export const FETCHED = 'catalog';
const OUTLINE: typeof OUTLINE_FILE = 'outline.json';
const CATALOG: typeof CATALOG_FILE = 'catalog.br';

/** The directory of a catalog's files, and the outline in it. */
type Place = { readonly directory: string; readonly outline: WrittenOutline };

/** Reads what the first frame shows of the newest catalog. `settings` is the directory of the settings. */
export const readOutline = (settings: string | null): WrittenOutline =>
  newerFetched(settings)?.outline ?? readBundledOutline();

/** Returns a mark that changes when the outline does. The outline itself is not read for this. */
export const outlineMark = (settings: string | null): string =>
  [import.meta.dirname, ...(settings === null ? [] : [join(settings, FETCHED)])]
    .map((directory) => statSync(join(directory, OUTLINE), { throwIfNoEntry: false }))
    .map((found) => (found === undefined ? '' : `${found.ino}.${found.mtimeMs}.${found.size}`))
    .join();

/** Reads the part of the newest catalog that may stand on shelves. */
export const readShelved = (settings: string | null): Shelved =>
  fromNewest(
    settings,
    ({ shelved }) => JSON.parse(shelved),
    () => JSON.parse(bundledText('shelved')),
  );

/** Reads the newest catalog. It was checked before it was written, so it is not checked again. */
export const readCatalog = (settings: string | null): Catalog =>
  fromNewest(settings, ({ catalog, details }) => expanded(catalog, () => details), readBundledCatalog);

/** Reads from the file of the newest catalog. If that was fetched and has been damaged since, reads from the bundled one. */
function fromNewest<Read>(settings: string | null, read: (texts: CatalogTexts) => Read, readBundled: () => Read): Read {
  const fetched = newerFetched(settings);
  try {
    if (fetched !== null) return read(unpackCatalog(fetched.directory));
  } catch {
    // The bundled catalog is older, but intact.
  }
  return readBundled();
}

/** Whether the newest catalog is one that was fetched. */
export const isFetched = (settings: string | null): boolean => newerFetched(settings) !== null;

/** Reads the catalog that came with the program. */
export const readBundledCatalog = (): Catalog => expanded(bundledText('catalog'), () => bundledText('details'));

let unpacked: CatalogTexts | undefined;

/** Returns a text of the catalog that came with the program. It is unpacked at the first start, and kept unpacked. */
function bundledText(name: keyof CatalogTexts): string {
  const directory = import.meta.dirname;
  const { mtimeMs, size } = statSync(join(directory, CATALOG));
  return keptText(`${name}-${size}-${mtimeMs}`, () => {
    unpacked ??= unpackCatalog(directory);
    return unpacked[name];
  });
}

/** Reads the outline that came with the program. */
export const readBundledOutline = (): WrittenOutline => readOutlineIn(import.meta.dirname);

/**
 * Returns the fetched catalog, if it is newer than the bundled one and was written by the same version of the program. Another
 * version writes other fields.
 */
function newerFetched(settings: string | null): Place | null {
  const fetched = settings === null ? null : fetchedIn(join(settings, FETCHED));
  if (fetched === null) return null;
  const { program, revision } = readBundledOutline();
  return fetched.outline.program === program && fetched.outline.revision > revision ? fetched : null;
}

/**
 * Returns the fetched catalog in a directory. It is drawn without further checks, so only a directory of the user's own counts:
 * under sudo, the home of another user may be in use.
 */
function fetchedIn(directory: string): Place | null {
  try {
    const found = statSync(directory, { throwIfNoEntry: false });
    const isOwn = found !== undefined && found.uid === (process.getuid?.() ?? found.uid);
    return isOwn ? { directory, outline: readOutlineIn(directory) } : null;
  } catch {
    return null;
  }
}

/** Reads the outline in a directory. The file is ASCII. */
const readOutlineIn = (directory: string): WrittenOutline =>
  JSON.parse(readFileSync(join(directory, OUTLINE), 'latin1'));

const expanded = (catalog: string, details: () => string): Catalog =>
  expandCatalog(JSON.parse(catalog), () => JSON.parse(details()));

/** Reads the version from package.json. */
export function readVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
