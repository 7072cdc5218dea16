import type { Recent } from '../data/news.ts';
import { expandShelved, type Outline } from '../data/outline.ts';
import { readShelved } from '../system/installation.ts';
import type { Library } from '../views/context.ts';

/** What a first frame shows besides its outline: the items on shelves, and what came with the latest revisions. */
export type OnShelves = { readonly items: Library['items']; readonly recent: readonly Recent[] };

/** Reads what may stand on the shelves of a first frame. This part is loaded only if something stands there. */
export function readShelves(directory: string | null, outline: Outline): OnShelves {
  const shelved = readShelved(directory);
  return { items: expandShelved(shelved, outline), recent: shelved.recent };
}
