import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bookmarkable, KNOWN_IDS } from './known-ids.ts';
import { readCatalog } from './read.ts';

/** Adds the ids of new entries to the known ones, so that none is ever lost. */
const directory = join('src', 'data', 'catalog');
writeFileSync(join(directory, KNOWN_IDS), `${JSON.stringify(bookmarkable(readCatalog(directory)), null, 2)}\n`);
