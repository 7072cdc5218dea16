import type { Role, Sentence } from '../meaning/sentence.ts';
import { SMALL } from '../meaning/small-words.ts';
import { printTerm, type Query, type Term } from '../query/parse.ts';
import { isSign, signedTerms } from '../query/signs.ts';
import { isAdvisory, versionIn, versionTerm } from '../query/versions.ts';
import { isAddress, projectName } from '../text/documents.ts';
import { comparedTerms, fold, isUnspaced, LONGEST_WORD, tokenizeText } from '../text/tokenize.ts';
import { MOST_SLOTS } from './accumulators.ts';

/** A word to be found: in the form for comparing, and with the signs that belong to it (`c++`), `''` if it has none. */
export type SoughtWord = { readonly text: string; readonly signed: string };

/** One thing to be found. Each word of a query has its own slot; alternatives share one. */
export type Slot =
  | (SoughtWord & {
      readonly type: 'word';
      readonly isUnfinished: boolean;
      readonly isOptional: boolean;
      readonly isVersion: boolean;
      readonly role: Role | 'derived';
    })
  | {
      readonly type: 'choice';
      readonly terms: readonly Term[];
      readonly isUnfinished: boolean;
      readonly isOptional: false;
      /** The name, written together, of the item that the results are to replace. */
      readonly replaces?: string;
    };

type WordTerm = Extract<Term, { type: 'word' }>;
export type FilterTerm = Exclude<Term, { type: 'word' }>;

/** Returns the term of a group that is a filter; `null` if the group is to be found. */
export function filterIn(terms: readonly Term[]): FilterTerm | null {
  const [term] = terms;
  if (terms.length !== 1 || term === undefined || term.type === 'word') return null;
  return term.isExcluded || term.type === 'field' ? term : null;
}

/** Whether a slot is a sign beside words, which counts where it is found but is not needed. */
export const isMereSign = (slot: Slot): boolean => slot.type === 'word' && slot.isOptional && isSign(slot.text);

/** Returns the slots of a query in order; `roles` gives the role of each part of the query. */
export function planSlots(
  groups: Query['groups'],
  isUnfinished: boolean,
  { roles, avoided }: Sentence,
): readonly Slot[] {
  const last = groups.findLastIndex((terms) => filterIn(terms) === null);
  // A filter after a word does not finish the word: choosing one must not make the word match less. A closed phrase is finished.
  const goesOn = last === groups.length - 1 ? isUnfinished : groups[last]?.at(-1)?.type !== 'phrase';
  const seen = new Set<string>();
  const isNew = (text: string) => seen.size < seen.add(text).size;
  const hasAdvisory = groups.some(([term]) => term?.type === 'word' && isAdvisory(term.text));
  const wordsFor = (term: WordTerm, index: number) => {
    const made = wordSlots(term.text, goesOn && index === last, roles[index] ?? 'sought');
    const own = made.filter((slot) => !isMereSign(slot) || isNew(term.text));
    return hasAdvisory && !isAdvisory(term.text) ? own.map(asOptional) : own;
  };
  const own = groups.flatMap((terms, index): readonly Slot[] => {
    const [term] = terms;
    // `instead of` in its summary does not make an item a better replacement.
    if (filterIn(terms) !== null || roles[index] === 'said') return [];
    if (roles[index] === 'replaced') return roles[index - 1] === 'replaced' ? [] : [placeSlot(groups, roles, index)];
    if (terms.length === 1 && term?.type === 'word') return wordsFor(term, index);
    if (!isNew(terms.map(printTerm).join(' | '))) return [];
    return [{ type: 'choice', terms, isUnfinished: isUnfinished && index === groups.length - 1, isOptional: false }];
  });
  return [...own, ...avoided.flat().map(lackSlot)];
}

/** Makes a slot optional: beside the id of an advisory, no other word narrows the results. */
const asOptional = (slot: Slot): Slot => ({ ...slot, isOptional: true }) as Slot;

/** Returns the slot for replacing something: one for all words of its name. */
function placeSlot(groups: Query['groups'], roles: readonly Role[], from: number): Slot {
  const end = roles.findIndex((role, at) => at > from && role !== 'replaced');
  const terms = groups.slice(from, end < 0 ? undefined : end).flat();
  const replaces = terms.flatMap((term) => (term.type === 'word' ? comparedTerms(term.text) : [])).join('');
  return { type: 'choice', terms, isUnfinished: false, isOptional: false, replaces };
}

/** Returns the slot for a derived word: `daemonless` for what should have no daemon. */
function lackSlot(word: string): Slot {
  const text = `${word}less`.slice(0, LONGEST_WORD);
  return { type: 'word', text, signed: '', isUnfinished: false, isOptional: true, isVersion: false, role: 'derived' };
}

function wordSlots(typed: string, isUnfinished: boolean, role: Role): readonly Slot[] {
  // A pasted address stands for the project that it names.
  const version = versionIn(typed);
  if (version !== null) {
    return [
      { type: 'word', text: versionTerm(version), signed: '', isUnfinished, isOptional: true, isVersion: true, role },
    ];
  }
  const text = (isAddress(typed) && projectName(typed)) || typed;
  const words = withoutOverlap(comparedTerms(text));
  if (words.length === 0) return signSlots(text, isUnfinished, role);
  const signed = words.length === 1 ? (signedTerms(text)[0] ?? '') : '';
  const owner = OWNER.exec(text)?.[1] ?? '';
  const ownerWords = tokenizeText(owner).length;
  return words.map((word, index) => {
    const isLast = isUnfinished && index === words.length - 1 && isAtEnd(word, text);
    const isSaying = role === 'sought' || role === 'aim';
    const isMere = SMALL.has(word) || index < ownerWords || (index > 0 && ENDINGS.has(word) && APOSTROPHE.test(text));
    const isOptional = signed === '' && (isMere || !isSaying);
    return { type: 'word', text: word, signed, isUnfinished: isLast, isOptional, isVersion: false, role };
  });
}

/** Drops every second pair of letters in a long run without blanks: the others still contain all of its letters. */
function withoutOverlap(words: readonly string[]): readonly string[] {
  if (words.length <= MOST_SLOTS) return words;
  return words.filter((word, at) => at % 2 === 0 || at === words.length - 1 || !isUnspaced(word));
}

/** Returns the slots of signs that are words of their own; only a name can consist of them. */
function signSlots(text: string, isUnfinished: boolean, role: Role): readonly Slot[] {
  return signedTerms(text).map(
    (sign): Slot => ({ type: 'word', text: sign, signed: '', isUnfinished, isOptional: true, isVersion: false, role }),
  );
}

/** Whether a text ends with a word; a word cut at `LONGEST_WORD` only needs a letter or digit at the end. */
const isAtEnd = (word: string, text: string): boolean =>
  word.length === LONGEST_WORD ? /[\p{Letter}\p{Number}]$/u.test(fold(text)) : fold(text).endsWith(word);

/** The ending after an apostrophe, such as the `s` in `another process's files`. */
const APOSTROPHE = /['’](?:s|t|re|ve|ll|d|m)$/i;
const ENDINGS: ReadonlySet<string> = new Set(['s', 't', 're', 've', 'll', 'd', 'm']);

/** The owner of a repository, which is optional: `opencontainers/runc`. */
const OWNER = /^([\w.-]{3,})\/[\w.-]+$/;
