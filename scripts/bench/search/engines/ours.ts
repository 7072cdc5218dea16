import type { TreeNode } from '../../../../src/data/tree.ts';
import { createEngine } from '../../../../src/search/engine.ts';
import { createHighlighter, matchersFor } from '../../../../src/search/explain/highlight.ts';
import { itemSummary } from '../../../../src/search/text/documents.ts';
import { FIRST, type Finder } from './quality.ts';

const CONTEXT = { bookmarks: new Set<string>() };
/** The number of results that fit on the screen. */
const SEEN = 20;

export type Ours = {
  readonly find: Finder;
  /** Does the work for one letter of a search: the search, and the highlighting of the letters on the screen. */
  readonly press: (text: string) => void;
};

export function createOurs(items: ReadonlyMap<string, TreeNode>): Ours {
  const { nodes, prepare, search } = createEngine(items);
  return {
    find: (text) => {
      const { documents, extent } = search(prepare(text), CONTEXT);
      // Names that only resemble the query are suggestions, not results.
      if (extent === 'none') return [];
      return Array.from(documents.subarray(0, FIRST), (document) => nodes[document]?.id ?? '');
    },
    press: (text) => {
      const query = prepare(text);
      const { documents } = search(query, CONTEXT);
      const highlight = createHighlighter(matchersFor(query.plan));
      for (const document of documents.subarray(0, SEEN)) highlight(nodes[document]?.label ?? '');
      const first = nodes[documents[0] ?? -1];
      if (first) highlight(itemSummary(first.subject));
    },
  };
}
