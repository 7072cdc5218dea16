import type { SearchIndex } from '../index/build.ts';
import { countOf, eachPosting } from '../index/postings.ts';
import { NOTE, ZONES_WEIGHT } from '../index/zones.ts';
import type { StandIns } from '../meaning/alternatives.ts';
import { type Accumulators, CONFIDENT, OUTSIDE_NOTES, record, SURE } from './accumulators.ts';

/** Collects the items that can take the place of the one that a query names. */
export function collectStandIns(standIns: StandIns, number: number, accumulators: Accumulators): void {
  for (const [document, score] of standIns)
    record(accumulators, document, number, score, OUTSIDE_NOTES | CONFIDENT | SURE);
}

/** The weight of a derived word: an item says itself what the query only implies (`daemonless` for `without a daemon`). */
const DERIVED = 0.8;

/** Collects a word that was not typed itself. Its other forms and typing errors are not considered. */
export function collectDerived(
  text: string,
  number: number,
  { vocabulary }: SearchIndex,
  accumulators: Accumulators,
): void {
  eachPosting(vocabulary, text, (document, zones) => {
    const how = SURE | (zones === NOTE ? 0 : OUTSIDE_NOTES);
    record(accumulators, document, number, DERIVED * (ZONES_WEIGHT[zones] ?? 0), how);
  });
}

/** A word that a fifth of a catalog contains hardly tells documents apart. In a small catalog, any word may be so frequent. */
const FREQUENT = 0.2;
const LEAST_DOCUMENTS = 100;

/** Whether so many documents contain a word of the vocabulary that it hardly tells them apart. */
export function isFrequent(word: number, { nodes, vocabulary }: SearchIndex): boolean {
  if (word < 0 || nodes.length < LEAST_DOCUMENTS) return false;
  return countOf(vocabulary, word) > FREQUENT * nodes.length;
}
