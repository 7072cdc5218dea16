import { buildTree, itemsById, type TreeNode } from '../../data/tree.ts';
import type { Catalog } from '../../data/types.ts';
import { WIDEST_TEXT } from '../../screen/layout.ts';
import { createTheme, paint, type Theme } from '../../screen/theme.ts';
import { itemsNamed, namesNear } from '../../search/named.ts';
import { isAdvisory } from '../../search/query/versions.ts';
import { excerpt } from '../../text/excerpt.ts';
import { measureAmbiguous } from '../../text/width.ts';
import { makeDetail } from '../../views/detail/content.ts';
import { DONE, type ListFile, NOTHING_FOUND } from '../command.ts';
import { listOption, searchFor } from '../shell.ts';
import type { ShowRequest } from '../show.ts';
import { typedItem } from './item-json.ts';
import { complain, print, printForReader, readCatalog } from './output.ts';

/** The number of characters of a name that a message repeats. */
const LONGEST_SHOWN = 60;

/** Prints an item in full. Returns the exit code. For an unknown name it suggests the nearest names. */
export async function printShown({ name, json, look, list }: Omit<ShowRequest, 'kind'>): Promise<number> {
  const catalog = await readCatalog(list);
  const nodes = [...itemsById(buildTree(catalog)).values()];
  const named = itemsNamed(name, nodes);
  if (named.length === 0) return complain(unknownName(name, nodes, list), NOTHING_FOUND);
  if (json) return print(itemsJson(named));
  if (named.length > 1)
    complain(`${named.length} items are called “${excerpt(name, LONGEST_SHOWN)}”: ${idsOf(named)}`, DONE);
  const texts = (width: number, theme: Theme) =>
    named.map((node) => detailText(node, catalog, Math.min(width, WIDEST_TEXT), theme)).join('\n\n');
  return printForReader(() => texts(WIDEST_TEXT, PLAIN), texts, look);
}

/** The theme for other programs: without colour, and with all letters as they are in the catalog. */
const PLAIN = createTheme({ colour: false, unicode: true, hyperlinks: false });

/** Draws the whole detail as the explorer shows it. */
function detailText(node: TreeNode, catalog: Catalog, width: number, theme: Theme): string {
  measureAmbiguous(theme.ambiguous);
  const { lines } = makeDetail(node, catalog, { width, theme, lit: () => [], foundNotes: new Set() });
  const painted = lines.map((line) => (theme === PLAIN ? line.map(({ text }) => text).join('') : paint(line, theme)));
  return `${painted.map((line) => line.trimEnd()).join('\n')}\n`;
}

const idsOf = (nodes: readonly TreeNode[]): string => nodes.map(({ id }) => id).join(', ');

/** Returns an item with its `type`, or an array if several items have the name. */
function itemsJson(nodes: readonly TreeNode[]): string {
  const items = nodes.map(({ subject }) => typedItem(subject));
  return `${JSON.stringify(items.length === 1 ? items[0] : items, null, 1)}\n`;
}

/** Returns the message for a name that no item of a list has, with the nearest names. */
export function unknownName(name: string, nodes: readonly TreeNode[], list: ListFile): string {
  const shown = excerpt(name, LONGEST_SHOWN);
  const parts = name.split(/\s+/);
  const isSeveral = parts.length > 1;
  if (!isSeveral && isAdvisory(name)) return `${shown} is not recorded here; products may still be affected`;
  if (isSeveral && parts.every((part) => itemsNamed(part, nodes).length > 0))
    return `nothing is called “${shown}”; for several things, use: awesome-containers compare ${listOption(list)}${parts.join(' ')}`;
  const near = namesNear(name, nodes);
  const advice =
    near.length > 0
      ? `did you mean ${near.join(', ')}?`
      : `to search for it, use: awesome-containers ${searchFor([name], list)}`;
  return `nothing is called “${shown}”; ${advice}`;
}
