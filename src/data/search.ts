import { nearest } from './nearest.ts';
import { rememberLast } from './remember.ts';
import { isItem, placeOf, type Subject, type TreeNode } from './tree.ts';
import { createVocabulary, type Match, type Vocabulary } from './vocabulary.ts';
import { joined, together, type Word, wordsOf } from './words.ts';

/** A place of a text that a query matched, as indices of UTF-16 units; the end is not included. */
export type Range = readonly [start: number, end: number];

export type Hit = {
  readonly node: TreeNode;
  /** 1 is best, 0 is none. */
  readonly score: number;
};

export type SearchResult = {
  /** What matches, best first. */
  readonly hits: readonly Hit[];
  /** The names nearest to the query, when nothing matches. */
  readonly nearest: readonly Hit[];
  /** The letters of any text that the query's words match. */
  readonly lit: (text: string) => readonly Range[];
};

/** What can be found by a word, and how much a find there counts. */
type Field = { readonly text: string; readonly weight: number };
type Posting = { readonly document: number; readonly weight: number };
type Document = { readonly node: TreeNode; readonly names: readonly string[] };

type Index = {
  readonly documents: readonly Document[];
  readonly postings: ReadonlyMap<string, readonly Posting[]>;
  readonly vocabulary: Vocabulary;
};

const WEIGHT = { name: 1, alias: 0.95, summary: 0.65, mechanism: 0.55, category: 0.5, note: 0.45 } as const;
const NEAREST_NAMES = 5;
const NEAREST_PER_WORD = 2;

/**
 * Makes the items of a tree searchable. The words of a query may stand anywhere in an item, in any order, and all of
 * them must; each may be a beginning, a part, or misspelt. The index is built at the first query.
 */
export function createSearch(items: ReadonlyMap<string, TreeNode>): (query: string) => SearchResult {
  let index: Index | undefined;
  return rememberLast((query) => {
    index ??= buildIndex([...items.values()]);
    return run(query, index);
  });
}

function run(query: string, index: Index): SearchResult {
  const words = wordsOf(query);
  const matches = words.map((word, place) => index.vocabulary.match(word.text, place === words.length - 1));
  const hits = rank(matches, joined(query), index);
  const lit = matches.map((found): LitOf => new Map(found.map((match) => [match.word, match.lit])));
  return { hits, nearest: hits.length > 0 ? [] : nearestHits(query, matches, index), lit: (text) => litIn(text, lit) };
}

function rank(matches: readonly (readonly Match[])[], together: string, index: Index): readonly Hit[] {
  const perWord = matches.map((found) => bestPerDocument(found, index));
  const first = perWord[0];
  if (!first) return [];
  // Of a single word, also what it may mean.
  const alone = new Map(matches.length === 1 ? matches[0]?.map(({ word, quality }) => [word, quality]) : []);
  const hits: Hit[] = [];
  for (const [document, item] of index.documents.entries()) {
    if (!first.has(document)) continue;
    let sum = 0;
    let isFound = true;
    for (const scored of perWord) {
      const score = scored.get(document);
      if (score === undefined) isFound = false;
      sum += score ?? 0;
    }
    if (!isFound) continue;
    hits.push({ node: item.node, score: (0.75 * sum) / perWord.length + 0.25 * wholeName(item, together, alone) });
  }
  return hits.sort((a, b) => b.score - a.score);
}

function bestPerDocument(matches: readonly Match[], { postings }: Index): ReadonlyMap<number, number> {
  const best = new Map<number, number>();
  for (const { word, quality, lit } of matches) {
    // Almost everything has some word that begins with a given letter: of a single letter, only names may begin with it.
    const isOneLetter = quality < 1 && lit.every(([start, end]) => end - start === 1);
    const least = isOneLetter ? WEIGHT.alias : 0;
    for (const { document, weight } of postings.get(word) ?? []) {
      if (weight < least) continue;
      best.set(document, Math.max(best.get(document) ?? 0, quality * weight));
    }
  }
  return best;
}

/** Somebody who types a whole name wants that thing first, and next the names that begin so. */
function wholeName({ names }: Document, together: string, alone: ReadonlyMap<string, number>): number {
  if (names.includes(together)) return 1;
  const meant = Math.max(...names.map((name) => (alone.get(name) ?? 0) * Math.min(1, together.length / name.length)));
  const begun = names
    .filter((name) => name.startsWith(together))
    .map((name) => 0.25 + (0.25 * together.length) / name.length);
  return Math.max(meant, ...begun);
}

/** What some of the words find or, when none of them finds anything, the names that look like the query. */
function nearestHits(query: string, matches: readonly (readonly Match[])[], index: Index): readonly Hit[] {
  const perWord = matches.flatMap((found) => rank([found], '', index).slice(0, NEAREST_PER_WORD));
  const names = index.documents.map(({ node }) => node.label);
  const alike = perWord.length > 0 ? [] : nearest(query, names, NEAREST_NAMES);
  const nodes = [
    ...perWord.map(({ node }) => node),
    ...alike.flatMap((name) => index.documents.find(({ node }) => node.label === name)?.node ?? []),
  ];
  return [...new Set(nodes)].slice(0, NEAREST_NAMES).map((node) => ({ node, score: 0 }));
}

