import type { TreeNode } from '../data/tree.ts';
import { buildIndex } from './index/build.ts';
import { clear, createTally } from './match/accumulators.ts';
import { createExpander, type DocumentsOf, findAll } from './match/collect.ts';
import { documentsWith } from './match/literal.ts';
import { type Plan, planOf } from './match/plan.ts';
import { countFacets } from './query/facets.ts';
import { createFieldValues, type FieldContext, type FieldValues } from './query/fields.ts';
import { type Filter, filterOf, orderIn, understood, unusedProblems } from './query/filters.ts';
import { parseQuery, type Query } from './query/parse.ts';
import { createCoverage } from './rank/coverage.ts';
import type { Grounds, Ranking } from './rank/score.ts';
import { bestOf, documentsWithAll } from './rank/select.ts';
import { createSorter } from './rank/sort.ts';
import type { Extent, Facet, Problem } from './types.ts';

/** What a query finds, as numbers of documents: it can be handed from one thread to another. */
export type Answer = {
  readonly documents: Int32Array;
  /** 1 is best. */
  readonly scores: Float32Array;
  readonly extent: Extent;
  readonly problems: readonly Problem[];
};

/** A catalog that can be searched. Documents are its items by their place in the order of the tree. */
export type Engine = {
  readonly nodes: readonly TreeNode[];
  readonly values: FieldValues;
  readonly search: (text: string, context: FieldContext) => Answer;
  /** What each value of the filters would leave of a query's results. */
  readonly facets: (text: string, context: FieldContext) => readonly Facet[];
};

/** Reads all items and makes them searchable; see `buildIndex` for what that costs. */
export function createEngine(items: ReadonlyMap<string, TreeNode>): Engine {
  const index = buildIndex(items);
  const { nodes } = index;
  const values = createFieldValues(nodes);
  const tally = createTally(nodes.length);
  const expander = createExpander(index);
  const sort = createSorter(nodes);
  const everything = new Int32Array(nodes.length).map((_, document) => document);

  const toFilter = (term: Plan['filters'][number]): Filter => {
    if (term.type === 'field') return filterOf(term, values);
    const found = new Set(documentsWith(term, false, index).map((document) => nodes[document]?.id));
    const test: Filter['test'] = ({ id }) => found.has(id) !== term.isExcluded;
    return { field: '', isChoice: false, test, problems: [] };
  };

  const prepare = (typed: Query, context: FieldContext) => {
    const { query, problems } = understood(typed, values);
    const plan = planOf(query);
    const documentsOf: DocumentsOf = (term, isOpen) => {
      if (term.type !== 'field' && !term.isExcluded) return documentsWith(term, isOpen, index);
      const filter = toFilter(term);
      return [...everything].filter((document) => isPassing(nodes[document], [filter], context));
    };
    const filters = plan.filters.map(toFilter);
    clear(tally);
    const { weights, initialled } = findAll(plan, { index, tally, expander, documentsOf });
    const grounds: Grounds = { plan, index, tally, initialled, coverage: createCoverage(plan, weights) };
    const all = [...problems, ...filters.flatMap((filter) => filter.problems), ...unusedProblems(plan.unused)];
    return { plan, filters, grounds, problems: all };
  };

  const search = (text: string, context: FieldContext): Answer => {
    const query = parseQuery(text);
    const { plan, filters, grounds, problems } = prepare(query, context);
    if (plan.slots.length === 0 && plan.filters.length === 0) {
      return { ...NOTHING, problems };
    }
    const passing = (documents: Int32Array) =>
      filters.length === 0 ? documents : documents.filter((document) => isPassing(nodes[document], filters, context));
    const { ranking, extent } = bestOf(grounds, passing, everything);
    const order = orderIn(query);
    const ordered =
      order === 'best' || extent !== 'all' ? ranking : inOrder(ranking, sort(ranking.documents.slice().sort(), order));
    return { ...ordered, extent, problems };
  };

  return {
    nodes,
    values,
    search,
    facets: (text, context) => {
      const query = parseQuery(text);
      const { filters, grounds } = prepare(query, context);
      return countFacets(pick(nodes, countedIn(grounds, everything)), query, filters, values, context);
    },
  };
}

const NOTHING: Answer = { documents: new Int32Array(), scores: new Float32Array(), extent: 'all', problems: [] };

function isPassing(
  node: TreeNode | undefined,
  filters: readonly Pick<Filter, 'test'>[],
  context: FieldContext,
): boolean {
  return node !== undefined && filters.every(({ test }) => test(node, context));
}

/** What the choices are counted in: all that the words of a query find or, where nothing has all of them, what is near. */
function countedIn(grounds: Grounds, everything: Int32Array): Int32Array {
  if (grounds.plan.slots.length === 0) return everything;
  const all = documentsWithAll(grounds);
  if (all.length > 0) return all;
  const { ranking, extent } = bestOf(grounds, (found) => found, everything);
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
  const scoreOf = new Map(Array.from(documents, (document, at) => [document, scores[at] ?? 0]));
  return { documents: order, scores: Float32Array.from(order, (document) => scoreOf.get(document) ?? 0) };
}
