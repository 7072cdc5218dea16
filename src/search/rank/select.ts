import type { Extent } from '../types.ts';
import { neededCount } from './coverage.ts';
import { type Ranking, type RankingInput, rank } from './score.ts';
import { similarNames } from './similar.ts';
import { createTailTest } from './tail.ts';

/** The documents that answer a query, and how much of it they have. */
export type Selection = {
  readonly ranking: Ranking;
  readonly extent: Extent;
  /** How many more there are that are far less like it. */
  readonly leftOut: number;
};

/** Which documents a selection is made from. */
export type Choice = {
  readonly everything: Int32Array;
  /** Leaves those that pass the filters. */
  readonly passing: (documents: Int32Array) => Int32Array;
  /** Whether it leaves out nothing. */
  readonly isWhole: boolean;
};

const MOST_PARTIAL = 50;
/** Of three or more words, what has this share of them is near. */
const MOST_OF = 0.5;
const ALL = 0.999;
const ANY = 0.001;

/**
 * Selects the documents that have all that is needed, and behind few of them what is near; if there are none, those that have some
 * of it, and at last the names that look like the query.
 */
export function selectResults(input: RankingInput, choice: Choice): Selection {
  const { plan, coverage, index } = input;
  const { everything, passing } = choice;
  if (plan.slots.length === 0) return { ranking: unranked(passing(everything)), extent: 'all', leftOut: 0 };
  const isFull = (document: number) => hasAll(document, input);
  // Of one word or two, nothing may be missing.
  const isStrict = neededCount(coverage) <= 2;
  const most = rank(passing(matching(input, isStrict ? ALL : MOST_OF)), input);
  const full = isStrict ? most : keep(most, isFull);
  if (full.documents.length === 0) {
    const near = selectNear(input, choice, most);
    if (near !== null) return { ...near, extent: 'some' };
    return { ranking: similarNames(plan, index.nodes, passing(everything)), extent: 'none', leftOut: 0 };
  }
  const near = isStrict ? () => rankNear(passing(matching(input, ANY)), input) : () => most;
  // To rank whatever has one of the words takes too long among very many.
  const isQuick = !isStrict || index.nodes.length <= MOST_RANKED;
  const others = isQuick && !isEnough(full, input) ? keep(near(), (document) => !isFull(document)) : NO_RANKING;
  if (others.documents.length > 0) return { ...behind(full, others, choice), extent: 'some' };
  const isTail = createTailTest(input, (document) => isNamed(document, input));
  return { ...withoutTail(full, isTail, choice), extent: isFar(full.documents[0] ?? -1, input) ? 'some' : 'all' };
}

/** The documents of a ranking that are of use, or all of them where none is; if it is the whole one, the others behind them. */
function withoutTail(
  ranking: Ranking,
  isTail: (document: number) => boolean,
  { isWhole }: Pick<Choice, 'isWhole'>,
): Omit<Selection, 'extent'> {
  const kept = keep(ranking, (document) => !isTail(document));
  const leftOut = ranking.documents.length - kept.documents.length;
  if (leftOut === 0 || kept.documents.length === 0) return { ranking, leftOut: 0 };
  return isWhole ? { ranking: joined(kept, keep(ranking, isTail)), leftOut: 0 } : { ranking: kept, leftOut };
}

/** Few may have all the words of a sentence by chance alone: then what is near is worth a look as well. */
const FEW = 2;
const MOST_BEHIND = 8;
const MOST_RANKED = 20_000;
const NO_RANKING: Ranking = { documents: new Int32Array(), scores: new Float32Array() };

/** Whether nobody asks for more: what is best has all the words in its name, or others have them, whatever the filters leave. */
function isEnough({ documents }: Ranking, input: RankingInput): boolean {
  const { accumulators, plan } = input;
  const inName = accumulators.inName[documents[0] ?? -1] ?? 0;
  if (documents.length > FEW || (inName & plan.lettered) === plan.lettered) return true;
  let full = 0;
  for (let document = 0; document < accumulators.found.length && full <= FEW; document++) {
    if (accumulators.found[document] !== 0 && hasAll(document, input)) full += 1;
  }
  return full > FEW;
}

/** What has all the words, and behind it what has most of them. */
function behind(full: Ranking, others: Ranking, choice: Choice): Omit<Selection, 'extent'> {
  const { ranking, leftOut } = nearEnough(others, choice);
  const shown = choice.isWhole ? ranking : take(ranking, MOST_BEHIND);
  return { ranking: joined(full, shown), leftOut: leftOut + ranking.documents.length - shown.documents.length };
}

