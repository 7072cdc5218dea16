import Fuse from 'fuse.js';
import { formsOf, isContraction } from '../match/expand.ts';
import { comparable, literalPattern, literalTest } from '../match/literal.ts';
import { planOf, type Slot, type SoughtWord } from '../match/plan.ts';
import { likeness, thresholdFor } from '../match/typos.ts';
import type { Query, Term } from '../query/parse.ts';
import { isSign, signedTermsOf } from '../query/signs.ts';
import { comparedTermsOf, fold, isAscii, isUnspaced, together, type Word, wordsOf } from '../text/tokenize.ts';
import type { Lit, Range } from '../types.ts';

const NOTHING: readonly Range[] = [];

/** So much of a text is looked at: what stands behind it is found, but neither lit nor given as a reason. */
export const LONGEST_TEXT = 5000;

/**
 * Lights texts by the rules by which they are found; it needs no index, and remembers the words it has seen. Of a text only the
 * first 5,000 letters are looked at.
 */
export function createLighter(query: Query): Lit {
  const lighters = planOf(query).slots.map((slot) => lighterOf(slot));
  const known = new Map<string, readonly Range[]>();
  return (text) => {
    const ranges = known.get(text) ?? lightAll(text, lighters);
    known.set(text, ranges);
    return ranges;
  };
}

function lightAll(text: string, lighters: readonly Lighter[]): readonly Range[] {
  if (lighters.length === 0) return NOTHING;
  const read = readText(text);
  return merged(lighters.flatMap((lighter) => lighter(read)));
}

/** What lights the letters of one thing that a query wants found: only where it surely stands, or also where it may be meant. */
export type Finder = { readonly sure: Lighter; readonly any: Lighter };

export const findersOf = (query: Query): readonly Finder[] =>
  planOf(query).slots.map((slot) => ({ sure: lighterOf(slot, PART), any: lighterOf(slot) }));

export function readText(whole: string): Read {
  const text = whole.length > LONGEST_TEXT ? whole.slice(0, LONGEST_TEXT) : whole;
  return { text, words: wordsOf(text) };
}

type Read = { readonly text: string; readonly words: readonly Word[] };
type Lighter = (read: Read) => readonly Range[];

function lighterOf(slot: Slot, worst = GUESS): Lighter {
  if (slot.type === 'word') return signedLighter(slot, slot.isOpen, worst);
  const lighters = slot.terms.flatMap((term) => termLighter(term, slot.isOpen, worst));
  return (read) => lighters.flatMap((lighter) => lighter(read));
}

function termLighter(term: Term, isOpen: boolean, worst: number): readonly Lighter[] {
  if (term.type === 'word' && !isUnspaced(term.text)) return wordLighters(term.text, isOpen, worst);
  if (term.type === 'word') return [literalLighter('exact', term.text, isOpen)];
  if (term.type === 'field' || term.isExcluded) return [];
  return [literalLighter(term.type, term.text, isOpen)];
}

function wordLighters(typed: string, isOpen: boolean, worst: number): readonly Lighter[] {
  const [signed = ''] = signedTermsOf(typed);
  const words = comparedTermsOf(typed);
  if (words.length === 0) return [literalLighter('exact', signed, isOpen)];
  return words.map((text) => signedLighter({ text, signed: words.length === 1 ? signed : '' }, isOpen, worst));
}

/** Where a text has a word with its signs, these are lit; elsewhere the word alone. Signs alone are lit as they stand. */
function signedLighter({ text, signed }: SoughtWord, isOpen: boolean, worst: number): Lighter {
  if (isSign(text)) return literalLighter('exact', text, isOpen);
  const ofWord = wordLighter(text, isOpen, worst);
  if (signed === '') return ofWord;
  const ofSigns = literalLighter('exact', signed, isOpen);
  return (read) => {
    const lit = ofSigns(read);
    return lit.length > 0 ? lit : ofWord(read);
  };
}

/** How a word of a text matches a typed one; where several words do, those of the best way are lit. */
type Match = { readonly way: number; readonly lit: readonly Range[] };
const SAME = 1;
const BEGINNING = 2;
const PART = 3;
const GUESS = 4;
const NO_MATCH: Match = { way: Infinity, lit: NOTHING };

function wordLighter(typed: string, isOpen: boolean, worst: number): Lighter {
  const known = new Map<string, Match>();
  const forms = new Set(formsOf(typed));
  const matchOf = (word: string): Match => {
    const match = known.get(word) ?? matchWord(typed, word, isOpen, forms);
    known.set(word, match);
    return match;
  };
  return ({ text, words }) => {
    const matches = words.map((word) => matchOf(word.text));
    const best = matches.reduce((least, { way }) => Math.min(least, way), Infinity);
    if (best > PART) {
      const across = acrossWords(typed, words, text);
      if (across.length > 0) return across;
    }
    if (best > worst) return NOTHING;
    return words.flatMap((word, at) => (matches[at]?.way === best ? rangesIn(word, matches[at].lit, text) : NOTHING));
  };
}

