import { isItem, type TreeNode } from '../../data/tree.ts';
import { signedTerms, signedTermsInSentence, writtenForm } from '../query/signs.ts';
import { eachText, kindOf, type MechanismNames, namesOf, type Zone } from '../text/documents.ts';
import type { EachLine } from '../text/fine-print.ts';
import { camelParts, hasPartialInitials, initialsOf, joinedName } from '../text/names.ts';
import { phrasesIn } from '../text/phrases.ts';
import { comparedTerms, tokenizeForIndex } from '../text/tokenize.ts';
import { type FinePrint, indexFinePrint } from './fine-print.ts';
import { createPostingsBuilder, type Postings, type PostingsBuilder } from './postings.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';
import { KIND, NAME, TOGETHER, ZONE_BIT } from './zones.ts';

/**
 * A name for comparing: its words written together and with a blank between them, and the name as written if that is different.
 * Of a long name, only the beginning is kept.
 */
export type Name = { readonly together: string; readonly spaced: string; readonly written: string };

const LONGEST_NAME = 300;

/** What is known about all items, computed once. A document is an item, identified by its number. */
export type SearchIndex = {
  readonly nodes: readonly TreeNode[];
  readonly mechanisms: MechanismNames;
  readonly vocabulary: Vocabulary;
  /** The initials of names of several words, and parts of them: `lwp` and `lw` for LXC Web Panel. */
  readonly initials: Postings;
  /** The phrases of the thesaurus. */
  readonly phrases: Postings;
  /** The name of each document, and in `aliases` the other names of those that have any. */
  readonly names: readonly Name[];
  /** The lengths of the names written together, at most 255: for most documents, no more of the name is needed. */
  readonly nameLengths: Uint8Array;
  /** 1 for each document that is a vulnerability, which is tested several times per keystroke. */
  readonly vulnerabilities: Uint8Array;
  readonly aliases: ReadonlyMap<number, readonly Name[]>;
  readonly finePrint: FinePrint;
};

/** Marks a complete set of initials, or only a part of one. */
export const ALL_INITIALS = 1;
const SOME_INITIALS = 2;

/** An index that is being built. */
export type IndexBuilder = {
  /** Reads some items, which takes a few milliseconds; returns whether there are more to read. */
  readonly readOn: () => boolean;
  /** Reads the remaining items and returns the index. */
  readonly finish: () => SearchIndex;
};

/** The number of items read in one step; a key pressed meanwhile waits no longer than that. */
const STEP = 8;

/** Reads all items at once. For 100,000 items that takes a second or two. */
export const buildIndex = (items: ReadonlyMap<string, TreeNode>, eachLine: EachLine): SearchIndex =>
  startIndex(items, eachLine).finish();

/** Begins to build an index in steps; `buildIndex` does it at once. */
export function startIndex(items: ReadonlyMap<string, TreeNode>, eachLine: EachLine): IndexBuilder {
  const nodes = [...items.values()].filter(({ subject }) => isItem(subject));
  const mechanisms = mechanismNames(nodes);
  const words = createPostingsBuilder();
  const initials = createPostingsBuilder();
  const phrases = createPostingsBuilder();
  const names: Name[] = [];
  const aliases = new Map<number, readonly Name[]>();
  let document = 0;
  const addText = (zone: Zone, text: string) => {
    if (zone === 'name' || zone === 'alias') return;
    const zones = ZONE_BIT[zone];
    const terms = tokenizeForIndex(text);
    for (const word of terms) words.add(word, document, zones);
    for (const phrase of phrasesIn(terms)) phrases.add(phrase, document, zones);
    for (const word of signedTermsInSentence(text)) words.add(word, document, zones);
  };
  const read = ({ subject }: TreeNode) => {
    const [name = '', ...others] = namesOf(subject);
    names.push(addName(name, NAME, document, { words, initials, phrases }));
    if (others.length > 0) {
      const also = others.map((alias) => addName(alias, TOGETHER, document, { words, initials, phrases }));
      aliases.set(document, also);
    }
    eachText(subject, mechanisms, addText);
    for (const word of tokenizeForIndex(kindOf(subject))) words.add(word, document, KIND);
    document += 1;
  };
  const readOn = (): boolean => {
    for (const node of nodes.slice(document, document + STEP)) read(node);
    return document < nodes.length;
  };
  return {
    readOn,
    finish: () => {
      for (const node of nodes.slice(document)) read(node);
      return {
        ...{ nodes, mechanisms, names, aliases },
        vocabulary: createVocabulary(words.finish()),
        nameLengths: Uint8Array.from(names, ({ together }) => Math.min(255, together.length)),
        vulnerabilities: Uint8Array.from(nodes, ({ subject }) => (subject.kind === 'vulnerability' ? 1 : 0)),
        finePrint: indexFinePrint(nodes, mechanisms, eachLine),
        initials: initials.finish(),
        phrases: phrases.finish(),
      };
    },
  };
}

/** Returns the names of a catalog's mechanisms by their ids. */
export function mechanismNames(nodes: readonly TreeNode[]): MechanismNames {
  const names = new Map<string, string>();
  for (const { subject } of nodes) {
    if (subject.kind === 'mechanism') names.set(subject.mechanism.id, subject.mechanism.name);
  }
  return names;
}

/** What the parts of a name are added to. */
type Builders = Readonly<Record<'words' | 'initials' | 'phrases', PostingsBuilder>>;

/**
 * Adds a name so that it is found by its words, with its signs, written together, by the parts of its camel case, and by its
 * initials.
 */
function addName(name: string, zones: number, document: number, { words, initials, phrases }: Builders): Name {
  const start = name.length > LONGEST_NAME ? name.slice(0, LONGEST_NAME) : name;
  const parts = comparedTerms(start);
  const together = parts.join('');
  const terms = tokenizeForIndex(name);
  for (const word of terms) words.add(word, document, zones);
  for (const phrase of phrasesIn(terms)) phrases.add(phrase, document, zones);
  const isPlain = PLAIN_NAME.test(start);
  if (!isPlain) for (const word of signedTerms(name)) words.add(word, document, zones);
  const joined = joinedName(parts);
  if (joined !== '') words.add(joined, document, TOGETHER);
  for (const part of camelParts(name)) words.add(part, document, TOGETHER);
  addInitials(parts, document, initials);
  const spaced = parts.length > 1 ? parts.join(' ') : together;
  return isPlain ? { together, spaced, written: spaced } : nameWithSigns(start, together, spaced);
}

/** A name without signs, as most are: its words are all that is needed. */
const PLAIN_NAME = /^[a-z0-9]+(?: [a-z0-9]+)*$/i;

function nameWithSigns(name: string, together: string, spaced: string): Name {
  const written = writtenForm(name);
  // A name without letters and digits is compared as written.
  if (together === '') return { together: written, spaced: written, written };
  return { together, spaced, written: written === spaced ? spaced : written };
}

function addInitials(parts: readonly string[], document: number, initials: PostingsBuilder): void {
  const letters = initialsOf(parts);
  if (letters === '') return;
  initials.add(letters, document, ALL_INITIALS);
  if (!hasPartialInitials(letters)) return;
  for (let from = 0; from < letters.length - 1; from++) {
    for (let to = from + 2; to <= letters.length; to++) {
      if (to - from < letters.length) initials.add(letters.slice(from, to), document, SOME_INITIALS);
    }
  }
}
