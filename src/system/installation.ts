import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Catalog } from '../data/types.ts';

/** The bundled catalog. The build has checked it, so it is taken as it stands. */
export function readBundledCatalog(): Catalog {
  return JSON.parse(readFileSync(path.join(import.meta.dirname, 'catalog.json'), 'utf8')) as Catalog;
}

/** The version in the package's own description. */
export function readVersion(): string {
  const text = readFileSync(path.join(import.meta.dirname, '..', 'package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
