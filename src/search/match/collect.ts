import { ALL_INITIALS, type SearchIndex } from '../index/build.ts';
import { indexOfWord, lowerBound, PLACE_BITS, PLACE_MASK, type Postings } from '../index/postings.ts';
import { ADDRESS, NAME, NOTE, PLACES_WEIGHT, PLACES_WEIGHT_OF_SEVERAL, TOGETHER } from '../index/zones.ts';
import type { Term } from '../query/parse.ts';
import { signedTermsOf } from '../query/signs.ts';
import { isUnspaced, joined, LONGEST_WORD } from '../text/tokenize.ts';
import { HEADED, type How, NAMED, note, SURE, type Tally } from './accumulators.ts';
import { type Expansion, expand } from './expand.ts';
import type { Plan, SoughtWord } from './plan.ts';

/** Remembers what words were expanded to: the finished words of a query are the same at the next letter. */
export type Expander = (word: string, isOpen: boolean) => Expansion;

const REMEMBERED = 16;

export function createExpander({ vocabulary }: SearchIndex): Expander {
  const known = new Map<string, Expansion>();
  return (word, isOpen) => {
    const key = isOpen ? `${word}*` : word;
    const expansion = known.get(key) ?? expand(vocabulary, word, isOpen);
    known.delete(key);
    known.set(key, expansion);
    const [oldest = ''] = known.keys();
    if (known.size > REMEMBERED) known.delete(oldest);
    return expansion;
  };
}

/** Finds the documents of a term that is no word: a literal one, or a field. */
export type DocumentsOf = (term: Exclude<Term, { type: 'word' }>, isOpen: boolean) => readonly number[];

type Finding = {
  readonly index: SearchIndex;
  readonly tally: Tally;
  readonly expander: Expander;
  readonly documentsOf: DocumentsOf;
};

/** What a search has found besides what is in the tally. */
export type Found = {
  /** How much each slot says: less the more documents have it. */
  readonly weights: readonly number[];
  /** Documents whose initials are the query. */
  readonly initialled: ReadonlySet<number>;
};

/** Notes in the tally what each slot of the plan finds. */
export function findAll(plan: Plan, finding: Finding): Found {
  const { slots } = plan;
  const weights: number[] = [];
  const initialled = new Set<number>();
  for (const [number, slot] of slots.entries()) {
    if (slot.type === 'choice') {
      for (const term of slot.terms) findTerm(term, slot.isOpen, number, finding);
      weights.push(1);
      continue;
    }
    const weight = findWord(slot, slot.isOpen, number, slots.length, finding, slot.isOptional ? OPTIONAL : 1);
    weights.push(weight);
    findInitials(slot.text, number, weight, finding, slots.length === 1 ? initialled : null);
    const next = slots[number + 1];
    if (next?.type === 'word') findJoined(slot.text + next.text, number, weight, finding);
  }
  return { weights, initialled };
}

/** A word that is not needed says little where it is found. */
const OPTIONAL = 0.1;

const FOUND_LITERALLY = 0.9;

function findTerm(term: Term, isOpen: boolean, number: number, finding: Finding): void {
  const sought = term.type === 'word' ? soughtAsOne(term.text) : null;
  if (sought !== null) {
    findWord(sought, isOpen, number, 1, finding);
    return;
  }
  const literal = term.type === 'word' ? ({ type: 'exact', text: term.text, isExcluded: false } as const) : term;
  for (const document of finding.documentsOf(literal, isOpen))
    note(finding.tally, document, number, FOUND_LITERALLY, HEADED | SURE);
}

/** An alternative as one word; `null` where writing has no blanks, so that its words are not to be told apart. */
function soughtAsOne(text: string): SoughtWord | null {
  if (isUnspaced(text)) return null;
  const [signed = ''] = signedTermsOf(text);
  const word = joined(text).slice(0, LONGEST_WORD);
  return word === '' ? { text: signed, signed: '' } : { text: word, signed };
}

/** From here on a match is taken for what was meant. */
const SURE_FROM = 0.62;

