import type { TreeNode } from '../../data/tree.ts';
import { type MechanismNames, searchableTexts } from '../text/documents.ts';
import type { EachLine } from '../text/fine-print.ts';
import { isIndexedAsWritten, spaced, tokenizeForIndex } from '../text/tokenize.ts';
import { createPostingsBuilder, type Postings } from './postings.ts';

/**
 * Consecutive words to search for: a blank before each, and one after the last if that is complete. The longest one is looked for
 * first.
 */
export type Row = { readonly text: string; readonly longest: string; readonly isSpeltOtherwise: boolean };

/** Words that the index may contain although the letters of the text differ: names of releases, and those of `spellings.ts`. */
const SPELT_OTHERWISE = /\d|^(?:file|system)/;
/** Letters that are folded for comparing: anything but ASCII and the signs with which details are drawn. */
const FOLDED = /[^\0-\u007f·×\u2010-\u2027\u2190-\u21ff\u2500-\u27bf]/;

/** Returns the row for some words, the last one as typed or, if `isBegun`, as the beginning of a word. */
export function rowOf(words: readonly string[], isBegun: boolean): Row {
  const longest = words.reduce((before, word) => (word.length > before.length ? word : before), '');
  const isSpeltOtherwise = SPELT_OTHERWISE.test(longest);
  return { text: ` ${words.join(' ')}${isBegun ? '' : ' '}`, longest, isSpeltOtherwise };
}

/** A line of text in a detail. */
export class PrintedLine {
  readonly text: string;
  #letters: string | undefined;
  /** Its words with a blank around each: in a row as written and, after a line break, as indexed. */
  #words: string | undefined;

  constructor(text: string) {
    this.text = text;
  }

  has(row: Row): boolean {
    // Most lines do not contain the row, and need not be cut into words to see that.
    if (this.#words === undefined && !this.#mayHave(row)) return false;
    this.#words ??= wordsOf(this.text);
    return this.#words.includes(row.text);
  }

  #mayHave({ longest, isSpeltOtherwise }: Row): boolean {
    this.#letters ??= FOLDED.test(this.text) ? '' : this.text.toLowerCase();
    const letters = this.#letters;
    if (isSpeltOtherwise || letters === '' || letters.includes(longest)) return true;
    return letters.includes('-') && letters.replaceAll('-', '').includes(longest);
  }
}

/**
 * The fine print of all items. It is separate from their other texts, so that it changes neither their results nor the guesses.
 */
export type FinePrint = {
  /**
   * Returns the documents that have each word in their fine print. They are read at the first call, because not every visit needs
   * them.
   */
  readonly postings: () => Postings;
  /** Reads some of it in advance, which takes a few milliseconds; returns whether there is more to read. */
  readonly readOn: () => boolean;
  /** Returns all texts of a document, including its fine print. */
  readonly linesOf: (document: number) => readonly PrintedLine[];
};

/** The number of documents whose lines are kept: the next keystroke needs nearly the same ones. */
const KEPT = 64;

export function indexFinePrint(nodes: readonly TreeNode[], mechanisms: MechanismNames, eachLine: EachLine): FinePrint {
  const kept = new Map<number, readonly PrintedLine[]>();
  return {
    ...createReader(nodes, eachLine),
    linesOf: (document) => {
      const lines = kept.get(document) ?? read(nodes[document], mechanisms, eachLine);
      kept.delete(document);
      kept.set(document, lines);
      const [oldest = -1] = kept.keys();
      if (kept.size > KEPT) kept.delete(oldest);
      return lines;
    },
  };
}

/** The number of documents read in one step; a key pressed meanwhile waits no longer than that. */
const STEP = 16;

function createReader(nodes: readonly TreeNode[], eachLine: EachLine): Pick<FinePrint, 'postings' | 'readOn'> {
  let collector = createCollector();
  let next = 0;
  let made: Postings | null = null;
  const readUpTo = (end: number): void => {
    for (; next < end; next++) {
      const subject = nodes[next]?.subject;
      if (subject !== undefined) eachLine(subject, (line) => collector.add(line, next));
    }
  };
  const postings = (): Postings => {
    if (made !== null) return made;
    readUpTo(nodes.length);
    made = collector.finish();
    // The data of the collector takes several times the memory.
    collector = createCollector();
    return made;
  };
  return {
    postings,
    readOn: () => {
      if (next < nodes.length) readUpTo(Math.min(nodes.length, next + STEP));
      else postings();
      return made === null;
    },
  };
}

const MOST_KNOWN = 10_000;

function createCollector() {
  const words = createPostingsBuilder();
  // Many items share lines, namely those about what they belong to.
  const known = new Map<string, readonly number[]>();
  const idsOf = (line: string): readonly number[] => {
    const ids = known.get(line) ?? tokenizeForIndex(line).map(words.idOf);
    if (known.size < MOST_KNOWN) known.set(line, ids);
    return ids;
  };
  return {
    add: (line: string, document: number): void => {
      for (const id of idsOf(line)) words.addById(id, document, 1);
    },
    finish: words.finish,
  };
}

function read(node: TreeNode | undefined, mechanisms: MechanismNames, eachLine: EachLine): readonly PrintedLine[] {
  if (node === undefined) return [];
  const lines = searchableTexts(node.subject, mechanisms).map(({ text }) => new PrintedLine(text));
  eachLine(node.subject, (text) => void lines.push(new PrintedLine(text)));
  return lines;
}

/** Returns the words of a text as written and as indexed. No typed row can match across the line break between them. */
function wordsOf(text: string): string {
  const row = ` ${spaced(text)} `;
  return isIndexedAsWritten(text) ? row : `${row}\n ${tokenizeForIndex(text).join(' ')} `;
}
