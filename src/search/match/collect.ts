import { ALL_INITIALS, type SearchIndex } from '../index/build.ts';
import { indexOfWord, lowerBound, type Postings, ZONE_BITS, ZONE_MASK } from '../index/postings.ts';
import { ADDRESS, NAME, NOTE, TOGETHER, ZONES_WEIGHT, ZONES_WEIGHT_OF_SEVERAL } from '../index/zones.ts';
import type { Term } from '../query/parse.ts';
import { signedTerms } from '../query/signs.ts';
import { isUnspaced, joined, LONGEST_WORD } from '../text/tokenize.ts';
import { type Accumulators, CONFIDENT, type How, IN_NAME, OUTSIDE_NOTES, record } from './accumulators.ts';
import type { SynonymCollector } from './collect-synonyms.ts';
import type { Expander, Expansion } from './expand.ts';
import { onlyAskedTest } from './literal.ts';
import type { Plan, Slot, SoughtWord } from './plan.ts';
import { synonymsOf } from './synonyms.ts';

/** Finds the documents of a term that is no word: a literal one, or a field. */
export type FindDocuments = (term: Exclude<Term, { type: 'word' }>, isUnfinished: boolean) => readonly number[];

type Collector = {
  readonly index: SearchIndex;
  readonly accumulators: Accumulators;
  readonly expander: Expander;
  readonly synonyms: SynonymCollector;
  readonly findDocuments: FindDocuments;
};

/** What was collected besides what is in the accumulators. */
export type Collected = {
  /** How much each slot says: less the more documents have it. */
  readonly weights: readonly number[];
  /** Bits of the slots whose word nothing has, so that all that is found for it is a guess. */
  readonly unknown: number;
  /** Documents whose initials are the query. */
  readonly initialsMatch: ReadonlySet<number>;
};

/** A slot of the plan that is being collected: its number, and how many there are. */
type Position = { readonly number: number; readonly slots: number };

/** Collects the documents of each slot of the plan in the accumulators. */
export function collect({ slots }: Plan, collector: Collector): Collected {
  const weights: number[] = [];
  let initialsMatch: readonly number[] = [];
  let unknown = 0;
  const synonyms = synonymsOf(slots);
  for (const [number, slot] of slots.entries()) {
    if (slot.type === 'choice') {
      for (const term of slot.terms) collectTerm(term, slot.isUnfinished, number, collector);
      weights.push(1);
      continue;
    }
    const { weight, isUnknown } = collectSlot(slot, synonyms[number] ?? [], { number, slots: slots.length }, collector);
    weights.push(weight);
    if (isUnknown) unknown |= 1 << number;
    const matching = collectInitials(slot.text, number, weight, collector);
    initialsMatch = slots.length === 1 ? matching : [];
    const next = slots[number + 1];
    if (next?.type === 'word') collectJoined(slot.text + next.text, number, weight, collector);
  }
  return { weights, unknown, initialsMatch: new Set(initialsMatch) };
}

/** Collects a word and what else it is called; `isUnknown` says that there are only guesses. */
function collectSlot(
  slot: WordSlot,
  others: readonly string[],
  position: Position,
  collector: Collector,
): { readonly weight: number; readonly isUnknown: boolean } {
  const expansion = collector.expander(slot.text, slot.isUnfinished);
  const demand = demandOf(slot);
  if (others.length === 0)
    return { weight: collectWord(slot, expansion, position, collector, demand), isUnknown: expansion.isUnknown };
  // Of a word that nothing has, other words for the same thing are better than guesses.
  const known = expansion.isUnknown ? { ...expansion, words: NONE, qualities: NONE } : expansion;
  const weight = collectWord(slot, known, position, collector, demand);
  const { number, slots } = position;
  const { accumulators, synonyms } = collector;
  synonyms(others, { number, weight: weight * demand, zoneWeights: zoneWeightsFor(slots), accumulators });
  return { weight, isUnknown: false };
}

type WordSlot = Slot & { readonly type: 'word' };

const zoneWeightsFor = (slots: number): Float32Array => (slots === 1 ? ZONES_WEIGHT : ZONES_WEIGHT_OF_SEVERAL);

/** An optional word says little where it is found; a version says as much as any other word. */
const demandOf = ({ isOptional, isVersion }: WordSlot): number => (isOptional && !isVersion ? OPTIONAL : 1);
const OPTIONAL = 0.1;

const FOUND_LITERALLY = 0.9;
const ASKED_LITERALLY = 0.45;

function collectTerm(term: Term, isUnfinished: boolean, number: number, collector: Collector): void {
  const sought = term.type === 'word' ? soughtAsOne(term.text) : null;
  if (sought !== null) {
    const expansion = collector.expander(sought.text, isUnfinished);
    collectWord({ ...sought, isUnfinished }, expansion, { number, slots: 1 }, collector);
    return;
  }
  const literal = term.type === 'word' ? ({ type: 'exact', text: term.text, isExcluded: false } as const) : term;
  const isOnlyAsked = literal.type === 'field' ? () => false : onlyAskedTest(literal, isUnfinished, collector.index);
  for (const document of collector.findDocuments(literal, isUnfinished)) {
    const score = isOnlyAsked(document) ? ASKED_LITERALLY : FOUND_LITERALLY;
    record(collector.accumulators, document, number, score, OUTSIDE_NOTES | CONFIDENT);
  }
}

/** An alternative as one word; `null` for writing without blanks, in which words cannot be told apart. */
function soughtAsOne(text: string): SoughtWord | null {
  if (isUnspaced(text)) return null;
  const [signed = ''] = signedTerms(text);
  const word = joined(text).slice(0, LONGEST_WORD);
  return word === '' ? { text: signed, signed: '' } : { text: word, signed };
}

