import { letterSet } from '../text/letter-sets.ts';
import { type Postings, ZONE_MASK } from './postings.ts';

/** The words of the catalog, and the documents that contain them. */
export type Vocabulary = Postings & {
  /** The letters of each word and of its first 5, 8 and 12 letters, and its length: these are compared before the word itself. */
  readonly letters: Uint32Array;
  readonly beginnings: readonly { readonly length: number; readonly letters: Uint32Array }[];
  readonly lengths: Uint8Array;
  /** The first two UTF-16 units of each word, the second in the lower half. */
  readonly firstTwo: Uint32Array;
  /** The zones in which any document contains each word. */
  readonly zones: Uint16Array;
};

const BEGINNINGS = [5, 8, 12] as const;

export function createVocabulary(postings: Postings): Vocabulary {
  const { words } = postings;
  const lengths = new Uint8Array(words.length);
  const firstTwo = new Uint32Array(words.length);
  for (let word = 0; word < words.length; word++) {
    const text = words[word] ?? '';
    lengths[word] = text.length;
    firstTwo[word] = firstTwoUnits(text);
  }
  return {
    ...postings,
    letters: letterSets(words),
    beginnings: BEGINNINGS.map((length) => ({ length, letters: letterSets(words, length) })),
    lengths,
    firstTwo,
    zones: zonesOf(postings),
  };
}

function zonesOf({ words, starts, packed }: Postings): Uint16Array {
  const zones = new Uint16Array(words.length);
  for (let word = 0; word < words.length; word++) {
    let own = 0;
    for (let posting = starts[word] ?? 0, end = starts[word + 1] ?? 0; posting < end; posting++)
      own |= packed[posting] ?? 0;
    zones[word] = own & ZONE_MASK;
  }
  return zones;
}

/** Whether any document contains a word in one of some zones. */
export const isIn = (wanted: number, { zones }: Pick<Vocabulary, 'zones'>, word: number): boolean =>
  ((zones[word] ?? 0) & wanted) !== 0;

/** Returns the first two UTF-16 units in one number, which tells most words apart. */
export const firstTwoUnits = (text: string): number => (text.charCodeAt(0) << 16) | (text.charCodeAt(1) || 0);

function letterSets(words: readonly string[], length?: number): Uint32Array {
  const letters = new Uint32Array(words.length);
  for (let word = 0; word < words.length; word++) letters[word] = letterSet(words[word] ?? '', length);
  return letters;
}

/** Returns the letters of the beginnings of words that are at least `length` letters long. */
export function beginningsFor({ beginnings, letters }: Vocabulary, length: number): Uint32Array {
  return beginnings.find((beginning) => length <= beginning.length)?.letters ?? letters;
}