/** Notes what a word finds; gives how much the word says, which is less the more documents have it. */
function findWord(
  { text, signed }: SoughtWord,
  isOpen: boolean,
  number: number,
  slots: number,
  { index, tally, expander }: Finding,
  asked = 1,
): number {
  const { words, starts } = index.vocabulary;
  const expansion = expander(text, isOpen);
  const known = expansion.exact < 0 ? 0 : countOf(starts, expansion.exact);
  const weight = slots === 1 ? 1 : rarity(known || countOfAll(starts, expansion), index.nodes.length);
  const weights = slots === 1 ? PLACES_WEIGHT : PLACES_WEIGHT_OF_SEVERAL;
  const signedWords = signed === '' ? NONE : wordsWithSigns(words, signed, isOpen);
  for (const word of signedWords)
    notePostings(index.vocabulary, word, ANYWHERE, number, weight * asked, SURE, weights, tally);
  const scale = signedWords.length === 0 ? asked : asked * WITHOUT_ITS_SIGNS;
  for (const [at, word] of expansion.words.entries()) {
    const quality = expansion.qualities[at] ?? 0;
    const isBeginning = (words[word] ?? '').startsWith(text);
    const value = quality * weight * scale;
    const only = expansion.namesOnly.has(word) ? NAME | TOGETHER | ADDRESS : ANYWHERE;
    notePostings(
      index.vocabulary,
      word,
      only,
      number,
      value,
      isBeginning && quality > SURE_FROM ? SURE : 0,
      weights,
      tally,
    );
  }
  return weight;
}

/** What has the letters of a word and not its signs is something else, if something has both. */
const WITHOUT_ITS_SIGNS = 0.5;

const NONE: readonly number[] = [];

/** The word with these signs or, while it is typed, those that go on with more signs. */
function wordsWithSigns(words: readonly string[], signed: string, isOpen: boolean): readonly number[] {
  const found: number[] = [];
  for (let word = lowerBound(words, signed); words[word]?.startsWith(signed); word++) {
    if (isOpen || words[word] === signed) found.push(word);
    if (!isOpen) break;
  }
  return found;
}

function notePostings(
  { starts, packed }: Postings,
  word: number,
  only: number,
  number: number,
  value: number,
  how: How,
  weights: Float32Array,
  tally: Tally,
): void {
  const end = starts[word + 1] ?? 0;
  for (let posting = starts[word] ?? 0; posting < end; posting++) {
    const where = packed[posting] ?? 0;
    const places = where & PLACE_MASK;
    if ((places & only) === 0) continue;
    const isNamed = (places & (NAME | TOGETHER)) !== 0;
    const place = (isNamed ? NAMED : 0) | (places === NOTE ? 0 : HEADED);
    note(tally, where >>> PLACE_BITS, number, value * (weights[places] ?? 0), how | place);
  }
}

const ANYWHERE = PLACE_MASK;

const countOf = (starts: Uint32Array, word: number): number => (starts[word + 1] ?? 0) - (starts[word] ?? 0);
const countOfAll = (starts: Uint32Array, { words }: Expansion): number =>
  words.reduce((sum, word) => sum + countOf(starts, word), 0);

/** From 0.35 for what stands everywhere to 1 for what stands nearly nowhere. */
function rarity(count: number, documents: number): number {
  return 0.35 + (0.65 * Math.log(1 + documents / (1 + count))) / Math.log(1 + documents);
}

const MOST_INITIALS = 6;
const MEANT_AS_INITIALS = 3;

function findInitials(
  text: string,
  number: number,
  weight: number,
  { index, tally }: Finding,
  initialled: Set<number> | null,
): void {
  if (text.length < 2 || text.length > MOST_INITIALS) return;
  eachPosting(index.initials, text, (document, places) => {
    const isWhole = (places & ALL_INITIALS) !== 0;
    note(tally, document, number, weight * (isWhole ? 0.86 : 0.62), HEADED | NAMED | SURE);
    if (isWhole && text.length >= MEANT_AS_INITIALS) initialled?.add(document);
  });
}

const SHORTEST_JOINED = 5;

/** Neighbours that are one word in a name: `fire jail`. */
function findJoined(text: string, number: number, weight: number, { index, tally }: Finding): void {
  if (text.length < SHORTEST_JOINED) return;
  eachPosting(index.vocabulary, text, (document, places) => {
    if ((places & (NAME | TOGETHER)) === 0) return;
    const value = weight * 0.97 * (PLACES_WEIGHT[places] ?? 0);
    note(tally, document, number, value, HEADED | NAMED | SURE);
    note(tally, document, number + 1, value, HEADED | NAMED | SURE);
  });
}

function eachPosting(
  { words, starts, packed }: Postings,
  text: string,
  visit: (document: number, places: number) => void,
): void {
  const word = indexOfWord(words, text);
  if (word < 0) return;
  for (let posting = starts[word] ?? 0, end = starts[word + 1] ?? 0; posting < end; posting++) {
    const where = packed[posting] ?? 0;
    visit(where >>> PLACE_BITS, where & PLACE_MASK);
  }
}
