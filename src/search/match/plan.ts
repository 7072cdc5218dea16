import { type AskedVersion, askedVersions, isAdvisory, versionIn, versionTerm } from '../query/asked.ts';
import { printTerm, type Query, type Term } from '../query/parse.ts';
import { isSign, signedTerms, writtenForm } from '../query/signs.ts';
import { isAddress, projectName } from '../text/documents.ts';
import { isRelease } from '../text/releases.ts';
import { comparedTerms, fold, isUnspaced, LONGEST_WORD, tokenizeText } from '../text/tokenize.ts';
import { MOST_SLOTS } from './accumulators.ts';

/** A word to be found: as it is compared, and with the signs that belong to it (`c++`), `''` if it has none. */
export type SoughtWord = { readonly text: string; readonly signed: string };

/** One thing that must be found. The words of a query are apart, alternatives are together. */
export type Slot =
  | (SoughtWord & {
      readonly type: 'word';
      readonly isUnfinished: boolean;
      readonly isOptional: boolean;
      readonly isVersion: boolean;
    })
  | {
      readonly type: 'choice';
      readonly terms: readonly Term[];
      readonly isUnfinished: boolean;
      readonly isOptional: false;
    };

type FilterTerm = Exclude<Term, { type: 'word' }>;

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
  /** The same as they were typed, with all signs. */
  readonly written: string;
  /** Whether it is a single word that signs make another one of: `c++`. */
  readonly isSigned: boolean;
  /** How many letters the words have together. */
  readonly length: number;
  /** Bits of the slots that are words, not signs or versions beside words. */
  readonly lettered: number;
  /** What is not used, as it was typed: the rest of a very long query, or an operator with nothing after it yet. */
  readonly unused: readonly string[];
};

/** The most alternatives that are looked for and filters that are asked: each costs as much as a word. */
const MOST_ALTERNATIVES = 16;
const MOST_FILTERS = 16;

/** Words that say nothing by themselves: they count where they are found, but a document may lack them. */
const OPTIONAL = new Set(
  'a all an and another any are as at be before by can do does every for from get has have how i in into is it its make makes me my need no not of on one only or so some that the their them this to use using via want what when where which who why with without write you your'.split(
    ' ',
  ),
);

export function planQuery(query: Query): Plan {
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
  const { slots, tooMany } = withinReach(planSlots(typed, isUnfinished && waiting.length === 0));
  const unused = [...waiting, ...tooMany, ...filters.slice(MOST_FILTERS).map(printTerm)];
  const needed = demanded(slots);
  const lettered = needed.filter((slot) => !isMereSign(slot));
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
    written,
    isSigned: words.length === 1 && signedTerms(written).length > 0,
    length: words.join('').length,
    lettered: needed.reduce((bits, slot, at) => (isMereSign(slot) || isMereVersion(slot) ? bits : bits | (1 << at)), 0),
    unused,
  };
}

const wordsOf = (slot: Slot): readonly string[] =>
  slot.type === 'choice'
    ? literalWords(slot.terms)
    : [isRelease(slot.text) ? slot.text.replaceAll('.', '') : slot.text];

/** What a term may begin with while the rest of it is still to be typed. */
const OPERATORS = new Set(['!', '-', '^', "'", '"', '!"', '-"']);

