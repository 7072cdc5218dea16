import type { SearchIndex } from '../index/build.ts';
import { type PrintedLine, rowOf } from '../index/fine-print.ts';

import { isSign } from '../query/signs.ts';
import { namesOf } from '../text/documents.ts';
import { inflect } from '../text/inflections.ts';
import { comparedTerms, tokenizeText } from '../text/tokenize.ts';
import { MOST_SLOTS } from './accumulators.ts';
import { documentsInAll, documentsWithWord, havingBeginning, havingOneOf } from './document-sets.ts';
import { type LiteralTerm, literalTest } from './literal.ts';
import type { Plan } from './plan.ts';
import type { Slot } from './slots.ts';

/** The number of results on a page. If more documents contain the words, it means little that one has them in its fine print. */
export const PAGE = 10;
/** The most documents that are read to check whether the words are near each other. */
const MOST_READ = 40;
const SHORTEST = 3;

/** What is searched for, and what is known about it already. */
export type Sought = {
  readonly plan: Plan;
  readonly index: SearchIndex;
  /** Bits of the slots that must be found. */
  readonly needed: number;
  /** The results of the search without the fine print, best first. */
  readonly results: Int32Array;
  /** Whether that search finds nothing, even before any filter. */
  readonly isNothingElse: () => boolean;
};

/** The documents that contain the words of a query as typed, in any of their texts or in their fine print. */
export type Literal = {
  /** They are few, and belong on the first page. */
  readonly documents: readonly number[];
  /** Those that contain everything that was typed in a row. */
  readonly inRow: readonly number[];
  /** The documents that contain all words in any form: the leading results among them stay ahead of `inRow`. */
  readonly having: ReadonlySet<number>;
};

export function findLiteral(sought: Sought): Literal {
  const { inRow, having } = findInRow(sought);
  return { documents: [...new Set([...inRow, ...findWords(sought)])], inRow, having };
}

/**
 * Finds the documents that contain everything that was typed in a row, including small words and `without`, so that a user who
 * remembers a sentence finds it again. If more documents than fit on a page contain the words, none of them is read.
 */
function findInRow({ plan, index }: Sought): Omit<Literal, 'documents'> {
  const isPlain = plan.slots.every((slot) => slot.type === 'word' || slot.replaces !== undefined);
  const words = isPlain ? comparedTerms(plan.written) : [];
  if (words.length < 2 || words.length > MOST_SLOTS) return NOT_IN_ROW;
  const exact = documentsInAll(
    words.map((word) => documentsWithWord(word, index)),
    PAGE + 1,
  );
  if (exact.length > PAGE) return NOT_IN_ROW;
  const inRow = exact.filter(createRowTest(words, false, index));
  if (inRow.length === 0) return NOT_IN_ROW;
  const inAnyForm = words.map((word) => havingOneOf([word, ...inflect(word)], index));
  return { inRow, having: new Set(documentsInAll(inAnyForm, index.nodes.length)) };
}

/**
 * Finds the documents that contain the needed words of a query. In a result after the first page, the words must stand in a row;
 * in a document that is not a result yet, in one line or in its names. Only few documents are returned: if many contain the
 * words, the small words are needed as well, and if that still leaves many, all words in a row. If even that leaves many, none is
 * returned, unless nothing else is found.
 */
function findWords(sought: Sought): readonly number[] {
  const { plan, needed } = sought;
  if (isPlenty(sought) || needed === 0 || !isLookedUp(sought)) return NONE;
  const isUnfinished = plan.slots.at(-1)?.isUnfinished ?? false;
  return findAs(false, sought) ?? (isUnfinished ? findAs(true, sought) : null) ?? NONE;
}

const NONE: readonly number[] = [];
const NOT_IN_ROW: Omit<Literal, 'documents'> = { inRow: NONE, having: new Set() };

/** Whether a query is too short to be looked up by itself, or already has a page of results while more letters may follow. */
function isPlenty({ plan: { slots, length }, results }: Sought): boolean {
  if (slots.length > 1) return false;
  return length < SHORTEST || (slots[0]?.isUnfinished === true && results.length >= PAGE);
}

/**
 * Whether a query is looked up here: words or a single phrase are; a single exact term is only if nothing else contains it.
 * Alternatives and terms for names already say exactly where to look.
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

/** The words to look up, and bits of those that must be found: `needed` at first, `all` if too many documents contain those. */
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

/**
 * Finds the documents with the last word as typed or, if `isBegun`, as the beginning of a word. Returns `null` if no document
 * contains the words.
 */
function findAs(isBegun: boolean, sought: Sought): readonly number[] | null {
  const { results, isNothingElse } = sought;
  const { words, needed, all } = wantedIn(sought);
  const having = words.map((word, at) =>
    isBegun && at === words.length - 1 ? havingBeginning(word, sought.index) : documentsWithWord(word, sought.index),
  );
  // For several words, only so many documents are read; one more shows that there are more.
  const most = words.length === 1 ? sought.index.nodes.length : MOST_READ + 1;
  const withAll = (bits: number) =>
    documentsInAll(
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

/** Returns an array with 1 for each of the documents: looking through a list of 100,000 takes long. */
function setOf(documents: Int32Array, size: number): Uint8Array {
  const set = new Uint8Array(size);
  for (const document of documents) set[document] = 1;
  return set;
}

type DocumentTest = (document: number) => boolean;

/**
 * Returns a test of whether a text of a document contains the words in a row, the last one as typed or, if `isBegun`, as a
 * beginning.
 */
function createRowTest(typed: readonly string[], isBegun: boolean, index: SearchIndex): DocumentTest {
  const row = rowOf(typed, isBegun);
  return (document) => index.finePrint.linesOf(document).some((line) => line.has(row));
}

/** Returns a test of whether one line of a document contains what is wanted, apart from the words that its names contain. */
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
