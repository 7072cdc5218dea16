import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bookmarkable, KNOWN_IDS } from './known-ids.ts';
import { readCatalog } from './read.ts';

/** Notes the ids of new entries, so that they are never lost again. */
const directory = join('src', 'data', 'catalog');
writeFileSync(join(directory, KNOWN_IDS), `${JSON.stringify(bookmarkable(readCatalog(directory)), null, 2)}\n`);
