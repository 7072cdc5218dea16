import type { TreeNode } from '../data/tree.ts';
import { nearest } from '../text/nearest.ts';
import { namesOf } from './text/documents.ts';
import { fold } from './text/tokenize.ts';

/** How many names are suggested. */
const MOST_NEAREST = 3;

/** The item with that id or name; where there is none, all that are also called so. Case and accents do not matter. */
export function itemsNamed(name: string, nodes: readonly TreeNode[]): readonly TreeNode[] {
  const wanted = fold(name);
  const has = (names: readonly string[]) => names.some((one) => fold(one) === wanted);
  const own = nodes.find(({ id, label }) => has([id, label]));
  return own ? [own] : nodes.filter(({ subject }) => has(namesOf(subject)));
}

/** The names of items that a text may mean, the nearest first, and no more than three. */
export function namesNear(text: string, nodes: readonly TreeNode[]): readonly string[] {
  const known = [...new Set(nodes.flatMap(({ subject }) => namesOf(subject)))];
  return nearNames(text, known).slice(0, MOST_NEAREST);
}

const ADVISORY_BEGUN = /^(?:cve|ghsa|go)-/;
const SHORTEST_HELD = 3;

/** Names that stand in a text come before those like it. Of an id with another number, none is near: it is another thing. */
function nearNames(text: string, known: readonly string[]): readonly string[] {
  const wanted = fold(text);
  const spaced = ` ${wanted} `;
  const held = known.filter((name) => name.length >= SHORTEST_HELD && spaced.includes(` ${fold(name)} `));
  held.sort((a, b) => b.length - a.length);
  return held.length > 0 || ADVISORY_BEGUN.test(wanted) ? held : nearest(text, known, MOST_NEAREST);
}
