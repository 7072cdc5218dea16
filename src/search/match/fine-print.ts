import type { SearchIndex } from '../index/build.ts';
import type { PrintedLine } from '../index/fine-print.ts';
import { lowerBound, type Postings, ZONE_BITS } from '../index/postings.ts';
import { isSign } from '../query/signs.ts';
import { namesOf } from '../text/documents.ts';
import { comparedTerms, tokenizeText } from '../text/tokenize.ts';
import { type LiteralTerm, literalTest } from './literal.ts';
import type { Plan } from './plan.ts';
import type { Slot } from './slots.ts';

/** Where more documents than fit on a page have the words, it says little that one of them has them in the fine print. */
export const PAGE = 10;
const MOST_READ = 40;
const SHORTEST = 3;

/** What is sought, and what is known of it already. */
export type Sought = {
  readonly plan: Plan;
  readonly index: SearchIndex;
  /** Bits of the slots that must be found. */
  readonly needed: number;
  /** What is found otherwise, the best first. */
  readonly results: Int32Array;
  /** Whether nothing is found otherwise, before any filter. */
  readonly isNothingElse: () => boolean;
};

/**
 * Finds the documents that have the words of a query as they were typed, those in the fine print included. A result that is not
 * on the first page must have them in a row, and what is no result in one line or in its names. They are few: where many have the
 * words, the small words count as well, then that they are in a row; and where many have that, there are none, unless nothing
 * else is found.
 */
export function findLiteral(sought: Sought): readonly number[] {
  const { plan, needed } = sought;
  if (isPlenty(sought) || plan.length < SHORTEST || needed === 0 || !isLookedUp(sought)) return NONE;
  const isUnfinished = plan.slots.at(-1)?.isUnfinished ?? false;
  return findAs(false, sought) ?? (isUnfinished ? findAs(true, sought) : null) ?? NONE;
}

const NONE: readonly number[] = [];

/** Whether there is a page of results for a word to which letters may come: what has these letters alone is not asked for. */
const isPlenty = ({ plan: { slots }, results }: Sought): boolean =>
  slots.length === 1 && slots[0]?.isUnfinished === true && results.length >= PAGE;

/**
 * Words, or a phrase alone; exact letters alone, if nothing else has them. Alternatives and terms for names say exactly where
 * they are to be found.
 */
function isLookedUp({ plan: { slots }, isNothingElse }: Sought): boolean {
  if (slots.every(({ type }) => type === 'word')) return true;
  const type = slots.length === 1 ? onlyTerm(slots[0])?.type : undefined;
  return type === 'phrase' || (type === 'exact' && isNothingElse());
}

function onlyTerm(slot: Slot | undefined): LiteralTerm | undefined {
  if (slot?.type !== 'choice' || slot.terms.length > 1) return undefined;
  const [term] = slot.terms;
  return term?.type === 'phrase' || term?.type === 'exact' ? term : undefined;
}

/** The same with the last word as it is, or as one that `isBegun`; `null` if nothing has the words. */
function findAs(isBegun: boolean, sought: Sought): readonly number[] | null {
  const { plan, needed, results, isNothingElse } = sought;
  const slots = slotsByDocument(isBegun, sought);
  const isInRow = createRowTest(sought);
  let wanted = needed;
  let documents = documentsWithSlots(slots, wanted);
  if (documents.length === 0) return null;
  if (documents.length > PAGE) {
    const all = plan.slots.reduce((bits, slot, at) => (isMereSign(slot) ? bits : bits | (1 << at)), wanted);
    const having = documentsWithSlots(slots, all);
    const few = having.length > PAGE && having.length <= MOST_READ ? having.filter(isInRow) : having;
    const isFew = few.length > 0 && few.length <= PAGE;
    if (!isFew && !isNothingElse()) return NONE;
    if (isFew) [wanted, documents] = [all, few];
  }
  const isInLine = createLineTest(wanted, isBegun, sought);
  return documents.slice(0, MOST_READ).filter((document) => {
    const place = results.indexOf(document);
    if (place < 0) return isInLine(document);
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
function slotsByDocument(isBegun: boolean, { plan, index }: Sought): Uint16Array {
  const { nodes, vocabulary, finePrint } = index;
  const fine = finePrint.postings();
  const slots = new Uint16Array(nodes.length);
  for (const [at, slot] of plan.slots.entries()) {
    const bit = 1 << at;
    const isBeginning = isBegun && at === plan.slots.length - 1;
    const word = wordToLookUp(slot);
    mark(vocabulary, word, isBeginning, bit, slots);
    mark(fine, word, isBeginning, bit, slots);
  }
  return slots;
}

/** Of a phrase the longest word is looked up; the rest is seen when the lines are read. */
function wordToLookUp(slot: Slot): string {
  if (slot.type === 'word') return slot.text;
  const words = comparedTerms(onlyTerm(slot)?.text ?? '');
  return words.reduce((best, word) => (word.length > best.length ? word : best), '');
}

function mark(
  { words, starts, packed }: Postings,
  text: string,
  isBeginning: boolean,
  bit: number,
  slots: Uint16Array,
) {
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
  return (document) => index.finePrint.linesOf(document).some(({ words }) => words.includes(row));
}

/** Whether a document has the slots that are wanted in one line, without those that its names have. */
function createLineTest(wanted: number, isBegun: boolean, { plan, index }: Sought): DocumentTest {
  const slots = plan.slots.flatMap((slot, at) => (wanted & (1 << at) ? [slot] : []));
  const tests = slots.map((slot) => lineTest(slot, isBegun && slot === plan.slots.at(-1)));
  return (document) => {
    const subject = index.nodes[document]?.subject;
    const names = new Set(subject === undefined ? [] : namesOf(subject));
    const lines = index.finePrint.linesOf(document);
    const others = tests.filter((test) => !lines.some((line) => names.has(line.text) && test(line)));
    return others.length === 0 || lines.some((line) => others.every((test) => test(line)));
  };
}

function lineTest(slot: Slot, isBegun: boolean): (line: PrintedLine) => boolean {
  if (slot.type === 'word') {
    const word = ` ${slot.text}${isBegun ? '' : ' '}`;
    return ({ words }) => words.includes(word);
  }
  const term = onlyTerm(slot);
  const isThere = term === undefined ? () => false : literalTest(term, isBegun);
  return ({ text }) => isThere(text);
}
