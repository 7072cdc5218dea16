import type { Place } from '../text/documents.ts';

/** Bits of a posting for the places of a word; `TOGETHER` is a name, or an alias, written together. */
export const NAME = 1;
export const TOGETHER = 2;
const CATEGORY = 4;
const SUMMARY = 8;
const MECHANISM = 16;
export const NOTE = 32;
export const ADDRESS = 64;

/** The bit of each place. */
export const BIT: Readonly<Record<Place, number>> = {
  name: NAME,
  alias: TOGETHER,
  category: CATEGORY,
  fact: CATEGORY,
  mechanism: MECHANISM,
  summary: SUMMARY,
  note: NOTE,
  address: ADDRESS,
};

/** How much a find in a place counts; of several places the best. */
const WEIGHT: readonly (readonly [bit: number, weight: number])[] = [
  [NAME, 1],
  [TOGETHER, 0.95],
  [SUMMARY, 0.7],
  [MECHANISM, 0.55],
  [ADDRESS, 0.55],
  [CATEGORY, 0.5],
  [NOTE, 0.45],
];
const ALSO_IN_SUMMARY = 0.06;
const ALSO_IN_CATEGORY = 0.04;

/** The weight of each set of places. */
export const PLACES_WEIGHT = Float32Array.from({ length: 1 << WEIGHT.length }, (_, places) =>
  Math.max(0, ...WEIGHT.map(([bit, weight]) => (places & bit ? weight : 0))),
);

/** The same where a query has several words: then one in a name says more when it is not only there. */
export const PLACES_WEIGHT_OF_SEVERAL = PLACES_WEIGHT.map((best, places) => {
  if ((places & NAME) === 0) return best;
  return best + (places & SUMMARY ? ALSO_IN_SUMMARY : 0) + (places & CATEGORY ? ALSO_IN_CATEGORY : 0);
});
