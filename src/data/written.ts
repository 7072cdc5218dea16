import { compactCatalog } from './compact.ts';
import { makeOutline, type Outline, shelvedIn } from './outline.ts';
import type { Catalog } from './types.ts';

/** An outline in its file, with its revision and the version of the program, which wrote it for itself alone. */
export type WrittenOutline = Outline & { readonly revision: number; readonly program: string };

/** The files that the program reads: the outline of a catalog for the first frame, and the compressed catalog. */
export const OUTLINE_FILE = 'outline.json';
export const CATALOG_FILE = 'catalog.br';

/** The texts in the file of a catalog, as JSON: the catalog, its details, and the items that may be on shelves. */
export type CatalogTexts = { readonly catalog: string; readonly details: string; readonly shelved: string };

/** Returns the contents of these files for a catalog, by file name; `compress` is Brotli. */
export function writtenCatalog(
  catalog: Catalog,
  program: string,
  compress: (bytes: Uint8Array) => Uint8Array,
): Readonly<Record<string, string | Uint8Array>> {
  const outline: WrittenOutline = { program, revision: catalog.revisions[0]?.revision ?? 0, ...makeOutline(catalog) };
  const written = compactCatalog(catalog);
  // The texts share one file, because they repeat much of each other. A newline separates them, as it never occurs within JSON.
  const texts = [written.catalog, written.details, shelvedIn(catalog)].map(asciiJson).join('\n');
  return { [OUTLINE_FILE]: asciiJson(outline), [CATALOG_FILE]: compress(new TextEncoder().encode(texts)) };
}

/** Splits the unpacked file of a catalog into its texts. */
export function catalogTexts(unpacked: string): CatalogTexts {
  const [catalog = '', details = '', shelved = ''] = unpacked.split('\n');
  return { catalog, details, shelved };
}

/** Writes JSON in ASCII, because reading that as Latin-1 takes half as long as decoding UTF-8. */
function asciiJson(value: unknown): string {
  const escaped = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value).replace(/[\u0080-\uffff]/g, escaped);
}
