import type { SearchIndex } from '../index/build.ts';
import type { Alternatives } from '../meaning/alternatives.ts';
import type { Term } from '../query/parse.ts';
import { signedTerms } from '../query/signs.ts';
import { isUnspaced, joined, LONGEST_WORD } from '../text/tokenize.ts';
import { type Accumulators, beginSlot, OUTSIDE_NOTES, record } from './accumulators.ts';
import { collectDerived, collectStandIns, isFrequent } from './collect-implied.ts';
import type { SynonymCollector } from './collect-synonyms.ts';
import { AS_TYPED, collectWord, type Position, zoneWeightsFor } from './collect-word.ts';
import type { Expander, Expansion } from './expand.ts';
import { collectInitials, collectJoined, collectSplit, type SplitFinder } from './joined.ts';
import { onlyAskedTest } from './literal.ts';
import type { Plan } from './plan.ts';
import type { Slot, SoughtWord } from './slots.ts';
import { synonymsOf } from './synonyms.ts';

/** Finds the documents for a term that is not a plain word: a literal one, or a field. */
export type FindDocuments = (term: Exclude<Term, { type: 'word' }>, isUnfinished: boolean) => readonly number[];

type Collector = {
  readonly index: SearchIndex;
  readonly accumulators: Accumulators;
  readonly expander: Expander;
  readonly synonyms: SynonymCollector;
  readonly splitsOf: SplitFinder;
  readonly findDocuments: FindDocuments;
  readonly standInsFor: Alternatives['standInsFor'];
};

/** What was collected in addition to the accumulators. */
export type Collected = {
  /** The weight of each slot: less, the more documents contain its word. */
  readonly weights: readonly number[];
  /** Bits of the slots whose word is in so many documents that it hardly tells them apart. */
  readonly frequent: number;
  /** Bits of the slots whose word is in no document, so that all of its matches are guesses. */
  readonly unknown: number;
  /** Bits of the slots whose matches are all guesses far from what was typed. */
  readonly far: number;
  /** The words that unknown ones most likely misspell, by the typed word. */
  readonly meant: ReadonlyMap<string, string>;
  /** The documents whose initials are the whole query. */
  readonly initialsMatch: ReadonlySet<number>;
};

/** Collects the documents of each slot of the plan into the accumulators. */
export function collect({ slots }: Plan, collector: Collector): Collected {
  const weights: number[] = [];
  let initialsMatch: readonly number[] = [];
  const meant = new Map<string, string>();
  let unknown = 0;
  const synonyms = synonymsOf(slots);
  let frequent = 0;
  let far = 0;
  for (const [number, slot] of slots.entries()) {
    const bit = 1 << number;
    beginSlot(collector.accumulators, number);
    if (slot.type === 'choice' || slot.role === 'derived') {
      weights.push(collectUntyped(slot, number, collector));
      continue;
    }
    const { weight, expansion, isUnknown, isFar } = collectSlot(
      slot,
      synonyms[number] ?? [],
      { number, slots: slots.length },
      collector,
    );
    weights.push(weight);
    unknown |= isUnknown ? bit : 0;
    far |= isFar ? bit : 0;
    frequent |= isFrequent(expansion.exact, collector.index) ? bit : 0;
    if (expansion.meant !== null) meant.set(slot.text, expansion.meant);
    const matching = collectInitials(slot.text, number, weight, collector);
    initialsMatch = slots.length === 1 ? matching : [];
    collectTogether(slot.text, slots[number + 1], number, weight, collector);
  }
  return { weights, unknown, frequent, far, meant, initialsMatch: new Set(initialsMatch) };
}

/** Collects a word and its synonyms; `isUnknown` says that there are only guesses. */
function collectSlot(
  slot: WordSlot,
  others: readonly string[],
  position: Position,
  collector: Collector,
): { readonly weight: number; readonly expansion: Expansion } & Pick<Expansion, 'isUnknown' | 'isFar'> {
  const expansion = collector.expander(slot.text, slot.isUnfinished);
  const demand = slotWeight(slot);
  if (others.length === 0)
    return {
      weight: collectWord(slot, expansion, position, collector, demand),
      expansion,
      isUnknown: expansion.isUnknown,
      isFar: expansion.isFar,
    };
  // If nothing contains a word, its synonyms are better than guesses.
  const known = expansion.isUnknown ? { ...expansion, words: [], qualities: [], count: 0 } : expansion;
  const weight = collectWord(slot, known, position, collector, demand);
  const { number, slots } = position;
  const { accumulators, synonyms } = collector;
  const isInstead = expansion.isUnknown;
  synonyms(others, { number, weight: weight * demand, zoneWeights: zoneWeightsFor(slots), accumulators, isInstead });
  const meant = isInstead ? (others[0] ?? null) : expansion.meant;
  return { weight, expansion: { ...expansion, meant }, isUnknown: false, isFar: false };
}

type WordSlot = Slot & { readonly type: 'word' };

/** Collects documents that contain a word and the next one written together, or the word itself as two. */
function collectTogether(text: string, next: Slot | undefined, number: number, weight: number, collector: Collector) {
  if (next?.type === 'word') collectJoined(text + next.text, number, weight, collector);
  collectSplit(collector.splitsOf(text), number, weight, collector.accumulators);
}

/** An item that can replace another one says more than two other words. */
const OF_ITS_KIND = 2.2;

/** Returns how much a word counts: an optional word little, a filler not much more, and a version as much as any other word. */
function slotWeight({ isOptional, isVersion, role }: Slot & { readonly type: 'word' }): number {
  if (!isOptional || isVersion) return 1;
  return role === 'filler' ? FILLER : OPTIONAL;
}
const OPTIONAL = 0.1;
const FILLER = 0.2;

/** Collects a slot that is not a typed word; returns its weight. */
function collectUntyped(slot: Slot, number: number, collector: Collector): number {
  if (slot.type === 'choice') {
    collectChoice(slot, number, collector);
    return slot.replaces === undefined ? 1 : OF_ITS_KIND;
  }
  collectDerived(slot.text, number, collector.index, collector.accumulators);
  return 0;
}

type ChoiceSlot = Slot & { readonly type: 'choice' };

/** Collects the documents that contain one of the alternatives, or that can take the place of the named item. */
function collectChoice({ terms, isUnfinished, replaces }: ChoiceSlot, number: number, collector: Collector): void {
  if (replaces === undefined) {
    for (const term of terms) collectTerm(term, isUnfinished, number, collector);
    return;
  }
  collectStandIns(collector.standInsFor(replaces), number, collector.accumulators);
}

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
    record(collector.accumulators, document, number, score, OUTSIDE_NOTES | AS_TYPED);
  }
}

/** Returns an alternative as one word; `null` for writing without blanks, in which words cannot be told apart. */
function soughtAsOne(text: string): SoughtWord | null {
  if (isUnspaced(text)) return null;
  const [signed = ''] = signedTerms(text);
  const word = joined(text).slice(0, LONGEST_WORD);
  return word === '' ? { text: signed, signed: '' } : { text: word, signed };
}
