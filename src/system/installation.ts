import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expandCatalog } from '../data/compact.ts';
import type { Shelved } from '../data/outline.ts';
import type { Catalog } from '../data/types.ts';
import type { CATALOG_FILE, CatalogTexts, OUTLINE_FILE, WrittenOutline } from '../data/written.ts';
import { keptText } from './process/parts.ts';
import { unpackCatalog } from './unpack-catalog.ts';

/** The directory among the settings in which `update` keeps the catalog that it has fetched. */
export const FETCHED = 'catalog';
const OUTLINE: typeof OUTLINE_FILE = 'outline.json';
const CATALOG: typeof CATALOG_FILE = 'catalog.br';

/** The directory of a catalog's files, and the outline that is in it. */
type Place = { readonly directory: string; readonly outline: WrittenOutline };

/** Reads what the first frame shows of the newest catalog. `settings` is the directory of the settings. */
export const readOutline = (settings: string | null): WrittenOutline =>
  newerFetched(settings)?.outline ?? readBundledOutline();

/** Tells whether the outline that is read is still the same one, without reading it. */
export const outlineMark = (settings: string | null): string =>
  [import.meta.dirname, ...(settings === null ? [] : [join(settings, FETCHED)])]
    .map((directory) => statSync(join(directory, OUTLINE), { throwIfNoEntry: false }))
    .map((found) => (found === undefined ? '' : `${found.ino}.${found.mtimeMs}.${found.size}`))
    .join();

/** Reads what of the newest catalog may stand on shelves. */
export const readShelved = (settings: string | null): Shelved =>
  fromNewest(
    settings,
    ({ shelved }) => JSON.parse(shelved),
    () => JSON.parse(bundledText('shelved')),
  );

/** Reads the newest catalog. It was checked before it was written, so it is not checked again. */
export const readCatalog = (settings: string | null): Catalog =>
  fromNewest(settings, ({ catalog, details }) => expanded(catalog, () => details), readBundledCatalog);

/** Reads from the file of the newest catalog; where that was fetched and has been damaged since, from the program's own. */
function fromNewest<Read>(settings: string | null, read: (texts: CatalogTexts) => Read, readBundled: () => Read): Read {
  const fetched = newerFetched(settings);
  try {
    if (fetched !== null) return read(unpackCatalog(fetched.directory));
  } catch {
    // The program's own is older, and whole.
  }
  return readBundled();
}

/** Whether the newest catalog is one that was fetched. */
export const isFetched = (settings: string | null): boolean => newerFetched(settings) !== null;

/** Reads the catalog that came with the program. */
export const readBundledCatalog = (): Catalog => expanded(bundledText('catalog'), () => bundledText('details'));

let unpacked: CatalogTexts | undefined;

/** A text of the catalog that came with the program. It is unpacked at the first start, and kept so. */
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

/** What was fetched, if it is newer than the program's, and written by the same version: another one writes other fields. */
function newerFetched(settings: string | null): Place | null {
  const fetched = settings === null ? null : fetchedIn(join(settings, FETCHED));
  if (fetched === null) return null;
  const { program, revision } = readBundledOutline();
  return fetched.outline.program === program && fetched.outline.revision > revision ? fetched : null;
}

/** What was fetched is drawn as it is: only files of the reader's own count, as the home of another may be in use with sudo. */
function fetchedIn(directory: string): Place | null {
  try {
    const found = statSync(directory, { throwIfNoEntry: false });
    const isOwn = found !== undefined && found.uid === (process.getuid?.() ?? found.uid);
    return isOwn ? { directory, outline: readOutlineIn(directory) } : null;
  } catch {
    return null;
  }
}

/** The file is ASCII. */
const readOutlineIn = (directory: string): WrittenOutline =>
  JSON.parse(readFileSync(join(directory, OUTLINE), 'latin1'));

const expanded = (catalog: string, details: () => string): Catalog =>
  expandCatalog(JSON.parse(catalog), () => JSON.parse(details()));

/** Reads the version from package.json. */
export function readVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
