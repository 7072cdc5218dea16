import { readCatalog } from '../../scripts/catalog/read.ts';
import { createLibrary } from '../../src/app/library.ts';
import { createSearch } from '../../src/search/local.ts';
import type { Library } from '../../src/views/context.ts';
import { makeDetail } from '../../src/views/detail/content.ts';

/** The bundled catalog, read from its files once. */
export const catalog = readCatalog('src/data/catalog');

export const library: Library = createLibrary(catalog, createSearch, makeDetail);
