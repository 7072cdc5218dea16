import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CompactCatalog, expandCatalog } from '../data/compact.ts';
import type { Outline } from '../data/outline.ts';
import type { Catalog } from '../data/types.ts';

/** Reads the bundled catalog. The build has checked it, so it is not checked again. */
export function readBundledCatalog(): Catalog {
  return expandCatalog(readBundled('catalog.json') as CompactCatalog);
}

/** Reads what the first frame shows of the bundled catalog. */
export function readBundledOutline(): Outline {
  return readBundled('outline.json') as Outline;
}

/** The build writes ASCII: reading it as Latin-1 takes half as long as decoding UTF-8. */
function readBundled(name: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, name), 'latin1'));
}

/** Reads the version from package.json. */
export function readVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