function planSlots(groups: Query['groups'], isUnfinished: boolean): readonly Slot[] {
  const last = groups.findLastIndex((terms) => filterIn(terms) === null);
  // Filters behind a word leave it as it was: choosing one must not make the word mean less. A phrase has its end.
  const goesOn = last === groups.length - 1 ? isUnfinished : groups[last]?.at(-1)?.type !== 'phrase';
  const seen = new Set<string>();
  const isNew = (text: string) => seen.size < seen.add(text).size;
  const hasAdvisory = groups.some(([term]) => term?.type === 'word' && isAdvisory(term.text));
  return groups.flatMap((terms, index): readonly Slot[] => {
    const [term] = terms;
    if (filterIn(terms) !== null) return [];
    if (terms.length === 1 && term?.type === 'word') {
      const own = wordSlots(term.text, goesOn && index === last).filter(
        (slot) => !isMereSign(slot) || isNew(term.text),
      );
      // Beside the id of an advisory, no other word narrows anything.
      return hasAdvisory && !isAdvisory(term.text)
        ? own.map((slot): Slot => ({ ...slot, isOptional: true }) as Slot)
        : own;
    }
    if (!isNew(terms.map(printTerm).join(' | '))) return [];
    return [{ type: 'choice', terms, isUnfinished: isUnfinished && index === groups.length - 1, isOptional: false }];
  });
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

/** Terms without repetitions: asking twice costs twice, and adds nothing. */
function withoutRepeats<Kind extends Term>(terms: readonly Kind[]): readonly Kind[] {
  return terms.length < 2 ? terms : [...new Map(terms.map((term) => [printTerm(term), term])).values()];
}

/** Optional words are needed if there are no others, and so are signs if there are no words. */
function demanded(slots: readonly Slot[]): readonly Slot[] {
  if (!slots.every(({ isOptional }) => isOptional)) return slots;
  const hasWords = slots.some((slot) => !isMereSign(slot));
  return slots.map((slot): Slot => (hasWords && isMereSign(slot) ? slot : ({ ...slot, isOptional: false } as Slot)));
}

/** Whether a slot is a sign beside words, which counts where it is found but is not needed. */
const isMereSign = (slot: Slot): boolean => slot.type === 'word' && slot.isOptional && isSign(slot.text);

/** Whether a slot is a version beside words: `1.1.4` of `runc 1.1.4`. */
const isMereVersion = (slot: Slot): boolean => slot.type === 'word' && slot.isVersion && slot.isOptional;

const SHORTEST_EXCLUDED = 3;

/** Whether an exclusion is still so short that it would exclude nearly everything. */
function isHardlyBegun(term: FilterTerm): boolean {
  return term.type === 'exact' && term.isExcluded && term.text.length < SHORTEST_EXCLUDED;
}

/** The term of a group that is a filter; `null` for what is to be found. */
function filterIn(terms: readonly Term[]): FilterTerm | null {
  const [term] = terms;
  if (terms.length !== 1 || term === undefined || term.type === 'word') return null;
  return term.isExcluded || term.type === 'field' ? term : null;
}

function wordSlots(typed: string, isUnfinished: boolean): readonly Slot[] {
  // A pasted address counts for the project that it names.
  const version = versionIn(typed);
  if (version !== null) {
    return [{ type: 'word', text: versionTerm(version), signed: '', isUnfinished, isOptional: true, isVersion: true }];
  }
  const text = (isAddress(typed) && projectName(typed)) || typed;
  const words = withoutOverlap(comparedTerms(text));
  if (words.length === 0) return signSlots(text, isUnfinished);
  const signed = words.length === 1 ? (signedTerms(text)[0] ?? '') : '';
  const owner = OWNER.exec(text)?.[1] ?? '';
  const ownerWords = tokenizeText(owner).length;
  return words.map((word, index) => {
    const isLast = isUnfinished && index === words.length - 1 && isAtEnd(word, text);
    const isOptional = signed === '' && (OPTIONAL.has(word) || index < ownerWords);
    return { type: 'word', text: word, signed, isUnfinished: isLast, isOptional, isVersion: false };
  });
}

/** Of a long run without blanks every second pair of letters has all of them. */
function withoutOverlap(words: readonly string[]): readonly string[] {
  if (words.length <= MOST_SLOTS) return words;
  return words.filter((word, at) => at % 2 === 0 || at === words.length - 1 || !isUnspaced(word));
}

/** Signs are words of their own; only a name can be made of them. */
function signSlots(text: string, isUnfinished: boolean): readonly Slot[] {
  return signedTerms(text).map(
    (sign): Slot => ({ type: 'word', text: sign, signed: '', isUnfinished, isOptional: true, isVersion: false }),
  );
}

/** Whether a text ends with a word, of a long one with the rest of it. */
const isAtEnd = (word: string, text: string): boolean =>
  word.length === LONGEST_WORD ? /[\p{Letter}\p{Number}]$/u.test(fold(text)) : fold(text).endsWith(word);

/** `opencontainers/runc`: the owner of a repository is optional. */
const OWNER = /^([\w.-]{3,})\/[\w.-]+$/;

/** The words that a literal term demands, unless there is an alternative to it. */
function literalWords(terms: readonly Term[]): readonly string[] {
  const [term] = terms;
  if (terms.length !== 1 || term === undefined || term.type === 'field') return [];
  const words = comparedTerms(term.text);
  return words.length > 0 ? words : signedTerms(term.text);
}
