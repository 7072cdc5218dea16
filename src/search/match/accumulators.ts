/** What the words of one query have found so far, by document. The arrays are as long as the catalog and used again by each search. */
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
  /** The word that is being looked at, and the best scores so far of it and of the one behind it. */
  slot: number;
  best: Float32Array;
  bestOfNext: Float32Array;
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
    slot: 0,
    best: new Float32Array(documents),
    bestOfNext: new Float32Array(documents),
    guessed: 0,
  };
}

/** Begins a search. */
export function clear(accumulators: Accumulators): void {
  const { sum, found, outsideNotes, inName, confident, typed, sure, best, bestOfNext } = accumulators;
  for (const array of [sum, found, outsideNotes, inName, confident, typed, sure, best, bestOfNext]) array.fill(0);
  accumulators.slot = 0;
  accumulators.guessed = 0;
}

/** Begins the next word of a query. */
export function beginSlot(accumulators: Accumulators, slot: number): void {
  if (slot === accumulators.slot) return;
  const { best, bestOfNext } = accumulators;
  accumulators.slot = slot;
  accumulators.best = bestOfNext;
  accumulators.bestOfNext = best.fill(0);
}

/**
 * Records a match of the word that is being looked at, or of the one behind it, in a document; of several the best score counts. A
 * common word has tens of thousands of them, and which of these were found before follows no rule: a branch that depends on
 * it takes a processor longer than all the rest.
 */
export function record(accumulators: Accumulators, document: number, slot: number, score: number, how: How): void {
  const { sum, found, outsideNotes, inName, confident, sure, typed } = accumulators;
  const bests = slot === accumulators.slot ? accumulators.best : accumulators.bestOfNext;
  const before = bests[document] ?? 0;
  const best = Math.max(before, score);
  sum[document] = (sum[document] ?? 0) + best - before;
  bests[document] = best;
  found[document] = (found[document] ?? 0) | (1 << slot);
  outsideNotes[document] = (outsideNotes[document] ?? 0) | ((how & OUTSIDE_NOTES) << slot);
  inName[document] = (inName[document] ?? 0) | (((how & IN_NAME) >> 1) << slot);
  confident[document] = (confident[document] ?? 0) | (((how & CONFIDENT) >> 2) << slot);
  if ((how & MEANT) === 0) typed[document] = (typed[document] ?? 0) | (1 << slot);
  if ((how & SURE) === 0) accumulators.guessed |= 1 << slot;
  else sure[document] = (sure[document] ?? 0) | (1 << slot);
}
