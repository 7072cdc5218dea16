import { type MatchType, SURE_RANK, type TypedWord } from './match-types.ts';

/**
 * What is known about a candidate for a typed word, as bits: it begins with the typed word, counts only in names, or is a guess.
 */
export const BEGINS = 1;
export const NAMES_ONLY = 2;
export const GUESS = 4;

/** The words that a typed one may mean: their indices in the vocabulary, how good a match each is, and what is known about it. */
export type Candidates = {
  readonly words: readonly number[];
  readonly qualities: readonly number[];
  readonly known: readonly number[];
};

/** Collects the words that a typed one may mean. If a word matches in several ways, the best one counts. */
export class CandidateCollector {
  readonly typed: TypedWord;
  readonly words: number[] = [];
  readonly qualities: number[] = [];
  readonly known: number[] = [];
  readonly #texts: readonly string[];
  readonly #places: Int32Array;

  /** `places` has a number for each word, all of them 0; `end` resets them to 0. */
  constructor(typed: TypedWord, texts: readonly string[], places: Int32Array) {
    this.typed = typed;
    this.#texts = texts;
    this.#places = places;
  }

  has(word: number): boolean {
    return this.#places[word] !== 0;
  }

  add(way: MatchType, word: number, quality: number): void {
    const bits = way.isForNames(this.typed) ? NAMES_ONLY : 0;
    const at = (this.#places[word] ?? 0) - 1;
    if (at < 0) {
      this.#places[word] = this.words.push(word);
      this.qualities.push(quality);
      this.known.push(bits | (way.rank > SURE_RANK ? GUESS : 0));
    } else if (quality > (this.qualities[at] ?? 0)) {
      this.qualities[at] = quality;
      this.note(word, bits);
    }
  }

  /** Adds a word if it matches in that way; returns whether it does. */
  addAs(way: MatchType, word: number): boolean {
    const text = this.#texts[word];
    const quality = text === undefined ? 0 : way.quality(this.typed, text);
    if (quality > 0) this.add(way, word, quality);
    return quality > 0;
  }

  /** Notes what is known about a word that has been added. */
  note(word: number, bits: number): void {
    const at = (this.#places[word] ?? 0) - 1;
    this.known[at] = (this.known[at] ?? 0) | bits;
  }

  end(): Candidates {
    for (const word of this.words) this.#places[word] = 0;
    const { words, qualities, known } = this;
    return { words, qualities, known };
  }
}
