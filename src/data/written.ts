import { compactCatalog } from './compact.ts';
import { makeOutline, type Outline, shelvedIn } from './outline.ts';
import type { Catalog } from './types.ts';

/** An outline as a file has it: of which revision it is, and which version of the program wrote it for itself. */
export type WrittenOutline = Outline & { readonly revision: number; readonly program: string };

/** The files that the program reads: the outline of a catalog for the first frame, and the catalog, compressed. */
export const OUTLINE_FILE = 'outline.json';
export const CATALOG_FILE = 'catalog.br';

/** The texts in the file of a catalog, as JSON: it itself, what only details show of it, and what may stand on shelves. */
export type CatalogTexts = { readonly catalog: string; readonly details: string; readonly shelved: string };

/** What these files hold for a catalog, by their names; `compress` is Brotli. */
export function writtenCatalog(
  catalog: Catalog,
  program: string,
  compress: (bytes: Uint8Array) => Uint8Array,
): Readonly<Record<string, string | Uint8Array>> {
  const outline: WrittenOutline = { program, revision: catalog.revisions[0]?.revision ?? 0, ...makeOutline(catalog) };
  const written = compactCatalog(catalog);
  // In one file, as they repeat much of what the catalog says. JSON has no end of a line within.
  const texts = [written.catalog, written.details, shelvedIn(catalog)].map(asciiJson).join('\n');
  return { [OUTLINE_FILE]: asciiJson(outline), [CATALOG_FILE]: compress(new TextEncoder().encode(texts)) };
}

/** The texts again. */
export function catalogTexts(unpacked: string): CatalogTexts {
  const [catalog = '', details = '', shelved = ''] = unpacked.split('\n');
  return { catalog, details, shelved };
}

/** Reading ASCII as Latin-1 takes half as long as decoding UTF-8. */
function asciiJson(value: unknown): string {
  const escaped = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value).replace(/[\u0080-\uffff]/g, escaped);
}
