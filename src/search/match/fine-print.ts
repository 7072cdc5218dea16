import type { SearchIndex } from '../index/build.ts';
import { type PrintedLine, rowOf } from '../index/fine-print.ts';

import { isSign } from '../query/signs.ts';
import { namesOf } from '../text/documents.ts';
import { inflect } from '../text/inflections.ts';
import { comparedTerms, tokenizeText } from '../text/tokenize.ts';
import { MOST_SLOTS } from './accumulators.ts';
import { documentsHaving, havingBeginning, havingOneOf, havingWord } from './having.ts';
import { type LiteralTerm, literalTest } from './literal.ts';
import type { Plan } from './plan.ts';
import type { Slot } from './slots.ts';

/** Where more documents than fit on a page have the words, it says little that one of them has them in the fine print. */
export const PAGE = 10;
/** Of more documents, only so many are read for words that must be near each other. */
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

/** The documents that have the words of a query as they were typed, those in the fine print included. */
export type Literal = {
  /** They are few, and belong on the first page. */
  readonly documents: readonly number[];
  /** Those of them that have all that was typed in a row. */
  readonly inRow: readonly number[];
  /** The documents before which those are not to be put: they have all words as well, in any form. */
  readonly having: ReadonlySet<number>;
};

export function findLiteral(sought: Sought): Literal {
  const { inRow, having } = findInRow(sought);
  return { documents: [...new Set([...inRow, ...findWords(sought)])], inRow, having };
}

/**
 * Finds the documents that have all that was typed in a row, small words and `without` included: whoever has read that somewhere
 * finds it again. Many have the words of a question, and are not read for that.
 */
function findInRow({ plan, index }: Sought): Omit<Literal, 'documents'> {
  const isPlain = plan.slots.every((slot) => slot.type === 'word' || slot.replaces !== undefined);
  const words = isPlain ? comparedTerms(plan.written) : [];
  if (words.length < 2 || words.length > MOST_SLOTS) return NOT_IN_ROW;
  const exact = documentsHaving(
    words.map((word) => havingWord(word, index)),
    PAGE + 1,
  );
  if (exact.length > PAGE) return NOT_IN_ROW;
  const inRow = exact.filter(createRowTest(words, false, index));
  if (inRow.length === 0) return NOT_IN_ROW;
  const inAnyForm = words.map((word) => havingOneOf([word, ...inflect(word)], index));
  return { inRow, having: new Set(documentsHaving(inAnyForm, index.nodes.length)) };
}

/**
 * Finds the documents that have the needed words of a query. In a result behind the first page, the words must stand in a row; in
 * a document that is not a result yet, in one line or in its names. Few documents are returned: where many have the words, the small
 * words are needed as well, and then all of them in a row. Where many have even that, none is returned, unless nothing else is found.
 */
function findWords(sought: Sought): readonly number[] {
  const { plan, needed } = sought;
  if (isPlenty(sought) || needed === 0 || !isLookedUp(sought)) return NONE;
  const isUnfinished = plan.slots.at(-1)?.isUnfinished ?? false;
  return findAs(false, sought) ?? (isUnfinished ? findAs(true, sought) : null) ?? NONE;
}

const NONE: readonly number[] = [];
const NOT_IN_ROW: Omit<Literal, 'documents'> = { inRow: NONE, having: new Set() };

/** Whether a word is too short to ask for by itself, or finds a page of results while letters may still come to it. */
function isPlenty({ plan: { slots, length }, results }: Sought): boolean {
  if (slots.length > 1) return false;
  return length < SHORTEST || (slots[0]?.isUnfinished === true && results.length >= PAGE);
}

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

/** What is looked up: words, and the bits of those that must be there, at first and at last. */
type Wanted = { readonly words: readonly string[]; readonly needed: number; readonly all: number };

function wantedIn({ plan: { slots }, needed }: Sought): Wanted {
  const phrase = onlyTerm(slots[0]);
  if (phrase !== undefined) {
    const words = comparedTerms(phrase.text).slice(0, MOST_SLOTS);
    const all = (1 << words.length) - 1;
    return { words, needed: all, all };
  }
  const words = slots.map((slot) => (slot.type === 'word' ? slot.text : ''));
  return { words, needed, all: words.reduce((bits, word, at) => (isSign(word) ? bits : bits | (1 << at)), needed) };
}

/** The same with the last word as it is, or as one that `isBegun`; `null` if nothing has the words. */
function findAs(isBegun: boolean, sought: Sought): readonly number[] | null {
  const { results, isNothingElse } = sought;
  const { words, needed, all } = wantedIn(sought);
  const having = words.map((word, at) =>
    isBegun && at === words.length - 1 ? havingBeginning(word, sought.index) : havingWord(word, sought.index),
  );
  // Of several words, only so many documents are read; one more says that there are more.
  const most = words.length === 1 ? sought.index.nodes.length : MOST_READ + 1;
  const withAll = (bits: number) =>
    documentsHaving(
      having.filter((_, at) => (bits & (1 << at)) !== 0),
      most,
    );
  const isUnfinished = sought.plan.slots.at(-1)?.isUnfinished ?? false;
  const isInRow = createRowTest(tokenizeText(sought.plan.written), isUnfinished, sought.index);
  let wanted = needed;
  let documents = withAll(wanted);
  if (documents.length === 0) return null;
  if (documents.length > PAGE) {
    const whole = withAll(all);
    const few = whole.length > PAGE && whole.length <= MOST_READ ? whole.filter(isInRow) : whole;
    const isFew = few.length > 0 && few.length <= PAGE;
    if (!isFew && !isNothingElse()) return NONE;
    if (isFew) [wanted, documents] = [all, few];
  }
  const isInLine = createLineTest(wanted, isBegun, sought);
  const firstPage = results.subarray(0, PAGE);
  const others = setOf(results.subarray(PAGE), sought.index.nodes.length);
  return documents.slice(0, words.length === 1 ? undefined : MOST_READ).filter((document) => {
    if (firstPage.includes(document)) return true;
    return others[document] === 1 ? isInRow(document) : isInLine(document);
  });
}

/** 1 for each of some documents: a list of a hundred thousand takes long to look through. */
function setOf(documents: Int32Array, size: number): Uint8Array {
  const set = new Uint8Array(size);
  for (const document of documents) set[document] = 1;
  return set;
}

type DocumentTest = (document: number) => boolean;

/** Whether a text of a document has the words in a row, the last of them as it is or as one that `isBegun`. */
function createRowTest(typed: readonly string[], isBegun: boolean, index: SearchIndex): DocumentTest {
  const row = rowOf(typed, isBegun);
  return (document) => index.finePrint.linesOf(document).some((line) => line.has(row));
}

/** Whether a document has what is wanted in one line, without those words that its names have. */
function createLineTest(wanted: number, isBegun: boolean, { plan, index }: Sought): DocumentTest {
  const slots = plan.slots.filter((slot, at) => slot.type === 'choice' || (wanted & (1 << at)) !== 0);
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
    const word = rowOf([slot.text], isBegun);
    return (line) => line.has(word);
  }
  const term = onlyTerm(slot);
  const isThere = term === undefined ? () => false : literalTest(term, isBegun);
  return ({ text }) => isThere(text);
}
