import { phrasesWithSynonyms } from './thesaurus.ts';

/** The phrases of several words that the thesaurus leads to, by their first words. */
let byFirst: ReadonlyMap<string, readonly (readonly string[])[]> | undefined;

function readPhrases(): ReadonlyMap<string, readonly (readonly string[])[]> {
  const phrases = new Map<string, readonly (readonly string[])[]>();
  for (const phrase of phrasesWithSynonyms()) {
    const words = phrase.split(' ');
    const [first = ''] = words;
    if (words.length > 1) phrases.set(first, [...(phrases.get(first) ?? NONE), words]);
  }
  return phrases;
}

const NONE: readonly never[] = [];

/** Returns the phrases of the thesaurus that occur in the words of a text, each with a blank between its words. */
export function phrasesIn(terms: readonly string[]): readonly string[] {
  byFirst ??= readPhrases();
  let found: string[] | undefined;
  for (let at = 0; at < terms.length - 1; at++) {
    for (const phrase of byFirst.get(terms[at] ?? '') ?? NONE) {
      if (!isPhraseAt(terms, at, phrase)) continue;
      found ??= [];
      found.push(phrase.join(' '));
    }
  }
  return found ?? NONE;
}

/** Whether the words from a place on form a phrase, whose last word may be in the plural. */
export function isPhraseAt(terms: readonly string[], at: number, phrase: readonly string[]): boolean {
  const last = phrase.length - 1;
  for (let word = 0; word < last; word++) if (terms[at + word] !== phrase[word]) return false;
  const end = terms[at + last] ?? '';
  return end === phrase[last] || end === `${phrase[last]}s`;
}
