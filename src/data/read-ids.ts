import { type Ids, named, neededText, objectsOf, report, type Spot, textOf, textOrNull } from './read-fields.ts';
import type { ShelfId } from './tree.ts';

/** Ids of the tree's own branches. */
export const SHELVES: readonly string[] = ['bookmarks', 'recent'] satisfies readonly ShelfId[];

/**
 * How deep categories, and entries under entries, may be nested. Nobody nests them deeper, and at some ten thousand the
 * building of the tree would come to its end.
 */
export const DEEPEST = 32;

/** The objects of a list, whose ids are noted: none is given twice. */
export function identify(root: Spot, list: string, ids: Map<string, Spot>): readonly Spot[] {
  return objectsOf(root, list, (spot) => {
    const id = neededText(spot, 'id');
    const fault = faultOfId(id, ids);
    if (fault !== null) report(spot, 'id', fault);
    else if (id !== '') ids.set(id, spot);
    return spot;
  });
}

/** The id of what has been identified. */
export function idOf(spot: Spot): string {
  return typeof spot.object.id === 'string' ? textOf(spot, 'id') : '';
}

function faultOfId(id: string, ids: Ids): (() => string) | null {
  // Rows of the tree are called `bookmarks/runc`, and the settings are a list of words.
  if (/[\s/]/.test(id)) return () => `must have no blank and no "/" in it; it is ${named(id)}`;
  if (SHELVES.includes(id)) return () => `must not be ${named(id)}, which is a branch of the explorer itself`;
  const other = ids.get(id);
  return other ? () => `must be its own; ${named(id)} is that of ${other.list}[${other.index}] too` : null;
}

type Nested = { readonly id: string; readonly parent: string | null };

/** What a spot's parent is among those of its list that stand before it; none that is nested too deep to hold another. */
export function parentAmong<Item extends Nested>(before: readonly Item[], spot: Spot, ids: Ids): Item | null {
  const parent = itemOf(textOrNull(spot, 'parent'), before, spot, ids);
  let depth = 1;
  for (let above = parent; above !== null && depth <= DEEPEST; depth += 1) {
    above = itemOf(above.parent, before, spot, ids);
  }
  return depth <= DEEPEST ? parent : null;
}

function itemOf<Item>(id: string | null, before: readonly Item[], { list }: Spot, ids: Ids): Item | null {
  const other = id === null ? undefined : ids.get(id);
  return other?.list === list && other.index !== null ? (before[other.index] ?? null) : null;
}
