import { compactCatalog } from './compact.ts';
import { makeOutline, type Outline } from './outline.ts';
import type { Catalog } from './types.ts';

/** An outline as a file has it: of which revision it is, and which version of the program wrote it for itself. */
export type WrittenOutline = Outline & { readonly revision: number; readonly program: string };

/** The files that the program reads: a catalog, and its outline for the first frame. */
export const CATALOG_FILE = 'catalog.json';
export const OUTLINE_FILE = 'outline.json';

/** What these files say of a catalog, by their names. */
export function writtenCatalog(catalog: Catalog, program: string): Readonly<Record<string, string>> {
  const outline: WrittenOutline = { program, revision: catalog.revisions[0]?.revision ?? 0, ...makeOutline(catalog) };
  return { [CATALOG_FILE]: asciiJson(compactCatalog(catalog)), [OUTLINE_FILE]: asciiJson(outline) };
}

/** Reading ASCII as Latin-1 takes half as long as decoding UTF-8. */
function asciiJson(value: unknown): string {
  const escaped = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value).replace(/[\u0080-\uffff]/g, escaped);
}
