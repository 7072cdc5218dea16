import type { TreeNode } from '../../data/tree.ts';
import type { SearchIndex } from '../index/build.ts';
import type { Accumulators } from '../match/accumulators.ts';
import type { Plan } from '../match/plan.ts';
import type { Preference } from '../meaning/avoided.ts';
import { askedWords, itemSummary, passagesOf } from '../text/documents.ts';
import { createCloseness } from './closeness.ts';
import { type Coverage, neededCount, ONLY_IN_NOTES } from './coverage.ts';
import { createKindLift } from './kind.ts';
import { createWholeName, type NamedShare } from './named.ts';
import { createPassageShare, createPhraseShare } from './phrases.ts';
import { proximity } from './proximity.ts';
import { createStatusLift } from './status.ts';

/** Documents, best first, each with its score: 1 is best. */
export type Ranking = { readonly documents: Int32Array; readonly scores: Float32Array };

/** How many of the best documents are compared closely, by their names. */
const COMPARED = 200;
/** The highest score before scaling: all that the base score and the closeness can add up to. */
const BEST = 3.3;
/** How many of those have their texts read. */
const READ = 40;
const STEPS = 4096;

/** Everything that a ranking depends on. */
export type RankingInput = {
  /** The share of the query that names a document, and whether it brings the document first. */
  readonly namedShare: NamedShare;
  readonly liftsNamed: boolean;
  readonly isAsked: (document: number) => boolean;
  /** Whether a document has only a guess at a word that other documents contain as typed. */
  readonly isGuess: (document: number) => boolean;
  readonly plan: Plan;
  readonly index: SearchIndex;
  readonly accumulators: Accumulators;
  readonly coverage: Coverage;
  readonly initialsMatch: ReadonlySet<number>;
  /** Bits of the words whose matches are all guesses far from what was typed. */
  readonly far: number;
  /** What moves a document up or down apart from its words. */
  readonly preference: Preference;
  /** The words that misspelt ones most likely mean, by the typed word. */
  readonly meant: ReadonlyMap<string, string>;
};

/**
 * Ranks documents in three passes: all coarsely, by how well each word was found; the best by their names as well; and the best of
 * those by how near to each other the words are. Ties keep the order of the catalog.
 */
export function rank(documents: Int32Array, input: RankingInput): Ranking {
  const { plan, index, accumulators } = input;
  const baseScore = createBaseScore(input);
  const promise: Score = (document) =>
    isBehind(document, input)
      ? 0
      : isSynonymOnly(document, input)
        ? BARELY_ABOVE * baseScore(document)
        : ABOVE_THOSE_BEHIND + baseScore(document) + nameShare(document, plan, index, accumulators);
  const kindLift = createKindLift(plan, index);
  const statusLift = createStatusLift(plan, index);
  const { order, scores } = inSteps(documents, promise);
  const wholeName = createWholeName(plan, index);
  const fullScore = createFullScore(input, wholeName);
  const best: Scored[] = [];
  for (let at = 0; at < order.length && at < COMPARED; at++) {
    const document = order[at] ?? 0;
    best.push({
      document,
      score: fullScore(document, baseScore(document) + kindLift(document) + statusLift(document)),
    });
  }
  best.sort(byScore);
  const readScore = createReadScore(input, wholeName);
  const read = best.slice(0, READ).map(({ document, score }) => ({ document, score: score + readScore(document) }));
  const ordered = read.sort(byScore).concat(best.slice(READ));
  let last = BEST;
  ordered.forEach(({ document, score }, at) => {
    order[at] = document;
    last = Math.min(last, isSynonymOnly(document, input) ? score + BEST : score);
    scores[at] = last;
  });
  lower(scores.subarray(ordered.length), last);
  return { documents: order, scores: scores.map((score) => Math.max(0.001, Math.min(1, score / BEST))) };
}

