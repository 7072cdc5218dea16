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

/** Searches the items of a library; the searcher is loaded only when there is something to search for. */
export type SearchMaker = (items: Library['items'], catalog: Catalog) => Search;

/** Makes the details of a catalog; like the searcher, it is loaded only when it is needed. */
export type DetailMaker = (node: TreeNode, catalog: Catalog, paper: DetailStyle) => Document;

/** What there is to browse and search in a catalog; `origin` is where a list of the reader's own came from, `now` tells how old it is. */
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

/** The page of these tells only of what is in them, and waits for no other part; that of the mechanisms tells who uses them. */
function isList(subject: Subject): boolean {
  if (subject.kind === 'category') return HOLDS.has(subject.category.holds);
  return subject.kind === 'shelf' || subject.kind === 'year';
}

const HOLDS: ReadonlySet<Category['holds']> = new Set(['entries', 'categories', 'vulnerabilities']);
