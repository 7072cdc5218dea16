import type { TreeNode } from '../data/tree.ts';
import { buildIndex } from './index/build.ts';
import { clear, createAccumulators } from './match/accumulators.ts';
import { collect, createExpander, type FindDocuments } from './match/collect.ts';
import { documentsWith } from './match/literal.ts';
import type { Plan } from './match/plan.ts';
import { type PreparedQuery, prepareQuery } from './match/prepare.ts';
import { countFacets } from './query/facets.ts';
import { createFieldValues, type FieldContext } from './query/fields.ts';
import { createFilter, type Filter, orderIn } from './query/filters.ts';
import { nothingToLeaveOut } from './query/problems.ts';
import { createCoverage } from './rank/coverage.ts';
import { createAskedTest, createNamedShare } from './rank/named.ts';
import type { Ranking, RankingInput } from './rank/score.ts';
import { documentsWithAll, hasAll, selectResults } from './rank/select.ts';
import { createSorter } from './rank/sort.ts';
import { comparedTerms } from './text/tokenize.ts';
import type { Extent, Facet, Problem } from './types.ts';

/** What a query finds, as numbers of documents: it can be handed from one thread to another. */
export type Answer = {
  readonly documents: Int32Array;
  /** 1 is best. */
  readonly scores: Float32Array;
  readonly extent: Extent;
  /** 1 for each document that lacks something of the query; empty where none does. */
  readonly near: Uint8Array;
  /** Bits of the slots whose word nothing has: all that is found for it is a guess. */
  readonly unknown: number;
  /** What is wrong with the query that only the catalog's texts show. */
  readonly problems: readonly Problem[];
};

/** A catalog that can be searched. Documents are its items by their place in the order of the tree. */
export type Engine = {
  readonly nodes: readonly TreeNode[];
  readonly prepare: (text: string) => PreparedQuery;
  readonly search: (query: PreparedQuery, context: FieldContext) => Answer;
  /** What each value of the filters would leave of a query's results. */
  readonly facets: (query: PreparedQuery, context: FieldContext) => readonly Facet[];
};

/** Reads all items and makes them searchable; see `buildIndex` for what that costs. */
export function createEngine(items: ReadonlyMap<string, TreeNode>): Engine {
  const index = buildIndex(items);
  const { nodes } = index;
  const values = createFieldValues(nodes);
  const accumulators = createAccumulators(nodes.length);
  const expander = createExpander(index);
  const sort = createSorter(nodes);
  const everything = new Int32Array(nodes.length).map((_, document) => document);

  /** The word that a text most likely misspells, if something has it as it is. */
  const wordLike = (text: string): string | null => {
    const [typed = '', ...others] = comparedTerms(text);
    const { words, qualities } = expander(typed, false);
    const best = qualities.reduce((sofar, quality, at) => (quality > (qualities[sofar] ?? 0) ? at : sofar), 0);
    const word = index.vocabulary.words[words[best] ?? -1];
    if (word === undefined || others.length > 0) return null;
    return documentsWith({ type: 'exact', text: word, isExcluded: true }, false, index).length > 0 ? word : null;
  };
  const toFilter = (term: Plan['filters'][number]): Filter => {
    if (term.type === 'field') return createFilter(term, values);
    const found = new Set(documentsWith(term, false, index).map((document) => nodes[document]?.id));
    const test: Filter['test'] = ({ id }) => found.has(id) !== term.isExcluded;
    const problems = found.size === 0 && term.isExcluded ? [nothingToLeaveOut(term.text, wordLike(term.text))] : [];
    return { field: '', isChoice: false, test, problems };
  };

  const match = (plan: Plan, context: FieldContext) => {
    const findDocuments: FindDocuments = (term, isUnfinished) => {
      if (term.type !== 'field' && !term.isExcluded) return documentsWith(term, isUnfinished, index);
      const filter = toFilter(term);
      return [...everything].filter((document) => isPassing(nodes[document], [filter], context));
    };
    const filters = plan.filters.map(toFilter);
    clear(accumulators);
    const { weights, unknown, initialsMatch } = collect(plan, { index, accumulators, expander, findDocuments });
    const namedShare = createNamedShare(plan, index, accumulators);
    const isAsked = createAskedTest(plan, index, accumulators, namedShare);
    const coverage = createCoverage(plan, weights);
    const liftsNamed = plan.isPointed;
    const input: RankingInput = { plan, index, accumulators, initialsMatch, coverage, namedShare, liftsNamed, isAsked };
    return { filters, unknown, input };
  };

  const search = ({ query, plan }: PreparedQuery, context: FieldContext): Answer => {
    if (plan.slots.length === 0 && plan.filters.length === 0) return NOTHING;
    const { filters, unknown, input } = match(plan, context);
    const passing = (documents: Int32Array) =>
      filters.length === 0 ? documents : documents.filter((document) => isPassing(nodes[document], filters, context));
    const { ranking, extent } = selectResults(input, passing, everything);
    const order = orderIn(query);
    const ordered =
      order === 'best' || extent !== 'all' ? ranking : inOrder(ranking, sort(ranking.documents.slice().sort(), order));
    const isNear = (document: number) => (extent === 'none' || !hasAll(document, input) ? 1 : 0);
    const near = extent === 'all' ? new Uint8Array() : Uint8Array.from(ordered.documents, isNear);
    const problems = filters.flatMap((filter) => (filter.field === '' ? filter.problems : []));
    return { ...ordered, extent, near, unknown, problems };
  };

  return {
    nodes,
    prepare: (text) => prepareQuery(text, values),
    search,
    facets: ({ query, plan }, context) => {
      const { filters, input } = match(plan, context);
      return countFacets(pick(nodes, countedIn(input, everything)), { query, filters, known: values, context });
    },
  };
}

const NOTHING: Answer = {
  documents: new Int32Array(),
  scores: new Float32Array(),
  extent: 'all',
  near: new Uint8Array(),
  unknown: 0,
  problems: [],
};

function isPassing(
  node: TreeNode | undefined,
  filters: readonly Pick<Filter, 'test'>[],
  context: FieldContext,
): boolean {
  return node !== undefined && filters.every(({ test }) => test(node, context));
}

/** What the values are counted in: all that the words of a query find or, if nothing has all of them, what is near. */
function countedIn(input: RankingInput, everything: Int32Array): Int32Array {
  if (input.plan.slots.length === 0) return everything;
  const all = documentsWithAll(input);
  if (all.length > 0) return all;
  const { ranking, extent } = selectResults(input, (found) => found, everything);
  return extent === 'some' ? ranking.documents : all;
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
