import { ALL_INITIALS, type SearchIndex } from '../index/build.ts';
import { eachPosting } from '../index/postings.ts';
import { NAME, TOGETHER, ZONES_WEIGHT } from '../index/zones.ts';
import { type Accumulators, CONFIDENT, IN_NAME, OUTSIDE_NOTES, record, SURE } from './accumulators.ts';

/** What is searched in, and what notes the matches. */
type Searched = { readonly index: SearchIndex; readonly accumulators: Accumulators };

const MOST_INITIALS = 6;
const MEANT_AS_INITIALS = 3;

/** Collects names with these initials; returns the documents of which they are all initials, and surely meant as such. */
export function collectInitials(
  text: string,
  number: number,
  weight: number,
  { index, accumulators }: Searched,
): readonly number[] {
  const matching: number[] = [];
  if (text.length < 2 || text.length > MOST_INITIALS) return matching;
  eachPosting(index.initials, text, (document, zones) => {
    const isWhole = (zones & ALL_INITIALS) !== 0;
    record(
      accumulators,
      document,
      number,
      weight * (isWhole ? 0.86 : 0.62),
      OUTSIDE_NOTES | IN_NAME | CONFIDENT | SURE,
    );
    if (isWhole && text.length >= MEANT_AS_INITIALS) matching.push(document);
  });
  return matching;
}

const SHORTEST_JOINED = 5;

/** Collects names in which two neighbours of the query are one word: `fire jail`. */
export function collectJoined(text: string, number: number, weight: number, { index, accumulators }: Searched): void {
  if (text.length < SHORTEST_JOINED) return;
  eachPosting(index.vocabulary, text, (document, zones) => {
    if ((zones & (NAME | TOGETHER)) === 0) return;
    const score = weight * 0.97 * (ZONES_WEIGHT[zones] ?? 0);
    record(accumulators, document, number, score, OUTSIDE_NOTES | IN_NAME | CONFIDENT | SURE);
    record(accumulators, document, number + 1, score, OUTSIDE_NOTES | IN_NAME | CONFIDENT | SURE);
  });
}