/** From this quality on, a match is taken for what was meant. */
const CONFIDENT_FROM = 0.62;

/** Collects a word in all its ways; returns how much the word says, which is less the more documents have it. */
function collectWord(
  { text, signed, isUnfinished }: SoughtWord & { readonly isUnfinished: boolean },
  expansion: Expansion,
  { number, slots }: Position,
  { index, accumulators }: Pick<Collector, 'index' | 'accumulators'>,
  demand = 1,
): number {
  const { words, starts } = index.vocabulary;
  const known = expansion.exact < 0 ? 0 : countOf(starts, expansion.exact);
  const weight = slots === 1 ? 1 : rarity(known || countOfAll(starts, expansion), index.nodes.length);
  const recordAll = createRecorder(index.vocabulary, number, zoneWeightsFor(slots), accumulators);
  const signedWords = signed === '' ? NONE : wordsWithSigns(words, signed, isUnfinished);
  for (const word of signedWords) recordAll(word, ANYWHERE, weight * demand, CONFIDENT);
  const scale = signedWords.length === 0 ? demand : demand * WITHOUT_ITS_SIGNS;
  for (const [at, word] of expansion.words.entries()) {
    const quality = expansion.qualities[at] ?? 0;
    const isConfident = quality > CONFIDENT_FROM && (words[word] ?? '').startsWith(text);
    const zones = expansion.namesOnly.has(word) ? NAMES : ANYWHERE;
    recordAll(word, zones, quality * weight * scale, isConfident ? CONFIDENT : 0);
  }
  return weight;
}

/** What has the letters of a word and not its signs is something else, if something has both. */
const WITHOUT_ITS_SIGNS = 0.5;

const NONE: readonly number[] = [];

/** The word with these signs or, while it is typed, those that go on with more signs. */
function wordsWithSigns(words: readonly string[], signed: string, isUnfinished: boolean): readonly number[] {
  const found: number[] = [];
  for (let word = lowerBound(words, signed); words[word]?.startsWith(signed); word++) {
    if (isUnfinished || words[word] === signed) found.push(word);
    if (!isUnfinished) break;
  }
  return found;
}

/** Records the postings of a word of the vocabulary that are in one of the zones, with a score for the best zone there is. */
type Recorder = (word: number, zones: number, score: number, how: How) => void;

function createRecorder(
  { starts, packed }: Postings,
  slot: number,
  zoneWeights: Float32Array,
  accumulators: Accumulators,
): Recorder {
  return (word, wanted, score, how) => {
    const end = starts[word + 1] ?? 0;
    for (let posting = starts[word] ?? 0; posting < end; posting++) {
      const where = packed[posting] ?? 0;
      const zones = where & ZONE_MASK;
      if ((zones & wanted) === 0) continue;
      const isInName = (zones & (NAME | TOGETHER)) !== 0;
      const zoneBits = (isInName ? IN_NAME : 0) | (zones === NOTE ? 0 : OUTSIDE_NOTES);
      record(accumulators, where >>> ZONE_BITS, slot, score * (zoneWeights[zones] ?? 0), how | zoneBits);
    }
  };
}

const ANYWHERE = ZONE_MASK;
const NAMES = NAME | TOGETHER | ADDRESS;

const countOf = (starts: Uint32Array, word: number): number => (starts[word + 1] ?? 0) - (starts[word] ?? 0);
const countOfAll = (starts: Uint32Array, { words }: Expansion): number =>
  words.reduce((sum, word) => sum + countOf(starts, word), 0);

/** From 0.35 for a word that is everywhere to 1 for one that is nearly nowhere. */
function rarity(count: number, documents: number): number {
  return 0.35 + (0.65 * Math.log(1 + documents / (1 + count))) / Math.log(1 + documents);
}

const MOST_INITIALS = 6;
const MEANT_AS_INITIALS = 3;

/** Collects names with these initials; returns the documents of which they are all initials, and surely meant as such. */
function collectInitials(
  text: string,
  number: number,
  weight: number,
  { index, accumulators }: Collector,
): readonly number[] {
  const matching: number[] = [];
  if (text.length < 2 || text.length > MOST_INITIALS) return matching;
  eachPosting(index.initials, text, (document, zones) => {
    const isWhole = (zones & ALL_INITIALS) !== 0;
    record(accumulators, document, number, weight * (isWhole ? 0.86 : 0.62), OUTSIDE_NOTES | IN_NAME | CONFIDENT);
    if (isWhole && text.length >= MEANT_AS_INITIALS) matching.push(document);
  });
  return matching;
}

const SHORTEST_JOINED = 5;

/** Collects names in which two neighbours of the query are one word: `fire jail`. */
function collectJoined(text: string, number: number, weight: number, { index, accumulators }: Collector): void {
  if (text.length < SHORTEST_JOINED) return;
  eachPosting(index.vocabulary, text, (document, zones) => {
    if ((zones & (NAME | TOGETHER)) === 0) return;
    const score = weight * 0.97 * (ZONES_WEIGHT[zones] ?? 0);
    record(accumulators, document, number, score, OUTSIDE_NOTES | IN_NAME | CONFIDENT);
    record(accumulators, document, number + 1, score, OUTSIDE_NOTES | IN_NAME | CONFIDENT);
  });
}

function eachPosting(
  { words, starts, packed }: Postings,
  text: string,
  visit: (document: number, zones: number) => void,
): void {
  const word = indexOfWord(words, text);
  if (word < 0) return;
  for (let posting = starts[word] ?? 0, end = starts[word + 1] ?? 0; posting < end; posting++) {
    const where = packed[posting] ?? 0;
    visit(where >>> ZONE_BITS, where & ZONE_MASK);
  }
}
