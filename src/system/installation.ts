import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Outline, withoutTexts } from '../data/outline.ts';
import type { Catalog } from '../data/types.ts';

/** The bundled catalog. The build has checked it, so it is taken as it stands. */
export function readBundledCatalog(): Catalog {
  return readBundled('catalog.json') as Catalog;
}

/** The bundled catalog without its texts, for a first frame that has none. */
export function readBundledOutline(): Catalog {
  return withoutTexts(readBundled('outline.json') as Outline);
}

/** The build writes ASCII, which takes half as long to read as what may be anything. */
function readBundled(name: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, name), 'latin1'));
}

/** The version in the package's own description. */
export function readVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
