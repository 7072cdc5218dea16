import { readCatalog } from '../../scripts/catalog/read.ts';
import { buildTree, itemsById } from '../../src/data/tree.ts';
import { createSearch } from '../../src/search/local.ts';
import type { Library } from '../../src/views/context.ts';
import { makeDetail } from '../../src/views/detail/content.ts';

/** The catalog that ships, read from its files once. */
export const catalog = readCatalog('src/data/catalog');

const tree = buildTree(catalog);
const items = itemsById(tree);

export const library: Library = {
  catalog,
  tree,
  items,
  search: createSearch(items, catalog),
  describe: (node, paper) => makeDetail(node, catalog, paper),
};
