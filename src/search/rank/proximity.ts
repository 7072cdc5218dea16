import { tokenizeText } from '../text/tokenize.ts';

/** The greatest distance in a text at which neighbouring words of a query still belong together. */
const FARTHEST = 3;
const SHORTEST_STEM = 3;

/** Only the beginning of a text is read: what comes later says little about the item. */
const LONGEST_TEXT = 2000;

/** Returns the share of a query's neighbouring words that are near each other in a text, in the same order and in any form. */
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

/** The texts of the best results are mostly the same from one keystroke to the next. */
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

/** Whether two words have the same beginning and differ in little more than an ending. */
export function isFormOf(term: string, word: string): boolean {
  if (term === word) return true;
  // Nearly all words are ruled out here.
  if (term.charCodeAt(0) !== word.charCodeAt(0)) return false;
  const stem = Math.max(SHORTEST_STEM, Math.min(term.length, word.length) - 2);
  return Math.abs(term.length - word.length) <= 3 && term.length >= stem && word.slice(0, stem) === term.slice(0, stem);
}
