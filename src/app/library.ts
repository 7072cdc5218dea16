import { listBehind } from '../data/list-links.ts';
import type { Origin } from '../data/lists.ts';
import { overviewOf } from '../data/overview.ts';
import { buildTree, itemsById, type Subject, type TreeNode } from '../data/tree.ts';
import type { Catalog, Category } from '../data/types.ts';
import type { DetailStyle } from '../screen/document.ts';
import type { Document } from '../screen/links.ts';
import type { Search } from '../search/types.ts';
import type { Library } from '../views/context.ts';
import { branchDocument } from '../views/detail/branch.ts';
import { startDocument } from '../views/start/page.ts';

/** Creates the search over the items of a library. Its code is loaded only when something is searched for. */
export type SearchMaker = (items: Library['items'], catalog: Catalog) => Search;

/** Draws the details of a catalog. Like the search, its code is loaded only when it is needed. */
export type DetailMaker = (node: TreeNode, catalog: Catalog, paper: DetailStyle) => Document;

/**
 * Creates a library: what can be browsed and searched in a catalog. `origin` is the source of a list of the user's own, and `now`
 * the time from which its age is computed.
 */
export function createLibrary(
  catalog: Catalog,
  createSearch: SearchMaker,
  makeDetail: DetailMaker,
  { origin = null, now = Date.now() }: { readonly origin?: Origin | null; readonly now?: number } = {},
): Library {
  const tree = buildTree(catalog);
  const items = itemsById(tree);
  const describe: Library['describe'] = (node, paper) => {
    if (node.subject.kind === 'start') return startDocument(node, overviewOf(catalog), paper, { origin, now });
    return isList(node.subject) ? branchDocument(node, catalog, paper) : makeDetail(node, catalog, paper);
  };
  const search = createSearch(items, catalog);
  return {
    catalog,
    tree,
    items,
    count: items.size,
    search,
    describe,
    listBehind: (url) => listBehind(url, catalog, origin?.source),
  };
}

/**
 * Whether the page of a subject shows only what the subject contains, so that drawing it waits for no other part. The page of the
 * mechanisms is not such a page: it also shows which entries use them.
 */
function isList(subject: Subject): boolean {
  if (subject.kind === 'category') return HOLDS.has(subject.category.holds);
  return subject.kind === 'shelf' || subject.kind === 'year';
}

const HOLDS: ReadonlySet<Category['holds']> = new Set(['entries', 'categories', 'vulnerabilities']);
