/**
 * What the words of one query have found so far, by document. The arrays are as long as the catalog, and each search reuses them.
 */
export type Accumulators = {
  /** The sum of the best scores of all words. */
  readonly sum: Float32Array;
  /** Bits of the words that were found: at all, outside of notes, in a name, confidently, and (`sure`) without guessing. */
  readonly found: Uint16Array;
  readonly outsideNotes: Uint16Array;
  readonly inName: Uint16Array;
  readonly confident: Uint16Array;
  /** Bits of the words that were found themselves, and not only by a synonym. */
  readonly typed: Uint16Array;
  readonly sure: Uint16Array;
  /** The number of the word that is being collected, and the best scores so far for it and for the word after it. */
  slot: number;
  best: Float32Array;
  bestOfNext: Float32Array;
  /** Bits of the words for which at least one match is only a guess at what was meant. */
  guessed: number;
};

/** How a word was found, as bits. */
export type MatchFlags = number;
export const OUTSIDE_NOTES = 1;
export const IN_NAME = 2;
export const CONFIDENT = 4;
/** By a synonym. */
export const BY_SYNONYM = 16;
export const SURE = 8;

/** The most words of a query that are searched for. */
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
 * Records a match of the current word, or of the word after it, in a document; only the best score of each word counts. A common
 * word has tens of thousands of matches, and whether a document was found before follows no pattern, so a branch that depended on
 * it would cost the processor more time than all the rest.
 */
export function record(
  accumulators: Accumulators,
  document: number,
  slot: number,
  score: number,
  how: MatchFlags,
): void {
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
  if ((how & BY_SYNONYM) === 0) typed[document] = (typed[document] ?? 0) | (1 << slot);
  if ((how & SURE) === 0) accumulators.guessed |= 1 << slot;
  else sure[document] = (sure[document] ?? 0) | (1 << slot);
}
