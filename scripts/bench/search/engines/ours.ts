import type { TreeNode } from '../../../../src/data/tree.ts';
import { createEngine } from '../../../../src/search/engine.ts';
import { createLighter } from '../../../../src/search/explain/highlight.ts';
import { parseQuery } from '../../../../src/search/query/parse.ts';
import { summaryOf } from '../../../../src/search/text/documents.ts';
import { FIRST, type Finder } from './quality.ts';

const CONTEXT = { bookmarks: new Set<string>() };
/** The number of results on a screen. */
const SEEN = 20;

export type Ours = {
  readonly find: Finder;
  /** Does what each letter of a search does: the search, and the highlights on the screen. */
  readonly press: (text: string) => void;
};

export function createOurs(items: ReadonlyMap<string, TreeNode>): Ours {
  const { nodes, prepare, search } = createEngine(items);
  return {
    find: (text) => {
      const { documents, extent } = search(prepare(text), CONTEXT);
      // Names that resemble the query are suggestions, not results.
      if (extent === 'none') return [];
      return Array.from(documents.subarray(0, FIRST), (document) => nodes[document]?.id ?? '');
    },
    press: (text) => {
      const { documents } = search(prepare(text), CONTEXT);
      const lit = createLighter(parseQuery(text));
      for (const document of documents.subarray(0, SEEN)) lit(nodes[document]?.label ?? '');
      const first = nodes[documents[0] ?? -1];
      if (first) lit(summaryOf(first.subject));
    },
  };
}
