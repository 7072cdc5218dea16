import type { Zone } from '../text/documents.ts';

/** Bits of a posting for the zones that contain a word; `TOGETHER` is an alias, or a name written as one word. */
export const NAME = 1;
export const TOGETHER = 2;
const CATEGORY = 4;
const SUMMARY = 8;
const MECHANISM = 16;
export const NOTE = 32;
export const ADDRESS = 64;
export const WORDS = 128;
/** What an entry is. It counts more than a fact: a query for scanners asks for all scanners, not for what mentions them. */
export const KIND = 256;

/** The zones for words that would match nearly everything in running text. */
export const NAMES = NAME | TOGETHER | ADDRESS;

/** The bit of each zone. */
export const ZONE_BIT: Readonly<Record<Zone, number>> = {
  name: NAME,
  alias: TOGETHER,
  category: CATEGORY,
  fact: CATEGORY,
  mechanism: MECHANISM,
  summary: SUMMARY,
  note: NOTE,
  address: ADDRESS,
  words: WORDS,
};

/** How much a match in each zone counts; of several zones, the best one counts. */
const WEIGHT: readonly (readonly [bit: number, weight: number])[] = [
  [NAME, 1],
  [TOGETHER, 0.95],
  [KIND, 0.8],
  [SUMMARY, 0.7],
  [WORDS, 0.45],
  [MECHANISM, 0.55],
  [ADDRESS, 0.55],
  [CATEGORY, 0.5],
  [NOTE, 0.45],
];
const ALSO_IN_SUMMARY = 0.06;
const ALSO_IN_CATEGORY = 0.04;

/** The weight of each set of zones. */
export const ZONES_WEIGHT = Float32Array.from({ length: 1 << WEIGHT.length }, (_, zones) =>
  Math.max(0, ...WEIGHT.map(([bit, weight]) => (zones & bit ? weight : 0))),
);

/** The weights for a query of several words: a word in a name says more if the summary or the category contains it as well. */
export const ZONES_WEIGHT_OF_SEVERAL = ZONES_WEIGHT.map((best, zones) => {
  if ((zones & NAME) === 0) return best;
  return best + (zones & SUMMARY ? ALSO_IN_SUMMARY : 0) + (zones & CATEGORY ? ALSO_IN_CATEGORY : 0);
});
