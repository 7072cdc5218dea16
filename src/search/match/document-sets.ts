import type { SearchIndex } from '../index/build.ts';
import { indexOfWord, lowerBound, type Postings, ZONE_BITS } from '../index/postings.ts';

/** The documents that contain a word anywhere, including their fine print. */
export type DocumentSet = {
  /** How many postings the word has: at least as many as there are documents. */
  readonly count: number;
  /** All these documents, in the order of the catalog. */
  readonly all: () => Iterable<number>;
  readonly has: (document: number) => boolean;
};

/** Returns the documents that contain exactly this word. */
export function documentsWithWord(word: string, index: SearchIndex): DocumentSet {
  const own = postingsOf(word, index.vocabulary);
  const fine = postingsOf(word, index.finePrint.postings());
  return {
    count: own.length + fine.length,
    all: () => merged(own, fine),
    has: (document) => hasDocument(own, document) || hasDocument(fine, document),
  };
}

/** Returns the documents that contain a word with this beginning. */
export function havingBeginning(text: string, index: SearchIndex): DocumentSet {
  const rangeIn = ({ words, starts, packed }: Postings) =>
    packed.subarray(starts[lowerBound(words, text)], starts[lowerBound(words, `${text}\uFFFF`)]);
  return havingAny([rangeIn(index.vocabulary), rangeIn(index.finePrint.postings())], index);
}

/** Returns the documents that contain at least one of some words. */
export function havingOneOf(words: readonly string[], index: SearchIndex): DocumentSet {
  const fine = index.finePrint.postings();
  return havingAny(
    words.flatMap((word) => [postingsOf(word, index.vocabulary), postingsOf(word, fine)]),
    index,
  );
}

/** Returns the first documents, in the order of the catalog and at most `most`, that contain all of some words. */
export function documentsInAll(words: readonly DocumentSet[], most: number): readonly number[] {
  const [rarest, ...others] = [...words].sort((a, b) => a.count - b.count);
  const found: number[] = [];
  if (rarest === undefined) return found;
  for (const document of rarest.all()) {
    if (others.every(({ has }) => has(document))) found.push(document);
    if (found.length === most) break;
  }
  return found;
}

/** Returns the documents of any of several lists of postings. They are entered in a table when `has` is first called. */
function havingAny(postings: readonly Uint32Array[], { nodes }: SearchIndex): DocumentSet {
  let noted: Uint8Array | undefined;
  const note = () => {
    const set = new Uint8Array(nodes.length);
    for (const some of postings) for (const posting of some) set[posting >>> ZONE_BITS] = 1;
    return set;
  };
  const set = () => {
    noted ??= note();
    return noted;
  };
  return {
    count: postings.reduce((sum, { length }) => sum + length, 0),
    all: () =>
      [...new Set(postings.flatMap((some) => Array.from(some, (posting) => posting >>> ZONE_BITS)))].sort(inOrder),
    has: (document) => set()[document] === 1,
  };
}

const inOrder = (a: number, b: number): number => a - b;

function postingsOf(word: string, { words, starts, packed }: Postings): Uint32Array {
  const at = indexOfWord(words, word);
  return at < 0 ? packed.subarray(0, 0) : packed.subarray(starts[at], starts[at + 1]);
}

/** Yields the documents of two lists of postings, each once. */
function* merged(first: Uint32Array, second: Uint32Array): Iterable<number> {
  for (let [at, other] = [0, 0]; at < first.length || other < second.length; ) {
    const left = documentAt(first, at);
    const right = documentAt(second, other);
    yield Math.min(left, right);
    if (left <= right) at += 1;
    if (right <= left) other += 1;
  }
}

const documentAt = (postings: Uint32Array, at: number): number =>
  at < postings.length ? (postings[at] ?? 0) >>> ZONE_BITS : Number.POSITIVE_INFINITY;

function hasDocument(postings: Uint32Array, document: number): boolean {
  let low = 0;
  let high = postings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (documentAt(postings, middle) < document) low = middle + 1;
    else high = middle;
  }
  return documentAt(postings, low) === document;
}
