import { nearest } from '../data/nearest.ts';
import type { TreeNode } from '../data/tree.ts';
import { countFacets } from './facets.ts';
import { createFieldValues, type FieldContext, type FieldValues } from './fields.ts';
import { type Filter, filterOf, orderIn } from './filters.ts';
import { createExpander, type DocumentsOf, findAll } from './find.ts';
import { bits } from './letters.ts';
import { documentsWith } from './literal.ts';
import { createSorter } from './order.ts';
import { type Plan, planOf } from './plan.ts';
import { parseQuery, type Query } from './query.ts';
import { neededSlots, type Ranking, rank } from './rank.ts';
import type { Extent, Facet, Problem } from './result.ts';
import { buildIndex } from './search-index.ts';
import { clear, createTally, type Tally } from './tally.ts';

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

  const prepare = (query: Query, context: FieldContext) => {
    const plan = planOf(query);
    const documentsOf: DocumentsOf = (term, isOpen) => {
      if (term.type !== 'field') return documentsWith(term, isOpen, index);
      const { test } = filterOf(term, values);
      return [...everything].filter((document) => isPassing(nodes[document], [{ test }], context));
    };
    const filters = plan.filters.map((term): Filter => {
      if (term.type === 'field') return filterOf(term, values);
      const excluded = new Set(documentsOf(term, false).map((document) => nodes[document]?.id));
      return { field: '', test: ({ id }) => !excluded.has(id), problems: [] };
    });
    clear(tally);
    const whole = findAll(plan, { index, tally, expander, documentsOf });
    return { plan, filters, whole };
  };

  const search = (text: string, context: FieldContext): Answer => {
    const query = parseQuery(text);
    const { plan, filters, whole } = prepare(query, context);
    const problems = filters.flatMap((filter) => filter.problems);
    if (plan.slots.length === 0 && plan.filters.length === 0) return { ...NOTHING, problems };
    const passing = (documents: Int32Array) =>
      filters.length === 0 ? documents : documents.filter((document) => isPassing(nodes[document], filters, context));
    const { ranking, extent } = best(plan, whole, passing);
    const order = orderIn(query);
    const ordered =
      order === 'best' || extent !== 'all' ? ranking : inOrder(ranking, sort(ranking.documents.slice().sort(), order));
    return { ...ordered, extent, problems };
  };

  /** What has all that is needed, unless something has most of it and has that better; else what is nearest. */
  const best = (plan: Plan, whole: ReadonlySet<number>, passing: (documents: Int32Array) => Int32Array) => {
    if (plan.slots.length === 0) return { ranking: unranked(passing(everything)), extent: 'all' as const };
    const needed = neededSlots(plan);
    const isFull = (document: number) => document >= 0 && ((tally.found[document] ?? 0) & needed) === needed;
    const most = rank(passing(foundOf(plan, tally, MOST_OF)), plan, index, tally, whole);
    if (isFull(most.documents[0] ?? -1)) {
      // Of one word or two, all that was found is found in full.
      return { ranking: bits(needed) > 2 ? only(most, isFull) : most, extent: 'all' as const };
    }
    const some = most.documents.length > 0 ? most : rank(passing(foundOf(plan, tally, 0)), plan, index, tally, whole);
    if (some.documents.length > 0) return { ranking: firstOf(some, MOST_PARTIAL), extent: 'some' as const };
    return { ranking: alike(plan, nodes), extent: 'none' as const };
  };

  return {
    nodes,
    values,
    search,
    facets: (text, context) => {
      const query = parseQuery(text);
      const { plan, filters } = prepare(query, context);
      const documents = plan.slots.length === 0 ? everything : foundOf(plan, tally, 1);
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
const MOST_OF = 0.6;

/** Documents with at least that share of what is needed, in the order of the catalog. */
function foundOf(plan: Plan, { stamp, generation, found }: Tally, share: number): Int32Array {
  const needed = neededSlots(plan);
  const least = Math.max(1, Math.ceil(bits(needed) * share));
  const documents = new Int32Array(stamp.length);
  let count = 0;
  for (let document = 0; document < stamp.length; document++) {
    if ((stamp[document] ?? 0) < generation) continue;
    if (bits((found[document] ?? 0) & needed) >= least) documents[count++] = document;
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

/** Where no word is found, the names that look most like the query. */
function alike({ words }: Plan, nodes: readonly TreeNode[]): Ranking {
  if (words.length === 0 || nodes.length > MOST_NAMES) return NOTHING;
  const names = nodes.map(({ label }) => label);
  const documents = nearest(words.join(' '), names, MOST_ALIKE).map((name) => names.indexOf(name));
  return { documents: Int32Array.from(documents), scores: new Float32Array(documents.length).fill(0.001) };
}

/** The scores of a ranking for its documents in another order. */
function inOrder({ documents, scores }: Ranking, order: Int32Array): Ranking {
  const scoreOf = new Map(Array.from(documents, (document, at) => [document, scores[at] ?? 0]));
  return { documents: order, scores: Float32Array.from(order, (document) => scoreOf.get(document) ?? 0) };
}
