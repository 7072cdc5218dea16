import { newsSince, type Recent } from '../data/news.ts';
import { stateOf } from '../data/revisions.ts';
import type { Shelves } from '../data/shelves.ts';
import type { Catalog } from '../data/types.ts';
import { inOrder, type Settings } from '../system/settings/parse.ts';
import type { SettingsStore } from '../system/settings/store.ts';

type Kept = Pick<Settings, 'bookmarks' | 'recent' | 'revisionSeen'>;

/** Returns what the user has bookmarked and opened, and what is new since the last visit. */
export function shelvesFrom({ bookmarks, recent, revisionSeen }: Kept, latest: readonly Recent[]): Shelves {
  const news = newsSince(latest, revisionSeen);
  const shelves = { bookmarks: inOrder(bookmarks), recent: inOrder(recent).reverse() };
  return news === null ? shelves : { news, ...shelves };
}

/** Remembers which revision the user sees in this visit, so that the next visit can show what is new. */
export function noteSeen(
  catalog: Catalog,
  { revisionSeen = 0 }: Pick<Settings, 'revisionSeen'>,
  store: Pick<SettingsStore, 'noteRevision'>,
): void {
  const { revision } = stateOf(catalog);
  if (revision !== null && revision > revisionSeen) store.noteRevision(revision);
}
