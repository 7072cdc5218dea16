import type { SearchIndex } from '../index/build.ts';
import type { Accumulators } from '../match/accumulators.ts';
import type { Plan } from '../match/plan.ts';

/**
 * Creates a test of whether a document has only a guess at one of the words that must be found, although another document
 * contains that word as typed. `unknown` are the words that nothing contains: for them, guesses are all there is, so they are
 * accepted, as they are for alternatives. A name that begins with what was typed is not a guess.
 */
export function createGuessTest(
  { slots }: Plan,
  needed: number,
  unknown: number,
  { index, accumulators }: { readonly index: SearchIndex; readonly accumulators: Accumulators },
): (document: number) => boolean {
  const { found, sure } = accumulators;
  const words = slots.reduce((set, { type }, at) => (type === 'word' ? set | (1 << at) : set), 0);
  const known = words & needed & ~unknown & accumulators.guessed;
  if (known === 0) return () => false;
  const beginsName = (text: string, document: number): boolean =>
    index.names[document]?.together.startsWith(text) === true ||
    (index.aliases.get(document)?.some(({ together }) => together.startsWith(text)) ?? false);
  const isGuess = (guessed: number, document: number): boolean => {
    for (let at = 0; at < slots.length; at++) {
      const slot = slots[at];
      if ((guessed & (1 << at)) !== 0 && slot?.type === 'word' && !beginsName(slot.text, document)) return true;
    }
    return false;
  };
  // Most documents are tested several times per keystroke.
  const answers = new Uint8Array(found.length);
  return (document) => {
    const guessed = (found[document] ?? 0) & ~(sure[document] ?? 0) & known;
    if (guessed === 0) return false;
    const before = answers[document];
    if (before) return before === IS_GUESS;
    const answer = isGuess(guessed, document);
    answers[document] = answer ? IS_GUESS : IS_NONE;
    return answer;
  };
}

const IS_NONE = 1;
const IS_GUESS = 2;
