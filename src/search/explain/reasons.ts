import type { TreeNode } from '../../data/tree.ts';
import { mechanismNames } from '../index/build.ts';
import type { Query } from '../query/parse.ts';
import { type PlacedText, textsOf } from '../text/documents.ts';
import type { Reason } from '../types.ts';
import { type Finder, findersOf, LONGEST_TEXT, readText } from './highlight.ts';

/**
 * Tells where in an item the words of a query are found, by the rules that light them: each in the first place that has it,
 * and of several texts there (as notes are) in the one that has most of the words. Of an item with very many or long texts
 * only the first 200 are looked at, and of those 20,000 letters, each text at most as far as it is lit.
 */
export function createReasons(query: Query, nodes: readonly TreeNode[]): (node: TreeNode) => readonly Reason[] {
  const finders = findersOf(query);
  let mechanisms: ReturnType<typeof mechanismNames> | undefined;
  return ({ subject }) => {
    mechanisms ??= mechanismNames(nodes);
    const found = textsWith(finders, firstOf(textsOf(subject, mechanisms, MOST_TEXTS)));
    const shares = (text: PlacedText) => found.filter((own) => own.includes(text)).length;
    const reasons = found.flatMap(([first, ...others]) => {
      if (first === undefined) return [];
      const beside = others.filter(({ place }) => place === first.place);
      return beside.reduce((best, text) => (shares(text) > shares(best) ? text : best), first);
    });
    return [...new Set(reasons)];
  };
}

const MOST_TEXTS = 200;
const MOST_LETTERS = 20_000;

function firstOf(texts: readonly PlacedText[]): readonly PlacedText[] {
  const first: PlacedText[] = [];
  let letters = 0;
  for (const placed of texts) {
    if (letters >= MOST_LETTERS) break;
    first.push(placed);
    letters += Math.min(placed.text.length, LONGEST_TEXT);
  }
  return first;
}

/** For each word the texts that have it or, where none has, those that have what may be meant. */
function textsWith(finders: readonly Finder[], texts: readonly PlacedText[]): readonly (readonly PlacedText[])[] {
  const read = texts.map((placed) => ({ placed, read: readText(placed.text) }));
  const litBy = (lighter: Finder['any']) =>
    read.filter((text) => lighter(text.read).length > 0).map(({ placed }) => placed);
  return finders.map(({ sure, any }) => {
    const own = litBy(sure);
    return own.length > 0 ? own : litBy(any);
  });
}
