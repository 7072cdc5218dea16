import { LONGEST_WORD } from '../text/tokenize.ts';

/** The documents that contain each word, and where in them; words are sorted by their UTF-16 units. */
export type Postings = {
  readonly words: readonly string[];
  /** The postings of word `w` are those from `starts[w]` to before `starts[w + 1]`. */
  readonly starts: Uint32Array;
  /**
   * For each posting, the number of the document, shifted left by `ZONE_BITS`, and a bit for each of its zones that contains the
   * word.
   */
  readonly packed: Uint32Array;
};

/** The bits of a posting for zones; the other 23 hold the numbers of 8 million documents. */
export const ZONE_BITS = 9;
export const ZONE_MASK = (1 << ZONE_BITS) - 1;

export type PostingsBuilder = {
  /** Records that a document contains a word in some zones. Documents must come one after another. */
  readonly add: (word: string, document: number, zones: number) => void;
  /** The same in two steps, for words that many documents contain in the same order. */
  readonly idOf: (word: string) => number;
  readonly addById: (id: number, document: number, zones: number) => void;
  readonly finish: () => Postings;
};

/** Collects postings in two flat arrays and sorts them once, because for 100,000 documents an object per posting is too much. */
export function createPostingsBuilder(): PostingsBuilder {
  const ids = new Map<string, number>();
  /** The latest posting of each word, which may already be for the current document. */
  const latest: number[] = [];
  let wordOf = new Uint32Array(1024);
  let packed = new Uint32Array(1024);
  let count = 0;

  const idOf = (text: string): number => {
    const word = text.length > LONGEST_WORD ? text.slice(0, LONGEST_WORD) : text;
    const known = ids.get(word);
    if (known !== undefined) return known;
    latest.push(-1);
    ids.set(word, ids.size);
    return ids.size - 1;
  };
  const addById = (id: number, document: number, zones: number) => {
    const before = latest[id] ?? -1;
    if (before >= 0 && (packed[before] ?? 0) >>> ZONE_BITS === document) {
      packed[before] = (packed[before] ?? 0) | zones;
      return;
    }
    if (count === packed.length) {
      wordOf = grown(wordOf);
      packed = grown(packed);
    }
    latest[id] = count;
    wordOf[count] = id;
    packed[count++] = (document << ZONE_BITS) | zones;
  };
  const add: PostingsBuilder['add'] = (word, document, zones) => addById(idOf(word), document, zones);
  return { add, idOf, addById, finish: () => sorted(ids, wordOf.subarray(0, count), packed) };
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Sorts the words, and groups the postings by word. */
function sorted(ids: ReadonlyMap<string, number>, wordOf: Uint32Array, unsorted: Uint32Array): Postings {
  const words = [...ids.keys()].sort();
  const positionOf = new Uint32Array(words.length);
  for (let at = 0; at < words.length; at++) positionOf[ids.get(words[at] ?? '') ?? 0] = at;
  const starts = new Uint32Array(words.length + 1);
  for (let posting = 0; posting < wordOf.length; posting++) {
    const after = (positionOf[wordOf[posting] ?? 0] ?? 0) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let word = 0; word < words.length; word++) starts[word + 1] = (starts[word + 1] ?? 0) + (starts[word] ?? 0);
  const next = starts.slice();
  const packed = new Uint32Array(wordOf.length);
  for (let posting = 0; posting < wordOf.length; posting++) {
    const word = positionOf[wordOf[posting] ?? 0] ?? 0;
    const to = next[word] ?? 0;
    packed[to] = unsorted[posting] ?? 0;
    next[word] = to + 1;
  }
  return { words: compact(words), starts, packed };
}

/** Returns the same words as parts of one string, so that they do not keep alive the texts from which they were cut. */
function compact(words: readonly string[]): readonly string[] {
  const all = words.join('');
  let at = 0;
  return words.map(({ length }) => {
    at += length;
    return all.slice(at - length, at);
  });
}

/** Returns the index of the first word that does not come before `text`. */
export function lowerBound(words: readonly string[], text: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Returns the index of a word, or -1. */
export function indexOfWord(words: readonly string[], word: string): number {
  const index = lowerBound(words, word);
  return words[index] === word ? index : -1;
}

/** Returns how many documents contain a word. */
export const countOf = ({ starts }: Pick<Postings, 'starts'>, word: number): number =>
  (starts[word + 1] ?? 0) - (starts[word] ?? 0);

/** Visits the documents that contain a word, each with the zones that contain it. */
export function eachPosting(
  { words, starts, packed }: Postings,
  text: string,
  visit: (document: number, zones: number) => void,
): void {
  const word = indexOfWord(words, text);
  if (word < 0) return;
  for (let posting = starts[word] ?? 0, end = starts[word + 1] ?? 0; posting < end; posting++) {
    const where = packed[posting] ?? 0;
    visit(where >>> ZONE_BITS, where & ZONE_MASK);
  }
}
