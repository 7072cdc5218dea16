import type { TreeNode } from '../../data/tree.ts';
import type { Link } from '../../data/types.ts';
import { capFor } from '../../screen/key-caps.ts';
import type { Context } from '../context.ts';
import { documentFor } from '../detail/document.ts';
import { selectedNode } from '../list/select.ts';
import type { State } from '../state.ts';
import { type Step, withWarning } from '../view.ts';
import { recordVisit } from './shelves.ts';

/** Opens the main link of the selected item, or the link with a number. */
export function openLink(state: State, which: number | 'main', context: Context): Step {
  const node = selectedNode(state, context);
  if (!node) return withWarning(state, 'There is no link here to open.');
  const { links, main } = documentFor(node, state, context);
  const link = which === 'main' ? main : links[which - 1];
  if (link) return openPage(state, node, link, context);
  return withWarning(state, which === 'main' ? noPageToOpen(links.length, context) : `There is no link ${which} here.`);
}

/** Opens a page of an item, and chooses its link. If no browser opens it, the key that copies then copies this address. */
export function openPage(state: State, node: TreeNode, link: Link, context: Context): Step {
  const { stops } = documentFor(node, state, context);
  const isChosen = stops[state.stop ?? -1]?.link?.url === link.url;
  const stop = isChosen ? state.stop : stops.findIndex((other) => other.link?.url === link.url);
  return recordVisit({ ...state, stop }, node, [{ type: 'open', url: link.url }]);
}

function noPageToOpen(links: number, { theme }: Context): string {
  if (links === 0) return 'There is no link here to open.';
  const tab = capFor('detail', 'next-stop', theme.glyphs);
  return `This has no page of its own to open; in the detail, ${tab} chooses one of its links.`;
}

/** Copies the address of the chosen link, of the source of the chosen note, or else of the main link. A lead has no address. */
export function copyLink(state: State, as: 'address' | 'markdown', context: Context): Step {
  const node = selectedNode(state, context);
  const { links, main, stops } = (node && documentFor(node, state, context)) ?? { links: [], main: null, stops: [] };
  const link = stops[state.stop ?? -1]?.link ?? main;
  if (!link) return withWarning(state, noPageToCopy(links.length, context));
  const text = as === 'address' ? link.url : `[${link.title}](${link.url})`;
  return { state, effects: [{ type: 'copy', text, what: as === 'address' ? link.url : 'the link as Markdown' }] };
}

function noPageToCopy(links: number, { theme }: Context): string {
  if (links === 0) return 'There is no link here to copy.';
  const tab = capFor('detail', 'next-stop', theme.glyphs);
  return `This has no page of its own to copy; in the detail, ${tab} chooses one of its links.`;
}
