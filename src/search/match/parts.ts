import { lowerBound } from '../index/postings.ts';
import type { Vocabulary } from '../index/vocabulary.ts';
import { letterSet } from '../text/letter-sets.ts';
import { LONGEST_CONTRACTED } from './match-types.ts';

/** Finds the words that contain a text and are longer. */
export type PartFinder = (text: string) => readonly number[];

/**
 * Creates a finder. If the text continues the previous one, it searches only the words found for that: most letters are typed at
 * the end.
 */
export function createPartFinder(vocabulary: Vocabulary): PartFinder {
  const { words } = vocabulary;
  let last: { readonly text: string; readonly found: readonly number[] } | null = null;
  return (text) => {
    const isMore = last !== null && text.startsWith(last.text);
    const found =
      isMore && last !== null
        ? last.found.filter((word) => words[word]?.includes(text))
        : wordsAround(vocabulary, text);
    last = { text, found };
    return found;
  };
}

/** Returns the words that contain a text and are longer. Comparing sets of letters as numbers rules nearly all others out. */
export function wordsAround({ words, letters, lengths }: Vocabulary, text: string): readonly number[] {
  const wanted = letterSet(text);
  const found: number[] = [];
  for (let word = 0; word < letters.length; word++) {
    if ((wanted & ~(letters[word] ?? 0)) !== 0 || (lengths[word] ?? 0) <= text.length) continue;
    if (words[word]?.includes(text)) found.push(word);
  }
  return found;
}

/**
 * Returns the words that a text may abbreviate: they have the same first letter and all of its letters, and are not much longer.
 */
export function contractedIn({ words, letters, lengths, firstTwo }: Vocabulary, text: string): readonly number[] {
  const wanted = letterSet(text);
  const longest = LONGEST_CONTRACTED * text.length;
  const first = text.charCodeAt(0);
  const found: number[] = [];
  for (let word = lowerBound(words, text.charAt(0)); (firstTwo[word] ?? 0) >>> 16 === first; word++) {
    const length = lengths[word] ?? 0;
    if ((wanted & ~(letters[word] ?? 0)) === 0 && length > text.length && length <= longest) found.push(word);
  }
  return found;
}
