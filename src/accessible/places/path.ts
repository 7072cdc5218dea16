import { categoryPath, everyNode, type ShelfId, type TreeNode } from '../../data/tree.ts';
import type { Context } from '../../views/context.ts';
import type { Place } from '../state.ts';
import { nameOf } from '../words/items.ts';
import { spoken } from './results.ts';

type Library = Pick<Context, 'tree' | 'items'>;

/** Returns the place of a tree node. Branches of the guide and of the vulnerabilities have places of their own. */
export function placeOf({ id, subject }: TreeNode): Place {
  switch (subject.kind) {
    case 'level':
      return { kind: 'guide', level: subject.level };
    case 'year':
      return { kind: 'vulnerabilities', year: subject.year, ids: null };
    case 'shelf':
      return { kind: 'shelf', shelf: subject.shelf };
    case 'category':
      if (subject.category.holds === 'measures') return { kind: 'guide', level: null };
      if (subject.category.holds === 'vulnerabilities') return { kind: 'vulnerabilities', year: null, ids: null };
      return { kind: 'branch', id };
    default:
      return { kind: 'item', id };
  }
}

/** Finds a node of the tree by its id, whether it is an item or a branch. */
export const nodeWith = (id: string, { tree, items }: Library): TreeNode | undefined =>
  items.get(id) ?? everyNode(tree).find((node) => node.id === id);

/** Returns the place that contains a place; `null` if there is none. */
export function above(place: Place, library: Library): Place | null {
  switch (place.kind) {
    case 'notes':
    case 'links':
      return { kind: 'item', id: place.id };
    case 'item':
    case 'branch':
      return around(nodeWith(place.id, library), library);
    case 'guide':
      return place.level === null ? around(branchHolding('measures', library), library) : { ...place, level: null };
    case 'vulnerabilities':
      if (place.year !== null) return { ...place, year: null };
      return around(branchHolding('vulnerabilities', library), library);
    case 'home':
      return null;
    default:
      return { kind: 'home' };
  }
}

function around(node: TreeNode | undefined, library: Library): Place {
  const parent = node?.parent == null ? undefined : nodeWith(node.parent, library);
  return parent ? placeOf(parent) : { kind: 'home' };
}

const branchHolding = (holds: string, { tree }: Library): TreeNode | undefined =>
  everyNode(tree).find(({ subject }) => subject.kind === 'category' && subject.category.holds === holds);

/** Returns the path to a place, from the outside in: `Containers, runc, notes`. */
export function pathOf(place: Place, library: Library): string {
  if (isOfItem(place)) {
    const node = library.items.get(place.id);
    const part = place.kind === 'item' ? [] : [place.kind];
    return node ? [...categoryPath(node.subject), nameOf(node), ...part].join(', ') : '';
  }
  const outer = above(place, library);
  const own = ownName(place, library);
  return outer === null || outer.kind === 'home' ? own : `${pathOf(outer, library)}, ${own}`;
}

type OfItem = Extract<Place, { readonly kind: 'item' | 'notes' | 'links' }>;

const isOfItem = (place: Place): place is OfItem => ['item', 'notes', 'links'].includes(place.kind);

const SHELF_NAMES: Readonly<Record<ShelfId, string>> = {
  news: 'new since your last visit',
  bookmarks: 'bookmarks',
  recent: 'recently opened',
};

/** Returns the name of a place that does not belong to an item. */
function ownName(place: Exclude<Place, OfItem>, library: Library): string {
  switch (place.kind) {
    case 'home':
      return 'home';
    case 'branch':
      return nodeWith(place.id, library)?.label ?? '';
    case 'shelf':
      return SHELF_NAMES[place.shelf];
    case 'results':
      return `search for ${spoken(place.query)}`;
    case 'filters':
      return place.panel === 'filter' ? 'filters' : 'orders of the results';
    case 'vulnerabilities':
      return place.year ?? (place.ids === null ? 'vulnerabilities' : 'vulnerabilities of the search');
    case 'guide':
      return place.level === null ? 'hardening guide' : `level ${place.level}`;
    case 'matrix':
      return 'what isolates what';
    case 'comparison':
      return 'comparison';
    case 'check':
      return `check of ${place.text}`;
    case 'judgement':
      return 'judgement by the hardening guide';
    case 'stack':
      return 'your stack';
    case 'machine':
      return 'this machine';
    case 'lists':
      return 'lists opened before';
    case 'totals':
    case 'help':
      return place.kind;
    default:
      return place satisfies never;
  }
}
