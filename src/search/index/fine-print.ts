import type { TreeNode } from '../../data/tree.ts';
import { type MechanismNames, searchableTexts } from '../text/documents.ts';
import type { EachLine } from '../text/fine-print.ts';
import { isIndexedAsWritten, spaced, tokenizeForIndex } from '../text/tokenize.ts';
import { createPostingsBuilder, type Postings } from './postings.ts';

/** Words in a row with a blank before each, and one behind them if the last is whole; and one of them, to look for first. */
export type Row = { readonly text: string; readonly longest: string; readonly isSpeltOtherwise: boolean };

/** What an index may have where the letters are others: the name of a release, and one of `spellings.ts`. */
const SPELT_OTHERWISE = /\d|^(?:file|system)/;
/** Letters that one types plainly: anything but ASCII and the signs that details are drawn with. */
const FOLDED = /[^\0-\u007f·×\u2010-\u2027\u2190-\u21ff\u2500-\u27bf]/;

/** Words that are sought in a row, the last of them as it is or as one that `isBegun`. */
export function rowOf(words: readonly string[], isBegun: boolean): Row {
  const longest = words.reduce((before, word) => (word.length > before.length ? word : before), '');
  const isSpeltOtherwise = SPELT_OTHERWISE.test(longest);
  return { text: ` ${words.join(' ')}${isBegun ? '' : ' '}`, longest, isSpeltOtherwise };
}

/** A text of a detail. */
export class PrintedLine {
  readonly text: string;
  #letters: string | undefined;
  /** Its words with a blank around each: those as the index has them follow those in a row. */
  #words: string | undefined;

  constructor(text: string) {
    this.text = text;
  }

  has(row: Row): boolean {
    // Most lines do not have it, and need not be cut into words to see that.
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

/** The fine print of all items, apart from their other texts: it changes neither what those find nor what is guessed. */
export type FinePrint = {
  /** Which documents have a word in their fine print. They are read when first asked for: not every visit needs them. */
  readonly postings: () => Postings;
  /** Reads some of it beforehand, in some milliseconds; says whether there is more to read. */
  readonly readOn: () => boolean;
  /** All texts of a document, those in the fine print included. */
  readonly linesOf: (document: number) => readonly PrintedLine[];
};

/** As many documents are kept as read: the next letter asks for nearly the same. */
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

/** So many documents are read in one step: a key that comes meanwhile waits for no more. */
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
    // What was collected on the way takes several times the memory.
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
  // Many items have lines in common: what they belong to.
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

/** Nothing that is typed goes across the line break. */
function wordsOf(text: string): string {
  const row = ` ${spaced(text)} `;
  return isIndexedAsWritten(text) ? row : `${row}\n ${tokenizeForIndex(text).join(' ')} `;
}
