import type { TreeNode } from '../data/tree.ts';
import { buildIndex, type SearchIndex } from './index/build.ts';
import { clear, createAccumulators } from './match/accumulators.ts';
import { createVulnerabilityFinder } from './match/among-vulnerabilities.ts';
import { collect, type FindDocuments } from './match/collect.ts';
import { createSynonymCollector } from './match/collect-synonyms.ts';
import { createExpander } from './match/expand.ts';
import { findLiteral, type Literal } from './match/fine-print.ts';
import { createSplitFinder } from './match/joined.ts';
import { documentsWith } from './match/literal.ts';
import type { Plan } from './match/plan.ts';
import { type PreparedQuery, prepareQuery } from './match/prepare.ts';
import { createTermFilter } from './match/term-filter.ts';
import { createAlternatives } from './meaning/alternatives.ts';
import { createPreference } from './meaning/avoided.ts';
import { countFacets } from './query/facets.ts';
import { createFieldValues, type FieldContext } from './query/fields.ts';
import { type Filter, orderIn } from './query/filters.ts';
import { fittingCoverage } from './rank/coverage.ts';
import { createGuessTest } from './rank/guessed.ts';
import { fullIn, withFinePrint } from './rank/literal.ts';
import { createAskedTest, createNamedShare } from './rank/named.ts';
import type { Ranking, RankingInput } from './rank/score.ts';
import { documentsWithAll, type Selection, selectResults, unranked } from './rank/select.ts';
import { createSorter } from './rank/sort.ts';
import { createFinePrint, type EachLine, listedIn } from './text/fine-print.ts';
import type { Extent, Facet, Problem } from './types.ts';

/** The results of a query, as numbers of documents, so that they can be passed from one thread to another. */
export type Answer = {
  readonly documents: Int32Array;
  /** 1 is best. */
  readonly scores: Float32Array;
  readonly extent: Extent;
  /** 1 for each document that lacks a part of the query; empty if none does. */
  readonly near: Uint8Array;
  /** How many more documents were left out, because they match the query far less. */
  readonly leftOut: number;
  /** A bit for each slot whose word no document contains, so that all its matches are guesses. */
  readonly unknown: number;
  /** The problems of the query that only the texts of the catalog show. */
  readonly problems: readonly Problem[];
};

/** A searchable catalog. Documents are its items, numbered in the order of the tree. */
export type Engine = {
  readonly nodes: readonly TreeNode[];
  readonly prepare: (text: string) => PreparedQuery;
  /** Reads a part of what would otherwise be read when a query first needs it; returns whether there is more. */
  readonly readAhead: () => boolean;
  readonly search: (query: PreparedQuery, context: FieldContext, isWhole?: boolean) => Answer;
  /** Counts what each value of the filters would leave of a query's results: of all if `isWhole`, else without those left out. */
  readonly facets: (query: PreparedQuery, context: FieldContext, isWhole?: boolean) => readonly Facet[];
};

/** Indexes all items, and creates the engine for them; see `buildIndex` for the time that it takes. */
export const createEngine = (
  items: ReadonlyMap<string, TreeNode>,
  eachLine: EachLine = createFinePrint(listedIn(items)),
): Engine => engineFor(buildIndex(items, eachLine));

