import type { TreeNode } from '../../data/tree.ts';
import type { Link } from '../../data/types.ts';
import { itemsNamed, namesNear } from '../../search/named.ts';
import { excerpt } from '../../text/excerpt.ts';
import type { Context } from '../../views/context.ts';
import type { Target } from '../answer.ts';
import { describe } from '../describe.ts';
import { detailOf } from '../items/item.ts';
import { here, type State } from '../state.ts';
import { nameOf } from '../words/items.ts';
import { listed } from '../words/join.ts';

/** A refusal: what the user typed is ambiguous or does not exist. `why` gives the reason and what to do, in one line. */
export type Refused = { readonly why: string };

const NUMBER = /^\d+$/;
export const isNumber = (text: string): boolean => NUMBER.test(text);

const LONGEST_SHOWN = 60;
export const shown = (text: string): string => excerpt(text, LONGEST_SHOWN);

const MOST_NAMED = 4;

/** Returns the item that is open, whether its page, its notes or its links are shown. */
export function openItem(state: State, { items }: Pick<Context, 'items'>): TreeNode | undefined {
  const { place } = here(state);
  const isOpen = place.kind === 'item' || place.kind === 'notes' || place.kind === 'links';
  return isOpen ? items.get(place.id) : undefined;
}

/** Finds where the row with this number leads in the list of the current place. */
export function rowAt(number: string, state: State, context: Context): Target | Refused {
  const { list } = describe(here(state).place, state, context);
  if (list === null || list.count === 0)
    return { why: 'There is no numbered list here. Type home for a list of all branches.' };
  const index = Number(number) - 1;
  if (index >= 0 && index < list.count) return list.rowAt(index).leadsTo;
  const [one] = list.noun;
  const range = list.count === 1 ? 'Its only number is 1' : `Its numbers are 1 to ${list.count}`;
  return { why: `The list has no ${one} ${shown(number)}. ${range}.` };
}

/** Finds the item that a number of the list or a name stands for. Without either, it is the open item. */
export function itemMeant(given: string, state: State, context: Context): TreeNode | Refused {
  if (given === '') {
    const open = openItem(state, context);
    return open ?? { why: 'No item is open here. Type the number of one in the list, or show and its name.' };
  }
  if (!isNumber(given)) return itemCalled(given, context);
  const target = rowAt(given, state, context);
  if ('why' in target) return target;
  const node = 'place' in target && 'id' in target.place ? context.items.get(target.place.id) : undefined;
  return node ?? { why: `Number ${given} is not an item.` };
}

/** Finds the item with this name, or says why there is none and suggests the nearest names. */
export function itemCalled(name: string, { items }: Pick<Context, 'items'>): TreeNode | Refused {
  const nodes = [...items.values()];
  const [first, ...others] = itemsNamed(name, nodes);
  if (first !== undefined && others.length === 0) return first;
  if (first !== undefined) {
    const ids = [first, ...others].slice(0, MOST_NAMED).map(({ id }) => id);
    return { why: `Several items are called ${shown(name)}. Name one by its id: ${listed(ids, 'or')}.` };
  }
  const near = namesNear(name, nodes);
  const advice =
    near.length > 0 ? `Did you mean ${listed(near, 'or')}?` : `To search for it, type search ${shown(name)}.`;
  return { why: `Nothing is called ${shown(name)}. ${advice}` };
}

/** A link, and the item that it belongs to, if any. */
export type LinkMeant = { readonly link: Link; readonly node: TreeNode | null };

/**
 * Finds the link that is meant. If an item is open, it is the link with that number or the main link of the item. Otherwise it is
 * the main link of the item with that number or name.
 */
export function linkMeant(given: string, state: State, context: Context): LinkMeant | Refused {
  const open = openItem(state, context);
  if (open !== undefined && (given === '' || isNumber(given))) return linkOf(open, given, context);
  if (isNumber(given)) {
    const target = rowAt(given, state, context);
    if ('link' in target) return { link: target.link, node: null };
  }
  const node = itemMeant(given, state, context);
  return 'why' in node ? node : linkOf(node, '', context);
}

function linkOf(node: TreeNode, number: string, context: Context): LinkMeant | Refused {
  const { links, main } = detailOf(node, context);
  if (links.length === 0) return { why: `${nameOf(node)} has no link that can be opened.` };
  const link = number === '' ? (main ?? links[0]) : links[Number(number) - 1];
  const range = links.length === 1 ? 'one link' : `links 1 to ${links.length}`;
  return link
    ? { link, node }
    : { why: `${nameOf(node)} has ${range}. Type links to hear ${links.length === 1 ? 'it' : 'them'}.` };
}