/** Scales the coarse scores so that they stay below the last of the close ones. */
function lower(scores: Float32Array, last: number): void {
  const [first = 0] = scores;
  if (first <= 0 || first < last) return;
  const scale = (0.999 * Math.max(0, last)) / first;
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) * scale;
}

type Scored = { readonly document: number; readonly score: number };
const byScore = (a: Scored, b: Scored): number => b.score - a.score || a.document - b.document;

type Score = (document: number) => number;

function createFullScore(input: RankingInput, wholeName: Score): (document: number, base: number) => number {
  const { plan, index, initialsMatch, preference } = input;
  const closeness = createCloseness(input);
  const answers = createAnswerLift(plan);
  return (document, base) => {
    const whole = wholeName(document);
    if (whole > 0) return BEST * whole;
    const share = input.liftsNamed ? input.namedShare(document) : 0;
    if (share > 0) return BEST * (NAMED + (1 - NAMED) * 0.5 * Math.min(1, share));
    const node = index.nodes[document];
    const preferred = node === undefined ? 0 : preference(node) + answers(node);
    const score = base + closeness(document) + preferred + (initialsMatch.has(document) ? 1 : 0);
    if (isBehind(document, input)) return score - 2 * BEST;
    return isSynonymOnly(document, input) ? score - BEST : score;
  };
}

/**
 * Whether a document contains only a synonym for the single word of a query. It then stands behind all documents with the word
 * itself.
 */
function isSynonymOnly(document: number, { accumulators, coverage }: RankingInput): boolean {
  const { needed } = coverage;
  return neededCount(coverage) === 1 && ((accumulators.typed[document] ?? 0) & needed) === 0;
}

/**
 * In a sentence about limiting, hiding or denying, a mechanism is the answer, rather than one of the many things that use it and
 * say the same.
 */
const IS_MECHANISM = 0.06;

function createAnswerLift({ slots }: Plan): (node: TreeNode) => number {
  const isSentence = slots.length > 1 && slots.every(({ type }) => type === 'word');
  return ({ subject }) => (isSentence && subject.kind === 'mechanism' ? IS_MECHANISM : 0);
}

/** The score of an item named beside a version: it comes after a name that is the whole query. */
const NAMED = 0.9;

/**
 * Whether a document stands behind all others, however weakly those match: a vulnerability that is not asked for, or one that
 * only a guess finds while another document contains the word itself.
 */
export function isBehind(document: number, { index, isAsked, isGuess }: RankingInput): boolean {
  return isGuess(document) || (index.vulnerabilities[document] === 1 && !isAsked(document));
}

/** More than the longest name costs, so that only the documents behind all others have a score of 0. */
const ABOVE_THOSE_BEHIND = 0.04;
const BARELY_ABOVE = 0.005;

const NEAR = 0.3;
const IN_PHRASE = 0.2;
/** The weight is small unless nearly all of a query is in one passage. */
const IN_PASSAGE = 0.3;
const PASSAGE_POWER = 4;
/** If all texts of a document contain less than this share of the query, no single passage contains enough. */
const LEAST_IN_PASSAGES = 0.8;

/**
 * Returns a bonus for words that are near each other in the summary, or together in a note or in a phrase by which people search;
 * none if a name matches exactly.
 */
function createReadScore({ plan, index, accumulators, coverage }: RankingInput, wholeName: Score): Score {
  const words = plan.slots.flatMap((slot) => (slot.type === 'word' && !slot.isOptional ? [slot.text] : []));
  if (words.length < 2) return () => 0;
  const phraseShare = createPhraseShare(plan.slots, coverage);
  const passageShare = createPassageShare(plan.slots, coverage);
  return (document) => {
    const subject = index.nodes[document]?.subject;
    if (subject === undefined || wholeName(document) > 0) return 0;
    const hasMost = coverage.of((accumulators.found[document] ?? 0) & coverage.needed) >= LEAST_IN_PASSAGES;
    const inPassage = hasMost ? IN_PASSAGE * passageShare(passagesOf(subject)) ** PASSAGE_POWER : 0;
    const near = NEAR * proximity(words, itemSummary(subject)) + inPassage;
    const isInName = ((accumulators.inName[document] ?? 0) & plan.nameSlots) === plan.nameSlots;
    return isInName ? near : near + IN_PHRASE * phraseShare(askedWords(subject));
  };
}

