import { type IsName, type KnownNames, type Role, readSentence } from '../meaning/sentence.ts';
import { ASKS_FOR_NAMED, FLAWS, SMALL } from '../meaning/small-words.ts';
import { printTerm, type Query, type Term } from '../query/parse.ts';
import { signedTerms, writtenForm } from '../query/signs.ts';
import { isAdvisory, type QueryVersion, versionsInQuery } from '../query/versions.ts';
import { isRelease } from '../text/releases.ts';
import { comparedTerms } from '../text/tokenize.ts';
import { MOST_SLOTS } from './accumulators.ts';
import { type FilterTerm, filterIn, isMereSign, planSlots, type Slot } from './slots.ts';

/** What a query asks for: slots, which are searched for and rank the results, and filters, which items pass or fail. */
export type Plan = {
  readonly slots: readonly Slot[];
  readonly filters: readonly FilterTerm[];
  /** The words of the query, for comparison with names. */
  readonly words: readonly string[];
  /** The same words without versions: `runc 1.1.4` names runc. */
  readonly named: readonly string[];
  readonly versions: readonly QueryVersion[];
  /**
   * Whether the query has a version or an advisory's id: then the item that it names is a result, whatever else the query says.
   */
  readonly isPointed: boolean;
  /** Whether the query is a name and words for flaws: then it asks for the flaws of that item, not for tools that find flaws. */
  readonly asksForFlaws: boolean;
  /** Whether the query is a name and words that ask for the named item itself (`what isolates gvisor`). */
  readonly asksForNamed: boolean;
  /** The query without its filters, with all signs, in the form of `writtenForm`. */
  readonly written: string;
  /** Whether the query is a single word that its signs turn into another one: `c++`. */
  readonly isSigned: boolean;
  /** How many letters the words have together. */
  readonly length: number;
  /**
   * Bits of the slots that may be in the names of results: no signs or versions beside words, and nothing to be avoided or
   * replaced.
   */
  readonly nameSlots: number;
  /** What the results should preferably be without, each as a list of words. */
  readonly avoided: readonly (readonly string[])[];
  /**
   * The parts of the query that are not used, as typed: the rest of a very long query, or an operator with nothing after it yet.
   */
  readonly unused: readonly string[];
};

/** The most alternatives that are searched for, and the most filters that are applied: each costs as much as a word. */
const MOST_ALTERNATIVES = 16;
const MOST_FILTERS = 16;

const NO_NAMES: KnownNames = { isName: () => false, isReplaceable: () => false };

/** Plans a query; `names` says which words are a name, so that a sentence can refer to it. */
export function planQuery(query: Query, names = NO_NAMES): Plan {
  const { isName } = names;
  const { groups, isUnfinished } = query;
  const begun = isUnfinished ? groups.at(-1)?.at(-1) : undefined;
  const waiting = begun?.type === 'word' && groups.length > 1 && OPERATORS.has(begun.text) ? [begun.text] : [];
  const typed = waiting.length > 0 ? groups.slice(0, -1) : groups;
  const filters = withoutRepeats(
    typed.flatMap((terms, index) => {
      const filter = filterIn(terms);
      return filter === null || (isUnfinished && index === groups.length - 1 && isHardlyBegun(filter)) ? [] : [filter];
    }),
  );
  const sentence = readSentence(typed.map(plainWords), names);
  const { slots, tooMany } = withinReach(planSlots(typed, isUnfinished && waiting.length === 0, sentence));
  const unused = [...waiting, ...tooMany, ...filters.slice(MOST_FILTERS).map(printTerm)];
  const needed = demanded(slots);
  const lettered = needed.filter((slot) => !isMereSign(slot) && !isBeside(slot));
  const words = lettered.flatMap(wordsOf);
  const typedWords = typed.flatMap(([term, other]) => (term?.type === 'word' && !other ? [term.text] : []));
  const versions = versionsInQuery(typedWords);
  const sought = typed.flatMap((terms) => (filterIn(terms) === null ? terms : []));
  const written = writtenForm([...sought.map(printTerm), ...waiting].join(' '));
  return {
    slots: needed,
    filters: filters.slice(0, MOST_FILTERS),
    words,
    named: versions.length === 0 ? words : lettered.filter((slot) => !isMereVersion(slot)).flatMap(wordsOf),
    versions,
    isPointed: versions.length > 0 || typedWords.some(isAdvisory),
    asksForFlaws: asksFor(FLAWS, words, isName),
    asksForNamed: asksFor(ASKS_FOR_NAMED, words, isName),
    written,
    isSigned: words.length === 1 && signedTerms(written).length > 0,
    length: words.join('').length,
    nameSlots: needed.reduce(
      (bits, slot, at) => (isMereSign(slot) || isMereVersion(slot) || isBeside(slot) ? bits : bits | (1 << at)),
      0,
    ),
    avoided: sentence.avoided,
    unused,
  };
}

