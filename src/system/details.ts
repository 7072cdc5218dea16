import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { CompactDetails } from '../data/compact.ts';
import { DETAILS_FILE } from '../data/written.ts';

/** Reads the details of the catalog in a directory. The file is ASCII, compressed. */
export function readDetails(directory: string): CompactDetails {
  const path = join(directory, DETAILS_FILE);
  try {
    return JSON.parse(brotliDecompressSync(readFileSync(path)).toString('latin1'));
  } catch (error) {
    // It says which file is damaged, as the errors of files do.
    throw error instanceof Error ? Object.assign(error, { path }) : error;
  }
}
