import { rememberLast } from '../../data/remember.ts';
import type { TreeNode } from '../../data/tree.ts';
import type { EachLine } from '../text/fine-print.ts';
import { tokenizeForIndex } from '../text/tokenize.ts';
import { createPostingsBuilder, type Postings } from './postings.ts';

/** The fine print of all items, apart from their other texts: it changes neither what those find nor what is guessed. */
export type FinePrint = {
  readonly eachLine: EachLine;
  /** Which documents have a word in their fine print. They are read when first asked for: few queries need them. */
  readonly postings: () => Postings;
};

/** The lines of items that have none, such as those of a search without a catalog. */
export function indexFinePrint(nodes: readonly TreeNode[], eachLine: EachLine): FinePrint {
  return { eachLine, postings: rememberLast(() => read(nodes, eachLine)) };
}

function read(nodes: readonly TreeNode[], eachLine: EachLine): Postings {
  const words = createPostingsBuilder();
  for (const [document, { subject }] of nodes.entries()) {
    eachLine(subject, (line) => {
      for (const word of tokenizeForIndex(line)) words.add(word, document, 1);
    });
  }
  return words.finish();
}
