import type { Subject, TreeNode } from '../../data/tree.ts';
import { eachText, namesOf, type Zone } from '../text/documents.ts';
import { fold, joined, tokenizeText } from '../text/tokenize.ts';
import { NEGATIONS } from './small-words.ts';

/** How far an item moves up or down because of what the query leaves out or replaces, on the scale of the scores. */
export type Preference = (node: TreeNode) => number;

/** For an item that says it is without the thing avoided: in its name, in its summary, or as one fact of many. */
const IS_WITHOUT: Readonly<Partial<Record<Zone, number>>> = {
  name: 0.8,
  alias: 0.8,
  summary: 0.6,
  fact: 0.3,
  mechanism: 0.3,
};
/** For an item that is the thing avoided itself, is named after it, or mentions it. */
export const IS_IT = -1.5;
const NAMED_AFTER = -0.5;
const HAS_IT = -0.2;
/** For an item that is written in the language avoided. */
const WRITTEN_IN = -0.8;

/** How many words after `without` are looked at. */
const FARTHEST = 3;

const NO_MECHANISMS: ReadonlyMap<string, string> = new Map();

/**
 * Creates a preference that moves items up if they say that they are without the things avoided, and down if they are such a
 * thing. The answer to `without a daemon` is a tool that has none, rather than one that does not mention daemons. Items named in
 * `replaced` (by their names, written as one word) move down too, because they cannot replace themselves.
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

/** A cache by item, because each letter typed after `without` needs the same texts. */
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

/** Whether a text says `without X`, `no X` or `X-less`, where X is one of the words avoided: `without a docker daemon`. */
function isWithout(text: readonly string[], avoided: readonly string[]): boolean {
  return text.some((word, at) => {
    if (avoided.some((own) => word === `${own}less` || (word === own && text[at + 1] === 'less'))) return true;
    if (!NEGATIONS.has(word)) return false;
    return text.slice(at + 1, at + 1 + FARTHEST).some((next) => avoided.some((own) => isFormOf(next, own)));
  });
}

const isFormOf = (word: string, own: string): boolean => word === own || word === `${own}s` || `${word}s` === own;
