import { capFor } from '../../screen/key-caps.ts';
import type { Context } from '../context.ts';
import { documentFor } from '../detail/document.ts';
import { selectedNode } from '../list/select.ts';
import type { State } from '../state.ts';
import { only, refused, type Step } from '../view.ts';
import { goBack, goToItem } from './history.ts';
import { recordVisit } from './shelves.ts';

/** Which link is meant: one by its number, the main one, or the one that is chosen in the detail. */
export type WhichLink = number | 'main' | 'chosen';

/** Opens a link of the selected item. What is chosen in the detail may be a reference, which is followed. */
export function openLink(state: State, which: WhichLink, context: Context): Step {
  const node = selectedNode(state, context);
  if (!node) return refused(state, 'There is no link here to open.');
  const { links, main } = documentFor(node, state, context);
  const chosen = which === 'chosen' ? (state.link ?? 0) : null;
  if (chosen !== null && chosen >= links.length) return followReference(state, chosen - links.length, context);
  const link = which === 'main' ? main : links[chosen ?? Number(which) - 1];
  if (!link) {
    return refused(
      state,
      typeof which === 'number' ? `There is no link ${which} here.` : noPageToOpen(links.length, context),
    );
  }
  // What was opened is chosen: when no browser answers, the next key copies this address and not another one.
  return recordVisit({ ...state, link: links.indexOf(link) }, node, [{ type: 'open', url: link.url }]);
}

function noPageToOpen(links: number, { theme }: Context): string {
  if (links === 0) return 'There is no link here to open.';
  const first = capFor('list', 'open-numbered-link', theme.glyphs);
  return `This has no page of its own to open; ${first} opens its first link.`;
}

/** Copies the address of the chosen link or else of the main one. A reference has no address but that of the selected item. */
export function copyLink(state: State, as: 'address' | 'markdown', context: Context): Step {
  const node = selectedNode(state, context);
  const { links, main } = (node && documentFor(node, state, context)) ?? { links: [], main: null };
  const link = (state.link === null ? null : links[state.link]) ?? main;
  if (!link) return refused(state, noPageToCopy(links.length, context));
  const text = as === 'address' ? link.url : `[${link.title}](${link.url})`;
  return { state, effects: [{ type: 'copy', text, what: as === 'address' ? link.url : 'as Markdown' }] };
}

function noPageToCopy(links: number, { theme }: Context): string {
  if (links === 0) return 'There is no link here to copy.';
  const tab = capFor('detail', 'next-link', theme.glyphs);
  return `This has no page of its own to copy; ${tab} chooses one of its other links.`;
}

/** Goes where the detail leads: to what replaced a thing, or else to what is related. */
export function followReference(state: State, index: number, context: Context): Step {
  const node = selectedNode(state, context);
  const id = node && documentFor(node, state, context).leads[index];
  const item = id === undefined ? undefined : context.items.get(id);
  if (!item) return refused(state, 'Nothing here leads to another entry.');
  return recordVisit(goToItem(state, item, context), item, []);
}

export function goBackInHistory(state: State): Step {
  const before = goBack(state);
  return before ? only(before) : refused(state, 'There is nothing to go back to.');
}
