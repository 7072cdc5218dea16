import { PAGE } from '../match/fine-print.ts';
import type { Ranking } from './score.ts';

/** What only the fine print has of a query says little of what the item is. */
const IN_FINE_PRINT = 0.05;

/**
 * Puts documents that have the words of a query literally on the first page, of which they leave all others their order. What
 * is only a guess comes after them.
 */
export function withLiteral(ranking: Ranking, literal: readonly number[], areGuesses: boolean): Ranking {
  if (literal.length === 0) return ranking;
  const isLiteral = new Set(literal);
  const scoreOf = new Map(Array.from(ranking.documents, (document, at) => [document, ranking.scores[at] ?? 0]));
  const added = literal.filter((document) => !scoreOf.has(document));
  let room = areGuesses ? 0 : Math.max(0, PAGE - literal.length);
  const page: number[] = [];
  const rest: number[] = [];
  for (const document of ranking.documents) {
    if (isLiteral.has(document)) page.push(document);
    else if (room-- > 0) page.push(document);
    else rest.push(document);
  }
  const documents = Int32Array.from([...page, ...added, ...rest]);
  const scores = Float32Array.from(documents, (document) => scoreOf.get(document) ?? IN_FINE_PRINT);
  for (let at = scores.length - 2; at >= 0; at--) scores[at] = Math.max(scores[at] ?? 0, scores[at + 1] ?? 0);
  return { documents, scores };
}
