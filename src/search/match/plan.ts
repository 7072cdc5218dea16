import { type IsName, type Role, readSentence } from '../meaning/sentence.ts';
import { FLAWS, OF_NAMED, SMALL } from '../meaning/small-words.ts';
import { type AskedVersion, askedVersions, isAdvisory } from '../query/asked.ts';
import { printTerm, type Query, type Term } from '../query/parse.ts';
import { signedTerms, writtenForm } from '../query/signs.ts';
import { isRelease } from '../text/releases.ts';
import { comparedTerms } from '../text/tokenize.ts';
import { MOST_SLOTS } from './accumulators.ts';
import { type FilterTerm, filterIn, isMereSign, planSlots, type Slot } from './slots.ts';

/** What a query asks for: slots, which are to be found and rank the results, and filters, which items pass or fail. */
export type Plan = {
  readonly slots: readonly Slot[];
  readonly filters: readonly FilterTerm[];
  /** The words of the query, for comparing with names. */
  readonly words: readonly string[];
  /** The same without versions: what `runc 1.1.4` names is runc. */
  readonly named: readonly string[];
  readonly versions: readonly AskedVersion[];
  /** Whether it has a version or the id of an advisory: then what it names is part of the results, whatever else it says. */
  readonly isPointed: boolean;
  /** Whether it is a name and words for flaws: then it asks for the flaws of that, and not for tools that find such. */
  readonly asksForFlaws: boolean;
  /** The same of other words that ask for what is named beside them. */
  readonly asksForNamed: boolean;
  /** The same as they were typed, with all signs. */
  readonly written: string;
  /** Whether it is a single word that signs make another one of: `c++`. */
  readonly isSigned: boolean;
  /** How many letters the words have together. */
  readonly length: number;
  /** Bits of the slots that are words, not signs or versions beside words. */
  readonly lettered: number;
  /** What the results had better be without, each as its words. */
  readonly avoided: readonly (readonly string[])[];
  /** What is not used, as it was typed: the rest of a very long query, or an operator with nothing after it yet. */
  readonly unused: readonly string[];
};

/** The most alternatives that are looked for and filters that are asked: each costs as much as a word. */
const MOST_ALTERNATIVES = 16;
const MOST_FILTERS = 16;

/** Plans a query; `isName` tells what in it is called something, so that a sentence can be about that. */
export function planQuery(query: Query, isName: IsName = () => false): Plan {
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
  const sentence = readSentence(typed.map(plainWords), isName);
  const { slots, tooMany } = withinReach(planSlots(typed, isUnfinished && waiting.length === 0, sentence));
  const unused = [...waiting, ...tooMany, ...filters.slice(MOST_FILTERS).map(printTerm)];
  const needed = demanded(slots);
  const lettered = needed.filter((slot) => !isMereSign(slot) && !isBeside(slot));
  const words = lettered.flatMap(wordsOf);
  const typedWords = typed.flatMap(([term, other]) => (term?.type === 'word' && !other ? [term.text] : []));
  const versions = askedVersions(typedWords);
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
    asksForNamed: asksFor(OF_NAMED, words, isName),
    written,
    isSigned: words.length === 1 && signedTerms(written).length > 0,
    length: words.join('').length,
    lettered: needed.reduce(
      (bits, slot, at) => (isMereSign(slot) || isMereVersion(slot) || isBeside(slot) ? bits : bits | (1 << at)),
      0,
    ),
    avoided: sentence.avoided,
    unused,
  };
}

/** Whether words are a name and, beside it, nothing but some of those that ask for what is so named. */
function asksFor(asking: ReadonlySet<string>, words: readonly string[], isName: IsName): boolean {
  const named = words.filter((word) => !asking.has(word) && !SMALL.has(word));
  return named.length > 0 && words.some((word) => asking.has(word)) && isName(named.join(''));
}

/** The words of a part of a query that is a plain word. */
function plainWords([term, other]: readonly Term[]): readonly string[] | null {
  return term?.type === 'word' && other === undefined ? comparedTerms(term.text) : null;
}

const wordsOf = (slot: Slot): readonly string[] =>
  slot.type === 'choice'
    ? literalWords(slot.terms)
    : [isRelease(slot.text) ? slot.text.replaceAll('.', '') : slot.text];

/** What a term may begin with while the rest of it is still to be typed. */
const OPERATORS = new Set(['!', '-', '^', "'", '"', '!"', '-"']);

/** Terms without repetitions: asking twice costs twice, and adds nothing. */
function withoutRepeats<Kind extends Term>(terms: readonly Kind[]): readonly Kind[] {
  return terms.length < 2 ? terms : [...new Map(terms.map((term) => [printTerm(term), term])).values()];
}

/** Splits slots, and the alternatives in them, into those that are looked for and those that are too many. */
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
 * Optional words are needed if there are no others, those that say most; and so are signs if there are no words. What was to be
 * left out says more than a filler, and that more than a small word.
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

/** Whether a slot is not what the results are to be called, though its word is in the query. */
const isBeside = (slot: Slot): boolean =>
  slot.type === 'choice'
    ? slot.replaces !== undefined
    : slot.role === 'derived' || (slot.role === 'avoided' && slot.isOptional);

/** Whether a slot is a version beside words: `1.1.4` of `runc 1.1.4`. */
const isMereVersion = (slot: Slot): boolean => slot.type === 'word' && slot.isVersion && slot.isOptional;

const SHORTEST_EXCLUDED = 3;

/** Whether an exclusion is still so short that it would exclude nearly everything. */
function isHardlyBegun(term: FilterTerm): boolean {
  return term.type === 'exact' && term.isExcluded && term.text.length < SHORTEST_EXCLUDED;
}

/** The words that a literal term demands, unless there is an alternative to it. */
function literalWords(terms: readonly Term[]): readonly string[] {
  const [term] = terms;
  if (terms.length !== 1 || term === undefined || term.type === 'field') return [];
  const words = comparedTerms(term.text);
  return words.length > 0 ? words : signedTerms(term.text);
}
