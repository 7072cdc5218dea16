import type { SearchIndex } from '../index/build.ts';
import { indexOfWord, ZONE_BITS } from '../index/postings.ts';
import type { Term } from '../query/parse.ts';
import { askedWords, namesOf, searchableTexts } from '../text/documents.ts';
import { comparedTerms, fold, isUnspaced, LONGEST_WORD, unmarked } from '../text/tokenize.ts';

export type LiteralTerm = Extract<Term, { readonly isExcluded: boolean; readonly text: string }>;

/**
 * The documents that have a literal term, in order. Capital letters in it mean capital letters; a phrase of which the last
 * word `isUnfinished` may go on.
 */
export function documentsWith(term: LiteralTerm, isUnfinished: boolean, index: SearchIndex): readonly number[] {
  const isThere = literalTest(term, isUnfinished);
  if (term.type !== 'exact' && term.type !== 'phrase') {
    return index.nodes.flatMap(({ subject }, document) => (namesOf(subject).some(isThere) ? [document] : []));
  }
  const { mechanisms, nodes } = index;
  return candidates(term, isUnfinished, index).filter((document) => {
    const subject = nodes[document]?.subject;
    return subject !== undefined && searchableTexts(subject, mechanisms).some(({ text }) => isThere(text));
  });
}

/** Tells whether a document has a literal term only in what people say who ask for it, and not in what is said of it. */
export function onlyAskedTest(term: LiteralTerm, isUnfinished: boolean, { nodes, mechanisms }: SearchIndex) {
  const isThere = literalTest(term, isUnfinished);
  return (document: number): boolean => {
    const subject = nodes[document]?.subject;
    if (subject === undefined || !askedWords(subject).some(isThere)) return false;
    return searchableTexts(subject, mechanisms).every(({ place, text }) => place === 'words' || !isThere(text));
  };
}

/** Whether a text has a literal term: one of an item's names for those that are about names. */
export function literalTest(
  { type, text }: Pick<LiteralTerm, 'type' | 'text'>,
  isUnfinished: boolean,
): (text: string) => boolean {
  const normalize = comparable(text);
  const typed = normalize(text);
  switch (type) {
    case 'exact':
      return (other) => normalize(other).includes(typed);
    // A name may begin or end with the sign itself.
    case 'prefix':
      return (other) => normalize(other).startsWith(typed) || normalize(other).startsWith(`^${typed}`);
    case 'suffix':
      return (other) => normalize(other).endsWith(typed) || normalize(other).endsWith(`${typed}$`);
    case 'whole':
      return (other) => normalize(other) === typed || normalize(other) === `^${typed}$`;
    case 'phrase': {
      const words = wordsInRow(typed);
      if (words === '') return (other) => collapsed(normalize(other)).includes(collapsed(typed));
      const start = startsUnspaced(words) ? '' : ' ';
      const end = isUnfinished || isUnspaced([...words].at(-1) ?? '') ? '' : ' ';
      return (other) => ` ${wordsInRow(normalize(other))} `.includes(start + words + end);
    }
  }
}

/** The words of a text with a blank between them, whatever signs the text has there. */
const wordsInRow = (text: string): string => text.replace(/[^\p{Letter}\p{Number}]+/gu, ' ').trim();
const collapsed = (text: string): string => text.trim().replace(/\s+/g, ' ');
const startsUnspaced = (words: string): boolean => isUnspaced([...words.slice(0, 2)][0] ?? '');

/** How a text is compared with a literal term: without marks and, if the term has no capitals, without case. */
export const comparable = (typed: string): ((text: string) => string) =>
  typed === typed.toLowerCase() ? fold : unmarked;

/** Finds all that is a literal term in a text that is made comparable. */
export function literalPattern({ type, text }: Pick<LiteralTerm, 'type' | 'text'>, isUnfinished: boolean): RegExp {
  const typed = comparable(text)(text);
  if (type === 'phrase') return new RegExp(phrasePattern(typed, isUnfinished), 'gu');
  const start = type === 'prefix' || type === 'whole' ? '^\\^?' : '';
  return new RegExp(`${start}${escaped(typed)}${type === 'suffix' || type === 'whole' ? '\\$?$' : ''}`, 'g');
}

/** A text as a regular expression that only it matches. */
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** A pattern takes time to make: of a longer phrase only the beginning is highlighted. */
const MOST_WORDS_HIGHLIGHTED = 24;

/** The words of a phrase one after another with any signs between them; of a phrase without words the signs themselves. */
function phrasePattern(typed: string, isUnfinished: boolean): string {
  const words = typed.match(/[\p{Letter}\p{Number}]+/gu)?.slice(0, MOST_WORDS_HIGHLIGHTED) ?? [];
  const [first = ''] = words;
  if (first === '') return typed.trim().split(/\s+/).map(escaped).join('\\s+');
  const start = startsUnspaced(first) ? '' : '(?<![\\p{Letter}\\p{Number}])';
  const end = isUnfinished || isUnspaced([...(words.at(-1) ?? '')].at(-1) ?? '') ? '' : '(?![\\p{Letter}\\p{Number}])';
  return `${start}${words.join('[^\\p{Letter}\\p{Number}]+')}${end}`;
}

/**
 * Documents that may have the term: those with its longest word or, where that may be a part of one, with any such word. Of
 * very long words the index has only the beginning.
 */
function candidates({ type, text }: LiteralTerm, isUnfinished: boolean, index: SearchIndex): readonly number[] {
  const words = comparedTerms(text);
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '');
  const isPart = type === 'exact' || isUnfinished || isUnspaced(longest);
  const { vocabulary } = index;
  const wanted = isPart
    ? vocabulary.words.flatMap((word, at) => (word.includes(longest) || word.length === LONGEST_WORD ? [at] : []))
    : [indexOfWord(vocabulary.words, longest)].filter((at) => at >= 0);
  // An item without a single word has signs alone.
  if (longest === '') return index.nodes.map((_, document) => document);
  const found = new Set<number>();
  for (const word of wanted) {
    const end = vocabulary.starts[word + 1] ?? 0;
    for (let at = vocabulary.starts[word] ?? 0; at < end; at++) found.add((vocabulary.packed[at] ?? 0) >>> ZONE_BITS);
  }
  return [...found].sort((a, b) => a - b);
}
