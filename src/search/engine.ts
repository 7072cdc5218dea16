import type { TreeNode } from '../data/tree.ts';
import { buildIndex } from './index/build.ts';
import { clear, createAccumulators } from './match/accumulators.ts';
import { collect, createExpander, type FindDocuments } from './match/collect.ts';
import { documentsWith } from './match/literal.ts';
import type { Plan } from './match/plan.ts';
import { type PreparedQuery, prepareQuery } from './match/prepare.ts';
import { createPreference } from './meaning/avoided.ts';
import { createKin } from './meaning/kin.ts';
import { countFacets } from './query/facets.ts';
import { createFieldValues, type FieldContext } from './query/fields.ts';
import { createFilter, type Filter, orderIn } from './query/filters.ts';
import { fittingCoverage } from './rank/coverage.ts';
import { createGuessTest } from './rank/guessed.ts';
import { createAskedTest, createNamedShare } from './rank/named.ts';
import type { Ranking, RankingInput } from './rank/score.ts';
import { documentsWithAll, selectResults } from './rank/select.ts';
import { createSorter } from './rank/sort.ts';
import type { Extent, Facet } from './types.ts';

/** What a query finds, as numbers of documents: it can be handed from one thread to another. */
export type Answer = {
  readonly documents: Int32Array;
  /** 1 is best. */
  readonly scores: Float32Array;
  readonly extent: Extent;
  /** How many more there are that are far less like the query. */
  readonly leftOut: number;
  /** Bits of the slots whose word nothing has: all that is found for it is a guess. */
  readonly unknown: number;
};

/** A catalog that can be searched. Documents are its items by their place in the order of the tree. */
export type Engine = {
  readonly nodes: readonly TreeNode[];
  readonly prepare: (text: string) => PreparedQuery;
  readonly search: (query: PreparedQuery, context: FieldContext, isWhole?: boolean) => Answer;
  /** What each value of the filters would leave of a query's results; of the whole of them, or without what is left out. */
  readonly facets: (query: PreparedQuery, context: FieldContext, isWhole?: boolean) => readonly Facet[];
};

/** Reads all items and makes them searchable; see `buildIndex` for what that costs. */
export function createEngine(items: ReadonlyMap<string, TreeNode>): Engine {
  const index = buildIndex(items);
  const { nodes } = index;
  const values = createFieldValues(nodes);
  const kin = createKin(nodes);
  const accumulators = createAccumulators(nodes.length);
  const expander = createExpander(index);
  const sort = createSorter(nodes);
  const everything = new Int32Array(nodes.length).map((_, document) => document);

  const toFilter = (term: Plan['filters'][number]): Filter => {
    if (term.type === 'field') return createFilter(term, values);
    const found = new Set(documentsWith(term, false, index).map((document) => nodes[document]?.id));
    const test: Filter['test'] = ({ id }) => found.has(id) !== term.isExcluded;
    return { field: '', isChoice: false, test, problems: [] };
  };

  const match = (plan: Plan, context: FieldContext) => {
    const findDocuments: FindDocuments = (term, isUnfinished) => {
      if (term.type !== 'field' && !term.isExcluded) return documentsWith(term, isUnfinished, index);
      const filter = toFilter(term);
      return [...everything].filter((document) => isPassing(nodes[document], [filter], context));
    };
    const filters = plan.filters.map(toFilter);
    clear(accumulators);
    const collected = collect(plan, { index, accumulators, expander, findDocuments, ...kin });
    const namedShare = createNamedShare(plan, index, accumulators);
    const isAsked = createAskedTest(plan, index, accumulators, namedShare);
    const { unknown, far, meant, initialsMatch } = collected;
    const coverage = fittingCoverage(plan, collected, accumulators);
    const isGuess = createGuessTest(plan, coverage.needed, unknown, { index, accumulators });
    const liftsNamed = plan.isPointed;
    const preference = createPreference(plan.avoided);
    const found = { accumulators, initialsMatch, coverage, far, meant, preference };
    const input: RankingInput = { plan, index, ...found, namedShare, liftsNamed, isAsked, isGuess };
    return { filters, unknown, input };
  };

  const search = ({ query, plan }: PreparedQuery, context: FieldContext, isWhole = false): Answer => {
    if (plan.slots.length === 0 && plan.filters.length === 0) return NOTHING;
    const { filters, unknown, input } = match(plan, context);
    const passing = (documents: Int32Array) =>
      filters.length === 0 ? documents : documents.filter((document) => isPassing(nodes[document], filters, context));
    const { ranking, extent, leftOut } = selectResults(input, { everything, passing, isWhole });
    const order = orderIn(query);
    const ordered =
      order === 'best' || extent !== 'all' ? ranking : inOrder(ranking, sort(ranking.documents.slice().sort(), order));
    return { ...ordered, extent, leftOut, unknown };
  };

  return {
    nodes,
    prepare: (text) => prepareQuery(text, values, kin.isName),
    search,
    facets: ({ query, plan }, context, isWhole = false) => {
      const { filters, input } = match(plan, context);
      const counted = countedIn(input, everything, isWhole).map((documents) => pick(nodes, documents));
      return countFacets(counted, { query, filters, known: values, context });
    },
  };
}

const NOTHING: Answer = {
  documents: new Int32Array(),
  scores: new Float32Array(),
  extent: 'all',
  leftOut: 0,
  unknown: 0,
};

function isPassing(
  node: TreeNode | undefined,
  filters: readonly Pick<Filter, 'test'>[],
  context: FieldContext,
): boolean {
  return node !== undefined && filters.every(({ test }) => test(node, context));
}

/**
 * What the values are counted in: all that the words of a query find or, if nothing has all of them, what is near. Where some of
 * it is left out, a value that nothing else has is counted in all of it.
 */
function countedIn(input: RankingInput, everything: Int32Array, isWhole: boolean): readonly Int32Array[] {
  if (input.plan.slots.length === 0) return [everything];
  const all = documentsWithAll(input, isWhole);
  if (all.some(({ length }) => length > 0)) return all;
  const { ranking, extent } = selectResults(input, { everything, passing: (found) => found, isWhole });
  return extent === 'some' ? [ranking.documents] : all;
}

function* pick(nodes: readonly TreeNode[], documents: Int32Array): Iterable<TreeNode> {
  for (const document of documents) {
    const node = nodes[document];
    if (node) yield node;
  }
}

/** The scores of a ranking for its documents in another order. */
function inOrder({ documents, scores }: Ranking, order: Int32Array): Ranking {
  const scoreAt = new Map(Array.from(documents, (document, at) => [document, scores[at] ?? 0]));
  return { documents: order, scores: Float32Array.from(order, (document) => scoreAt.get(document) ?? 0) };
}
