import { IS_IT } from '../meaning/avoided.ts';
import type { Extent } from '../types.ts';
import { neededCount } from './coverage.ts';
import { type Ranking, type RankingInput, rank } from './score.ts';
import { similarNames } from './similar.ts';
import { createTailTest } from './tail.ts';

/** The documents that answer a query, and how much of it they contain. */
export type Selection = {
  readonly ranking: Ranking;
  readonly extent: Extent;
  /** How many further documents there are that are far less like the query. */
  readonly leftOut: number;
};

/** The documents from which a selection is made. */
export type Choice = {
  readonly everything: Int32Array;
  /** Returns those of some documents that pass the filters. */
  readonly passing: (documents: Int32Array) => Int32Array;
  /** Whether nothing is left out. */
  readonly isWhole: boolean;
};

type DocumentTest = (document: number) => boolean;

const MOST_PARTIAL = 50;
/** Of three or more words, a document with at least this share of them is near. */
const MOST_OF = 0.5;
const ALL = 0.999;
const ANY = 0.001;

/**
 * Selects the documents that contain all needed words, followed by near ones if those are few. If there are none, it selects the
 * documents that contain some of the words, and failing that, the names that look like the query.
 */
export function selectResults(input: RankingInput, choice: Choice): Selection {
  const { plan, coverage, index } = input;
  const { everything, passing } = choice;
  if (plan.slots.length === 0) return { ranking: unranked(passing(everything)), extent: 'all', leftOut: 0 };
  const isFull = (document: number) => hasAll(document, input);
  // Of one or two words, none may be missing.
  const isStrict = neededCount(coverage) <= 2;
  const most = rank(passing(matching(input, isStrict ? ALL : MOST_OF)), input);
  const full = isStrict ? most : keep(most, isFull);
  // What the query wants to avoid or to replace does not answer it, even if it alone contains all words.
  if (full.documents.every((document) => isItself(document, input))) {
    const near = selectNear(input, choice, isStrict ? NO_RANKING : most);
    if (near !== null) return { ...near, extent: 'some' };
  }
  if (full.documents.length === 0) {
    return { ranking: similarNames(plan, index.nodes, passing(everything)), extent: 'none', leftOut: 0 };
  }
  // In a large list it takes too long to rank every document that contains one of the words.
  const isQuick = index.nodes.length <= MOST_RANKED;
  const isAny = isStrict || most.documents.length === full.documents.length;
  const near = () => (isAny && isQuick ? rankNear(passing(matching(input, ANY)), input) : most);
  const isTail = createTailTest(input, (document) => isNamed(document, input));
  const kept = withoutTail(full, isTail, choice);
  const others = isEnough(kept.ranking, isTail, input) ? NO_RANKING : keep(near(), (document) => !isFull(document));
  if (others.documents.length > 0) return { ...behind(kept, others, choice), extent: 'some' };
  return { ...kept, extent: isFar(full.documents[0] ?? -1, input) ? 'some' : 'all' };
}

/**
 * Removes the documents of a ranking that are of no use, unless all of them are. If the whole ranking is asked for, they are put
 * at its end instead.
 */
function withoutTail(
  ranking: Ranking,
  isTail: DocumentTest,
  { isWhole }: Pick<Choice, 'isWhole'>,
): Omit<Selection, 'extent'> {
  const kept = keep(ranking, (document) => !isTail(document));
  const leftOut = ranking.documents.length - kept.documents.length;
  if (leftOut === 0 || kept.documents.length === 0) return { ranking, leftOut: 0 };
  return isWhole ? { ranking: joined(kept, keep(ranking, isTail)), leftOut: 0 } : { ranking: kept, leftOut };
}

/** So few documents may contain all words of a sentence by chance: then the near ones are worth showing too. */
const FEW = 2;
const MOST_BEHIND = 8;
const MOST_RANKED = 20_000;
const NO_RANKING: Ranking = { documents: new Int32Array(), scores: new Float32Array() };

/**
 * Whether the results suffice without near ones: the best has all words in its name, or more than a few documents contain all
 * words before filtering. Those of no use do not count.
 */
function isEnough({ documents }: Ranking, isTail: DocumentTest, input: RankingInput): boolean {
  const { accumulators, plan } = input;
  const inName = accumulators.inName[documents[0] ?? -1] ?? 0;
  if ((inName & plan.nameSlots) === plan.nameSlots) return true;
  let full = 0;
  for (let document = 0; document < accumulators.found.length && full <= FEW; document++) {
    if (accumulators.found[document] !== 0 && hasAll(document, input) && !isTail(document)) full += 1;
  }
  return full > FEW;
}

/** Returns the documents that contain every word, followed by those that contain most of them. */
function behind(
  { ranking: full, leftOut: left }: Omit<Selection, 'extent'>,
  others: Ranking,
  choice: Choice,
): Omit<Selection, 'extent'> {
  const { ranking, leftOut } = nearEnough(others, choice);
  const shown = choice.isWhole ? ranking : take(ranking, MOST_BEHIND);
  return { ranking: joined(full, shown), leftOut: left + leftOut + ranking.documents.length - shown.documents.length };
}

/** Appends one ranking to another, with no score above the last one of the first. */
function joined(first: Ranking, second: Ranking): Ranking {
  const least = first.scores.at(-1) ?? 1;
  const scores = second.scores.map((score) => Math.min(score, least));
  return {
    documents: Int32Array.from([...first.documents, ...second.documents]),
    scores: Float32Array.from([...first.scores, ...scores]),
  };
}

