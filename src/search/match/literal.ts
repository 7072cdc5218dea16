import type { SearchIndex } from '../index/build.ts';
import { indexOfWord, ZONE_BITS } from '../index/postings.ts';
import type { Term } from '../query/parse.ts';
import { askedWords, namesOf, searchableTexts } from '../text/documents.ts';
import { comparedTerms, fold, isUnspaced, LONGEST_WORD, unmarked } from '../text/tokenize.ts';

export type LiteralTerm = Extract<Term, { readonly isExcluded: boolean; readonly text: string }>;

/**
 * Returns the documents that contain a literal term, in order. A capital letter in the term makes it case-sensitive. If
 * `isUnfinished`, the last word of a phrase may continue.
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

/**
 * Returns a test of whether a document contains a literal term only in the words by which people search for it, and not in its
 * other texts.
 */
export function onlyAskedTest(term: LiteralTerm, isUnfinished: boolean, { nodes, mechanisms }: SearchIndex) {
  const isThere = literalTest(term, isUnfinished);
  return (document: number): boolean => {
    const subject = nodes[document]?.subject;
    if (subject === undefined || !askedWords(subject).some(isThere)) return false;
    return searchableTexts(subject, mechanisms).every(({ place, text }) => place === 'words' || !isThere(text));
  };
}

/** Returns a test of whether a text contains a literal term; a term for names is tested on the names of an item. */
export function literalTest(
  { type, text }: Pick<LiteralTerm, 'type' | 'text'>,
  isUnfinished: boolean,
): (text: string) => boolean {
  const normalize = comparable(text);
  const typed = normalize(text);
  switch (type) {
    case 'exact':
      return (other) => normalize(other).includes(typed);
    // The name itself may begin with `^` or end with `$`.
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

/** Returns the words of a text with one blank between them, whatever signs separate them in the text. */
const wordsInRow = (text: string): string => text.replace(/[^\p{Letter}\p{Number}]+/gu, ' ').trim();
const collapsed = (text: string): string => text.trim().replace(/\s+/g, ' ');
const startsUnspaced = (words: string): boolean => isUnspaced([...words.slice(0, 2)][0] ?? '');

/** Returns how texts are compared with a literal term: without marks and, if the term has no capitals, without case. */
export const comparable = (typed: string): ((text: string) => string) =>
  typed === typed.toLowerCase() ? fold : unmarked;

/** Returns a pattern for every occurrence of a literal term in a text that `comparable` has normalised. */
export function literalPattern({ type, text }: Pick<LiteralTerm, 'type' | 'text'>, isUnfinished: boolean): RegExp {
  const typed = comparable(text)(text);
  if (type === 'phrase') return new RegExp(phrasePattern(typed, isUnfinished), 'gu');
  const start = type === 'prefix' || type === 'whole' ? '^\\^?' : '';
  return new RegExp(`${start}${escaped(typed)}${type === 'suffix' || type === 'whole' ? '\\$?$' : ''}`, 'g');
}

/** Escapes a text for use in a regular expression. */
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Making a pattern takes time, so of a longer phrase only the beginning is highlighted. */
const MOST_WORDS_HIGHLIGHTED = 24;

/** Returns a pattern for the words of a phrase with any signs between them or, if the phrase has no words, for its signs. */
function phrasePattern(typed: string, isUnfinished: boolean): string {
  const words = typed.match(/[\p{Letter}\p{Number}]+/gu)?.slice(0, MOST_WORDS_HIGHLIGHTED) ?? [];
  const [first = ''] = words;
  if (first === '') return typed.trim().split(/\s+/).map(escaped).join('\\s+');
  const start = startsUnspaced(first) ? '' : '(?<![\\p{Letter}\\p{Number}])';
  const end = isUnfinished || isUnspaced([...(words.at(-1) ?? '')].at(-1) ?? '') ? '' : '(?![\\p{Letter}\\p{Number}])';
  return `${start}${words.join('[^\\p{Letter}\\p{Number}]+')}${end}`;
}

/**
 * Returns the documents that may contain the term: those with its longest word or, where that may be part of a word, with any
 * word that contains it. The index has only the beginnings of very long words, so any of these may contain it too.
 */
function candidates({ type, text }: LiteralTerm, isUnfinished: boolean, index: SearchIndex): readonly number[] {
  const words = comparedTerms(text);
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '');
  const isPart = type === 'exact' || isUnfinished || isUnspaced(longest);
  const { vocabulary } = index;
  const wanted = isPart
    ? vocabulary.words.flatMap((word, at) => (word.includes(longest) || word.length === LONGEST_WORD ? [at] : []))
    : [indexOfWord(vocabulary.words, longest)].filter((at) => at >= 0);
  // A term of signs alone may be in any document, even in one without a single word.
  if (longest === '') return index.nodes.map((_, document) => document);
  const found = new Set<number>();
  for (const word of wanted) {
    const end = vocabulary.starts[word + 1] ?? 0;
    for (let at = vocabulary.starts[word] ?? 0; at < end; at++) found.add((vocabulary.packed[at] ?? 0) >>> ZONE_BITS);
  }
  return [...found].sort((a, b) => a - b);
}
