import type { Name } from '../index/build.ts';
import { type Literal, PAGE } from '../match/fine-print.ts';
import { isBehind, type Ranking, type RankingInput } from './score.ts';
import { hasAll, type Selection } from './select.ts';

/** Returns the documents of a selection if they contain all of the query; otherwise none. */
export const fullIn = ({ ranking, extent }: Selection): Int32Array =>
  extent === 'all' ? ranking.documents : NO_RANKING.documents;

const NO_RANKING: Ranking = { documents: new Int32Array(), scores: new Float32Array() };
const NONE_NEAR = new Uint8Array();

/**
 * Adds the literal documents to a selection; `near` is 1 for each document that lacks part of the query, and empty if none does.
 */
export function withFinePrint(
  selection: Selection,
  found: Literal,
  input: RankingInput,
  unknown: number,
): Selection & { readonly near: Uint8Array } {
  const { extent } = selection;
  const { documents: literal } = found;
  const isAlone = extent === 'none' && literal.length > 0;
  const before = isAlone ? NO_RANKING : selection.ranking;
  const areGuesses = (unknown & input.coverage.needed) !== 0;
  const isGuess = (document: number) => areGuesses || input.isGuess(document);
  const ranking = exactPhrasesFirst(withLiteral(before, literal, isGuess), found, input);
  const returned = literal.filter((document) => !before.documents.includes(document) && hasAll(document, input));
  const leftOut = Math.max(0, selection.leftOut - returned.length);
  if (extent === 'all' || isAlone) return { ranking, extent: 'all', leftOut, near: NONE_NEAR };
  const isNear = (document: number) =>
    !literal.includes(document) && (extent === 'none' || !hasAll(document, input) || input.isGuess(document));
  return { ranking, extent, leftOut, near: Uint8Array.from(ranking.documents, (document) => Number(isNear(document))) };
}

/** The score of a document that contains the query only in its fine print, which says little about what the item is. */
const IN_FINE_PRINT = 0.05;

/**
 * Puts the documents that contain the words of the query literally on the first page, or the first of them if there are more, and
 * leaves all others in their order. Results that are only guesses come after them.
 */
function withLiteral(ranking: Ranking, literal: readonly number[], isGuess: (document: number) => boolean): Ranking {
  const { documents, scores } = ranking;
  const places = literal.map((document) => documents.indexOf(document));
  const isLiteral = new Set(literal);
  const isLate = (document: number) => !isLiteral.has(document) && isGuess(document);
  if (places.every((place) => place >= 0 && place < PAGE) && !documents.subarray(0, Math.max(...places)).some(isLate))
    return ranking;
  const lifted = new Set(places.slice(0, PAGE).filter((place) => place >= 0));
  const added = literal.filter((_, at) => (places[at] ?? -1) < 0);
  const others = Array.from(documents.keys()).filter((place) => !lifted.has(place));
  const staying = new Set<number>();
  for (const place of others) {
    if (staying.size >= PAGE - literal.length) break;
    if (!isLate(documents[place] ?? -1)) staying.add(place);
  }
  const page = [...lifted, ...staying].sort((a, b) => a - b);
  const rest = others.filter((place) => !staying.has(place));
  const order = [...page, ...added.map(() => -1), ...rest];
  let next = 0;
  const ordered = {
    documents: Int32Array.from(order, (place) => documents[place] ?? added[next++] ?? 0),
    scores: Float32Array.from(order, (place) => scores[place] ?? IN_FINE_PRINT),
  };
  makeNonIncreasing(ordered.scores);
  return ordered;
}

/**
 * Puts documents that contain everything typed in a row before those that lack some of it, or have only words that begin with
 * what was typed. A name that begins with what was typed stays ahead of them, since more letters may follow.
 */
function exactPhrasesFirst(ranking: Ranking, { inRow, having }: Literal, input: RankingInput): Ranking {
  const { documents, scores } = ranking;
  const isBegun = createBegunTest(input);
  const to = documents.findIndex((document) => !having.has(document) && !isBegun(document));
  const isLifted = (document: number, at: number) => at > to && inRow.includes(document) && !isBehind(document, input);
  const lifted = documents.filter(isLifted);
  if (to < 0 || lifted.length === 0) return ranking;
  const others = documents.subarray(to).filter((document) => !lifted.includes(document));
  const scoreOf = new Map(Array.from(documents, (document, at) => [document, scores[at] ?? 0]));
  const order = Int32Array.from([...documents.subarray(0, to), ...lifted, ...others]);
  const ordered = { documents: order, scores: Float32Array.from(order, (document) => scoreOf.get(document) ?? 0) };
  makeNonIncreasing(ordered.scores);
  return ordered;
}

/** Returns a test of whether a document has a name that begins with the words of the query. */
function createBegunTest({ plan, index: { names, aliases } }: RankingInput): (document: number) => boolean {
  const typed = plan.words.join(' ');
  const begins = (name: Name | undefined) => name?.spaced.startsWith(typed) === true;
  return (document) => begins(names[document]) || (aliases.get(document)?.some(begins) ?? false);
}

/** Raises scores so that none is lower than a later one. */
function makeNonIncreasing(scores: Float32Array): void {
  for (let at = scores.length - 2; at >= 0; at--) scores[at] = Math.max(scores[at] ?? 0, scores[at + 1] ?? 0);
}
