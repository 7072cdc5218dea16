import type { TreeNode } from '../data/tree.ts';
import type { Catalog } from '../data/types.ts';
import type { DetailStyle } from '../screen/document.ts';
import { computeLayout, type Layout, type Size } from '../screen/layout.ts';
import type { Document } from '../screen/links.ts';
import type { Theme } from '../screen/theme.ts';
import type { Search } from '../search/types.ts';
import { measureAmbiguous } from '../text/width.ts';

/** The content to browse and search: the bundled catalog or a list of the user's own. */
export type Library = {
  readonly catalog: Catalog;
  readonly tree: readonly TreeNode[];
  readonly items: ReadonlyMap<string, TreeNode>;
  /** The number of all items. In a first frame, `items` contains only those that the frame names. */
  readonly count: number;
  readonly search: Search;
  /** Makes the document that the detail shows for a node. */
  readonly describe: (node: TreeNode, paper: DetailStyle) => Document;
  /** Returns the address of the list that a link leads to; `null` if it leads to something else. */
  readonly listBehind?: (url: string) => string | null;
  /** Whether the rest of the list is still being read; the complete library then replaces this one. */
  readonly isPartial?: boolean;
};

/** What updates and drawings need apart from the state: the library, the window and the theme. Its functions are pure. */
export type Context = Library & {
  readonly size: Size;
  readonly layout: Layout;
  readonly theme: Theme;
  /** Rows between the rule and the bottom line. */
  readonly rows: number;
};

/** Returns the context for a window. A bottom line of several rows leaves fewer rows to the views. */
export function contextFor(library: Library, size: Size, theme: Theme, footerRows = 1): Context {
  measureAmbiguous(theme.ambiguous);
  const layout = computeLayout(size, footerRows);
  return { ...library, size, layout, theme, rows: layout.kind === 'too-small' ? 1 : layout.body.rows };
}
