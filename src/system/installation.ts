import { readFileSync } from 'node:fs';
import type { Catalog } from '../data/types.ts';

/** The bundled catalog. The build has checked it, so it is taken as it stands. */
export function readBundledCatalog(): Catalog {
  return JSON.parse(readFileSync(new URL('catalog.json', import.meta.url), 'utf8')) as Catalog;
}

/** The version in the package's own description. */
export function readVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
