import { buildTree, itemsById, type TreeNode } from '../../data/tree.ts';
import type { Catalog } from '../../data/types.ts';
import { WIDEST_TEXT } from '../../screen/layout.ts';
import { createTheme, paint, type Theme } from '../../screen/theme.ts';
import { namesOf } from '../../search/text/documents.ts';
import { fold } from '../../search/text/tokenize.ts';
import { excerpt } from '../../text/excerpt.ts';
import { nearest } from '../../text/nearest.ts';
import { measureAmbiguous } from '../../text/width.ts';
import { makeDetail } from '../../views/detail/content.ts';
import { NOTHING_FOUND } from '../command.ts';
import { searchFor } from '../shell.ts';
import type { ShowRequest } from '../show.ts';
import { typedItem } from './item-json.ts';
import { complain, print, printForReader, readCatalog } from './output.ts';

/** How much of a name is repeated in a message, and how many names are suggested. */
const LONGEST_SHOWN = 60;
const MOST_NEAREST = 3;

/** Prints an item in full, and gives the exit code. Of an unknown name the nearest ones are said. */
export async function printShown({ name, json, look, list }: Omit<ShowRequest, 'kind'>): Promise<number> {
  const catalog = await readCatalog(list);
  const nodes = [...itemsById(buildTree(catalog)).values()];
  const named = itemsNamed(name, nodes);
  if (named.length === 0) return complain(unknownName(name, nodes), NOTHING_FOUND);
  if (json) return print(itemsJson(named));
  const texts = (width: number, theme: Theme) =>
    named.map((node) => detailText(node, catalog, Math.min(width, WIDEST_TEXT), theme)).join('\n\n');
  return printForReader(() => texts(WIDEST_TEXT, PLAIN), texts, look);
}

/** For other programs: no colour, and the catalog's own letters. */
const PLAIN = createTheme({ colour: false, unicode: true, hyperlinks: false });

/** The detail as the explorer shows it, whole. */
function detailText(node: TreeNode, catalog: Catalog, width: number, theme: Theme): string {
  measureAmbiguous(theme.ambiguous);
  const { lines } = makeDetail(node, catalog, { width, theme, lit: () => [], foundNotes: new Set() });
  const painted = lines.map((line) => (theme === PLAIN ? line.map(({ text }) => text).join('') : paint(line, theme)));
  return `${painted.map((line) => line.trimEnd()).join('\n')}\n`;
}

/** An item with its `type`; a list of them when the name is that of several. */
function itemsJson(nodes: readonly TreeNode[]): string {
  const items = nodes.map(({ subject }) => typedItem(subject));
  return `${JSON.stringify(items.length === 1 ? items[0] : items, null, 1)}\n`;
}

/** The item with that id or name; where there is none, all that are also called so. Case and accents do not matter. */
export function itemsNamed(name: string, nodes: readonly TreeNode[]): readonly TreeNode[] {
  const wanted = fold(name);
  const has = (names: readonly string[]) => names.some((one) => fold(one) === wanted);
  const own = nodes.find(({ id, label }) => has([id, label]));
  return own ? [own] : nodes.filter(({ subject }) => has(namesOf(subject)));
}

/** What is said of a name that nothing has, with the nearest of those that there are. */
export function unknownName(name: string, nodes: readonly TreeNode[]): string {
  const known = [...new Set(nodes.flatMap(({ subject }) => namesOf(subject)))];
  const near = nearNames(name, known).slice(0, MOST_NEAREST);
  const advice =
    near.length > 0
      ? `did you mean ${near.join(', ')}?`
      : `to search for it, use: awesome-containers ${searchFor([name])}`;
  return `nothing is called “${excerpt(name, LONGEST_SHOWN)}”; ${advice}`;
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
