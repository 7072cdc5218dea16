import { rememberRecent } from '../../data/remember.ts';
import type { SearchIndex } from '../index/build.ts';
import { indexOfWord, type Postings, ZONE_BITS, ZONE_MASK } from '../index/postings.ts';
import { ADDRESS, NAME, NOTE, TOGETHER } from '../index/zones.ts';
import { inflect } from '../text/inflections.ts';
import {
  type Accumulators,
  BY_SYNONYM,
  CONFIDENT,
  IN_NAME,
  type MatchFlags,
  OUTSIDE_NOTES,
  record,
  SURE,
} from './accumulators.ts';

/** Where the documents of a slot are recorded, and with what score in a zone of full weight. */
export type Target = {
  readonly number: number;
  readonly weight: number;
  readonly zoneWeights: Float32Array;
  readonly accumulators: Accumulators;
  /** Whether the synonyms stand for a word that nothing contains, such as one of another language: then they count as typed. */
  readonly isInstead: boolean;
};

/** Records the documents that contain synonyms of a word in the query, which count for less than the word itself. */
export type SynonymCollector = (called: readonly string[], target: Target) => void;

const AS_A_SYNONYM = 0.4;
const IN_ITS_PLACE = 0.85;
const IN_ANOTHER_FORM = 0.86;
const REMEMBERED = 200;

export function createSynonymCollector({ vocabulary, phrases }: SearchIndex): SynonymCollector {
  const formsOf = rememberRecent(REMEMBERED, (word) => formsIn(vocabulary.words, word));
  return (called, target) => {
    for (const phrase of called) {
      if (!phrase.includes(' ')) recordEach(vocabulary, formsOf(phrase), target);
      else recordEach(phrases, [{ word: indexOfWord(phrases.words, phrase), quality: 1 }], target);
    }
  };
}

/** A form of a word that is in the vocabulary, and how good a match it is. */
type Form = { readonly word: number; readonly quality: number };

function formsIn(words: readonly string[], word: string): readonly Form[] {
  const forms = word.length < SHORTEST_INFLECTED ? [] : inflect(word);
  return [word, ...forms].flatMap((form, at) => {
    const index = indexOfWord(words, form);
    return index < 0 ? [] : [{ word: index, quality: at === 0 ? 1 : IN_ANOTHER_FORM }];
  });
}

const SHORTEST_INFLECTED = 4;

function recordEach({ starts, packed }: Postings, forms: readonly Form[], target: Target): void {
  const { number, weight, zoneWeights, accumulators, isInstead } = target;
  const share = isInstead ? IN_ITS_PLACE : AS_A_SYNONYM;
  const howIn = isInstead ? howInstead : howMeant;
  for (const { word, quality } of forms) {
    for (let at = starts[word] ?? 0, end = starts[word + 1] ?? 0; at < end; at++) {
      const where = packed[at] ?? 0;
      // The name of a site is not a term of the field.
      const zones = where & ZONE_MASK & ~ADDRESS;
      if (zones === 0) continue;
      record(
        accumulators,
        where >>> ZONE_BITS,
        number,
        share * quality * weight * (zoneWeights[zones] ?? 0),
        howIn(zones),
      );
    }
  }
}

const howMeant = (zones: number): MatchFlags => BY_SYNONYM | SURE | (zones === NOTE ? 0 : OUTSIDE_NOTES);
const howInstead = (zones: number): MatchFlags =>
  CONFIDENT | SURE | (zones === NOTE ? 0 : OUTSIDE_NOTES) | ((zones & (NAME | TOGETHER)) === 0 ? 0 : IN_NAME);
