import { isBehind, type RankingInput } from './score.ts';

/** With this many results that match outside their notes, those that match only in a note are not worth showing. */
const ENOUGH = 10;

/**
 * Creates a test of whether a document is of no use beside the other results: it is only a guess while other documents contain
 * the word, or it matches only in its notes while enough others match elsewhere. The test counts all documents found, before
 * filtering, so that a filter only removes results. A named document is always of use.
 */
export function createTailTest(
  input: RankingInput,
  isNamed: (document: number) => boolean,
): (document: number) => boolean {
  const { coverage, accumulators, isGuess } = input;
  const { needed } = coverage;
  const { found, outsideNotes } = accumulators;
  const isPlain = (document: number) => ((outsideNotes[document] ?? 0) & needed) === needed;
  let isSure = false;
  let plain = 0;
  for (let document = 0; document < found.length && plain < ENOUGH; document++) {
    const own = found[document] ?? 0;
    if (own === 0 || (own & needed) !== needed) continue;
    if (isBehind(document, input)) continue;
    isSure = true;
    if (isPlain(document)) plain += 1;
  }
  return (document) => !isNamed(document) && ((isSure && isGuess(document)) || (plain >= ENOUGH && !isPlain(document)));
}