type LitOf = ReadonlyMap<string, readonly Range[]>;

/** For each word of the query the letters it matches in its own words of a text or, failing that, in the text written together. */
function litIn(text: string, perWord: readonly LitOf[]): readonly Range[] {
  const words = wordsOf(text);
  const whole = together(words);
  const ranges = perWord.flatMap((litOf) => {
    const own = words.flatMap((word) => rangesIn(word, litOf.get(word.text) ?? NOT_LIT));
    return own.length > 0 ? own : acrossWords(words, litOf.get(whole) ?? NOT_LIT);
  });
  return merged(ranges);
}

const NOT_LIT: readonly Range[] = [];

function acrossWords(words: readonly Word[], lit: readonly Range[]): readonly Range[] {
  if (lit.length === 0) return NOT_LIT;
  let before = 0;
  return words.flatMap((word) => {
    const at = before;
    before += word.text.length;
    const inWord = lit.map(([from, to]): Range => [Math.max(0, from - at), Math.min(word.text.length, to - at)]);
    return rangesIn(
      word,
      inWord.filter(([from, to]) => from < to),
    );
  });
}

/** Folding may change a word's length (a ligature becomes two letters); then the whole word is lit. */
function rangesIn({ text, start, end }: Word, lit: readonly Range[]): readonly Range[] {
  if (lit.length === 0) return NOT_LIT;
  if (text.length !== end - start) return [[start, end]];
  return lit.map(([from, to]): Range => [start + from, start + to]);
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

function buildIndex(nodes: readonly TreeNode[]): Index {
  const mechanisms = new Map(
    nodes.flatMap(({ subject }) =>
      subject.kind === 'mechanism' ? [[subject.mechanism.id, subject.mechanism.name] as const] : [],
    ),
  );
  const documents = nodes
    .filter(({ subject }) => isItem(subject))
    .map((node) => ({ node, names: namesOf(node.subject).map(joined) }));
  const postings = new Map<string, Posting[]>();
  for (const [document, { node, names }] of documents.entries()) {
    const weights = wordWeights(fieldsOf(node.subject, mechanisms), names);
    for (const [word, weight] of weights) {
      const known = postings.get(word);
      if (known) known.push({ document, weight });
      else postings.set(word, [{ document, weight }]);
    }
  }
  return { documents, postings, vocabulary: createVocabulary([...postings.keys()]) };
}

/** The words of a document with the greatest weight each has there; names also as they read when written together. */
function wordWeights(fields: readonly Field[], names: readonly string[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>(names.filter((name) => name !== '').map((name) => [name, WEIGHT.alias]));
  for (const { text, weight } of fields) {
    for (const word of wordsOf(text)) weights.set(word.text, Math.max(weights.get(word.text) ?? 0, weight));
  }
  return weights;
}

function namesOf(subject: Subject): readonly string[] {
  switch (subject.kind) {
    case 'entry':
      return [subject.entry.name, ...subject.entry.aliases];
    case 'mechanism':
      return [subject.mechanism.name, ...subject.mechanism.aliases];
    case 'measure':
      return [subject.measure.subject];
    default:
      return [];
  }
}

function fieldsOf(subject: Subject, mechanisms: ReadonlyMap<string, string>): readonly Field[] {
  const [name = '', ...aliases] = namesOf(subject);
  const field = (text: string | null, weight: number): Field => ({ text: text ?? '', weight });
  const uses = (ids: readonly string[]) => ids.map((id) => field(mechanisms.get(id) ?? id, WEIGHT.mechanism));
  const named = [
    field(name, WEIGHT.name),
    ...aliases.map((alias) => field(alias, WEIGHT.alias)),
    ...placeOf(subject).map((title) => field(title, WEIGHT.category)),
  ];
  switch (subject.kind) {
    case 'entry': {
      const { summary, kind, language, license, status, rootless, notes, mechanisms: used } = subject.entry;
      const noted = notes.flatMap((note) => [field(note.text, WEIGHT.note), field(note.cve, WEIGHT.note)]);
      const runsRootless = rootless === 'yes' || rootless === 'partial' ? 'rootless' : null;
      const facts = [kind, language, license, status, runsRootless].map((fact) => field(fact, WEIGHT.category));
      return [...named, field(summary, WEIGHT.summary), ...facts, ...uses(used), ...noted];
    }
    case 'mechanism': {
      const { summary, covers } = subject.mechanism;
      return [...named, field(summary, WEIGHT.summary), field(covers, WEIGHT.note)];
    }
    case 'measure': {
      const { problem, mitigation, details, mechanisms: used } = subject.measure;
      const listed = details.flatMap(({ items }) => items.map((item) => field(item.name, WEIGHT.note)));
      return [...named, field(problem, WEIGHT.summary), field(mitigation, WEIGHT.summary), ...uses(used), ...listed];
    }
    default:
      return named;
  }
}