/** Whether words are a name and at least one of the `asking` words, and otherwise only small words. */
function asksFor(asking: ReadonlySet<string>, words: readonly string[], isName: IsName): boolean {
  const named = words.filter((word) => !asking.has(word) && !SMALL.has(word));
  return named.length > 0 && words.some((word) => asking.has(word)) && isName(named.join(''));
}

/** Returns the words of a part of a query that is a plain word; `null` for any other part. */
function plainWords([term, other]: readonly Term[]): readonly string[] | null {
  return term?.type === 'word' && other === undefined ? comparedTerms(term.text) : null;
}

const wordsOf = (slot: Slot): readonly string[] =>
  slot.type === 'choice'
    ? literalWords(slot.terms)
    : [isRelease(slot.text) ? slot.text.replaceAll('.', '') : slot.text];

/** The beginnings of a term whose rest is still to be typed. */
const OPERATORS = new Set(['!', '-', '^', "'", '"', '!"', '-"']);

/** Removes repeated terms, which cost time and add nothing. */
function withoutRepeats<Kind extends Term>(terms: readonly Kind[]): readonly Kind[] {
  return terms.length < 2 ? terms : [...new Map(terms.map((term) => [printTerm(term), term])).values()];
}

/** Splits slots, and the alternatives in them, into those that are searched for and those beyond the limit. */
function withinReach(all: readonly Slot[]): { readonly slots: readonly Slot[]; readonly tooMany: readonly string[] } {
  const slots: Slot[] = [];
  const tooMany: string[] = [];
  let room = MOST_ALTERNATIVES;
  for (const slot of all) {
    const terms = slot.type === 'choice' ? withoutRepeats(slot.terms) : [];
    const kept = slots.length < MOST_SLOTS ? terms.slice(0, room) : [];
    room -= kept.length;
    for (const term of terms.slice(kept.length)) tooMany.push(printTerm(term));
    if (slot.type === 'word' && slots.length === MOST_SLOTS) tooMany.push(slot.signed || slot.text);
    else if (slot.type === 'word') slots.push(slot);
    else if (kept.length > 0) slots.push({ ...slot, terms: kept });
  }
  return { slots, tooMany };
}

/**
 * Makes the most telling slots needed if all of them are optional, and signs only if there are no words. Words to be left out
 * tell more than fillers, and fillers more than small words.
 */
function demanded(slots: readonly Slot[]): readonly Slot[] {
  if (!slots.every(({ isOptional }) => isOptional)) return slots;
  const typed = slots.filter((slot) => slot.type === 'word' && slot.role !== 'derived');
  const words = typed.filter((slot) => !isMereSign(slot));
  const most = LEAST_TO_MOST.findLast((role) => words.some((slot) => slot.type === 'word' && slot.role === role));
  const chosen = words.length === 0 ? typed : words.filter((slot) => slot.type === 'word' && slot.role === most);
  return slots.map((slot): Slot => (chosen.includes(slot) ? ({ ...slot, isOptional: false } as Slot) : slot));
}

const LEAST_TO_MOST: readonly Role[] = ['sought', 'filler', 'avoided'];

/** Whether a slot says nothing about the names of results: it is to be replaced or avoided, or was derived. */
const isBeside = (slot: Slot): boolean =>
  slot.type === 'choice'
    ? slot.replaces !== undefined
    : slot.role === 'derived' || (slot.role === 'avoided' && slot.isOptional);

/** Whether a slot is a version beside words: `1.1.4` in `runc 1.1.4`. */
const isMereVersion = (slot: Slot): boolean => slot.type === 'word' && slot.isVersion && slot.isOptional;

const SHORTEST_EXCLUDED = 3;

/** Whether an exclusion is still so short that it would exclude nearly everything. */
function isHardlyBegun(term: FilterTerm): boolean {
  return term.type === 'exact' && term.isExcluded && term.text.length < SHORTEST_EXCLUDED;
}

/** Returns the words that a literal term demands, unless it has alternatives. */
function literalWords(terms: readonly Term[]): readonly string[] {
  const [term] = terms;
  if (terms.length !== 1 || term === undefined || term.type === 'field') return [];
  const words = comparedTerms(term.text);
  return words.length > 0 ? words : signedTerms(term.text);
}
