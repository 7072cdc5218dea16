import type { TreeNode } from '../data/tree.ts';
import type { Catalog } from '../data/types.ts';
import type { DetailStyle } from '../screen/document.ts';
import { computeLayout, type Layout, type Size } from '../screen/layout.ts';
import type { Document } from '../screen/links.ts';
import type { Theme } from '../screen/theme.ts';
import type { Search } from '../search/types.ts';
import { measureAmbiguous } from '../text/width.ts';

/** What there is to browse and to search: a catalog, or a list of the reader's own. */
export type Library = {
  readonly catalog: Catalog;
  readonly tree: readonly TreeNode[];
  readonly items: ReadonlyMap<string, TreeNode>;
  /** How many items there are: a first frame has no more of them than it names. */
  readonly count: number;
  readonly search: Search;
  /** What the detail shows for a node. */
  readonly describe: (node: TreeNode, paper: DetailStyle) => Document;
  /** The address of the list that a link leads to; `null` where it leads to something else. */
  readonly listBehind?: (url: string) => string | null;
  /** Whether more of it is still being read; another library takes its place then. */
  readonly isPartial?: boolean;
};

/** What updates and drawings may ask, and no state keeps: the library, the window, and the look. All of it is pure. */
export type Context = Library & {
  readonly size: Size;
  readonly layout: Layout;
  readonly theme: Theme;
  /** Rows between the rule and the bottom line. */
  readonly rows: number;
};

/** The context of a window. A bottom line of several rows leaves fewer of them to the views. */
export function contextFor(library: Library, size: Size, theme: Theme, footerRows = 1): Context {
  measureAmbiguous(theme.ambiguous);
  const layout = computeLayout(size, footerRows);
  return { ...library, size, layout, theme, rows: layout.kind === 'too-small' ? 1 : layout.body.rows };
}