function matchWord(typed: string, word: string, isOpen: boolean, forms: ReadonlySet<string>): Match {
  if (word === typed) return { way: SAME, lit: [[0, word.length]] };
  if (isUnspaced(typed)) return everywhereIn(word, typed);
  const at = word.indexOf(typed);
  if (at === 0 && (typed.length > 1 || isOpen)) return { way: BEGINNING, lit: [[0, typed.length]] };
  if (forms.has(word)) return { way: BEGINNING, lit: [[0, sharedLength(typed, word)]] };
  if (at > 0 && typed.length > 2) return { way: PART, lit: [[at, at + typed.length]] };
  if (typed.length < 3) return NO_MATCH;
  if (/\d/.test(typed)) return isNumeronym(typed, word) ? { way: PART, lit: [[0, word.length]] } : NO_MATCH;
  const lit = misspeltLetters(typed, word, isOpen);
  if (lit.length > 0) return { way: GUESS, lit };
  return isContraction(typed, word) ? { way: GUESS, lit: lettersInOrder(typed, word) } : NO_MATCH;
}

/** Where there are no blanks, what is typed is as good wherever it stands. */
function everywhereIn(word: string, typed: string): Match {
  const lit: Range[] = [];
  for (let at = word.indexOf(typed); at >= 0; at = word.indexOf(typed, at + typed.length))
    lit.push([at, at + typed.length]);
  return lit.length > 0 ? { way: SAME, lit } : NO_MATCH;
}

function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one.charCodeAt(length) === other.charCodeAt(length)) length++;
  return length;
}

function isNumeronym(typed: string, word: string): boolean {
  const [, first = '', count = '', last = ''] = /^([a-z])(\d{1,2})([a-z]{1,2})$/.exec(typed) ?? [];
  return (
    first !== '' && word.length === 1 + Number(count) + last.length && word.startsWith(first) && word.endsWith(last)
  );
}

function misspeltLetters(typed: string, word: string, isOpen: boolean): readonly Range[] {
  if (likeness(typed, word, isOpen) <= 0) return NOTHING;
  const { isMatch, indices = [] } = Fuse.match(typed, word, {
    threshold: thresholdFor(typed),
    location: 0,
    distance: 100,
    includeMatches: true,
  });
  return isMatch ? indices.map(([from, to]): Range => [from, to + 1]) : NOTHING;
}

function lettersInOrder(typed: string, word: string): readonly Range[] {
  let after = 0;
  return [...typed].map((letter): Range => {
    const at = word.indexOf(letter, after);
    after = at + 1;
    return [at, after];
  });
}

const MOST_INITIALS = 8;

/** What words match only together: written as one, or by their first letters. */
function acrossWords(typed: string, words: readonly Word[], text: string): readonly Range[] {
  if (words.length < 2 || typed.length < 2) return NOTHING;
  if (together(words).startsWith(typed)) return beginningOf(typed.length, words, text);
  if (words.length > MOST_INITIALS) return NOTHING;
  const initials = words.map((word) => word.text.charAt(0)).join('');
  const at = initials.length === typed.length || words.length <= 5 ? initials.indexOf(typed) : -1;
  return at < 0 ? NOTHING : words.slice(at, at + typed.length).flatMap((word) => rangesIn(word, [[0, 1]], text));
}

function beginningOf(length: number, words: readonly Word[], text: string): readonly Range[] {
  let left = length;
  return words.flatMap((word) => {
    const taken = Math.min(left, word.text.length);
    left -= taken;
    return taken > 0 ? rangesIn(word, [[0, taken]], text) : NOTHING;
  });
}

/** Folding may change a word's length (`ß` becomes two letters, a mark none); then the letters that it made others of are lit. */
function rangesIn({ text: folded, start, end }: Word, lit: readonly Range[], text: string): readonly Range[] {
  if (folded.length === end - start) return lit.map(([from, to]): Range => [start + from, start + to]);
  const { compared, placeOf } = placed(text.slice(start, end), fold);
  if (compared !== folded) return [[start, end]];
  return lit.map(([from, to]): Range => [start + placeOf(from)[0], start + placeOf(to - 1)[1]]);
}

/** Lights literal text wherever it stands. */
function literalLighter(type: Exclude<Term['type'], 'word' | 'field'>, typed: string, isOpen: boolean): Lighter {
  const isThere = literalTest({ type, text: typed }, isOpen);
  const pattern = literalPattern({ type, text: typed }, isOpen);
  const alike = comparable(typed);
  return ({ text }) => {
    if (!isThere(text)) return NOTHING;
    const { compared, placeOf } = placed(text, alike);
    return [...compared.matchAll(pattern)].map(({ 0: found, index }): Range => {
      return [placeOf(index)[0], placeOf(index + found.length - 1)[1]];
    });
  };
}

const LETTERS = /\P{Mark}\p{Mark}*|\p{Mark}+/gsu;

/** A text as it is compared, and the place in the text of each letter of that: folding makes some longer or shorter. */
function placed(text: string, alike: (text: string) => string) {
  if (isAscii(text)) return { compared: alike(text), placeOf: (at: number): Range => [at, at + 1] };
  let compared = '';
  const places: Range[] = [];
  for (const { 0: letter, index } of text.matchAll(LETTERS)) {
    compared += alike(letter);
    while (places.length < compared.length) places.push([index, index + letter.length]);
  }
  return { compared, placeOf: (at: number): Range => places[at] ?? [0, 0] };
}

function merged(ranges: readonly Range[]): readonly Range[] {
  const apart: Range[] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = apart.at(-1);
    if (last && from < last[1]) apart[apart.length - 1] = [last[0], Math.max(last[1], to)];
    else apart.push([from, to]);
  }
  return apart;
}
