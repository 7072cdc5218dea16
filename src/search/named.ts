import type { TreeNode } from '../data/tree.ts';
import { nearest } from '../text/nearest.ts';
import { namesOf } from './text/documents.ts';
import { fold } from './text/tokenize.ts';

/** The most names that are suggested. */
const MOST_NEAREST = 3;

/** Finds the item with an id or name; if there is none, all items with that alias. Case and accents do not matter. */
export function itemsNamed(name: string, nodes: readonly TreeNode[]): readonly TreeNode[] {
  const wanted = fold(name);
  const has = (names: readonly string[]) => names.some((one) => fold(one) === wanted);
  const own = nodes.find(({ id, label }) => has([id, label]));
  return own ? [own] : nodes.filter(({ subject }) => has(namesOf(subject)));
}

/** Finds the names of items that a text may mean, the nearest first, and no more than three. */
export function namesNear(text: string, nodes: readonly TreeNode[]): readonly string[] {
  const known = [...new Set(nodes.flatMap(({ subject }) => namesOf(subject)))];
  return nearNames(text, known).slice(0, MOST_NEAREST);
}

const ADVISORY_BEGUN = /^(?:cve|ghsa|go)-/;
const SHORTEST_HELD = 3;

/**
 * Finds the names that the text contains or, if there are none, those that resemble it. An advisory's id resembles no other: one
 * with another number is another vulnerability.
 */
function nearNames(text: string, known: readonly string[]): readonly string[] {
  const wanted = fold(text);
  const spaced = ` ${wanted} `;
  const held = known.filter((name) => name.length >= SHORTEST_HELD && spaced.includes(` ${fold(name)} `));
  held.sort((a, b) => b.length - a.length);
  return held.length > 0 || ADVISORY_BEGUN.test(wanted) ? held : nearest(text, known, MOST_NEAREST);
}
