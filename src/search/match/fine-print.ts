import type { SearchIndex } from '../index/build.ts';
import { lowerBound, type Postings, ZONE_BITS } from '../index/postings.ts';
import { isSign } from '../query/signs.ts';
import { namesOf, searchableTexts } from '../text/documents.ts';
import { comparedTerms, tokenizeForIndex, tokenizeText } from '../text/tokenize.ts';
import type { Accumulators } from './accumulators.ts';
import { literalTest } from './literal.ts';
import type { Plan, Slot } from './plan.ts';

/** Where more documents than fit on a page have the words, it says little that one of them has them in the fine print. */
export const PAGE = 10;
const MOST_READ = 50;
const SHORTEST = 3;

/** What is sought, and what is known of it already. */
export type Sought = {
  readonly plan: Plan;
  readonly index: SearchIndex;
  readonly accumulators: Accumulators;
  /** Bits of the slots that must be found. */
  readonly needed: number;
  /** What is found otherwise, the best first. */
  readonly results: Int32Array;
};

/**
 * Finds the documents that have the words of a query as they were typed, those in the fine print included. A result that is not
 * on the first page must have them in a row, and what is no result in one line or in its names. They are few: where many have the
 * words, the small words count as well, and where many have those, there are none, unless nothing else is found.
 */
export function findLiteral(sought: Sought): readonly number[] {
  const { plan, needed } = sought;
  if (plan.length < SHORTEST || needed === 0) return NONE;
  const isUnfinished = plan.slots.at(-1)?.isUnfinished ?? false;
  return findAs(false, sought) ?? (isUnfinished ? findAs(true, sought) : null) ?? NONE;
}

const NONE: readonly number[] = [];

/** The same with the last word as it is, or as one that `isBegun`; `null` if nothing has the words. */
function findAs(isBegun: boolean, sought: Sought): readonly number[] | null {
  const { plan, needed, results } = sought;
  const slots = slotsByDocument(isBegun, sought);
  let wanted = needed;
  let documents = documentsWithSlots(slots, wanted);
  if (documents.length === 0) return null;
  if (documents.length > PAGE) {
    const all = plan.slots.reduce((bits, slot, at) => (isMereSign(slot) ? bits : bits | (1 << at)), wanted);
    const having = documentsWithSlots(slots, all);
    const isFew = having.length > 0 && having.length <= PAGE;
    if (!isFew && results.length > 0) return NONE;
    if (isFew) [wanted, documents] = [all, having];
  }
  const places = new Map(Array.from(results, (document, place) => [document, place]));
  const isInRow = createRowTest(sought);
  const isInLine = createLineTest(wanted, isBegun, sought);
  return documents.slice(0, MOST_READ).filter((document) => {
    const place = places.get(document);
    if (place === undefined) return isInLine(document);
    return place < PAGE || isInRow(document);
  });
}

const isMereSign = (slot: Slot): boolean => slot.type === 'word' && isSign(slot.text);

function documentsWithSlots(slots: Uint16Array, wanted: number): readonly number[] {
  const documents: number[] = [];
  for (let document = 0; document < slots.length; document++) {
    if (((slots[document] ?? 0) & wanted) === wanted) documents.push(document);
  }
  return documents;
}

/** For each document the bits of the slots of which it has the word itself. */
function slotsByDocument(isBegun: boolean, { plan, index, accumulators }: Sought): Uint16Array {
  const { nodes, vocabulary, finePrint } = index;
  const { found, stamp, generation } = accumulators;
  const fine = finePrint.postings();
  const slots = new Uint16Array(nodes.length);
  for (const [at, slot] of plan.slots.entries()) {
    const bit = 1 << at;
    const isBeginning = isBegun && at === plan.slots.length - 1;
    for (const word of wordsToLookUp(slot)) {
      mark(vocabulary, word, isBeginning, bit, slots);
      mark(fine, word, isBeginning, bit, slots);
    }
    if (slot.type === 'word') continue;
    for (let document = 0; document < slots.length; document++) {
      const isFound = (stamp[document] ?? 0) >= generation && ((found[document] ?? 0) & bit) !== 0;
      if (isFound) slots[document] = (slots[document] ?? 0) | bit;
    }
  }
  return slots;
}

/** Of an alternative that is several words, the longest is looked up; the rest is seen when the lines are read. */
function wordsToLookUp(slot: Slot): readonly string[] {
  if (slot.type === 'word') return [slot.text];
  return slot.terms.flatMap((term) => {
    if (term.type === 'field' || (term.type !== 'word' && term.isExcluded)) return [];
    const words = comparedTerms(term.text);
    return words.length === 0 ? [] : [words.reduce((best, word) => (word.length > best.length ? word : best))];
  });
}

function mark({ words, starts, packed }: Postings, text: string, isBeginning: boolean, bit: number, slots: Uint16Array) {
  for (let word = lowerBound(words, text); isBeginning ? words[word]?.startsWith(text) : words[word] === text; word++) {
    for (let at = starts[word] ?? 0, end = starts[word + 1] ?? 0; at < end; at++) {
      const document = (packed[at] ?? 0) >>> ZONE_BITS;
      slots[document] = (slots[document] ?? 0) | bit;
    }
    if (!isBeginning) return;
  }
}

type DocumentTest = (document: number) => boolean;

/** Whether a text of a document has the words in a row. */
function createRowTest({ plan, index }: Sought): DocumentTest {
  const end = plan.slots.at(-1)?.isUnfinished ? '' : ' ';
  const row = ` ${tokenizeText(plan.written).join(' ')}${end}`;
  return (document) => someLine(document, index, (line) => ` ${tokenizeText(line).join(' ')} `.includes(row));
}

/** Whether a document has the slots that are wanted in one line, without those that its names have. */
function createLineTest(wanted: number, isBegun: boolean, { plan, index }: Sought): DocumentTest {
  const slots = plan.slots.flatMap((slot, at) => (wanted & (1 << at) ? [slot] : []));
  const tests = slots.map((slot) => lineTest(slot, isBegun && slot === plan.slots.at(-1)));
  return (document) => {
    const subject = index.nodes[document]?.subject;
    if (subject === undefined) return false;
    const names = namesOf(subject).map(readLine);
    const others = tests.filter((test) => !names.some(test));
    if (others.length === 0) return true;
    return someLine(document, index, (line) => {
      const read = readLine(line);
      return others.every((test) => test(read));
    });
  };
}

/** A line with its words as the index has them. */
type ReadLine = { readonly text: string; readonly words: readonly string[] };
const readLine = (text: string): ReadLine => ({ text, words: tokenizeForIndex(text) });

function lineTest(slot: Slot, isBegun: boolean): (line: ReadLine) => boolean {
  if (slot.type === 'word') {
    const { text } = slot;
    return ({ words }) => (isBegun ? words.some((word) => word.startsWith(text)) : words.includes(text));
  }
  const tests = slot.terms.flatMap((term) => {
    if (term.type === 'field') return [];
    return [literalTest(term.type === 'word' ? { type: 'phrase', text: term.text } : term, isBegun)];
  });
  return ({ text }) => tests.some((test) => test(text));
}

function someLine(document: number, { nodes, mechanisms, finePrint }: SearchIndex, test: (line: string) => boolean) {
  const subject = nodes[document]?.subject;
  if (subject === undefined) return false;
  if (searchableTexts(subject, mechanisms).some(({ text }) => test(text))) return true;
  let isThere = false;
  finePrint.eachLine(subject, (line) => {
    isThere ||= test(line);
  });
  return isThere;
}
