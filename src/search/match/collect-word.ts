import type { SearchIndex } from '../index/build.ts';
import { lowerBound, ZONE_BITS, ZONE_MASK } from '../index/postings.ts';
import { isIn, type Vocabulary } from '../index/vocabulary.ts';
import { NAME, NAMES, NOTE, TOGETHER, ZONES_WEIGHT, ZONES_WEIGHT_OF_SEVERAL } from '../index/zones.ts';
import { type Accumulators, CONFIDENT, IN_NAME, type MatchFlags, OUTSIDE_NOTES, record, SURE } from './accumulators.ts';
import { BEGINS, GUESS, NAMES_ONLY } from './candidates.ts';
import type { Expansion } from './expand.ts';
import type { SoughtWord } from './slots.ts';

/** The number of the slot that is being collected, and how many slots the plan has. */
export type Position = { readonly number: number; readonly slots: number };

/** The match is what was typed, or surely stands for it. */
export const AS_TYPED = CONFIDENT | SURE;

/** Returns the weights of the zones for a query of so many slots. */
export const zoneWeightsFor = (slots: number): Float32Array => (slots === 1 ? ZONES_WEIGHT : ZONES_WEIGHT_OF_SEVERAL);

/** The quality above which a match counts as what was meant. */
const CONFIDENT_FROM = 0.62;

/**
 * Collects a word in all the ways in which it can match. Returns the word's weight, which is less the more documents contain it.
 */
export function collectWord(
  { signed, isUnfinished }: SoughtWord & { readonly isUnfinished: boolean },
  expansion: Expansion,
  { number, slots }: Position,
  { index, accumulators }: { readonly index: SearchIndex; readonly accumulators: Accumulators },
  demand = 1,
): number {
  const { words } = index.vocabulary;
  const weight = slots === 1 ? 1 : rarity(expansion.count, index.nodes.length);
  const recordAll = createRecorder(index.vocabulary, number, zoneWeightsFor(slots), accumulators);
  const signedWords = signed === '' ? NONE : wordsWithSigns(words, signed, isUnfinished);
  for (const word of signedWords) recordAll(word, ANYWHERE, weight * demand, AS_TYPED);
  const scale = signedWords.length === 0 ? demand : demand * WITHOUT_ITS_SIGNS;
  for (let at = 0; at < expansion.words.length; at++) {
    const word = expansion.words[at] ?? -1;
    const quality = expansion.qualities[at] ?? 0;
    const known = expansion.known[at] ?? 0;
    const isConfident = quality > CONFIDENT_FROM && (known & BEGINS) !== 0;
    const zones = (known & NAMES_ONLY) === 0 ? ANYWHERE : NAMES;
    recordAll(word, zones, quality * weight * scale, (isConfident ? CONFIDENT : 0) | (known & GUESS ? 0 : SURE));
  }
  return weight;
}

/** Where something matches a word with its signs, a word without them is something else. */
const WITHOUT_ITS_SIGNS = 0.5;

const NONE: readonly number[] = [];

/** Returns the words that have these signs or, while the word is being typed, that continue with more signs. */
function wordsWithSigns(words: readonly string[], signed: string, isUnfinished: boolean): readonly number[] {
  const found: number[] = [];
  for (let word = lowerBound(words, signed); words[word]?.startsWith(signed); word++) {
    if (isUnfinished || words[word] === signed) found.push(word);
    if (!isUnfinished) break;
  }
  return found;
}

/** Records the postings of a word of the vocabulary that are in one of the wanted zones, with a score for the best zone. */
type Recorder = (word: number, zones: number, score: number, how: MatchFlags) => void;

function createRecorder(
  vocabulary: Vocabulary,
  slot: number,
  zoneWeights: Float32Array,
  accumulators: Accumulators,
): Recorder {
  const { starts, packed } = vocabulary;
  return (word, wanted, score, how) => {
    // Of the many words that contain certain letters, few are in names.
    if (!isIn(wanted, vocabulary, word)) return;
    for (const where of packed.subarray(starts[word], starts[word + 1])) {
      const zones = where & ZONE_MASK;
      if ((zones & wanted) === 0) continue;
      const weight = zoneWeights[zones] ?? 0;
      record(accumulators, where >>> ZONE_BITS, slot, score * weight, how | (HOW_IN[zones] ?? 0));
    }
  };
}

/** How a word was found, as bits, for each set of zones that contain it. */
const HOW_IN = Uint8Array.from({ length: ZONE_MASK + 1 }, (_, zones) => {
  const isInName = (zones & (NAME | TOGETHER)) !== 0;
  return (isInName ? IN_NAME : 0) | (zones === NOTE ? 0 : OUTSIDE_NOTES);
});

const ANYWHERE = ZONE_MASK;

/** Returns the weight of a word, from 0.35 if it is everywhere to 1 if it is almost nowhere. */
function rarity(count: number, documents: number): number {
  return 0.35 + (0.65 * Math.log(1 + documents / (1 + count))) / Math.log(1 + documents);
}
