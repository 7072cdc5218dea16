import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { CATALOG_FILE, type CatalogTexts, catalogTexts } from '../data/written.ts';

/** Unpacks the catalog in a directory. Its texts are ASCII. */
export function unpackCatalog(directory: string): CatalogTexts {
  const path = join(directory, CATALOG_FILE);
  try {
    return catalogTexts(brotliDecompressSync(readFileSync(path)).toString('latin1'));
  } catch (error) {
    // Adds which file is damaged, as the errors of the file system do.
    throw error instanceof Error ? Object.assign(error, { path }) : error;
  }
}
