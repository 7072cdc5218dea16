import { nearest } from '../data/nearest.ts';
import type { TreeNode } from '../data/tree.ts';
import { createCoverage, neededCount } from './coverage.ts';
import { countFacets } from './facets.ts';
import { createFieldValues, type FieldContext, type FieldValues } from './fields.ts';
import { type Filter, filterOf, orderIn, understood } from './filters.ts';
import { createExpander, type DocumentsOf, findAll } from './find.ts';
import { documentsWith } from './literal.ts';
import { createSorter } from './order.ts';
import { type Plan, planOf } from './plan.ts';
import { parseQuery, type Query } from './query.ts';
import { type Grounds, type Ranking, rank } from './rank.ts';
import type { Extent, Facet, Problem } from './result.ts';
import { buildIndex } from './search-index.ts';
import { clear, createTally } from './tally.ts';

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
    return { plan, filters, grounds, problems: [...problems, ...filters.flatMap((filter) => filter.problems)] };
  };

  const search = (text: string, context: FieldContext): Answer => {
    const query = parseQuery(text);
    const { plan, filters, grounds, problems } = prepare(query, context);
    if (plan.slots.length === 0 && plan.filters.length === 0) return { ...NOTHING, problems };
    const passing = (documents: Int32Array) =>
      filters.length === 0 ? documents : documents.filter((document) => isPassing(nodes[document], filters, context));
    const { ranking, extent } = best(grounds, passing);
    const order = orderIn(query);
    const ordered =
      order === 'best' || extent !== 'all' ? ranking : inOrder(ranking, sort(ranking.documents.slice().sort(), order));
    return { ...ordered, extent, problems };
  };

  /** What has all that is needed, unless something has most of it and has that better; else what is nearest. */
  const best = (grounds: Grounds, passing: (documents: Int32Array) => Int32Array) => {
    const { plan, coverage } = grounds;
    if (plan.slots.length === 0) return { ranking: unranked(passing(everything)), extent: 'all' as const };
    const { needed } = coverage;
    const isFull = (document: number) => document >= 0 && ((tally.found[document] ?? 0) & needed) === needed;
    // Of one word or two, nothing may be missing.
    const isStrict = neededCount(coverage) <= 2;
    const most = rank(passing(foundOf(grounds, isStrict ? ALL : MOST_OF)), grounds);
    if (isFull(most.documents[0] ?? -1))
      return { ranking: isStrict ? most : only(most, isFull), extent: 'all' as const };
    const some = most.documents.length > 0 ? most : rank(passing(foundOf(grounds, ANY)), grounds);
    if (some.documents.length > 0) return { ranking: firstOf(some, MOST_PARTIAL), extent: 'some' as const };
    return { ranking: alike(plan, nodes, passing(everything)), extent: 'none' as const };
  };

  return {
    nodes,
    values,
    search,
    facets: (text, context) => {
      const query = parseQuery(text);
      const { plan, filters, grounds } = prepare(query, context);
      const documents = plan.slots.length === 0 ? everything : foundOf(grounds, ALL);
      return countFacets(pick(nodes, documents), query, filters, values, context);
    },
  };
}

const NOTHING: Answer = { documents: new Int32Array(), scores: new Float32Array(), extent: 'all', problems: [] };
const MOST_PARTIAL = 50;
const MOST_ALIKE = 5;
/** Comparing with all names takes too long where there are more. */
const MOST_NAMES = 5000;

function isPassing(
  node: TreeNode | undefined,
  filters: readonly Pick<Filter, 'test'>[],
  context: FieldContext,
): boolean {
  return node !== undefined && filters.every(({ test }) => test(node, context));
}

function* pick(nodes: readonly TreeNode[], documents: Int32Array): Iterable<TreeNode> {
  for (const document of documents) {
    const node = nodes[document];
    if (node) yield node;
  }
}

/** A query of three words and more is also met by what has most of them, if it has them better than anything has all. */
const MOST_OF = 0.5;
const ALL = 0.999;
const ANY = 0.001;

/** Documents with at least that share of what is needed, in the order of the catalog. */
function foundOf({ tally, coverage }: Pick<Grounds, 'tally' | 'coverage'>, share: number): Int32Array {
  const { stamp, generation, found } = tally;
  const { needed, of } = coverage;
  const documents = new Int32Array(stamp.length);
  let count = 0;
  for (let document = 0; document < stamp.length; document++) {
    if ((stamp[document] ?? 0) < generation) continue;
    if (of((found[document] ?? 0) & needed) >= share) documents[count++] = document;
  }
  return documents.slice(0, count);
}

/** The part of a ranking for which something is so. */
function only({ documents, scores }: Ranking, isWanted: (document: number) => boolean): Ranking {
  const places = documents.map((document, place) => (isWanted(document) ? place : -1)).filter((place) => place >= 0);
  return places.length === documents.length
    ? { documents, scores }
    : {
        documents: places.map((place) => documents[place] ?? 0),
        scores: Float32Array.from(places, (place) => scores[place] ?? 0),
      };
}

const unranked = (documents: Int32Array): Ranking => ({
  documents,
  scores: new Float32Array(documents.length).fill(1),
});

function firstOf({ documents, scores }: Ranking, count: number): Ranking {
  return { documents: documents.slice(0, count), scores: scores.slice(0, count) };
}

/** Where no word is found, those of some documents that have the names that look most like the query. */
function alike({ words }: Plan, nodes: readonly TreeNode[], among: Int32Array): Ranking {
  if (words.length === 0 || nodes.length > MOST_NAMES) return NOTHING;
  const names = Array.from(among, (document) => nodes[document]?.label ?? '');
  const documents = nearest(words.join(' '), names, MOST_ALIKE).map((name) => among[names.indexOf(name)] ?? 0);
  return { documents: Int32Array.from(documents), scores: new Float32Array(documents.length).fill(0.001) };
}

/** The scores of a ranking for its documents in another order. */
function inOrder({ documents, scores }: Ranking, order: Int32Array): Ranking {
  const scoreOf = new Map(Array.from(documents, (document, at) => [document, scores[at] ?? 0]));
  return { documents: order, scores: Float32Array.from(order, (document) => scoreOf.get(document) ?? 0) };
}
