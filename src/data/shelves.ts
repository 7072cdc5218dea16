import type { News } from './news.ts';
import { makeNode, rowId, type ShelfId, type TreeNode } from './tree.ts';

/** The ids of the items on the shelves; `news` is missing if nothing is new. */
export type Shelves = Readonly<Record<'bookmarks' | 'recent', readonly string[]>> & { readonly news?: News };

export const NEWS_TITLE = 'New since your last visit';

/** Builds a branch for each shelf; ids that the catalog no longer has are left out. */
export function buildShelves(shelves: Shelves, items: ReadonlyMap<string, TreeNode>): readonly TreeNode[] {
  const { news, bookmarks, recent } = shelves;
  const shelf = (id: ShelfId, label: string, ids: readonly string[], told = '') =>
    makeNode(
      rowId(id),
      label,
      { kind: 'shelf', shelf: id, told },
      null,
      ids.flatMap((itemId) => {
        const item = items.get(itemId);
        return item ? [{ ...item, id: rowId(id, itemId), parent: rowId(id), children: [] }] : [];
      }),
    );
  const own = [shelf('bookmarks', 'Bookmarks', bookmarks), shelf('recent', 'Recent', recent)];
  return news === undefined ? own : [shelf('news', NEWS_TITLE, news.ids, news.told), ...own];
}
