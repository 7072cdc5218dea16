import { termsOf } from '../text/tokenize.ts';

/** Words of a query that stand as near to each other in a text as in the query mean the same there. */
const FARTHEST = 3;
const SHORTEST_STEM = 3;

/** What stands farther behind in a text says little of what the thing is. */
const LONGEST_TEXT = 2000;

/**
 * How much of a query stands together in a text: the share of its neighbouring words that are near each other there in the
 * same order, in whatever form.
 */
export function proximity(words: readonly string[], text: string): number {
  if (words.length < 2) return 0;
  const terms = termsOf(text.slice(0, LONGEST_TEXT));
  const places = words.map((word) => terms.flatMap((term, place) => (isFormOf(term, word) ? [place] : [])));
  let near = 0;
  for (let word = 1; word < words.length; word++) {
    const before = places[word - 1] ?? [];
    if ((places[word] ?? []).some((place) => before.some((other) => place > other && place - other <= FARTHEST)))
      near += 1;
  }
  return near / (words.length - 1);
}

/** Whether two words begin alike and differ in little more than an ending. */
function isFormOf(term: string, word: string): boolean {
  if (term === word) return true;
  const stem = Math.max(SHORTEST_STEM, Math.min(term.length, word.length) - 2);
  return Math.abs(term.length - word.length) <= 3 && term.length >= stem && word.slice(0, stem) === term.slice(0, stem);
}
