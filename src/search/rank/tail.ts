import { isBehind, type RankingInput } from './score.ts';

/** Under so many results that say it plainly, those that mention it in a note alone are not worth a look. */
const ENOUGH = 10;

/**
 * Whether a document is of no use beside the others that a query finds: what is guessed at where others have the word, and what
 * has it only in its notes where enough others have it elsewhere. It goes by all that is found, whatever the filters leave of it,
 * so that a filter only takes away. What is named is never of no use.
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
