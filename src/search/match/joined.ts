import { rememberRecent } from '../../data/remember.ts';
import { ALL_INITIALS, type SearchIndex } from '../index/build.ts';
import { eachPosting, indexOfWord } from '../index/postings.ts';
import { NAME, NOTE, TOGETHER, ZONE_BIT, ZONES_WEIGHT } from '../index/zones.ts';
import { eachText } from '../text/documents.ts';
import { tokenizeText } from '../text/tokenize.ts';
import { type Accumulators, CONFIDENT, IN_NAME, type MatchFlags, OUTSIDE_NOTES, record, SURE } from './accumulators.ts';

/** The index to search in, and the accumulators that record the matches. */
type Searched = { readonly index: SearchIndex; readonly accumulators: Accumulators };

const MOST_INITIALS = 6;
const MEANT_AS_INITIALS = 3;

/**
 * Collects names with these initials. Returns the documents whose whole initials were typed, if there are enough letters (three)
 * to be sure that initials are meant.
 */
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

/**
 * Collects documents that contain two adjacent words of the query as one: `fire jail`, or `runc escape` for a flaw called
 * runcescape.
 */
export function collectJoined(text: string, number: number, weight: number, { index, accumulators }: Searched): void {
  if (text.length < SHORTEST_JOINED) return;
  eachPosting(index.vocabulary, text, (document, zones) => {
    const score = weight * 0.97 * (ZONES_WEIGHT[zones] ?? 0);
    record(accumulators, document, number, score, certaintyIn(zones));
    record(accumulators, document, number + 1, score, certaintyIn(zones));
  });
}

/** Returns how certain a match of joined or split words is in some zones. */
function certaintyIn(zones: number): MatchFlags {
  const isInName = (zones & (NAME | TOGETHER)) !== 0;
  return CONFIDENT | SURE | (isInName ? IN_NAME : 0) | (zones === NOTE ? 0 : OUTSIDE_NOTES);
}

/** The shortest part of a word that is split, the longest word that is, and how many documents are read for each split. */
const SHORTEST_HALF = 3;
const LONGEST_SPLIT = 30;
const MOST_READ = 200;

/** A document, and the zones of it that contain a word as two consecutive words. */
type Split = { readonly document: number; readonly zones: number };

/** Finds the documents that contain a word as two words: `dirtycow` finds Dirty COW. */
export type SplitFinder = (text: string) => readonly Split[];

/** The words of a query are the same at the next keystroke. */
const REMEMBERED = 16;

export const createSplitFinder = (index: SearchIndex): SplitFinder =>
  rememberRecent(REMEMBERED, (text) => (text.length > LONGEST_SPLIT ? [] : splitsOf(text, index)));

/** Reads the documents that contain both halves, because the index does not record which words are adjacent. */
function splitsOf(text: string, index: SearchIndex): readonly Split[] {
  const splits: Split[] = [];
  for (let at = SHORTEST_HALF; at <= text.length - SHORTEST_HALF; at++) {
    const halves = [text.slice(0, at), text.slice(at)] as const;
    for (const document of documentsWithBoth(halves, index)) {
      const zones = zonesTogether(halves, document, index);
      if (zones !== 0) splits.push({ document, zones });
    }
  }
  return splits;
}

/** Collects the documents that contain a word as two words. */
export function collectSplit(splits: readonly Split[], number: number, weight: number, accumulators: Accumulators) {
  for (const { document, zones } of splits)
    record(accumulators, document, number, weight * 0.9 * (ZONES_WEIGHT[zones] ?? 0), certaintyIn(zones));
}

function documentsWithBoth([first, second]: readonly [string, string], { vocabulary }: SearchIndex): readonly number[] {
  const having = new Set<number>();
  if (indexOfWord(vocabulary.words, second) < 0) return NONE;
  eachPosting(vocabulary, first, (document) => having.add(document));
  const both: number[] = [];
  if (having.size > 0) eachPosting(vocabulary, second, (document) => having.has(document) && both.push(document));
  return both.slice(0, MOST_READ);
}

const NONE: readonly number[] = [];

/** Returns the zones of a document in which two words are consecutive. */
function zonesTogether([first, second]: readonly [string, string], document: number, index: SearchIndex): number {
  const subject = index.nodes[document]?.subject;
  if (subject === undefined) return 0;
  let zones = 0;
  eachText(subject, index.mechanisms, (place, text) => {
    const words = tokenizeText(text);
    if (words.some((word, at) => word === first && words[at + 1] === second)) zones |= ZONE_BIT[place];
  });
  return zones;
}