/** One ranking behind another one, with no better scores than that ends with. */
function joined(first: Ranking, second: Ranking): Ranking {
  const least = first.scores.at(-1) ?? 1;
  const scores = second.scores.map((score) => Math.min(score, least));
  return {
    documents: Int32Array.from([...first.documents, ...second.documents]),
    scores: Float32Array.from([...first.scores, ...scores]),
  };
}

/** Of what has only some of the words, the first few are worth a look, and what scores this share of the last of them. */
const NEAR_ENOUGH = 0.25;
const FIRST_FEW = 3;

/** Selects what has some of the words, `most` of them or any; `null` if nothing has. The filters take from what is near of all. */
function selectNear(input: RankingInput, choice: Choice, most: Ranking): Omit<Selection, 'extent'> | null {
  const { passing } = choice;
  const some = most.documents.length > 0 ? most : rankNear(passing(matching(input, ANY)), input);
  return some.documents.length === 0 ? null : nearEnough(some, choice);
}

function nearEnough(some: Ranking, { isWhole }: Choice): Omit<Selection, 'extent'> {
  // The very first may be there for its name alone.
  const worst = NEAR_ENOUGH * (some.scores[Math.min(FIRST_FEW, some.scores.length) - 1] ?? 0);
  const firstFar = some.scores.findIndex((score, at) => at >= FIRST_FEW && score < worst);
  const enough = Math.min(MOST_PARTIAL, firstFar < 0 ? some.documents.length : firstFar);
  return isWhole
    ? { ranking: some, leftOut: 0 }
    : { ranking: take(some, enough), leftOut: Math.max(0, some.documents.length - enough) };
}

/** Documents with all that is needed, in the order of the catalog; first those of use, and then all if there are others. */
export function documentsWithAll(input: RankingInput, isWhole: boolean): readonly Int32Array[] {
  const all = matching(input, ALL);
  const isTail = createTailTest(input, (document) => isNamed(document, input));
  const kept = isWhole ? all : all.filter((document) => !isTail(document));
  return kept.length === all.length ? [all] : [kept, all];
}

/** Documents with at least that share of what is needed, in the order of the catalog. It looks at all there are, with few steps for each. */
function matching(input: RankingInput, share: number): Int32Array {
  const { accumulators, coverage, plan } = input;
  const { found } = accumulators;
  const { needed, vital, of } = coverage;
  const isWhole = share === ALL;
  const { isPointed } = plan;
  const documents = new Int32Array(found.length);
  let count = 0;
  for (let document = 0; document < found.length; document++) {
    const own = found[document] ?? 0;
    if (own === 0) continue;
    const there = own & needed;
    const isThere = there !== 0 && (own & vital) === vital && (there === needed || (!isWhole && of(there) >= share));
    if (isThere || (isPointed && isNamed(document, input))) documents[count++] = document;
  }
  return documents.slice(0, count);
}

/** Ranks what has some of the words. Of a name and a word that nothing has, the name is what is near. */
function rankNear(documents: Int32Array, input: RankingInput): Ranking {
  const { accumulators, coverage, plan } = input;
  const found = documents.reduce((words, document) => words | (accumulators.found[document] ?? 0), 0);
  const isNameAndUnknown = plan.slots.length === 2 && (found & coverage.needed) !== coverage.needed;
  return rank(documents, { ...input, liftsNamed: input.liftsNamed || isNameAndUnknown });
}

/** Whether a document has all that is needed, or is named; what has less is only near. */
export function hasAll(document: number, input: RankingInput): boolean {
  const { accumulators, coverage } = input;
  const found = (accumulators.found[document] ?? 0) & coverage.needed;
  return found === coverage.needed || isNamed(document, input);
}

/** What is named beside a version or the id of an advisory is a result even if it lacks another word. */
const isNamed = (document: number, { plan, namedShare }: RankingInput): boolean =>
  plan.isPointed && namedShare(document) > 0;

/** Whether a document has nothing better than a far guess for one of the words. */
const isFar = (document: number, { far, coverage, accumulators }: RankingInput): boolean =>
  (far & coverage.needed & ~(accumulators.sure[document] ?? 0)) !== 0;

/** Keeps the documents of a ranking that are wanted. */
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

/** Documents that are equally good, in the order given. */
export const unranked = (documents: Int32Array): Ranking => ({
  documents,
  scores: new Float32Array(documents.length).fill(1),
});

function take({ documents, scores }: Ranking, count: number): Ranking {
  return { documents: documents.slice(0, count), scores: scores.slice(0, count) };
}
