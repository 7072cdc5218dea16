import { compactCatalog } from './compact.ts';
import { makeOutline, type Outline } from './outline.ts';
import type { Catalog } from './types.ts';

/** An outline as a file has it: of which revision it is, and which version of the program wrote it for itself. */
export type WrittenOutline = Outline & { readonly revision: number; readonly program: string };

/** The files that the program reads: the outline of a catalog for the first frame, the catalog, and what only details show of it. */
export const CATALOG_FILE = 'catalog.json';
export const OUTLINE_FILE = 'outline.json';
export const DETAILS_FILE = 'details.br';

/** What these files hold for a catalog, by their names; `compress` is Brotli. */
export function writtenCatalog(
  catalog: Catalog,
  program: string,
  compress: (bytes: Uint8Array) => Uint8Array,
): Readonly<Record<string, string | Uint8Array>> {
  const outline: WrittenOutline = { program, revision: catalog.revisions[0]?.revision ?? 0, ...makeOutline(catalog) };
  const written = compactCatalog(catalog);
  return {
    [OUTLINE_FILE]: asciiJson(outline),
    [CATALOG_FILE]: asciiJson(written.catalog),
    [DETAILS_FILE]: compress(new TextEncoder().encode(asciiJson(written.details))),
  };
}

/** Reading ASCII as Latin-1 takes half as long as decoding UTF-8. */
function asciiJson(value: unknown): string {
  const escaped = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value).replace(/[\u0080-\uffff]/g, escaped);
}
