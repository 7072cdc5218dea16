import type { SearchIndex } from '../index/build.ts';
import { indexOfWord, type Postings, ZONE_BITS, ZONE_MASK } from '../index/postings.ts';
import { ADDRESS, NOTE } from '../index/zones.ts';
import { inflect } from '../text/inflections.ts';
import { type Accumulators, MEANT, OUTSIDE_NOTES, record, SURE } from './accumulators.ts';
import type { Phrase } from './synonyms.ts';

/** Where the documents of a slot are recorded, and with what score where a zone counts fully. */
export type Target = {
  readonly number: number;
  readonly weight: number;
  readonly zoneWeights: Float32Array;
  readonly accumulators: Accumulators;
};

/** Records the documents that have what the words of a query may also be called: for less than the words themselves. */
export type SynonymCollector = (phrases: readonly Phrase[], target: Target) => void;

const AS_A_SYNONYM = 0.4;
const IN_ANOTHER_FORM = 0.86;
const REMEMBERED = 200;

export function createSynonymCollector({ vocabulary }: SearchIndex): SynonymCollector {
  const known = new Map<string, readonly Form[]>();
  const formsOf = (word: string): readonly Form[] => {
    const before = known.get(word);
    if (before !== undefined) return before;
    if (known.size === REMEMBERED) known.clear();
    const forms = formsIn(vocabulary.words, word);
    known.set(word, forms);
    return forms;
  };
  return (phrases, target) => {
    for (const phrase of phrases) {
      const [first, ...rest] = phrase.map(formsOf);
      if (first === undefined) continue;
      if (rest.length === 0)
        eachPosting(vocabulary, first, (document, zones, quality) => put(document, zones, quality, target));
      else recordTogether(vocabulary, [first, ...rest], target);
    }
  };
}

/** A form of a word that the vocabulary has, and how good it is. */
type Form = { readonly word: number; readonly quality: number };

function formsIn(words: readonly string[], word: string): readonly Form[] {
  const forms = word.length < SHORTEST_INFLECTED ? [] : inflect(word);
  return [word, ...forms].flatMap((form, at) => {
    const index = indexOfWord(words, form);
    return index < 0 ? [] : [{ word: index, quality: at === 0 ? 1 : IN_ANOTHER_FORM }];
  });
}

const SHORTEST_INFLECTED = 4;

function eachPosting(
  { starts, packed }: Postings,
  forms: readonly Form[],
  visit: (document: number, zones: number, quality: number) => void,
): void {
  for (const { word, quality } of forms) {
    for (let at = starts[word] ?? 0, end = starts[word + 1] ?? 0; at < end; at++) {
      const where = packed[at] ?? 0;
      visit(where >>> ZONE_BITS, where & ZONE_MASK & ~ADDRESS, quality);
    }
  }
}

/** Records documents that have all words of a phrase in the same zone. */
function recordTogether(postings: Postings, words: readonly (readonly Form[])[], target: Target): void {
  let before: ReadonlyMap<number, number> | null = null;
  for (const forms of words) {
    const last: ReadonlyMap<number, number> | null = before;
    const found = new Map<number, number>();
    eachPosting(postings, forms, (document, zones) => {
      const shared = last === null ? zones : zones & (last.get(document) ?? 0);
      if (shared !== 0) found.set(document, (found.get(document) ?? 0) | shared);
    });
    before = found;
  }
  for (const [document, zones] of before ?? []) put(document, zones, 1, target);
}

function put(document: number, zones: number, quality: number, target: Target): void {
  if (zones === 0) return;
  const { number, weight, zoneWeights, accumulators } = target;
  const score = AS_A_SYNONYM * quality * weight * (zoneWeights[zones] ?? 0);
  record(accumulators, document, number, score, MEANT | SURE | (zones === NOTE ? 0 : OUTSIDE_NOTES));
}
