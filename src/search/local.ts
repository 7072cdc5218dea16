import { rememberLast } from '../data/remember.ts';
import type { TreeNode } from '../data/tree.ts';
import { type Answer, type Engine, engineFor } from './engine.ts';
import { createKinReasons } from './explain/alternative-reasons.ts';
import { createHighlighter, matchersFor } from './explain/highlight.ts';
import { createOpen } from './explain/open.ts';
import { createReasons } from './explain/reasons.ts';
import { type IndexBuilder, startIndex } from './index/build.ts';
import { type PreparedQuery, prepareQuery } from './match/prepare.ts';
import { type Alternatives, createAlternatives } from './meaning/alternatives.ts';
import { completionAt } from './query/complete.ts';
import { orderFacet } from './query/facets.ts';
import { createFieldValues } from './query/fields.ts';
import { parseQuery } from './query/parse.ts';
import { createFinePrint, type EachLine, type Listed, listedIn } from './text/fine-print.ts';
import type { FacetGroup, Search, SearchResult } from './types.ts';

/** Creates a search of the items of a tree that answers at once, in this thread. The index is built when it is first needed. */
export function createSearch(items: ReadonlyMap<string, TreeNode>, listed: Listed = listedIn(items)): Search {
  let builder: IndexBuilder | undefined;
  let engine: Engine | undefined;
  const eachLine = createFinePrint(listed);
  const values = createFieldValues([...items.values()]);
  const kin = createAlternatives([...items.values()]);
  const begun = (): IndexBuilder => {
    builder ??= startIndex(items, eachLine);
    return builder;
  };
  const made = (): Engine => {
    engine ??= engineFor(begun().finish());
    return engine;
  };
  const find = rememberLast((text: string, bookmarks: readonly string[], isWhole: boolean) => {
    const { nodes, search } = made();
    const before = performance.now();
    const prepared = prepareQuery(text, values, kin);
    const answer = search(prepared, { bookmarks: new Set(bookmarks) }, isWhole);
    return answeredResult(prepared, answer, performance.now() - before, { nodes, eachLine, kin });
  });
  const facets = rememberLast((group: FacetGroup, text: string, bookmarks: readonly string[], isWhole: boolean) =>
    group === 'sort'
      ? [orderFacet(parseQuery(text))]
      : made().facets(prepareQuery(text, values, kin), { bookmarks: new Set(bookmarks) }, isWhole),
  );
  return {
    find: (text, bookmarks, isWhole = false) => find(text, bookmarks, isWhole),
    facets: (group, text, bookmarks, isWhole = false) => facets(group, text, bookmarks, isWhole),
    complete: (text, caret) => completionAt(text, caret, values),
    prepare: () => {
      if (engine !== undefined) return engine.readAhead();
      if (!begun().readOn()) made();
      return true;
    },
    onNews: () => {},
  };
}

/** What the reasons of results are made from: all items, what their details print, and which can replace which. */
export type Explained = {
  readonly nodes: readonly TreeNode[];
  readonly eachLine: EachLine;
  readonly kin: Alternatives;
};

/**
 * Creates a result without its answer. The problems of the query and the letters that match it are known at once. `unknown`
 * comes with the answer: in its slots, words that merely contain a guess match too.
 */
export function pendingResult(prepared: PreparedQuery, { nodes, eachLine, kin }: Explained, unknown = 0): SearchResult {
  const { plan, problems } = prepared;
  const matchers = matchersFor(plan, unknown);
  return {
    count: 0,
    hitAt: () => undefined,
    extent: 'all',
    near: 0,
    leftOut: 0,
    isPending: true,
    problems,
    milliseconds: null,
    lit: createHighlighter(matchers),
    ...createReasons(matchers, nodes, eachLine, createKinReasons(plan, kin)),
    open: createOpen(plan),
  };
}

/** Creates a result from its answer, which refers to the nodes by number. */
export function answeredResult(
  prepared: PreparedQuery,
  { documents, scores, extent, near, leftOut, unknown, problems }: Answer,
  milliseconds: number,
  explained: Explained,
): SearchResult {
  const { nodes } = explained;
  return {
    ...pendingResult(prepared, explained, unknown),
    problems: [...prepared.problems, ...problems],
    count: documents.length,
    hitAt: (index) => {
      const node = nodes[documents[index] ?? -1];
      return node && { node, score: scores[index] ?? 0, isNear: near[index] === 1 };
    },
    extent,
    near: near.reduce((sum, one) => sum + one, 0),
    leftOut,
    isPending: false,
    milliseconds,
  };
}
