/**
 * What the words of one query have found so far, by document. The arrays are as long as the catalog and used again by
 * each search: `stamp` tells whether what is in them belongs to this one.
 */
export type Accumulators = {
  /** Sum of the best score of each word. */
  readonly sum: Float32Array;
  /** Bits of the words that were found: at all, outside of notes, in a name, confidently, and without guessing. */
  readonly found: Uint16Array;
  readonly outsideNotes: Uint16Array;
  readonly inName: Uint16Array;
  readonly confident: Uint16Array;
  /** Bits of the words that were found themselves, and not only as what else they are called. */
  readonly typed: Uint16Array;
  readonly sure: Uint16Array;
  /** The best score so far of the word that is being looked at. */
  readonly best: Float32Array;
  readonly stamp: Int32Array;
  generation: number;
  /** Bits of the words of which something was found that may be meant, and is not what was typed. */
  guessed: number;
};

/** How a word was found, as bits. */
export type How = number;
export const OUTSIDE_NOTES = 1;
export const IN_NAME = 2;
export const CONFIDENT = 4;
/** By another word for the same thing. */
export const MEANT = 16;
export const SURE = 8;

/** The most words of a query that are looked at. */
export const MOST_SLOTS = 16;

export function createAccumulators(documents: number): Accumulators {
  return {
    sum: new Float32Array(documents),
    found: new Uint16Array(documents),
    outsideNotes: new Uint16Array(documents),
    inName: new Uint16Array(documents),
    confident: new Uint16Array(documents),
    typed: new Uint16Array(documents),
    sure: new Uint16Array(documents),
    best: new Float32Array(documents),
    stamp: new Int32Array(documents).fill(-1),
    generation: 0,
    guessed: 0,
  };
}

const LAST_GENERATION = 2 ** 31 - 2 * MOST_SLOTS;

/** Begins a search: whatever is in the arrays is out of date. */
export function clear(accumulators: Accumulators): void {
  accumulators.generation += MOST_SLOTS;
  accumulators.guessed = 0;
  if (accumulators.generation < LAST_GENERATION) return;
  accumulators.stamp.fill(-1);
  accumulators.generation = MOST_SLOTS;
}

/** Records a match of word `slot` in a document; of several the best score counts. */
export function record(accumulators: Accumulators, document: number, slot: number, score: number, how: How): void {
  const { stamp, sum, best, found, outsideNotes, inName, confident, sure, typed, generation } = accumulators;
  const last = stamp[document] ?? -1;
  if (last < generation) {
    sum[document] = 0;
    found[document] = 0;
    outsideNotes[document] = 0;
    inName[document] = 0;
    confident[document] = 0;
    typed[document] = 0;
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
  outsideNotes[document] = (outsideNotes[document] ?? 0) | ((how & OUTSIDE_NOTES) << slot);
  inName[document] = (inName[document] ?? 0) | (((how & IN_NAME) >> 1) << slot);
  confident[document] = (confident[document] ?? 0) | (((how & CONFIDENT) >> 2) << slot);
  if ((how & MEANT) === 0) typed[document] = (typed[document] ?? 0) | (1 << slot);
  if ((how & SURE) === 0) accumulators.guessed |= 1 << slot;
  else sure[document] = (sure[document] ?? 0) | (1 << slot);
}