/**
 * Of the documents with only some of the words, the first few are shown, and then those with at least this share of the third
 * one's score.
 */
const NEAR_ENOUGH = 0.25;
const FIRST_FEW = 3;

/**
 * Selects the documents that contain some of the words: `most` or, if that is empty, those with any of them; `null` if there are
 * none. The filters apply before the nearest are chosen.
 */
function selectNear(input: RankingInput, choice: Choice, most: Ranking): Omit<Selection, 'extent'> | null {
  const { passing } = choice;
  const some = most.documents.length > 0 ? most : rankNear(passing(matching(input, ANY)), input);
  return some.documents.length === 0 ? null : nearEnough(some, choice);
}

function nearEnough(some: Ranking, { isWhole }: Choice): Omit<Selection, 'extent'> {
  // The first one alone is no measure, as only its name may have brought it there.
  const worst = NEAR_ENOUGH * (some.scores[Math.min(FIRST_FEW, some.scores.length) - 1] ?? 0);
  const firstFar = some.scores.findIndex((score, at) => at >= FIRST_FEW && score < worst);
  const enough = Math.min(MOST_PARTIAL, firstFar < 0 ? some.documents.length : firstFar);
  return isWhole
    ? { ranking: some, leftOut: 0 }
    : { ranking: take(some, enough), leftOut: Math.max(0, some.documents.length - enough) };
}

/**
 * Returns the documents that contain all needed words, in the order of the catalog: first those that are of use, and then all, if
 * that is more; none, if the only ones are what the query wants to avoid or to replace.
 */
export function documentsWithAll(input: RankingInput, isWhole: boolean): readonly Int32Array[] {
  const all = matching(input, ALL);
  if (all.every((document) => isItself(document, input))) return [];
  const isTail = createTailTest(input, (document) => isNamed(document, input));
  const kept = isWhole ? all : all.filter((document) => !isTail(document));
  return kept.length === all.length ? [all] : [kept, all];
}

/**
 * Returns the documents that contain at least that share of the needed words, in the order of the catalog. It looks at every
 * document, in few steps each.
 */
function matching(input: RankingInput, share: number): Int32Array {
  const { accumulators, coverage, liftsNamed } = input;
  const { found } = accumulators;
  const { needed, vital, of } = coverage;
  const isWhole = share === ALL;
  const documents = new Int32Array(found.length);
  let count = 0;
  for (let document = 0; document < found.length; document++) {
    const own = found[document] ?? 0;
    if (own === 0) continue;
    const there = own & needed;
    const isThere = there !== 0 && (own & vital) === vital && (there === needed || (!isWhole && of(there) >= share));
    if (isThere || (liftsNamed && isNamed(document, input))) documents[count++] = document;
  }
  return documents.slice(0, count);
}

/**
 * Ranks documents that contain some of the words. If the query is a name and a word that nothing contains, the named item comes
 * first.
 */
function rankNear(documents: Int32Array, input: RankingInput): Ranking {
  const { accumulators, coverage, plan } = input;
  const found = documents.reduce((words, document) => words | (accumulators.found[document] ?? 0), 0);
  const isNameAndUnknown = plan.slots.length === 2 && (found & coverage.needed) !== coverage.needed;
  return rank(documents, { ...input, liftsNamed: input.liftsNamed || isNameAndUnknown });
}

/** Whether a document contains all needed words, or is named; otherwise it is only near. */
export function hasAll(document: number, input: RankingInput): boolean {
  const { accumulators, coverage } = input;
  const found = (accumulators.found[document] ?? 0) & coverage.needed;
  return found === coverage.needed || isNamed(document, input);
}

/** Whether a document is named, and the query asks for what is named: then it is a result even if it lacks another word. */
const isNamed = (document: number, { liftsNamed, namedShare }: RankingInput): boolean =>
  liftsNamed && namedShare(document) > 0;

/** Whether a document is what the query wants to avoid or to replace. */
function isItself(document: number, { index, preference }: RankingInput): boolean {
  const node = index.nodes[document];
  return node !== undefined && preference(node) <= IS_IT;
}

/** Whether a document has nothing better than a far guess for one of the words. */
const isFar = (document: number, { far, coverage, accumulators }: RankingInput): boolean =>
  (far & coverage.needed & ~(accumulators.sure[document] ?? 0)) !== 0;

/** Keeps the wanted documents of a ranking. */
function keep({ documents, scores }: Ranking, isWanted: (document: number) => boolean): Ranking {
  const kept = { documents: new Int32Array(documents.length), scores: new Float32Array(documents.length) };
  let count = 0;
  for (let place = 0; place < documents.length; place++) {
    const document = documents[place] ?? 0;
    if (!isWanted(document)) continue;
    kept.documents[count] = document;
    kept.scores[count++] = scores[place] ?? 0;
  }
  return take(kept, count);
}

/** Returns a ranking of equally good documents, in the order given. */
export const unranked = (documents: Int32Array): Ranking => ({
  documents,
  scores: new Float32Array(documents.length).fill(1),
});

function take({ documents, scores }: Ranking, count: number): Ranking {
  return { documents: documents.slice(0, count), scores: scores.slice(0, count) };
}