/** The share that a word loses if it was found neither as typed nor as a beginning. */
const ONLY_GUESSED = 0.25;

/** The further share that a word loses if only a synonym was found. */
const BY_ANOTHER_WORD = 0.2;

const LENGTH_COST = 0.0008;
const LONGEST = 40;

/**
 * Returns the mean score of the words, times the square of the share of the query that they cover, less a little for a long name.
 * It runs for each document that contains any word, so everything that does not depend on the document is computed beforehand.
 */
function createBaseScore({
  plan: { nameSlots: lettered },
  index: { nameLengths },
  accumulators,
  coverage,
}: RankingInput): (document: number) => number {
  const { sum, found, outsideNotes, confident, typed } = accumulators;
  const { needed, of } = coverage;
  const count = Math.max(1, neededCount(coverage));
  // A short name is closer to what was typed, but it does not make an item a better replacement.
  const lengthCost = lettered === 0 ? 0 : LENGTH_COST;
  return (document) => {
    const outside = outsideNotes[document] ?? 0;
    const all = (found[document] ?? 0) & needed;
    const meant = (confident[document] ?? 0) & needed;
    const ofAll = of(all & outside) * (1 - ONLY_IN_NOTES) + of(all) * ONLY_IN_NOTES;
    const ofMeant = of(meant & outside) * (1 - ONLY_IN_NOTES) + of(meant) * ONLY_IN_NOTES;
    const ofOthers = of(all & ~(typed[document] ?? 0));
    const share = ofAll * (1 - ONLY_GUESSED) + ofMeant * ONLY_GUESSED - BY_ANOTHER_WORD * ofOthers;
    const length = Math.min(LONGEST, nameLengths[document] ?? 0);
    return ((sum[document] ?? 0) / count) * share * share - lengthCost * length;
  };
}

/** Returns an upper bound for the share of a name that the query covers, which decides which documents are compared closely. */
function nameShare(
  document: number,
  { nameSlots: lettered, length }: Plan,
  { nameLengths }: SearchIndex,
  accumulators: Accumulators,
): number {
  if (((accumulators.inName[document] ?? 0) & lettered) !== lettered) return 0;
  return 0.5 * Math.min(1, length / Math.max(1, nameLengths[document] ?? 0));
}

/** Sorts documents by counting them in steps of their score: an ordinary sort of 100,000 takes longer than a search may. */
function inSteps(documents: Int32Array, scoreOf: (document: number) => number) {
  const step = new Uint16Array(documents.length);
  const ends = new Uint32Array(STEPS + 1);
  for (let at = 0; at < documents.length; at++) {
    const score = Math.max(0, Math.min(1, scoreOf(documents[at] ?? 0) / BEST));
    const own = STEPS - 1 - Math.floor(score * (STEPS - 1));
    step[at] = own;
    ends[own + 1] = (ends[own + 1] ?? 0) + 1;
  }
  for (let at = 0; at < STEPS; at++) ends[at + 1] = (ends[at + 1] ?? 0) + (ends[at] ?? 0);
  const order = new Int32Array(documents.length);
  const scores = new Float32Array(documents.length);
  for (let at = 0; at < documents.length; at++) {
    const own = step[at] ?? 0;
    const to = ends[own] ?? 0;
    order[to] = documents[at] ?? 0;
    scores[to] = (BEST * (STEPS - 1 - own)) / (STEPS - 1);
    ends[own] = to + 1;
  }
  return { order, scores };
}