/** Creates the engine for an index. */
export function engineFor(index: SearchIndex): Engine {
  const { nodes } = index;
  const values = createFieldValues(nodes);
  const kin = createAlternatives(nodes);
  const accumulators = createAccumulators(nodes.length);
  const expander = createExpander(index.vocabulary);
  const others = { synonyms: createSynonymCollector(index), splitsOf: createSplitFinder(index), ...kin };
  const sort = createSorter(nodes);
  const everything = new Int32Array(nodes.length).map((_, document) => document);

  const toFilter = createTermFilter(index, expander, values);
  const findVulnerabilities = createVulnerabilityFinder(nodes, index.vulnerabilities);

  const match = (plan: Plan, context: FieldContext) => {
    const findDocuments: FindDocuments = (term, isUnfinished) => {
      if (term.type !== 'field' && !term.isExcluded) return documentsWith(term, isUnfinished, index);
      const filter = toFilter(term);
      return [...everything].filter((document) => isPassing(nodes[document], [filter], context));
    };
    const filters = plan.filters.map(toFilter);
    clear(accumulators);
    const collected = collect(plan, { index, accumulators, expander, findDocuments, ...others });
    const namedShare = createNamedShare(plan, index, accumulators);
    const isAsked = createAskedTest(plan, index, accumulators, namedShare);
    const { unknown, far, meant, initialsMatch } = collected;
    const coverage = fittingCoverage(plan, collected, accumulators);
    const isGuess = createGuessTest(plan, coverage.needed, unknown, { index, accumulators });
    const liftsNamed = plan.isPointed || plan.asksForFlaws || plan.asksForNamed;
    const preference = createPreference(plan.avoided, replacedIn(plan));
    const found = { accumulators, initialsMatch, coverage, far, meant, preference };
    const input: RankingInput = { plan, index, ...found, namedShare, liftsNamed, isAsked, isGuess };
    return { filters, unknown, input };
  };

  const search = ({ query, plan }: PreparedQuery, context: FieldContext, isWhole = false): Answer => {
    if (plan.slots.length === 0 && plan.filters.length === 0) return NOTHING;
    const { filters, unknown, input } = match(plan, context);
    const passing = createPassing(nodes, filters, context);
    const vulnerabilities = findVulnerabilities(plan, (document) => isPassing(nodes[document], filters, context));
    const selection: Selection =
      vulnerabilities.length > 0
        ? { ranking: unranked(vulnerabilities), extent: 'all', leftOut: 0 }
        : selectResults(input, { everything, passing, isWhole });
    const literal = literalIn(input, fullIn(selection));
    const documents = [...passing(Int32Array.from(literal.documents))];
    const { ranking, ...said } = withFinePrint(selection, { ...literal, documents }, input, unknown);
    const order = orderIn(query);
    const isSorted = order !== 'best' && said.extent === 'all';
    const ordered = isSorted ? inOrder(ranking, sort(ranking.documents.slice().sort(), order)) : ranking;
    return { ...ordered, ...said, unknown, problems: filters.flatMap(problemsOf) };
  };

  return {
    nodes,
    prepare: (text) => prepareQuery(text, values, kin),
    readAhead: index.finePrint.readOn,
    search,
    facets: ({ query, plan }, context, isWhole = false) => {
      const { filters, input } = match(plan, context);
      const isLeft = (document: number) => isPassing(nodes[document], filters, context);
      const vulnerabilities = findVulnerabilities(plan, isLeft).sort();
      const found = vulnerabilities.length > 0 ? [vulnerabilities] : countedIn(input, everything, isWhole);
      const counted = found.map((documents) => pick(nodes, documents));
      return countFacets(counted, { query, filters, known: values, context });
    },
  };
}

const NO_DOCUMENTS = new Int32Array();
const NOTHING: Answer = {
  documents: new Int32Array(),
  scores: new Float32Array(),
  extent: 'all',
  near: new Uint8Array(),
  leftOut: 0,
  unknown: 0,
  problems: [],
};

/** Returns the names of the items for which the query asks for a replacement. */
const replacedIn = ({ slots }: Plan): readonly string[] =>
  slots.flatMap((slot) => (slot.type === 'choice' && slot.replaces !== undefined ? [slot.replaces] : []));

/** Returns the problems with excluded words; those with fields are known before the search. */
const problemsOf = ({ field, problems }: Filter): readonly Problem[] => (field === '' ? problems : []);

/** Creates a function that keeps the documents that pass the filters. */
function createPassing(nodes: readonly TreeNode[], filters: readonly Filter[], context: FieldContext) {
  return (documents: Int32Array): Int32Array =>
    filters.length === 0 ? documents : documents.filter((document) => isPassing(nodes[document], filters, context));
}

function isPassing(
  node: TreeNode | undefined,
  filters: readonly Pick<Filter, 'test'>[],
  context: FieldContext,
): boolean {
  return node !== undefined && filters.every(({ test }) => test(node, context));
}

/**
 * Returns the sets of documents in which the values of filters are counted: those that the words of a query find or, if none
 * matches all words, those that are near. If some results are left out, the second set has all of them, for values that no
 * document of the first set has.
 */
function countedIn(input: RankingInput, everything: Int32Array, isWhole: boolean): readonly Int32Array[] {
  if (input.plan.slots.length === 0) return [everything];
  const [kept = NO_DOCUMENTS, ...whole] = documentsWithAll(input, isWhole);
  const { documents: literal } = literalIn(input, kept);
  const counted = literal.length === 0 ? kept : Int32Array.from(new Set([...kept, ...literal])).sort();
  if ([counted, ...whole].some(({ length }) => length > 0)) return [counted, ...whole];
  const { ranking, extent } = selectResults(input, { everything, passing: (found) => found, isWhole });
  return extent === 'none' ? [counted] : [ranking.documents];
}

function* pick(nodes: readonly TreeNode[], documents: Int32Array): Iterable<TreeNode> {
  for (const document of documents) {
    const node = nodes[document];
    if (node) yield node;
  }
}

/** Finds the documents that contain the typed text literally; those outside `results` have it in their fine print. */
function literalIn(input: RankingInput, results: Int32Array): Literal {
  const { plan, index, coverage } = input;
  const isNothingElse = () => results.length === 0 && documentsWithAll(input, true).every(({ length }) => length === 0);
  return findLiteral({ plan, index, needed: coverage.needed, results, isNothingElse });
}

/** Puts the documents of a ranking, with their scores, in another order. */
function inOrder({ documents, scores }: Ranking, order: Int32Array): Ranking {
  const scoreAt = new Map(Array.from(documents, (document, at) => [document, scores[at] ?? 0]));
  return { documents: order, scores: Float32Array.from(order, (document) => scoreAt.get(document) ?? 0) };
}
