import { rememberLast } from '../../data/remember.ts';
import type { TreeNode } from '../../data/tree.ts';
import { type MechanismNames, searchableTexts } from '../text/documents.ts';
import type { EachLine } from '../text/fine-print.ts';
import { tokenizeForIndex, tokenizeText } from '../text/tokenize.ts';
import { createPostingsBuilder, type Postings } from './postings.ts';

/** A text as it is written, and its words with a blank around each: those as the index has them follow those in a row. */
export type PrintedLine = { readonly text: string; readonly words: string };

/** The fine print of all items, apart from their other texts: it changes neither what those find nor what is guessed. */
export type FinePrint = {
  /** Which documents have a word in their fine print. They are read when first asked for: not every visit needs them. */
  readonly postings: () => Postings;
  /** All texts of a document, those in the fine print included. */
  readonly linesOf: (document: number) => readonly PrintedLine[];
};

/** As many documents are kept as read: the next letter asks for nearly the same. */
const KEPT = 64;

export function indexFinePrint(nodes: readonly TreeNode[], mechanisms: MechanismNames, eachLine: EachLine): FinePrint {
  const kept = new Map<number, readonly PrintedLine[]>();
  return {
    postings: rememberLast(() => readAll(nodes, eachLine)),
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

const MOST_KNOWN = 10_000;

function readAll(nodes: readonly TreeNode[], eachLine: EachLine): Postings {
  const words = createPostingsBuilder();
  // Many items have lines in common: what they belong to.
  const known = new Map<string, readonly number[]>();
  const idsOf = (line: string): readonly number[] => {
    const ids = known.get(line) ?? tokenizeForIndex(line).map(words.idOf);
    if (known.size < MOST_KNOWN) known.set(line, ids);
    return ids;
  };
  for (const [document, { subject }] of nodes.entries()) {
    eachLine(subject, (line) => {
      for (const id of idsOf(line)) words.addById(id, document, 1);
    });
  }
  return words.finish();
}

function read(node: TreeNode | undefined, mechanisms: MechanismNames, eachLine: EachLine): readonly PrintedLine[] {
  if (node === undefined) return [];
  const lines = searchableTexts(node.subject, mechanisms).map(({ text }) => printedLine(text));
  eachLine(node.subject, (text) => void lines.push(printedLine(text)));
  return lines;
}

/** Nothing that is typed goes across the line break. */
function printedLine(text: string): PrintedLine {
  const row = tokenizeText(text).join(' ');
  const indexed = tokenizeForIndex(text).join(' ');
  return { text, words: row === indexed ? ` ${row} ` : ` ${row} \n ${indexed} ` };
}
