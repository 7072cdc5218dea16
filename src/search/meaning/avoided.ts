import type { Subject, TreeNode } from '../../data/tree.ts';
import { eachText, namesOf, type Zone } from '../text/documents.ts';
import { fold, joined, tokenizeText } from '../text/tokenize.ts';
import { NEGATIONS } from './small-words.ts';

/** How much what a query wants to be without moves an item up or down, on the scale of the scores. */
export type Preference = (node: TreeNode) => number;

/** It says that it is without that: in its name, in its summary, or as one fact of many. */
const IS_WITHOUT: Readonly<Partial<Record<Zone, number>>> = {
  name: 0.8,
  alias: 0.8,
  summary: 0.6,
  fact: 0.3,
  mechanism: 0.3,
};
/** It is that itself, is called after it, or has to do with it. */
const IS_IT = -1.5;
const NAMED_AFTER = -0.5;
const HAS_IT = -0.2;
/** It is written in that. */
const WRITTEN_IN = -0.8;

/** So many words after `without`, what is left out is still meant. */
const FARTHEST = 3;

const NO_MECHANISMS: ReadonlyMap<string, string> = new Map();

/**
 * Brings what says that it is without the things avoided before all else, and what is one of those things behind it: the answer to
 * `without a daemon` is what has none, not what says nothing of it. What is to be replaced, by its name written together, is no
 * replacement.
 */
export function createPreference(avoided: readonly (readonly string[])[], replaced: readonly string[]): Preference {
  if (avoided.length === 0 && replaced.length === 0) return () => 0;
  return ({ subject }) => {
    const itself = replaced.length > 0 && isCalled(subject, replaced) ? IS_IT : 0;
    if (avoided.length === 0) return itself;
    const texts = textsOf(subject);
    return avoided.reduce((sum, words) => sum + preferenceFor(words, texts) + writtenIn(words, subject), itself);
  };
}

const isCalled = (subject: Subject, names: readonly string[]): boolean =>
  namesOf(subject).some((name) => names.includes(joined(name)));

type PlacedWords = { readonly place: Zone; readonly words: readonly string[] };

/** By the items: each letter behind `without` asks for the same. */
const known = new WeakMap<Subject, readonly PlacedWords[]>();

function textsOf(subject: Subject): readonly PlacedWords[] {
  const before = known.get(subject);
  if (before !== undefined) return before;
  const texts: PlacedWords[] = [];
  eachText(subject, NO_MECHANISMS, (place, text) => {
    if (place in IS_WITHOUT) texts.push({ place, words: tokenizeText(text) });
  });
  known.set(subject, texts);
  return texts;
}

function preferenceFor(avoided: readonly string[], texts: readonly PlacedWords[]): number {
  const saying = texts.map(({ place, words }) => (isWithout(words, avoided) ? (IS_WITHOUT[place] ?? 0) : 0));
  const most = Math.max(0, ...saying);
  if (most > 0) return most;
  const isOne = (word: string) => avoided.some((own) => isFormOf(word, own));
  const names = texts.filter(({ place, words }) => (place === 'name' || place === 'alias') && words.length > 0);
  if (names.some(({ words }) => words.every(isOne))) return IS_IT;
  if (names.some(({ words }) => words.some(isOne))) return NAMED_AFTER;
  return texts.some(({ words }) => words.some(isOne)) ? HAS_IT : 0;
}

function writtenIn(avoided: readonly string[], subject: Subject): number {
  const language = subject.kind === 'entry' ? subject.entry.language : null;
  return language !== null && avoided.includes(fold(language)) ? WRITTEN_IN : 0;
}

/** Whether a text says `without X`, `no X` or `X-less` of one of some words; the last of them says most: `a docker daemon`. */
function isWithout(text: readonly string[], avoided: readonly string[]): boolean {
  return text.some((word, at) => {
    if (avoided.some((own) => word === `${own}less` || (word === own && text[at + 1] === 'less'))) return true;
    if (!NEGATIONS.has(word)) return false;
    return text.slice(at + 1, at + 1 + FARTHEST).some((next) => avoided.some((own) => isFormOf(next, own)));
  });
}

const isFormOf = (word: string, own: string): boolean => word === own || word === `${own}s` || `${word}s` === own;
