import { lowerBound } from '../index/postings.ts';
import type { Vocabulary } from '../index/vocabulary.ts';
import { letterSet } from '../text/letter-sets.ts';
import { LONGEST_CONTRACTED } from './ways.ts';

/** Finds the words that are longer than a text and have it in them. */
export type PartFinder = (text: string) => readonly number[];

/** What has the letters typed so far is looked for among what had those before: most letters go on behind the last ones. */
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

/** The words that are longer than a text and have it in them. Nearly all are told apart by their letters, as numbers. */
export function wordsAround({ words, letters, lengths }: Vocabulary, text: string): readonly number[] {
  const wanted = letterSet(text);
  const found: number[] = [];
  for (let word = 0; word < letters.length; word++) {
    if ((wanted & ~(letters[word] ?? 0)) !== 0 || (lengths[word] ?? 0) <= text.length) continue;
    if (words[word]?.includes(text)) found.push(word);
  }
  return found;
}

/** The words that a text may be short for: they begin alike, have all of its letters, and are not much longer. */
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
