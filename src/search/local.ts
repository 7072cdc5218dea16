import { rememberLast } from '../data/remember.ts';
import type { TreeNode } from '../data/tree.ts';
import { type Answer, createEngine, type Engine } from './engine.ts';
import { createLighter } from './explain/highlight.ts';
import { createReasons } from './explain/reasons.ts';
import { completionAt } from './query/complete.ts';
import { orderFacet } from './query/facets.ts';
import { createFieldValues, type FieldValues } from './query/fields.ts';
import { problemsOf } from './query/filters.ts';
import { parseQuery } from './query/parse.ts';
import type { Problem, Search, SearchResult } from './types.ts';

/** Searches the items of a tree at once, in this thread. The index is built when it is first needed. */
export function createSearch(items: ReadonlyMap<string, TreeNode>): Search {
  let engine: Engine | undefined;
  const values = createFieldValues([...items.values()]);
  const made = (): Engine => {
    engine ??= createEngine(items);
    return engine;
  };
  return {
    find: rememberLast((text, bookmarks) => {
      const { nodes, search } = made();
      const before = performance.now();
      const answer = search(text, { bookmarks: new Set(bookmarks) });
      return resultOf(text, answer, performance.now() - before, { nodes, values });
    }),
    facets: rememberLast((panel, text, bookmarks) =>
      panel === 'sort' ? [orderFacet(parseQuery(text))] : made().facets(text, { bookmarks: new Set(bookmarks) }),
    ),
    complete: (text, caret) => completionAt(text, caret, values),
    prepare: () => void made(),
    onNews: () => {},
  };
}

/** What is searched, as far as a result needs it: the items in order, and the values that their fields have. */
export type Searched = { readonly nodes: readonly TreeNode[]; readonly values: FieldValues };

/** An answer as a result: its numbers are places among the items. */
export function resultOf(text: string, answer: Answer, milliseconds: number, searched: Searched): SearchResult {
  const { documents, scores, extent, problems } = answer;
  const { nodes } = searched;
  return {
    ...pendingResult(text, searched, problems),
    count: documents.length,
    hitAt: (index) => {
      const node = nodes[documents[index] ?? -1];
      return node && { node, score: scores[index] ?? 0 };
    },
    extent,
    isPending: false,
    milliseconds,
  };
}

/** A result that is still to come: what is wrong with the query is known at once. */
export function pendingResult(
  text: string,
  { nodes, values }: Searched,
  problems: readonly Problem[] = problemsOf(parseQuery(text), values),
): SearchResult {
  const query = parseQuery(text);
  const lit = createLighter(query);
  return {
    count: 0,
    hitAt: () => undefined,
    extent: 'all',
    isPending: true,
    problems,
    milliseconds: null,
    lit,
    reasons: createReasons(query, nodes),
  };
}
