import type { TreeNode } from '../../data/tree.ts';
import { mechanismNames } from '../index/build.ts';
import { SURE_RANK } from '../match/ways.ts';
import { type PlacedText, searchableTexts } from '../text/documents.ts';
import type { Reason } from '../types.ts';
import type { Matcher, TextMatch } from './match-word.ts';
import { LONGEST_TEXT, readText } from './read-text.ts';

/**
 * Tells where in an item the words of a query are found, by the rules that highlight them: each in the first place that has it,
 * and of several texts there (as notes are) in the one that has most of the words. Of an item with very many or long texts
 * only the first 200 are looked at, and of those 20,000 letters, each text at most as far as it is highlighted.
 */
export function createReasons(
  matchers: readonly Matcher[],
  nodes: readonly TreeNode[],
): (node: TreeNode) => readonly Reason[] {
  let mechanisms: ReturnType<typeof mechanismNames> | undefined;
  return ({ subject }) => {
    mechanisms ??= mechanismNames(nodes);
    const found = textsWith(matchers, firstTexts(searchableTexts(subject, mechanisms, MOST_TEXTS)));
    const shares = (text: PlacedText) => found.filter(({ texts }) => texts.includes(text)).length;
    const reasons = new Map<PlacedText, Reason>();
    for (const { texts, matches } of found) {
      const [first, ...others] = texts;
      if (first === undefined) continue;
      const beside = others.filter(({ place }) => place === first.place);
      const rank = (text: PlacedText) => matches.get(text)?.rank ?? Infinity;
      const isBetter = (text: PlacedText, than: PlacedText) =>
        shares(text) > shares(than) || (shares(text) === shares(than) && rank(text) < rank(than));
      const best = beside.reduce((best, text) => (isBetter(text, best) ? text : best), first);
      const phrase = matches.get(best)?.as;
      if (!reasons.has(best)) reasons.set(best, phrase === undefined ? best : { ...best, as: phrase });
    }
    return [...reasons.values()];
  };
}

const MOST_TEXTS = 200;
const MOST_LETTERS = 20_000;

function firstTexts(texts: readonly PlacedText[]): readonly PlacedText[] {
  const first: PlacedText[] = [];
  let letters = 0;
  for (const placed of texts) {
    if (letters >= MOST_LETTERS) break;
    first.push(placed);
    letters += Math.min(placed.text.length, LONGEST_TEXT);
  }
  return first;
}

/** The texts that have a word, and how. */
type Found = { readonly texts: readonly PlacedText[]; readonly matches: ReadonlyMap<PlacedText, TextMatch> };

/** For each word the texts that have it or, where none has, those with the best guess at what is meant. */
function textsWith(matchers: readonly Matcher[], texts: readonly PlacedText[]): readonly Found[] {
  const read = texts.map((placed) => ({ placed, text: readText(placed.text) }));
  return matchers.map((matcher) => {
    const ranked = read.map(({ placed, text }) => ({ placed, match: matcher(text) }));
    const best = ranked.reduce((least, { match }) => Math.min(least, match.rank), Infinity);
    const worst = Math.max(best, SURE_RANK);
    const good = best === Infinity ? [] : ranked.filter(({ match }) => match.rank <= worst);
    return {
      texts: good.map(({ placed }) => placed),
      matches: new Map(good.map(({ placed, match }) => [placed, match])),
    };
  });
}
