import { tokenizeText } from '../text/tokenize.ts';

/** Neighbours in a query that are at most this far apart in a text belong together there. */
const FARTHEST = 3;
const SHORTEST_STEM = 3;

/** What comes later in a text says little about what the thing is. */
const LONGEST_TEXT = 2000;

/** The share of a query's neighbouring words that are near each other in a text, in the same order and in any form. */
export function proximity(words: readonly string[], text: string): number {
  if (words.length < 2) return 0;
  const terms = termsOf(text);
  const positions = words.map((word) => terms.flatMap((term, at) => (isFormOf(term, word) ? [at] : [])));
  let near = 0;
  for (let word = 1; word < words.length; word++) {
    const before = positions[word - 1] ?? [];
    if ((positions[word] ?? []).some((at) => before.some((other) => at > other && at - other <= FARTHEST))) near += 1;
  }
  return near / (words.length - 1);
}

/** The texts of the best results are mostly the same from one letter of a query to the next. */
const known = new Map<string, readonly string[]>();
const MOST_KNOWN = 1000;

function termsOf(text: string): readonly string[] {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size === MOST_KNOWN) known.clear();
  const terms = tokenizeText(text.slice(0, LONGEST_TEXT));
  known.set(text, terms);
  return terms;
}

/** Whether two words begin alike and differ in little more than an ending. */
export function isFormOf(term: string, word: string): boolean {
  if (term === word) return true;
  // Nearly all words end here.
  if (term.charCodeAt(0) !== word.charCodeAt(0)) return false;
  const stem = Math.max(SHORTEST_STEM, Math.min(term.length, word.length) - 2);
  return Math.abs(term.length - word.length) <= 3 && term.length >= stem && word.slice(0, stem) === term.slice(0, stem);
}
