import { buildTree, itemsById, type TreeNode } from '../../data/tree.ts';
import type { Catalog } from '../../data/types.ts';
import { WIDEST_TEXT } from '../../screen/layout.ts';
import { createTheme, paint, type Theme } from '../../screen/theme.ts';
import { itemsNamed, namesNear } from '../../search/named.ts';
import { isAdvisory } from '../../search/query/asked.ts';
import { excerpt } from '../../text/excerpt.ts';
import { measureAmbiguous } from '../../text/width.ts';
import { makeDetail } from '../../views/detail/content.ts';
import { NOTHING_FOUND } from '../command.ts';
import { searchFor } from '../shell.ts';
import type { ShowRequest } from '../show.ts';
import { typedItem } from './item-json.ts';
import { complain, print, printForReader, readCatalog } from './output.ts';

/** How much of a name is repeated in a message. */
const LONGEST_SHOWN = 60;

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

/** What is said of a name that nothing has, with the nearest of those that there are. */
export function unknownName(name: string, nodes: readonly TreeNode[]): string {
  const shown = excerpt(name, LONGEST_SHOWN);
  const parts = name.split(/\s+/);
  const isSeveral = parts.length > 1;
  if (!isSeveral && isAdvisory(name)) return `${shown} is not recorded here; products may still be affected`;
  if (isSeveral && parts.every((part) => itemsNamed(part, nodes).length > 0))
    return `nothing is called “${shown}”; for several things, use: awesome-containers compare ${parts.join(' ')}`;
  const near = namesNear(name, nodes);
  const advice =
    near.length > 0
      ? `did you mean ${near.join(', ')}?`
      : `to search for it, use: awesome-containers ${searchFor([name])}`;
  return `nothing is called “${shown}”; ${advice}`;
}
