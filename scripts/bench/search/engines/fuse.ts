import Fuse, { type IFuseOptions } from 'fuse.js';
import { FIRST, type Finder } from './quality.ts';
import type { ItemRecord } from './records.ts';

/** Fuse with its default options. */
const PLAIN: IFuseOptions<ItemRecord> = { keys: ['name', 'aliases', 'category', 'summary'] };

/** Fuse tuned according to its manual: a match may be anywhere, and counts more in a name. */
const TUNED: IFuseOptions<ItemRecord> = {
  keys: [
    { name: 'name', weight: 4 },
    { name: 'aliases', weight: 3 },
    { name: 'category', weight: 1 },
    { name: 'summary', weight: 1 },
  ],
  ignoreLocation: true,
  threshold: 0.4,
};

export const plainFuse = (records: readonly ItemRecord[]): Fuse<ItemRecord> => new Fuse(records, PLAIN);
export const tunedFuse = (records: readonly ItemRecord[]): Fuse<ItemRecord> => new Fuse(records, TUNED);

export function finderOf(fuse: Fuse<ItemRecord>): Finder {
  return (text) =>
    fuse
      .search(text)
      .slice(0, FIRST)
      .map(({ item }) => item.id);
}
