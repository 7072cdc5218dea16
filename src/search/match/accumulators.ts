/**
 * What the words of one query have found so far, by document. The arrays are as long as the catalog and used again by
 * each search: `stamp` tells whether what stands there is of this one.
 */
export type Tally = {
  /** Sum of the best that each word has found. */
  readonly sum: Float32Array;
  /** Bits of the words that have found something, found it elsewhere than in a note, in a name, or as it was typed. */
  readonly found: Uint16Array;
  readonly headed: Uint16Array;
  readonly named: Uint16Array;
  readonly sure: Uint16Array;
  /** Of the word that is being looked at: the best so far. */
  readonly best: Float32Array;
  readonly stamp: Int32Array;
  generation: number;
};

/** How a word was found, as bits. */
export type How = number;
export const HEADED = 1;
export const NAMED = 2;
export const SURE = 4;

/** As many words of a query as are looked at. */
export const MOST_SLOTS = 16;

export function createTally(documents: number): Tally {
  return {
    sum: new Float32Array(documents),
    found: new Uint16Array(documents),
    headed: new Uint16Array(documents),
    named: new Uint16Array(documents),
    sure: new Uint16Array(documents),
    best: new Float32Array(documents),
    stamp: new Int32Array(documents).fill(-1),
    generation: 0,
  };
}

const LAST_GENERATION = 2 ** 31 - 2 * MOST_SLOTS;

/** Begins a search: all that stands in the arrays is old. */
export function clear(tally: Tally): void {
  tally.generation += MOST_SLOTS;
  if (tally.generation < LAST_GENERATION) return;
  tally.stamp.fill(-1);
  tally.generation = MOST_SLOTS;
}

/** Notes that word `slot` of the query is in a document, and how well; of several finds the best counts. */
export function note(tally: Tally, document: number, slot: number, score: number, how: How): void {
  const { stamp, sum, best, found, headed, named, sure, generation } = tally;
  const last = stamp[document] ?? -1;
  if (last < generation) {
    sum[document] = 0;
    found[document] = 0;
    headed[document] = 0;
    named[document] = 0;
    sure[document] = 0;
  }
  if (last !== generation + slot) {
    stamp[document] = generation + slot;
    best[document] = 0;
  }
  const before = best[document] ?? 0;
  if (score > before) {
    sum[document] = (sum[document] ?? 0) + score - before;
    best[document] = score;
  }
  found[document] = (found[document] ?? 0) | (1 << slot);
  headed[document] = (headed[document] ?? 0) | ((how & HEADED) << slot);
  named[document] = (named[document] ?? 0) | (((how & NAMED) >> 1) << slot);
  sure[document] = (sure[document] ?? 0) | (((how & SURE) >> 2) << slot);
}
