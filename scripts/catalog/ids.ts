import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bookmarkable, KNOWN_IDS } from './known-ids.ts';
import { readCatalog } from './read.ts';

/** Writes the ids of the catalog to the file of known ids. `readCatalog` throws when a known id is missing, so none is lost. */
const directory = join('src', 'data', 'catalog');
writeFileSync(join(directory, KNOWN_IDS), `${JSON.stringify(bookmarkable(readCatalog(directory)), null, 2)}\n`);
