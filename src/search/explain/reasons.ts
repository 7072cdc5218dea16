import type { Subject, TreeNode } from '../../data/tree.ts';
import { mechanismNames } from '../index/build.ts';
import { SURE_RANK } from '../match/match-types.ts';
import { type PlacedText, searchableTexts } from '../text/documents.ts';
import type { EachLine } from '../text/fine-print.ts';
import type { Reason, SearchResult } from '../types.ts';
import { type Matcher, SYNONYM_RANK } from './match-word.ts';
import { LONGEST_TEXT, readText } from './read-text.ts';

/**
 * Creates the functions that say where in an item the words of a query are found, by the same rules that highlight them. A word
 * is shown in the first place that contains it. If that place has several texts, as notes do, the text with most of the words
 * is taken. Only the first 200 texts of an item are looked at, until they have 20,000 characters together. Of each text,
 * only the part that can be highlighted counts.
 */
export function createReasons(
  matchers: readonly Matcher[],
  nodes: readonly TreeNode[],
  eachLine: EachLine,
  kinReasons: (node: TreeNode) => readonly Reason[],
): Pick<SearchResult, 'reasons' | 'remark' | 'standsIn'> {
  const textsOf = textsAmong(nodes);
  const isSure = ({ text }: PlacedText) => matchers.some((matcher) => matcher.rank(readText(text)) <= SURE_RANK);
  const reasons = (node: TreeNode) => [
    ...kinReasons(node),
    ...reasonsIn(textsOf(node), matchers, () => finePrintOf(node.subject, eachLine)),
  ];
  const standsIn = (node: TreeNode) => kinReasons(node)[0] ?? null;
  return {
    reasons,
    standsIn,
    remark: (node) => {
      const kin = standsIn(node);
      if (kin !== null) return kin;
      const texts = textsOf(node);
      // Most results match by their names, and reading only these is much less work.
      if (texts[0]?.place === 'name' && isSure(texts[0])) return null;
      const [only, ...others] = matchers;
      const first = others.length === 0 ? texts.find(isSure) : undefined;
      if (only && first) return closest(texts, first, only);
      const all = reasons(node);
      return all.some(({ place }) => place === 'name') ? null : (all[0] ?? null);
    },
  };
}

/** Finds the text that matches best among those in the same place as the first. */
function closest(texts: readonly PlacedText[], first: PlacedText, { rank }: Matcher): PlacedText {
  const rankOf = ({ text }: PlacedText) => rank(readText(text));
  let best = first;
  let least = rankOf(first);
  for (let at = 0; at < texts.length; at++) {
    const text = texts[at];
    if (text === undefined || text === first || text.place !== first.place) continue;
    const own = rankOf(text);
    if (own >= least) continue;
    best = text;
    least = own;
  }
  return best;
}

function reasonsIn(
  texts: readonly PlacedText[],
  matchers: readonly Matcher[],
  finePrint: () => readonly PlacedText[],
): readonly Reason[] {
  const inTexts = textsWith(matchers, texts);
  // The fine print is read only if some word is found nowhere else.
  const found = inTexts.every(({ isSure }) => isSure)
    ? inTexts
    : textsWith(matchers, firstTexts([...texts, ...finePrint()]));
  const shares = (text: PlacedText) => found.filter(({ texts: own }) => own.includes(text)).length;
  const reasons = new Map<PlacedText, Reason>();
  for (const { texts: having, matcher } of found) {
    const [first, ...others] = having;
    if (first === undefined) continue;
    const rank = ({ text }: PlacedText) => matcher.rank(readText(text));
    const isBetter = (text: PlacedText, than: PlacedText) =>
      shares(text) > shares(than) || (shares(text) === shares(than) && rank(text) < rank(than));
    const beside = others.filter(({ place }) => place === first.place);
    const best = beside.reduce((sofar, text) => (isBetter(text, sofar) ? text : sofar), first);
    const other = matcher.as?.(readText(best.text));
    if (!reasons.has(best)) reasons.set(best, other === undefined ? best : { ...best, as: other });
  }
  return [...reasons.values()];
}

type TextsOf = (node: TreeNode) => readonly PlacedText[];

/** A cache by the items of a library: those on the screen are mostly the same from one letter of a query to the next. */
const known = new WeakMap<readonly TreeNode[], TextsOf>();

function textsAmong(nodes: readonly TreeNode[]): TextsOf {
  const textsOf = known.get(nodes) ?? createTexts(nodes);
  known.set(nodes, textsOf);
  return textsOf;
}

function createTexts(nodes: readonly TreeNode[]): TextsOf {
  const texts = new WeakMap<TreeNode, readonly PlacedText[]>();
  let mechanisms: ReturnType<typeof mechanismNames> | undefined;
  return (node) => {
    const before = texts.get(node);
    if (before !== undefined) return before;
    mechanisms ??= mechanismNames(nodes);
    const first = firstTexts(searchableTexts(node.subject, mechanisms, MOST_TEXTS));
    texts.set(node, first);
    return first;
  };
}

const MOST_TEXTS = 200;
const MOST_LETTERS = 20_000;

function finePrintOf(subject: Subject, eachLine: EachLine): readonly PlacedText[] {
  const lines: PlacedText[] = [];
  eachLine(subject, (text) => {
    if (lines.length < MOST_TEXTS) lines.push({ place: 'detail', text });
  });
  return lines;
}

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

/** The texts that contain a word, the matcher that finds it there, and whether the match is more than a guess. */
type Found = { readonly texts: readonly PlacedText[]; readonly matcher: Matcher; readonly isSure: boolean };

/** Finds the texts that contain each word or, if none does, those with the best guess at what is meant. */
function textsWith(matchers: readonly Matcher[], texts: readonly PlacedText[]): readonly Found[] {
  const read = texts.map((placed) => ({ placed, text: readText(placed.text) }));
  return matchers.map((matcher) => {
    const ranked = read.map(({ placed, text }) => ({ placed, rank: matcher.rank(text) }));
    const best = ranked.reduce((least, { rank }) => Math.min(least, rank), Infinity);
    const worst = Math.max(best, SURE_RANK);
    const having = best === Infinity ? [] : ranked.flatMap(({ placed, rank }) => (rank <= worst ? [placed] : []));
    return { texts: having, matcher, isSure: best <= SYNONYM_RANK };
  });
}
