import type { SearchIndex } from '../index/build.ts';
import { lowerBound, type Postings, ZONE_BITS, ZONE_MASK } from '../index/postings.ts';
import { ADDRESS, NAME, NOTE, TOGETHER, ZONES_WEIGHT, ZONES_WEIGHT_OF_SEVERAL } from '../index/zones.ts';
import type { Kin } from '../meaning/kin.ts';
import type { Term } from '../query/parse.ts';
import { signedTerms } from '../query/signs.ts';
import { isUnspaced, joined, LONGEST_WORD } from '../text/tokenize.ts';
import { type Accumulators, CONFIDENT, type How, IN_NAME, OUTSIDE_NOTES, record, SURE } from './accumulators.ts';
import type { SynonymCollector } from './collect-synonyms.ts';
import type { Expander, Expansion } from './expand.ts';
import { collectInitials, collectJoined, collectSplit } from './joined.ts';
import { onlyAskedTest } from './literal.ts';
import { collectDerived, collectStandIns, isFrequent } from './meant.ts';
import type { Plan } from './plan.ts';
import type { Slot, SoughtWord } from './slots.ts';
import { synonymsOf } from './synonyms.ts';

/** Finds the documents of a term that is no word: a literal one, or a field. */
export type FindDocuments = (term: Exclude<Term, { type: 'word' }>, isUnfinished: boolean) => readonly number[];

type Collector = {
  readonly index: SearchIndex;
  readonly accumulators: Accumulators;
  readonly expander: Expander;
  readonly synonyms: SynonymCollector;
  readonly findDocuments: FindDocuments;
  readonly standInsFor: Kin['standInsFor'];
};

/** What was collected besides what is in the accumulators. */
export type Collected = {
  /** How much each slot says: less the more documents have it. */
  readonly weights: readonly number[];
  /** Bits of the slots whose word so many items have that it tells few of them apart. */
  readonly frequent: number;
  /** Bits of the slots whose word nothing has, so that all that is found for it is a guess. */
  readonly unknown: number;
  /** Bits of the slots for which there are only guesses that are far from what was typed. */
  readonly far: number;
  /** The words that unknown ones most likely misspell, by what was typed. */
  readonly meant: ReadonlyMap<string, string>;
  /** Documents whose initials are the query. */
  readonly initialsMatch: ReadonlySet<number>;
};

/** A slot of the plan that is being collected: its number, and how many there are. */
type Position = { readonly number: number; readonly slots: number };

/** Collects the documents of each slot of the plan in the accumulators. */
export function collect({ slots }: Plan, collector: Collector): Collected {
  const weights: number[] = [];
  let initialsMatch: readonly number[] = [];
  const meant = new Map<string, string>();
  let unknown = 0;
  const synonyms = synonymsOf(slots);
  let frequent = 0;
  let far = 0;
  for (const [number, slot] of slots.entries()) {
    if (slot.type === 'choice' || slot.role === 'derived') {
      weights.push(collectUntyped(slot, number, collector));
      continue;
    }
    const { weight, expansion, isUnknown } = collectSlot(
      slot,
      synonyms[number] ?? [],
      { number, slots: slots.length },
      collector,
    );
    weights.push(weight);
    if (isUnknown) unknown |= 1 << number;
    if (isUnknown && expansion.isFar) far |= 1 << number;
    if (isFrequent(expansion.exact, collector.index)) frequent |= 1 << number;
    if (expansion.meant !== null) meant.set(slot.text, expansion.meant);
    const matching = collectInitials(slot.text, number, weight, collector);
    initialsMatch = slots.length === 1 ? matching : [];
    collectTogether(slot.text, slots[number + 1], number, weight, collector);
  }
  return { weights, unknown, frequent, far, meant, initialsMatch: new Set(initialsMatch) };
}

/** Collects a word and what else it is called; `isUnknown` says that there are only guesses. */
function collectSlot(
  slot: WordSlot,
  others: readonly string[],
  position: Position,
  collector: Collector,
): { readonly weight: number; readonly expansion: Expansion; readonly isUnknown: boolean } {
  const expansion = collector.expander(slot.text, slot.isUnfinished);
  const demand = demandOf(slot);
  if (others.length === 0)
    return {
      weight: collectWord(slot, expansion, position, collector, demand),
      expansion,
      isUnknown: expansion.isUnknown,
    };
  // Of a word that nothing has, other words for the same thing are better than guesses.
  const known = expansion.isUnknown ? { ...expansion, words: NONE, qualities: NONE } : expansion;
  const weight = collectWord(slot, known, position, collector, demand);
  const { number, slots } = position;
  const { accumulators, synonyms } = collector;
  synonyms(others, { number, weight: weight * demand, zoneWeights: zoneWeightsFor(slots), accumulators });
  return { weight, expansion, isUnknown: false };
}

type WordSlot = Slot & { readonly type: 'word' };

const zoneWeightsFor = (slots: number): Float32Array => (slots === 1 ? ZONES_WEIGHT : ZONES_WEIGHT_OF_SEVERAL);

/** Collects what has a word and the next one together, and the word itself apart. */
function collectTogether(text: string, next: Slot | undefined, number: number, weight: number, collector: Collector) {
  if (next?.type === 'word') collectJoined(text + next.text, number, weight, collector);
  collectSplit(text, number, weight, collector);
}

/** What can take the place of something says more than two other words. */
const OF_ITS_KIND = 2.2;

/** An optional word says little where it is found, and a filler not much more; a version says as much as any other word. */
function demandOf({ isOptional, isVersion, role }: Slot & { readonly type: 'word' }): number {
  if (!isOptional || isVersion) return 1;
  return role === 'filler' ? FILLER : OPTIONAL;
}
const OPTIONAL = 0.1;
const FILLER = 0.2;

/** Collects a slot that is no typed word; returns how much it says. */
function collectUntyped(slot: Slot, number: number, collector: Collector): number {
  if (slot.type === 'choice') {
    collectChoice(slot, number, collector);
    return slot.replaces === undefined ? 1 : OF_ITS_KIND;
  }
  collectDerived(slot.text, number, collector.index, collector.accumulators);
  return 0;
}

type ChoiceSlot = Slot & { readonly type: 'choice' };

/** Collects what has one of the alternatives, or what can take the place of what is named. */
function collectChoice({ terms, isUnfinished, replaces }: ChoiceSlot, number: number, collector: Collector): void {
  if (replaces === undefined) {
    for (const term of terms) collectTerm(term, isUnfinished, number, collector);
    return;
  }
  collectStandIns(collector.standInsFor(replaces), number, collector.accumulators);
}

const FOUND_LITERALLY = 0.9;
/** What was found is what was typed, or surely stands for it. */
const AS_TYPED = CONFIDENT | SURE;
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
    record(collector.accumulators, document, number, score, OUTSIDE_NOTES | AS_TYPED);
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
  for (const word of signedWords) recordAll(word, ANYWHERE, weight * demand, AS_TYPED);
  const scale = signedWords.length === 0 ? demand : demand * WITHOUT_ITS_SIGNS;
  for (const [at, word] of expansion.words.entries()) {
    const quality = expansion.qualities[at] ?? 0;
    const isConfident = quality > CONFIDENT_FROM && (words[word] ?? '').startsWith(text);
    const zones = expansion.namesOnly.has(word) ? NAMES : ANYWHERE;
    recordAll(word, zones, quality * weight * scale, certainty(isConfident, expansion.guesses.has(word)));
  }
  return weight;
}

const certainty = (isConfident: boolean, isGuess: boolean): How => (isConfident ? CONFIDENT : 0) | (isGuess ? 0 : SURE);

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
