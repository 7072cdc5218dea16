import type { Accumulators } from '../match/accumulators.ts';

/**
 * Whether a document has only a guess at one of the words that must be found, though something in the catalog has that word as
 * it was typed. `unknown` are the words that nothing has: of those, a guess is all there is.
 */
export function createGuessTest(
  needed: number,
  unknown: number,
  { found, sure }: Accumulators,
): (document: number) => boolean {
  const known = needed & ~unknown;
  if (known === 0) return () => false;
  return (document) => ((found[document] ?? 0) & ~(sure[document] ?? 0) & known) !== 0;
}
