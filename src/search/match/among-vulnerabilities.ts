import type { TreeNode } from '../../data/tree.ts';
import { isEntry, type Vulnerability } from '../../data/vulnerabilities.ts';
import { tokenizeText } from '../text/tokenize.ts';
import { MATCH_TYPES, typedWord } from './match-types.ts';
import type { Plan } from './plan.ts';
import { synonymsOf } from './synonyms.ts';

/**
 * Returns the vulnerabilities that contain all words of a query, if its filters leave nothing but vulnerabilities. Those with the
 * most of the words outside of sentences come first. `isLeft` says whether the filters leave a document.
 */
export type FindVulnerabilities = (plan: Plan, isLeft: (document: number) => boolean) => Int32Array;

/** The words of a vulnerability: the facts about it and the items it is in, and in `all` the sentences of its notes as well. */
type VulnerabilityWords = { readonly facts: ReadonlySet<string>; readonly all: ReadonlySet<string> };

/**
 * Creates the finder. Usually the words about a vulnerability find the items that it is in. Where filters leave nothing but
 * vulnerabilities (`in:2024 runc`, `is:vulnerability symlink`), the words find the vulnerabilities themselves.
 */
export function createVulnerabilityFinder(nodes: readonly TreeNode[], isOne: Uint8Array): FindVulnerabilities {
  const known = new Map<number, VulnerabilityWords>();
  const wordsOf = (document: number): VulnerabilityWords => {
    const told = known.get(document) ?? readAnew(nodes[document]);
    known.set(document, told);
    return told;
  };
  const all = Int32Array.from(isOne.keys()).filter((document) => isOne[document] === 1);
  return (plan, isLeft) => {
    const wanted = plan.filters.length > 0 && all.length > 0 ? wantedIn(plan) : NONE;
    // Most filters leave no vulnerabilities, which is quick to check; few leave nothing else.
    const left = wanted.length > 0 ? all.filter(isLeft) : NO_DOCUMENTS;
    const isElse = (_: number, document: number) => isOne[document] === 0 && isLeft(document);
    if (left.length === 0 || isOne.some(isElse)) return NO_DOCUMENTS;
    const found = left.filter((document) => wanted.every((isIn) => isIn(wordsOf(document).all)));
    const share = (document: number) => wanted.filter((isIn) => isIn(wordsOf(document).facts)).length;
    return Int32Array.from([...found].sort((a, b) => share(b) - share(a)));
  };
}

const NO_DOCUMENTS = new Int32Array();
const NONE: readonly WordTest[] = [];

type WordTest = (words: ReadonlySet<string>) => boolean;

/** Returns a test for each word that is needed, in any form or by a synonym; none if the query has more than words. */
function wantedIn({ slots }: Plan): readonly WordTest[] {
  const synonyms = synonymsOf(slots);
  const tests: WordTest[] = [];
  for (const [at, slot] of slots.entries()) {
    if (slot.type !== 'word') return NONE;
    if (slot.isOptional) continue;
    const { text, isUnfinished } = slot;
    const typed = typedWord(text, isUnfinished);
    const forms = [text, ...typed.forms];
    const phrases = (synonyms[at] ?? []).map((phrase) => phrase.split(' '));
    tests.push(
      (words) =>
        forms.some((form) => words.has(form)) ||
        phrases.some((phrase) => phrase.every((word) => words.has(word))) ||
        (isUnfinished && [...words].some((word) => word.startsWith(text))) ||
        (typed.numeronym !== null && [...words].some((word) => MATCH_TYPES.numeronym.quality(typed, word) > 0)),
    );
  }
  return tests;
}

function readAnew(node: TreeNode | undefined): VulnerabilityWords {
  if (node?.subject.kind !== 'vulnerability') return { facts: new Set(), all: new Set() };
  const { vulnerability } = node.subject;
  const facts = new Set(factsOf(vulnerability).flatMap(tokenizeText));
  const sentences = vulnerability.notes.map(({ note }) => note.text);
  return { facts, all: new Set([...facts, ...sentences.flatMap(tokenizeText)]) };
}

function factsOf({ ids, nickname, impact, flaw, published, rating, notes }: Vulnerability): readonly string[] {
  const things = notes.flatMap(({ item }) => [
    item.name,
    ...item.aliases,
    isEntry(item) ? (item.kind ?? '') : 'mechanism',
  ]);
  const components = notes.map(({ note: { component } }) => (component === 'Linux' ? 'Linux kernel' : component));
  const words = ['vulnerability', nickname, impact, flaw?.replaceAll('-', ' '), published.slice(0, 4), rating?.level];
  return [...ids, ...things, ...[...components, ...words].map((word) => word ?? '')];
}
